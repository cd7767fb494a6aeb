import { daysAfter } from '../../events/calendar.js';
import type { PetitionEvent } from '../../events/petitions.js';
import { type Decision, type Now, refuse } from '../decider.js';
import type { AnswerPetition, FollowUpPetition, RecordAnswerOverdue, RecordPetitionGoal } from './office-commands.js';
import type { Filed } from './petition-state.js';

type Decided = Decision<PetitionEvent>;

/** Enough have signed: from here City Hall owes an answer. A count that ran behind may say so after the close. */
export function reachGoal({ petitionId, signatures }: RecordPetitionGoal, petition: Filed, { at }: Now): Decided {
  const { goal, opening, status } = petition;
  if (goal) return [];
  if (!opening) return refuse('petition.not-open', { status });
  const { threshold, rules } = opening;
  if (!(signatures >= threshold)) return refuse('petition.goal-not-reached', { signatures, threshold });
  const answerDue = daysAfter(at, rules.answerDays.aim);
  const answerLimit = daysAfter(at, rules.answerDays.limit);
  return [{ type: 'PetitionGoalReached', data: { petitionId, threshold, answerDue, answerLimit } }];
}

/** City Hall answers; again means a revised answer, and every version stays. The same answer again revises nothing. */
export function answer({ petitionId, decision, text, latest }: AnswerPetition, petition: Filed): Decided {
  const { goal, opening, status, answers } = petition;
  if (latest?.version === answers && latest.decision === decision && latest.text === text) return [];
  if (!goal && !(opening && status === 'closed')) return refuse('petition.not-answerable', { status });
  const data = { petitionId, version: answers + 1, decision };
  return [{ type: 'PetitionAnswered', data, private: { subject: `petition-${petitionId}`, content: { text } } }];
}

/** What became of what was promised. */
export function followUp({ petitionId, state, text }: FollowUpPetition, { answers, status }: Filed): Decided {
  if (answers === 0) return refuse('petition.not-answered', { status });
  const data = { petitionId, state };
  return [{ type: 'PetitionFollowedUp', data, private: { subject: `petition-${petitionId}`, content: { text } } }];
}

/** The legal limit has passed without an answer. */
export function recordOverdue({ petitionId }: RecordAnswerOverdue, petition: Filed, { at }: Now): Decided {
  const { goal, answers, overdue } = petition;
  if (overdue) return [];
  if (!goal || answers > 0 || at < goal.answerLimit) return refuse('petition.not-overdue');
  return [{ type: 'AnswerFellOverdue', data: { petitionId, due: goal.answerLimit } }];
}
