import type { RoundEvent, RuleBook } from '../../events/budgeting.js';
import type { Fold, Seen } from '../decider.js';

export type RoundStatus = 'unknown' | 'opened' | 'voting' | 'closed' | 'counted' | 'certified';

/** A round as decisions see it. `voting` once the ballot and its keys are pinned; whether anybody votes, the clock says too. */
export type Round = {
  readonly status: RoundStatus;
  readonly rules?: RuleBook;
  readonly seedCommitment?: string;
  readonly ballot?: Extract<Seen<RoundEvent>, { type: 'VotingOpened' }>['data'];
  readonly closed?: { readonly position: number; readonly at: string };
  readonly seedRevealed: boolean;
  readonly opened?: { readonly digest: string };
  readonly tally?: { readonly version: number; readonly digest: string; readonly complainUntil: string };
};

export const NO_ROUND: Round = { status: 'unknown', seedRevealed: false };

/** `round-<id>`, for every decision that looks at one. */
export const roundFold: Fold<Round, RoundEvent> = {
  category: 'round',
  initial: NO_ROUND,
  evolve(state, event) {
    switch (event.type) {
      case 'RoundOpened': {
        const { rules, seedCommitment } = event.data;
        return { ...state, status: 'opened', rules, seedCommitment };
      }
      case 'VotingOpened':
        return { ...state, status: 'voting', ballot: event.data };
      case 'RoundClosed':
        return { ...state, status: 'closed', closed: { position: event.position, at: event.at } };
      case 'TieSeedRevealed':
        return { ...state, seedRevealed: true };
      case 'BallotsOpened':
        return { ...state, opened: { digest: event.data.digest } };
      case 'TallyPublished': {
        const { version, digest, complainUntil } = event.data;
        return { ...state, status: 'counted', tally: { version, digest, complainUntil } };
      }
      case 'RoundCertified':
        return { ...state, status: 'certified' };
      default:
        return state;
    }
  },
};

/** Whether ballots are taken at an instant: voting was opened, its time has come, and it is not over. */
export function isVoting({ status, rules }: Round, at: string): boolean {
  if (status !== 'voting' || !rules) return false;
  const { from, until } = rules.phases.voting;
  return at >= from && at < until;
}

/** The money of a pot, in tetri: a district's own, or what the districts leave to the city. Undefined for a pot that is none. */
export function potOf({ envelope }: RuleBook, pot: string): number | undefined {
  if (Object.hasOwn(envelope.byDistrict, pot)) return envelope.byDistrict[pot];
  if (pot !== 'city') return undefined;
  return Object.values(envelope.byDistrict).reduce((left, money) => left - money, envelope.total);
}
