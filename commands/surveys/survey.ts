import { daysAfter, endOf } from '../../events/calendar.js';
import type { Counted } from '../../events/survey-counts.js';
import type { SurveyEvent, SurveyQuestion } from '../../events/surveys.js';
import { type Decider, type Decision, type Now, refuse } from '../decider.js';
import { IssueInvitations, RemindInvited } from './answer-commands.js';
import {
  AdoptCodebook,
  AdoptQuestionnaire,
  AssignFieldwork,
  CloseSurvey,
  DraftSurvey,
  type OfSurvey,
  OpenSurvey,
  PlanSurveyMethod,
  PublishSurveyResults,
} from './commands.js';
import { inconsistentMethod } from './method.js';
import { inconsistentQuestions, onlyRewords } from './questions.js';
import { ConfirmInterviewRemoval, ProposeInterviewRemoval } from './removal-commands.js';
import { confirmRemoval, proposeRemoval } from './removals.js';
import { type Survey, surveyState } from './survey-state.js';

type Decided = Decision<SurveyEvent>;
const LONGEST_OPEN = 366;

/** One survey: its questions, how it is done, and what became of it. */
export const survey: Decider<Survey, OfSurvey, SurveyEvent> = {
  ...surveyState,
  handles: [
    DraftSurvey,
    AdoptQuestionnaire,
    PlanSurveyMethod,
    OpenSurvey,
    IssueInvitations,
    RemindInvited,
    AssignFieldwork,
    ProposeInterviewRemoval,
    ConfirmInterviewRemoval,
    AdoptCodebook,
    CloseSurvey,
    PublishSurveyResults,
  ],
  id: (command) => command.survey,

  decide(command, state, now): Decided {
    if (command instanceof DraftSurvey) return draft(command, state);
    if (state.status === 'unknown') return refuse('survey.not-found', { survey: command.survey });
    if (command instanceof AdoptQuestionnaire) return adopt(command, state);
    if (command instanceof PlanSurveyMethod) return plan(command, state);
    if (command instanceof OpenSurvey) return open(command, state, now);
    if (command instanceof IssueInvitations) return invite(command, state);
    if (command instanceof RemindInvited) return remind(command, state);
    if (command instanceof AssignFieldwork) return assign(command, state);
    if (command instanceof ProposeInterviewRemoval) return proposeRemoval(command, state);
    if (command instanceof ConfirmInterviewRemoval) return confirmRemoval(command, state, now);
    if (command instanceof AdoptCodebook) return adoptCodebook(command, state);
    if (command instanceof PublishSurveyResults) return publish(command, state);
    return close(command, state);
  },
};

function draft({ survey, kind, title, about, questions, method }: DraftSurvey, { status }: Survey): Decided {
  if (status !== 'unknown') return refuse('survey.already-drafted');
  const wrong = inconsistentQuestions(questions) ?? inconsistentMethod(kind, method, questions);
  if (wrong) return wrong;
  return [
    { type: 'SurveyDrafted', data: { survey, kind, title, about } },
    { type: 'QuestionnaireAdopted', data: { survey, version: 1, questions } },
    { type: 'SurveyMethodPlanned', data: { survey, method } },
  ];
}

function adopt({ survey, version, questions }: AdoptQuestionnaire, state: Survey): Decided {
  if (version !== state.version + 1) return refuse('survey.not-later', { version: state.version });
  if (state.status !== 'draft' && state.status !== 'open') return refuse('survey.not-open', { status: state.status });
  const wrong = inconsistentQuestions(questions);
  if (wrong) return wrong;
  if (state.status === 'open' && !onlyRewords(questionsOf(state), questions)) return refuse('survey.wording-only');
  return [{ type: 'QuestionnaireAdopted', data: { survey, version, questions } }];
}

const questionsOf = ({ questionnaires, version }: Survey): readonly SurveyQuestion[] => questionnaires[version] ?? [];

