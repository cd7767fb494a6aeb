import type { PetitionEvent } from '../../events/petitions.js';
import type { Deadline, DeadlineKind } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

const id = (petitionId: string, kind: DeadlineKind) => `${petitionId}_${kind}`;
const kindOf = (key: string) => key.slice(key.lastIndexOf('_') + 1) as DeadlineKind;

/** Which deadlines each fact sets or meets. */
const TOUCHED: { readonly [T in PetitionEvent['type']]?: readonly DeadlineKind[] } = {
  PetitionSubmitted: ['moderation', 'certificate'],
  PetitionRegistered: ['certificate'],
  PetitionAdmitted: ['moderation', 'certificate', 'refusal-notice', 'appeal-decision', 'window'],
  PetitionRefused: ['moderation', 'certificate', 'refusal-notice', 'appeal'],
  RefusalNoticeGiven: ['refusal-notice'],
  PetitionAppealed: ['refusal-notice', 'appeal', 'appeal-decision'],
  PetitionAppealDecided: ['appeal-decision'],
  PetitionClosed: ['moderation', 'certificate', 'window'],
  PetitionGoalReached: ['answer-aim', 'answer-limit'],
  PetitionAnswered: ['answer-aim', 'answer-limit'],
  AnswerFellOverdue: ['answer-limit'],
};

/** What is due when. It follows from the facts alone, so that losing every timer loses nothing. */
export const deadlines: Projection<Deadline, PetitionEvent> = {
  name: 'deadlines',
  version: 2,
  handles: Object.keys(TOUCHED) as PetitionEvent['type'][],
  indexes: [['due'], ['kind', 'due']],
  keys: (e) => (TOUCHED[e.type] ?? []).map((kind) => id(e.data.petitionId, kind)),

  fold(deadline, e, key) {
    if (!TOUCHED[e.type]) return deadline;
    const kind = kindOf(key);
    const due = dueBy(e, kind);
    if (due === undefined) return undefined;
    return { _id: key, petitionId: e.data.petitionId, kind, due, position: e.position };
  },
};

function dueBy(e: PetitionEvent, kind: DeadlineKind): string | undefined {
  switch (e.type) {
    case 'PetitionSubmitted':
      return kind === 'moderation' ? e.data.moderationDue : e.data.certificateDue;
    case 'PetitionAdmitted':
      return kind === 'window' ? e.data.closesAt : undefined;
    case 'PetitionRefused':
      return kind === 'appeal' ? e.data.appealUntil : kind === 'refusal-notice' ? e.data.noticeDue : undefined;
    case 'PetitionAppealed':
      return kind === 'appeal-decision' ? e.data.decisionDue : undefined;
    case 'PetitionGoalReached':
      return kind === 'answer-aim' ? e.data.answerDue : e.data.answerLimit;
    default:
      return undefined;
  }
}
