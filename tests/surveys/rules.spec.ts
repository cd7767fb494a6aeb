import { answer } from '../../commands/surveys/answer.js';
import { AnswerSurvey, CodeTexts, IssueInvitations, RemindInvited } from '../../commands/surveys/answer-commands.js';
import { checkedAnswers } from '../../commands/surveys/answering.js';
import { askedOf } from '../../commands/surveys/asked.js';
import { coding } from '../../commands/surveys/coding.js';
import {
  AdoptCodebook,
  AdoptQuestionnaire,
  AssignFieldwork,
  CloseSurvey,
  DraftSurvey,
  OpenSurvey,
  PlanSurveyMethod,
  PublishSurveyResults,
} from '../../commands/surveys/commands.js';
import { inconsistentQuestions } from '../../commands/surveys/questions.js';
import { survey } from '../../commands/surveys/survey.js';
import { surveyState } from '../../commands/surveys/survey-state.js';
import type { SurveyEvent, SurveyQuestion } from '../../events/surveys.js';
import { spec, stateOf, wish } from '../support/given.js';
import { ANSWERS, draftOf, POLL, QUESTIONS, SAMPLE, SURVEY } from './made-up.js';

const id = { survey: SURVEY };
const { title, about } = draftOf('sample');
const drafted: SurveyEvent[] = [
  { type: 'SurveyDrafted', data: { ...id, kind: 'sample', title, about } },
  { type: 'QuestionnaireAdopted', data: { ...id, version: 1, questions: QUESTIONS } },
  { type: 'SurveyMethodPlanned', data: { ...id, method: SAMPLE } },
];
const strata = [{ code: 'vake', population: 6_000, n: 20 }];
const closes = '2026-06-20T20:00:00.000Z';
const opened: SurveyEvent = { type: 'SurveyOpened', data: { ...id, version: 1, closes, method: SAMPLE, strata } };
const closed: SurveyEvent = { type: 'SurveyClosed', data: id };
const open = [...drafted, opened];
const rules = spec(survey);
const { label } = QUESTIONS[0]!;
const two = [
  { code: 'a', label },
  { code: 'b', label },
];

