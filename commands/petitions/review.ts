import type { ReviewEvent } from '../../events/petitions.js';
import { type Decider, type Decision, refuse } from '../decider.js';
import { DismissReview, FlagSignatures, InvalidateSignatures, RestoreSignatures } from './office-commands.js';
import { petition } from './petition.js';
import type { Petition } from './petition-state.js';

/** Signatures that one fact may name. */
export const MOST_IN_A_BATCH = 500;

export type Review = 'none' | 'flagged' | 'dismissed' | 'invalidated' | 'restored';
type ReviewCommand = FlagSignatures | DismissReview | InvalidateSignatures | RestoreSignatures;

/** `review-<petition>_<batch>`: doubt about signatures, acted on openly and reversibly. */
export const review: Decider<Review, ReviewCommand, ReviewEvent, { petition: Petition }> = {
  category: 'review',
  handles: [FlagSignatures, DismissReview, InvalidateSignatures, RestoreSignatures],
  id: ({ petitionId, batch }) => `${petitionId}_${batch}`,
  given: { petition: { fold: petition, id: ({ petitionId }) => petitionId } },
  initial: 'none',

  evolve(state, event) {
    switch (event.type) {
      case 'SignaturesFlagged':
        return 'flagged';
      case 'ReviewDismissed':
        return 'dismissed';
      case 'SignaturesInvalidated':
        return 'invalidated';
      case 'SignaturesRestored':
        return 'restored';
      default:
        return state;
    }
  },

  decide(command, state, _now, { petition }) {
    if (petition.status === 'unknown') return refuse('petition.not-found', { petition: command.petitionId });
    if (command.self !== undefined && command.self === petition.author) return refuse('petition.own');
    if (command instanceof DismissReview) return dismiss(command, state);
    if (command instanceof RestoreSignatures) return restore(command, state);
    if (command instanceof InvalidateSignatures) return invalidate(command, state);
    return flag(command, state);
  },
};

/** The criterion's value may be a network or a person: sealed under the batch's own key. */
const sealed = ({ batch, value }: FlagSignatures | InvalidateSignatures) => ({
  subject: `review-${batch}`,
  content: { value },
});

function flag(command: FlagSignatures, state: Review): Decision<ReviewEvent> {
  const { petitionId, batch, criterion, count, reason } = command;
  if (state !== 'none') return [];
  if (count < 1) return refuse('review.nothing-matches', { criterion });
  const data = { petitionId, batch, criterion, count, reason };
  return [{ type: 'SignaturesFlagged', data, private: sealed(command) }];
}

function invalidate(command: InvalidateSignatures, state: Review): Decision<ReviewEvent> {
  const { petitionId, batch, criterion, reason, signatures } = command;
  if (state === 'invalidated') return [];
  if (state === 'restored') return refuse('review.already-restored', { batch });
  if (state === 'dismissed') return refuse('review.already-decided', { batch });
  const count = signatures.length;
  if (count === 0) return refuse('review.nothing-matches', { criterion });
  if (count > MOST_IN_A_BATCH) return refuse('review.too-many', { count, most: MOST_IN_A_BATCH });
  const data = { petitionId, batch, criterion, count, reason, signatures };
  return [{ type: 'SignaturesInvalidated', data, private: sealed(command) }];
}

function dismiss({ petitionId, batch, reason }: DismissReview, state: Review): Decision<ReviewEvent> {
  if (state === 'dismissed') return [];
  if (state === 'none') return refuse('review.not-found', { batch });
  if (state !== 'flagged') return refuse('review.already-decided', { batch });
  return [{ type: 'ReviewDismissed', data: { petitionId, batch, reason } }];
}

function restore({ petitionId, batch, reason }: RestoreSignatures, state: Review): Decision<ReviewEvent> {
  if (state === 'restored') return [];
  if (state !== 'invalidated') return refuse('review.not-found', { batch });
  return [{ type: 'SignaturesRestored', data: { petitionId, batch, reason } }];
}