function plan({ survey, method }: PlanSurveyMethod, state: Survey): Decided {
  if (state.status !== 'draft') return refuse('survey.not-a-draft');
  const wrong = inconsistentMethod(state.kind, method, questionsOf(state));
  if (wrong) return wrong;
  return [{ type: 'SurveyMethodPlanned', data: { survey, method } }];
}

function open({ survey, lastDay, strata }: OpenSurvey, state: Survey, { at }: Now): Decided {
  if (state.status !== 'draft' || !state.method) return refuse('survey.not-a-draft');
  const wrong = inconsistentMethod(state.kind, state.method, questionsOf(state)); // the questions may have changed since
  if (wrong) return wrong;
  if (Number.isNaN(Date.parse(lastDay)) || endOf(lastDay) <= at) return refuse('survey.day-past', { lastDay });
  if (endOf(lastDay) > daysAfter(at, LONGEST_OPEN)) return refuse('survey.too-long-open', { days: LONGEST_OPEN });
  const { version, method } = state;
  return [{ type: 'SurveyOpened', data: { survey, version, closes: endOf(lastDay), method, strata } }];
}

/** A survey by sample that is open; and each stratum that is named is one of its own. */
function notDrawn({ status, method, opening }: Survey, counts: readonly Counted[]) {
  if (status !== 'open') return refuse('survey.not-open', { status });
  if (!method?.sample) return refuse('survey.no-sample');
  const known = new Set(opening?.strata.map(({ code }) => code));
  const stray = counts.find(({ stratum }) => !known.has(stratum));
  return stray && refuse('survey.stratum-unknown', { stratum: stray.stratum });
}

function invite({ survey, batch, channel, counts }: IssueInvitations, state: Survey): Decided {
  if (state.batches.includes(batch)) return [];
  const wrong = notDrawn(state, counts);
  if (wrong) return wrong;
  return [{ type: 'InvitationsIssued', data: { survey, batch, channel, counts } }];
}

function remind({ survey, wave, count }: RemindInvited, state: Survey): Decided {
  if (state.waves.includes(wave)) return [];
  const wrong = notDrawn(state, []);
  if (wrong) return wrong;
  return [{ type: 'InvitedReminded', data: { survey, wave, count } }];
}

function assign({ survey, interviewer, quotas }: AssignFieldwork, state: Survey): Decided {
  const wrong = notDrawn(state, quotas);
  if (wrong) return wrong;
  return [{ type: 'FieldworkAssigned', data: { survey, interviewer, quotas } }];
}

function adoptCodebook({ survey, question, version, codes }: AdoptCodebook, state: Survey): Decided {
  const known = questionsOf(state).find(({ code }) => code === question);
  const isOpen = known && (known.kind === 'short' || known.kind === 'long' || known.other === true);
  if (!isOpen) return refuse('answer.unknown-question', { question });
  if (state.status === 'published') return refuse('survey.not-closed', { status: state.status });
  if (version !== (state.codebooks[question]?.version ?? 0) + 1) return refuse('survey.not-later');
  if (new Set(codes.map(({ code }) => code)).size < codes.length)
    return refuse('survey.inconsistent', { question, why: 'codes' });
  return [{ type: 'CodebookAdopted', data: { survey, question, version, codes } }];
}

function close({ survey }: CloseSurvey, { status }: Survey): Decided {
  if (status === 'closed' || status === 'published') return [];
  if (status !== 'open') return refuse('survey.not-open', { status });
  return [{ type: 'SurveyClosed', data: { survey } }];
}

function publish(command: PublishSurveyResults, { status, opening, closed }: Survey): Decided {
  if (status === 'published') return [];
  if (status !== 'closed' || !opening) return refuse('survey.not-closed', { status });
  const { survey, file, rows, answers, removed, rule, digest, n, weights } = command;
  const { version } = opening;
  return [
    {
      type: 'AnswerFilePublished',
      data: {
        ...{ survey, version, digest: file, rows, answers, removed, counted: closed },
        ...(weights && { weights }),
      },
    },
    { type: 'ResultsPublished', data: { survey, rule, file, digest, n } },
  ];
}