describe('a survey', () => {
  it('is drafted with its questions and its method at once, and once', () => {
    rules
      .given()
      .when(wish(DraftSurvey, id, draftOf('sample') as never))
      .then(...drafted);
    rules
      .given(...drafted)
      .when(wish(DraftSurvey, id, draftOf('sample') as never))
      .refused('survey.already-drafted');
  });

  it.each<[string, Partial<SurveyQuestion>[]]>([
    ['one code twice', [{ code: 'q' }, { code: 'q' }]],
    ['a choice without choices', [{ kind: 'single' }]],
    ['one choice only', [{ kind: 'single', choices: two.slice(1) }]],
    ['words with choices', [{ choices: two }]],
    ['a choice that is called other', [{ kind: 'single', choices: [...two, { code: 'other', label }] }]],
    ['a matrix without rows', [{ kind: 'matrix', choices: two }]],
    ['a scale without steps', [{ kind: 'scale' }]],
    [
      'a condition that looks ahead',
      [{ code: 'p', when: { all: true, conditions: [{ question: 'q', is: 'answered' }] } }, {}],
    ],
    [
      'a condition on a choice that is none',
      [
        { code: 'p', kind: 'single', choices: two },
        { when: { all: true, conditions: [{ question: 'p', is: 'equals', value: 'c' }] } },
      ],
    ],
  ])('has no questionnaire with %s', (_, parts) => {
    const questions = parts.map((part) => ({ code: 'q', kind: 'short', label, required: false, ...part }));
    const command = wish(DraftSurvey, id, draftOf('open', { questions }) as never);
    rules.given().when(command).refused('survey.inconsistent');
  });

  it('marks questions as sensitive or identifying; words cannot be identifying, and no mark changes once it is open', () => {
    const marked = (marks: object, code = 'bus') =>
      QUESTIONS.map((one) => (one.code === code ? { ...one, ...marks } : one)) as readonly SurveyQuestion[];
    const draft = (questions: readonly SurveyQuestion[]) =>
      wish(DraftSurvey, id, draftOf('sample', { questions }) as never);
    rules
      .given()
      .when(draft(marked({ identifying: true }, 'wish')))
      .refused('survey.inconsistent', { question: 'wish', why: 'identifying' });
    expect(inconsistentQuestions(marked({ sensitive: true, identifying: true }))).toBeUndefined();
    for (const marks of [{ sensitive: true }, { identifying: true }])
      rules
        .given(...open)
        .when(wish(AdoptQuestionnaire, id, { version: 2, questions: marked(marks) as never }))
        .refused('survey.wording-only');
  });

  it('has a frame when it is a sample survey, and none when it is an open poll', () => {
    const draft = (kind: 'sample' | 'open', method: object) =>
      wish(DraftSurvey, id, draftOf(kind, { method }) as never);
    rules.given().when(draft('sample', POLL)).refused('survey.method-inconsistent', { why: 'sample' });
    rules.given().when(draft('open', SAMPLE)).refused('survey.method-inconsistent', { why: 'sample' });
    const few = { ...SAMPLE, sample: { ...SAMPLE.sample!, n: 100_000 } };
    rules.given().when(draft('sample', few)).refused('survey.method-inconsistent', { why: 'frame' });
    const elsewhere = { ...SAMPLE, sample: { ...SAMPLE.sample!, cell: { ...SAMPLE.sample!.cell, age: 'bus' } } };
    rules.given().when(draft('sample', elsewhere)).refused('survey.method-inconsistent', { why: 'cell.age' });
  });

  it('pins method and strata when it opens, for a year at the most', () => {
    const command = (lastDay: string) => wish(OpenSurvey, id, { lastDay, strata });
    rules
      .given(...drafted)
      .when(command('2026-06-20'))
      .then(opened);
    rules
      .given(...drafted)
      .when(command('2026-06-09'))
      .refused('survey.day-past');
    rules
      .given(...drafted)
      .when(command('2028-01-01'))
      .refused('survey.too-long-open');
    rules
      .given(...open)
      .when(command('2026-06-20'))
      .refused('survey.not-a-draft');
    rules
      .given(...open)
      .when(wish(PlanSurveyMethod, id, { method: SAMPLE as never }))
      .refused('survey.not-a-draft');
  });

  it('changes only its wording once it is open', () => {
    const reworded = QUESTIONS.map((one) => ({ ...one, label: { ka: 'სხვაგვარად', en: 'Otherwise' } }));
    const adopt = (version: number, questions: readonly SurveyQuestion[]) =>
      wish(AdoptQuestionnaire, id, { version, questions: questions as never });
    rules
      .given(...open)
      .when(adopt(2, reworded))
      .then({
        type: 'QuestionnaireAdopted',
        data: { ...id, version: 2, questions: reworded },
      });
    rules
      .given(...open)
      .when(adopt(2, QUESTIONS.slice(1)))
      .refused('survey.wording-only');
    rules
      .given(...open)
      .when(adopt(3, reworded))
      .refused('survey.not-later');
    rules
      .given(...open, closed)
      .when(adopt(2, reworded))
      .refused('survey.not-open');
  });

  it('says how many were invited, once a batch, and never with which codes', () => {
    const batch = '00000000-0000-4000-8000-0000000000b1';
    const invite = (stratum: string) =>
      wish(IssueInvitations, id, { batch, channel: 'sms', counts: [{ stratum, count: 3 }] });
    const issued = {
      type: 'InvitationsIssued',
      data: { ...id, batch, channel: 'sms', counts: [{ stratum: 'vake', count: 3 }] },
    } as const;
    rules
      .given(...open)
      .when(invite('vake'))
      .then(issued);
    rules
      .given(...open, issued)
      .when(invite('vake'))
      .thenNothing();
    rules
      .given(...open)
      .when(invite('mars'))
      .refused('survey.stratum-unknown');
    rules
      .given(...drafted)
      .when(invite('vake'))
      .refused('survey.not-open');
    rules
      .given(...open)
      .when(wish(RemindInvited, id, { wave: 1, count: 3 }))
      .then({
        type: 'InvitedReminded',
        data: { ...id, wave: 1, count: 3 },
      });
  });

  it('sends nobody out for an open poll', () => {
    const poll: SurveyEvent[] = [
      { type: 'SurveyDrafted', data: { ...id, kind: 'open', title, about } },
      { type: 'QuestionnaireAdopted', data: { ...id, version: 1, questions: QUESTIONS } },
      { type: 'SurveyOpened', data: { ...id, version: 1, closes, method: POLL, strata: [] } },
    ];
    const assign = wish(AssignFieldwork, id, { interviewer: 'i'.repeat(32), quotas: [] });
    rules
      .given(...poll)
      .when(assign)
      .refused('survey.no-sample');
  });

  it('closes once, and is published only then', () => {
    const publish = wish(PublishSurveyResults, id, {
      ...{ file: 'f', rows: 9, answers: 10, removed: [{ reason: 'erased', count: 1 }], rule: 1, digest: 'd', n: 9 },
    });
    rules
      .given(...open)
      .when(wish(CloseSurvey, id))
      .then(closed);
    rules
      .given(...open, closed)
      .when(wish(CloseSurvey, id))
      .thenNothing();
    rules
      .given(...drafted)
      .when(wish(CloseSurvey, id))
      .refused('survey.not-open');
    rules
      .given(...open)
      .when(publish)
      .refused('survey.not-closed');
    rules
      .given(...open, closed)
      .when(publish)
      .then(
        {
          type: 'AnswerFilePublished',
          data: {
            ...id,
            version: 1,
            digest: 'f',
            rows: 9,
            answers: 10,
            removed: [{ reason: 'erased', count: 1 }],
            counted: 'e5',
          },
        },
        { type: 'ResultsPublished', data: { ...id, rule: 1, file: 'f', digest: 'd', n: 9 } },
      );
  });
});

