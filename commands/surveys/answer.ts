import type { AnswerEvent } from '../../events/surveys.js';
import { type Decider, isRefusal, type Refusal, refuse } from '../decider.js';
import { AnswerSurvey } from './answer-commands.js';
import { checkedAnswers, type Given } from './answering.js';
import { type Survey, surveyState } from './survey-state.js';

type Answer = { readonly given: boolean };
type Said = Pick<AnswerSurvey, 'version' | 'answers' | 'others' | 'stratum'>;

/** The answers as they would be kept, or why they cannot be: asked before they are promised, and again before they are recorded. */
export function acceptable(survey: Survey, { version, answers, others, stratum }: Said): Given | Refusal {
  if (survey.status === 'unknown') return refuse('survey.not-found');
  const { opening } = survey;
  if (survey.status !== 'open' || !opening) return refuse('survey.not-open', { status: survey.status });
  const questions = version >= opening.version ? survey.questionnaires[version] : undefined;
  if (!questions) return refuse('answer.wrong-version', { version, current: survey.version });
  if (stratum !== '' && !opening.strata.some(({ code }) => code === stratum))
    return refuse('survey.stratum-unknown', { stratum });
  return checkedAnswers(questions, { answers, others });
}

/** One stream for each answer: its name is random, or in an open poll the one pseudonym that a person has there. */
export const answer: Decider<Answer, AnswerSurvey, AnswerEvent, { survey: Survey }> = {
  category: 'answer',
  usuallyNew: true,
  handles: [AnswerSurvey],
  id: ({ survey, answer }) => `${survey}_${answer}`,
  given: { survey: { fold: surveyState, id: ({ survey }) => survey } },
  initial: { given: false },
  evolve: (state, { type }) => (type === 'SurveyAnswered' ? { given: true } : state),

  /** Whether its hour has struck is asked where it is promised: what was promised before is recorded after. */
  decide(command, state, _now, { survey }) {
    if (state.given) return [];
    const kept = acceptable(survey, command);
    if (isRefusal(kept as never)) return kept as Refusal;
    const { answers, others } = kept as Given;
    const { version, mode, stratum, subject, interviewer } = command;
    return [
      {
        type: 'SurveyAnswered',
        data: { survey: command.survey, version, mode },
        private: { subject, content: { stratum, answers, others, ...(interviewer && { interviewer }) } },
      },
    ];
  },
};
