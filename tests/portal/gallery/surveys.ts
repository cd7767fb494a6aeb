import { surveyState } from '../../../commands/surveys/survey-state.js';
import { monitor, quotasFor } from '../../../projections/surveys/statistics/quotas.js';
import { resultsOf } from '../../../projections/surveys/statistics/results.js';
import type { SurveyForOffice } from '../../../read-models/surveys.js';
import { OPEN_POLL, SAMPLE_SURVEY, SURVEY_AGES } from '../../../src/demo/survey-texts.js';
import { designOf, strataFor } from '../../../src/surveys/design.js';
import { fileOf } from '../../../src/surveys/file-of-answers.js';
import { CITIZEN, day, id } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const OFFICER = { name: 'გელა ლომიძე', level: 1, roles: ['officer', 'interviewer'] } as const;
const INTERVIEWER = 'a1b2c3d4'.repeat(4);
const DIGEST = '3f1c9e6d2b7a48505c8e0f913d6a7b2c4e5f60718293a4b5c6d7e8f901234567';
const strata = strataFor(SAMPLE_SURVEY.method.sample);

const sample: SurveyForOffice = {
  ...{ id: id(900), kind: 'sample', status: 'open', title: SAMPLE_SURVEY.title, about: SAMPLE_SURVEY.about },
  ...{ draftedAt: day(-20), version: 1, questions: SAMPLE_SURVEY.questions, versions: [{ version: 1, at: day(-18) }] },
  ...{ method: SAMPLE_SURVEY.method, openedAt: day(-18), openedWith: 1, closes: day(9), strata },
  ...{ invited: { paper: 2_400 }, invitedByStratum: Object.fromEntries(strata.map(({ code, n }) => [code, n * 2])) },
  ...{
    reminders: [{ wave: 1, at: day(-10), count: 240 }],
    fieldwork: { [INTERVIEWER]: [{ stratum: 'vake', count: 12 }] },
  },
  removals: [{ batch: id(955), ground: 'not-held', at: day(-4), count: 14 }],
  codebooks: {
    wish: {
      version: 1,
      codes: [
        { code: 'k1', label: { ka: 'ხშირი ავტობუსი', en: 'Buses more often' } },
        { code: 'k2', label: { ka: 'ჩრდილი', en: 'Shade' } },
      ],
    },
  },
  ...{
    answers: 731,
    byMode: { web: 640, interviewer: 91 },
    byDay: {},
    asOf: { position: 48_213, size: null, root: null },
  },
};
const poll: SurveyForOffice = {
  ...{ ...sample, id: id(901), kind: 'open', title: OPEN_POLL.title, about: OPEN_POLL.about },
  ...{ questions: OPEN_POLL.questions, method: OPEN_POLL.method, strata: [], invited: {}, reminders: [] },
};

/** Everybody of the sample has answered; few live in some districts, so that numbers are hidden. */
const answers = strata.flatMap(({ code: stratum, n }, d) =>
  Array.from({ length: n }, (_, i) => ({
    ...{ id: `${stratum}-${i}`, mode: 'web', stratum, others: {} },
    answers: {
      ...{ district: stratum, sex: i % 5 < 3 ? 'female' : 'male', age: SURVEY_AGES[(i * 7 + d) % 4]! },
      ...{ mostly: i % 5 ? 'bus' : i % 2 ? 'car' : 'foot', mark: 1 + (i % 5) },
      ...(i % 4 === 0 && { wish: 'მეტი ჩრდილი' }),
      content: { clean: i % 3 ? 'good' : 'bad', light: 'middling', green: (i + d) % 9 ? 'good' : 'bad' },
    },
  })),
);
const codings = answers.flatMap(({ id: respondent, answers: { wish } }, i) =>
  wish ? [{ respondent, question: 'wish', version: 1, codes: [i % 3 ? 'k1' : 'k2'] }] : [],
);
const design = designOf({
  ...surveyState.initial,
  ...{ kind: 'sample', questionnaires: { 1: SAMPLE_SURVEY.questions }, method: SAMPLE_SURVEY.method },
  ...{ opening: { version: 1, closes: day(9), strata }, codebooks: sample.codebooks },
});
const someCame = answers.flatMap(({ answers: { district, sex, age } }, i) =>
  i % 3 ? [{ cell: { district, sex, age } }] : [],
);
const { file, weights } = fileOf(answers, { erased: 1, taken: 0 }, codings, design, (one) => one);
const results = resultsOf(file);
const published: SurveyForOffice = {
  ...{ ...sample, status: 'published', closedAt: day(-2), answers: 1_201, byMode: { web: 1_201 }, weights: weights! },
  file: { digest: DIGEST, rows: 1_200, answers: 1_201, removed: [{ reason: 'erased', count: 1 }] },
  results: { rule: 1, digest: DIGEST, n: 1_200, at: day(-1) },
};
/** The same with the young, the old and a district missing: few answered, and the weights cannot help it. */
const few = fileOf(
  answers.filter(({ stratum, answers: { age } }, i) => stratum !== 'vake' && age !== '18-29' && i % 40 === 0),
  ...([{ erased: 0, taken: 0 }, codings, design, (one: string) => one] as const),
);
const thin: SurveyForOffice = { ...published, weights: few.weights! };

