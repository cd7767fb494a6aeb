import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };
/** The parts of a round, in their order. */
export const ROUND_PHASES = [
  'informing',
  'proposals',
  'review',
  'deliberation',
  'voting',
  'counting',
  'results',
  'implementation',
] as const;
export type RoundPhase = (typeof ROUND_PHASES)[number];
/** ISO-8601 UTC: from the first instant to before the second. */
export type PhaseTerm = { readonly from: string; readonly until: string };

/** What 100 lari are split over, with what share it had in earlier years (hundredths of a per cent). */
export type RoundTheme = {
  readonly code: string;
  readonly title: Both;
  readonly within?: string;
  readonly shares?: readonly { readonly year: number; readonly share: number }[];
};
/** What a ballot may say. */
export type RoundBallot =
  | { readonly type: 'allocation'; readonly points: number; readonly themes: readonly RoundTheme[] }
  | ({ readonly type: 'approval'; readonly most: { readonly city: number; readonly district: number } } & OverDistricts)
  | ({ readonly type: 'knapsack' } & OverDistricts)
  | ({
      readonly type: 'ranking';
      readonly points: readonly number[];
      readonly themes?: readonly RoundTheme[];
    } & OverDistricts)
  | ({ readonly type: 'points'; readonly points: number; readonly mostEach: number } & OverDistricts);
/** Of which districts a ballot may name projects: the voter's own, one of their choice, or all. */
type OverDistricts = { readonly districts?: 'own' | 'one' | 'all' };
/** The whole rule book. Money in tetri. */
export type RoundRules = {
  readonly envelope: { readonly total: number; readonly byDistrict: Readonly<Record<string, number>> };
  readonly phases: Readonly<Partial<Record<RoundPhase, PhaseTerm>>> & { readonly voting: PhaseTerm };
  readonly voters: {
    readonly minAge: number;
    readonly who: 'registered-voter' | 'resident';
    readonly assurance: 1 | 2 | 3;
  };
  readonly ballot: RoundBallot;
  readonly tally: {
    readonly rule: string;
    readonly utility?: string;
    readonly completion?: string;
    readonly step?: number;
    readonly minVotes: number;
    readonly ties: readonly string[];
    readonly leftover?: 'city' | 'stays';
    readonly comparison?: 'greedy';
  };
  readonly complaintDays: number;
  /** Where people may vote with an official's help; absent: at a kiosk and on paper. */
  readonly counters?: {
    readonly channels: readonly ('kiosk' | 'paper')[];
    readonly assurance: 1 | 2 | 3;
    readonly department?: string;
  };
  /** What trustees and issuers are called. */
  readonly names?: Readonly<Record<string, Both>>;
};

/** What stands on the ballot; its cost in tetri. */
export type BallotProject = { readonly id: string; readonly pot: string; readonly cost: number };
/** SPKI (DER) in base64url, and whose it is. */
export type HeldKey = { readonly name: string; readonly spki: string };
/** What a round has come to, in short. */
export type TallyFigure = {
  readonly ballots: number;
  readonly blank: number;
  readonly pots?: readonly {
    readonly pot: string;
    readonly budget: number;
    readonly votes: number;
    readonly winners: readonly string[];
    readonly spent: number;
    /** The part of the budget that districts have left over. */
    readonly fromDistricts?: number;
    /** Ballots that have more winners of theirs by equal shares (`rule`), and by greedy. */
    readonly compared?: { readonly rule: number; readonly greedy: number };
  }[];
  readonly themes?: readonly { readonly code: string; readonly mean: string; readonly median: string }[];
  readonly priorities?: readonly {
    readonly code: string;
    readonly points: number;
    readonly share: string;
    readonly first: number;
    readonly ballots: number;
  }[];
};

/** A result as it was published. The last version counts; the earlier ones stay. */
export type TallyVersion = {
  version: number;
  /** The version of the rule that it was counted by. */
  rule: number;
  digest: string;
  value: TallyFigure;
  publishedAt: string;
  complainUntil: string;
};

/** A budget round: its rule book, its ballot, its close and its results. Bounded: nothing in it grows with voters. */
export type RoundDoc = Doc & {
  year: number;
  title: Both;
  rules: RoundRules;
  seedCommitment: string;
  /** Revealed when voting has ended. */
  seed: string | null;
  openedAt: string;
  voting: {
    openedAt: string;
    projects: readonly BallotProject[];
    issuers: readonly HeldKey[];
    roundKey: string;
    boxKey: string;
    trustees: { names: readonly string[]; threshold: number };
    eligible: number;
  } | null;
  /** When voting ends, until it has been closed with all that belongs to it: the seed of the lots is told last. */
  votingUntil?: string;
  closed: { at: string; ballots: number; voters: number; credentials: Readonly<Record<string, number>> } | null;
  opened: {
    at: string;
    opened: number;
    spoiled: number;
    digest: string;
    bytes: number;
    trustees: readonly string[];
  } | null;
  tallies: TallyVersion[];
  certifiedAt: string | null;
  position: number;
};
