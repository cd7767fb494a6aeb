import type { BallotRules, RoundClosed, RoundOpened, TallyRules, VotingOpened } from '../../events/budgeting.js';

/** The city's own issuer. */
export const CITY = 'city';
/** Who records what the round goes through. */
export const VOTING = 'clerk';

const TALLY: TallyRules = { rule: 'greedy', minVotes: 1, ties: ['lot'] };

/** A small round that votes in May. */
export const OPENED: RoundOpened = {
  type: 'RoundOpened',
  data: {
    roundId: 'r1',
    year: 2027,
    title: { ka: 'ბიუჯეტი', en: 'Budget' },
    rules: {
      envelope: { total: 1_000, byDistrict: { vake: 400 } },
      phases: { voting: { from: '2027-05-01T00:00:00.000Z', until: '2027-05-16T00:00:00.000Z' } },
      voters: { minAge: 16, who: 'registered-voter', assurance: 1 },
      ballot: { type: 'approval', most: { city: 2, district: 1 } } satisfies BallotRules,
      tally: TALLY,
      complaintDays: 10,
    },
    seedCommitment: 'a'.repeat(64),
  },
};
export const VOTING_OPENED: VotingOpened = {
  type: 'VotingOpened',
  data: {
    roundId: 'r1',
    projects: [
      { id: 'lamps', pot: 'city', cost: 300 },
      { id: 'park', pot: 'city', cost: 400 },
      { id: 'swings', pot: 'vake', cost: 250 },
    ],
    issuers: [{ name: CITY, spki: 'k' }],
    roundKey: 'k',
    trustees: { names: ['one', 'two', 'three'], threshold: 2 },
    boxKey: 'k',
    eligible: 10,
  },
};
export const CLOSED: RoundClosed = {
  type: 'RoundClosed',
  data: { roundId: 'r1', ballots: 0, voters: 0, credentials: { [CITY]: 0 } },
};
