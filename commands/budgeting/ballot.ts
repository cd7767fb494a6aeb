import type { BallotEvent } from '../../events/ballots.js';
import { type Decider, refuse } from '../decider.js';
import { CastBallot } from './ballot-commands.js';
import { type Round, roundFold } from './round-state.js';

type Last = { readonly seq: number; readonly commitment?: string };

/**
 * `ballot-<round>_<pk>`: one voter, whoever it is; the last ballot before the close counts. What was promised in time is
 * put down until the round is closed, also behind the end of the term. The fact's id begins the ballot's digest, so that
 * whoever holds the digest finds the leaf.
 */
export const ballot: Decider<Last, CastBallot, BallotEvent, { round: Round }> = {
  category: 'ballot',
  usuallyNew: true,
  handles: [CastBallot],
  id: ({ roundId, body }) => `${roundId}_${body.pk}`,
  factId: ({ digest }) => digest.slice(0, 32),
  given: { round: { fold: roundFold, id: ({ roundId }) => roundId } },
  initial: { seq: 0 },
  evolve: (state, { type, data }) =>
    type === 'BallotCast' ? { seq: data.body.seq, commitment: data.body.commitment } : state,

  decide({ roundId, body, sig, envelope }, last, { at }, { round }) {
    if (round.status === 'unknown') return refuse('round.not-found', { round: roundId });
    if (round.status === 'opened') return refuse('round.voting-not-opened');
    if (round.closed) return refuse('round.closed');
    if (at < round.rules!.phases.voting.from) return refuse('round.not-voting');
    if (body.round !== roundId) return refuse('ballot.other-round');
    if (body.seq === last.seq && body.commitment === last.commitment) return [];
    if (body.seq <= last.seq) return refuse('ballot.not-newer', { last: last.seq });
    return [
      { type: 'BallotCast', data: { roundId, body, sig }, private: { subject: boxOf(roundId), content: { envelope } } },
    ];
  },
};

/** Whose key the box seals its envelopes with: nobody's, and the same for all of a round. */
export const boxOf = (roundId: string): string => `box-${roundId}`;
