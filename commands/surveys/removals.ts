import type { SurveyEvent } from '../../events/surveys.js';
import { type Decision, type Now, type Refusal, refuse } from '../decider.js';
import type { ConfirmInterviewRemoval, ProposeInterviewRemoval } from './removal-commands.js';
import type { Survey } from './survey-state.js';

/** Interviews may be taken out as long as no file was made of them. */
function tooLate({ status, method }: Survey): Refusal | undefined {
  if (status === 'published') return refuse('survey.results-out');
  if (status !== 'open' && status !== 'closed') return refuse('survey.not-open', { status });
  return method?.sample ? undefined : refuse('survey.no-sample');
}

const subject = (survey: string) => `survey-${survey}`;

/** One official says whose work, why, and what was found. */
export function proposeRemoval(command: ProposeInterviewRemoval, state: Survey): Decision<SurveyEvent> {
  const { survey, batch, interviewer, ground, why } = command;
  if (state.removals[batch]) return [];
  const wrong = tooLate(state);
  if (wrong) return wrong;
  if (!state.everSent.includes(interviewer)) return refuse('survey.removal-nobody');
  return [
    {
      type: 'InterviewRemovalProposed',
      data: { survey, batch, ground },
      private: { subject: subject(survey), content: { interviewer, why } },
    },
  ];
}

/** Another one confirms it. What an interviewer brings afterwards is no part of the batch. */
export function confirmRemoval(
  { survey, batch, interviewer, answers, strata }: ConfirmInterviewRemoval,
  state: Survey,
  { actor }: Now,
): Decision<SurveyEvent> {
  const proposed = state.removals[batch];
  if (!proposed) return refuse('survey.removal-not-found');
  if (proposed.done) return [];
  const wrong = tooLate(state);
  if (wrong) return wrong;
  if (proposed.by === actor) return refuse('survey.removal-same-official');
  if (answers.length === 0) return refuse('survey.nothing-to-remove');
  return [
    {
      type: 'InterviewsRemoved',
      data: { survey, batch, ground: proposed.ground, count: answers.length },
      private: { subject: subject(survey), content: { interviewer, answers, strata } },
    },
  ];
}