/** Surveys, as they are read, answered and run. */
export function surveyPages(pages: Pages, at: At): Record<string, Shown> {
  const cardOf = ({ questions: _, ...survey }: SurveyForOffice) => survey;
  const found = { items: [poll, sample, published].map(cardOf), next: 'next', total: 3, asOf: sample.asOf };
  const here = at('/surveys');
  const answering = { frame: here, survey: sample, errors: [], state: 's'.repeat(64) };
  const filled = {
    answers: {
      ...{ district: 'vake', sex: 'female', age: '30-44', mostly: 'other', mark: 4, wish: 'მეტი ჩრდილი' },
      content: { clean: 'good' },
    },
    others: { mostly: 'ველოსიპედით' },
  };
  const desk = (survey: SurveyForOffice) => ({
    ...{ frame: at('/office/surveys', OFFICER), survey, errors: [] },
    answersBy: [{ stratum: 'vake', mode: 'web', n: 44 }],
    quotas: monitor(quotasFor(1_200, design.frame!), someCame),
    interviewers: [{ staff: INTERVIEWER, name: 'ეკა დოლიძე' }],
  });
  const wrong = [{ field: 'a-mostly', text: 'ერთი სავალდებულო კითხვა უპასუხოდ დარჩა. უპასუხეთ, შემდეგ განაგრძეთ.' }];
  const step =
    (page: number, errors = answering.errors as typeof wrong) =>
    (lang: 'ka' | 'en') =>
      pages.SurveyStepPage({ ...answering, page, filled, errors }, lang);
  return {
    surveys: (lang) => pages.SurveysPage({ frame: here, wanted: {}, found }, lang),
    'surveys-none': (lang) =>
      pages.SurveysPage(
        { frame: here, wanted: { status: 'closed' }, found: { ...found, items: [], next: null } },
        lang,
      ),
    'survey-sample': (lang) => pages.SurveyPage({ frame: at('/surveys', OFFICER), survey: sample }, lang),
    'survey-poll': (lang) => pages.SurveyPage({ frame: at('/surveys', CITIZEN), survey: poll }, lang),
    'survey-published': (lang) => pages.SurveyPage({ frame: here, survey: published }, lang),
    'survey-code': (lang) => pages.SurveyCodePage({ frame: here, survey: sample, errors: [] }, lang),
    'survey-code-signed-in': (lang) =>
      pages.SurveyCodePage({ frame: at('/surveys', CITIZEN), survey: sample, errors: [] }, lang),
    'survey-step': step(0),
    'survey-step-wrong': step(1, wrong),
    'survey-step-matrix': step(3),
    'survey-step-order': (lang) =>
      pages.SurveyStepPage({ ...answering, survey: poll, page: 1, filled: { answers: {}, others: {} } }, lang),
    'survey-check': (lang) => pages.SurveyCheckPage({ ...answering, filled }, lang),
    'survey-saved': (lang) =>
      pages.SurveySavedPage(
        { ...answering, link: `/ka/surveys/${sample.id}/resume/kkkkkkkkkkkkkkkkkkkkkk`, draft: 'k'.repeat(22) },
        lang,
      ),
    'survey-resume': (lang) => pages.SurveyResumePage({ ...answering, draft: 'k'.repeat(22) }, lang),
    'survey-resume-gone': (lang) => pages.SurveyResumePage({ ...answering, draft: undefined }, lang),
    'survey-thanks': (lang) => pages.SurveyThanksPage(answering, lang),
    'survey-results': (lang) => pages.SurveyResultsPage({ frame: here, survey: published, results }, lang),
    'survey-results-few': (lang) =>
      pages.SurveyResultsPage({ frame: here, survey: thin, results: resultsOf(few.file) }, lang),
    'survey-method': (lang) => pages.SurveyMethodPage({ frame: here, survey: sample }, lang),
    'survey-method-published': (lang) => pages.SurveyMethodPage({ frame: here, survey: published }, lang),
    'survey-method-poll': (lang) => pages.SurveyMethodPage({ frame: here, survey: poll }, lang),
    'survey-office': (lang) => pages.SurveyOfficePage({ frame: at('/office/surveys', OFFICER), found }, lang),
    'survey-new': (lang) =>
      pages.NewSurveyPage({ frame: at('/office/surveys/new', OFFICER), kept: { kind: 'sample' }, errors: [] }, lang),
    'survey-desk-draft': (lang) =>
      pages.SurveyDeskPage({ ...desk({ ...sample, status: 'draft' }), notice: 'drafted' }, lang),
    'survey-desk': (lang) => pages.SurveyDeskPage(desk(sample), lang),
    'survey-desk-closed': (lang) => pages.SurveyDeskPage(desk({ ...sample, status: 'closed' }), lang),
    'survey-removals': (lang) =>
      pages.SurveyRemovalsPage(
        {
          ...{ frame: at('/office/surveys', OFFICER), survey: sample, self: 'b'.repeat(32), errors: [] },
          interviewers: [{ staff: INTERVIEWER, name: 'ეკა დოლიძე', brought: 7 }],
          proposed: [
            {
              ...{ batch: id(955), ground: 'not-held', at: day(-5), by: 'b'.repeat(32), interviewer: INTERVIEWER },
              why: 'ათი ნომრიდან ცხრა არ არსებობს.',
            },
            {
              ...{ batch: id(956), ground: 'altered', at: day(-1), by: 'c'.repeat(32), interviewer: INTERVIEWER },
              why: 'სამმა რესპონდენტმა სხვა პასუხი დაასახელა.',
            },
            {
              ...{ batch: id(957), ground: 'against-rules', at: day(-1), by: 'b'.repeat(32), interviewer: INTERVIEWER },
              why: 'ინტერვიუ ტელეფონით ჩატარდა.',
            },
          ],
        },
        lang,
      ),
    'survey-letters': (lang) =>
      pages.SurveyLettersPage(
        {
          frame: at('/office/surveys', OFFICER),
          survey: sample,
          letters: [{ code: '7KQM-2X9D-HW4T', stratum: 'vake' }],
        },
        lang,
      ),
    'survey-coding': (lang) =>
      pages.SurveyCodingPage(
        {
          ...{
            frame: at('/office/surveys', OFFICER),
            survey: { ...sample, status: 'closed' },
            open: ['mostly', 'wish'],
            question: 'wish',
          },
          ...{ texts: [{ answer: 'x1', text: '<b>მეტი</b> ჩრდილი', codes: ['k2'] }], errors: [] },
        },
        lang,
      ),
    fieldwork: (lang) =>
      pages.FieldworkPage(
        {
          frame: at('/surveys', OFFICER),
          survey: sample,
          errors: [],
          quotas: [{ stratum: 'vake', count: 12, brought: 7, answers: 44, wanted: 121 }],
        },
        lang,
      ),
  };
}