describe('an answer', () => {
  const world = (...past: SurveyEvent[]) => ({ survey: stateOf(surveyState, ...past) });
  const said = (answers: object, more: object = {}) =>
    wish(AnswerSurvey, {
      ...id,
      version: 1,
      answers: answers as never,
      answer: 'x',
      stratum: 'vake',
      subject: 's',
      mode: 'web',
      ...more,
    } as never);

  it('holds in public the survey, the version and the way it came; all else is sealed', () => {
    spec(answer, world(...open))
      .given()
      .when(said({ ...ANSWERS, missing: ['shade', 'other'] }, { others: { missing: '  <b>კაფე</b> ' } }))
      .then({
        type: 'SurveyAnswered',
        data: { ...id, version: 1, mode: 'web' },
        private: {
          subject: 's',
          content: {
            stratum: 'vake',
            answers: { ...ANSWERS, missing: ['shade', 'other'] },
            others: { missing: '<b>კაფე</b>' },
          },
        },
      });
  });

  it('is given once', () => {
    const given = { type: 'SurveyAnswered', data: { ...id, version: 1, mode: 'web' } } as never;
    spec(answer, world(...open))
      .given(given)
      .when(said(ANSWERS))
      .thenNothing();
  });

  it('needs a survey that is open, a version that is asked, and a stratum of the survey', () => {
    spec(answer, world(...drafted))
      .given()
      .when(said(ANSWERS))
      .refused('survey.not-open');
    spec(answer, world(...open, closed))
      .given()
      .when(said(ANSWERS))
      .refused('survey.not-open');
    spec(answer, world(...open))
      .given()
      .when(said(ANSWERS, { version: 2 }))
      .refused('answer.wrong-version');
    spec(answer, world(...open))
      .given()
      .when(said(ANSWERS, { stratum: 'mars' }))
      .refused('survey.stratum-unknown');
    const reworded: SurveyEvent = { type: 'QuestionnaireAdopted', data: { ...id, version: 2, questions: QUESTIONS } };
    spec(answer, world(...open, reworded))
      .given()
      .when(said({}))
      .refused('answer.required'); // the old wording may still be answered
  });

  it.each<[string, string, object, object?]>([
    ['a question that is none', 'answer.unknown-question', { nobody: 'x' }],
    ['one that is not asked after these answers', 'answer.unknown-question', { 'why-not': 'far' }],
    ['nothing where something is required', 'answer.required', { mark: undefined }],
    ['nothing to what follows from an answer', 'answer.required', { bus: 'no' }],
    ['a choice that is none', 'answer.not-fitting', { bus: 'maybe' }],
    ['two choices where one is asked', 'answer.not-fitting', { bus: ['yes', 'no'] }],
    ['more choices than may be', 'answer.not-fitting', { missing: ['shade', 'seats', 'times'] }],
    ['one choice twice', 'answer.not-fitting', { missing: ['shade', 'shade'] }],
    ['an order that leaves something out', 'answer.not-fitting', { first: ['parks', 'roads'] }],
    ['a row that is none', 'answer.not-fitting', { content: { water: 'good' } }],
    ['a step beyond the scale', 'answer.not-fitting', { mark: 6 }],
    ['half a step', 'answer.not-fitting', { mark: 2.5 }],
    ['a step as a word', 'answer.not-fitting', { mark: '4' }],
    ['words beside a choice that has none', 'answer.not-fitting', {}, { bus: 'on foot' }],
    ['words that are too long', 'answer.too-long', { wish: 'ა'.repeat(4_001) }],
    ['words that turn the direction', 'answer.not-fitting', { wish: 'a\u202Eb' }],
    ['an object where words are asked', 'answer.not-fitting', { wish: { a: 'b' } }],
  ])('does not say %s', (...[, code, change, others]) => {
    const kept = checkedAnswers(QUESTIONS, { answers: JSON.parse(JSON.stringify({ ...ANSWERS, ...change })), others });
    expect(kept).toMatchObject({ refused: code });
  });

  it('to what is not asked any more makes nothing else be asked', () => {
    const chain: SurveyQuestion[] = [
      { code: 'a', kind: 'single', label, required: true, choices: two },
      {
        code: 'b',
        kind: 'short',
        label,
        required: false,
        when: { all: true, conditions: [{ question: 'a', is: 'equals', value: 'a' }] },
      },
      {
        code: 'c',
        kind: 'short',
        label,
        required: false,
        when: { all: true, conditions: [{ question: 'b', is: 'answered' }] },
      },
    ];
    expect(askedOf(chain, { a: 'b', b: 'left over' }).map(({ code }) => code)).toEqual(['a']);
    expect(askedOf(chain, { a: 'a', b: 'said' }).map(({ code }) => code)).toEqual(['a', 'b', 'c']);
  });

  it('is asked for when one of several conditions holds', () => {
    const either: SurveyQuestion = {
      ...{ code: 'z', kind: 'short', label, required: false },
      when: {
        all: false,
        conditions: [
          { question: 'bus', is: 'not-equals', value: 'yes' },
          { question: 'mark', is: 'equals', value: '1' },
        ],
      },
    };
    const asks = (answers: object) => askedOf([...QUESTIONS, either], answers).some(({ code }) => code === 'z');
    expect([asks({ bus: 'yes', mark: 1 }), asks({ bus: 'no', mark: 3 }), asks({ bus: 'yes', mark: 3 })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(asks({})).toBe(false);
  });
});

it('open answers get codes of the newest codebook, when the survey is closed', () => {
  const adopted: SurveyEvent = { type: 'CodebookAdopted', data: { ...id, question: 'wish', version: 1, codes: two } };
  const world = (...past: SurveyEvent[]) => ({ survey: stateOf(surveyState, ...past) });
  const code = (codes: object, version = 1) =>
    wish(CodeTexts, { ...id, question: 'wish', version, codes: codes as never });
  spec(coding, world(...open, closed, adopted))
    .given()
    .when(code({ x: ['a'] }))
    .then({
      type: 'TextsCoded',
      data: { ...id, question: 'wish', version: 1, count: 1 },
      private: { subject: `survey-${SURVEY}`, content: { codes: { x: ['a'] } } },
    });
  spec(coding, world(...open, closed, adopted))
    .given()
    .when(code({ x: ['c'] }))
    .refused('survey.code-unknown');
  spec(coding, world(...open, closed, adopted))
    .given()
    .when(code({ x: ['a'] }, 2))
    .refused('survey.codebook-not-found');
  spec(coding, world(...open, adopted))
    .given()
    .when(code({ x: ['a'] }))
    .refused('survey.not-closed');
  const book = (question: string) => wish(AdoptCodebook, id, { question, version: 1, codes: two as never });
  rules
    .given(...open)
    .when(book('mark'))
    .refused('answer.unknown-question');
  rules
    .given(...open)
    .when(book('wish'))
    .then(adopted);
});
