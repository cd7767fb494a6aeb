import type { Fact } from './envelope.js';
import type { BothLanguages } from './privacy.js';

/** The parts of a round, in their order. A round may leave out any but the voting. */
export const PHASES = [
  'informing',
  'proposals',
  'review',
  'deliberation',
  'voting',
  'counting',
  'results',
  'implementation',
] as const;
export type Phase = (typeof PHASES)[number];
/** Instants, ISO-8601 UTC: from the first to before the second. */
export type Term = { from: string; until: string };

export const BALLOT_TYPES = ['allocation', 'approval', 'knapsack', 'ranking', 'points'] as const;
export type BallotType = (typeof BALLOT_TYPES)[number];
export const TALLY_RULES = [
  'weighted-mean',
  'greedy',
  'greedy-no-skip',
  'greedy-per-cost',
  'equal-shares',
  'phragmen',
  'borda',
] as const;
export type TallyRule = (typeof TALLY_RULES)[number];
/** What settles a tie, one after the other; the lot comes from the committed seed and leaves none. */
export const TIE_CRITERIA = ['lower-cost', 'higher-cost', 'more-votes', 'lot'] as const;
export type TieCriterion = (typeof TIE_CRITERIA)[number];

/** What 100 lari are split over: a theme, or a sub-topic of one. `shares`: of earlier years, in hundredths of a per cent. */
export type Theme = {
  code: string;
  title: BothLanguages;
  /** The theme that this one is a sub-topic of. */
  within?: string;
  shares?: readonly { year: number; share: number }[];
};

/** Whether a round asks about the city's themes, not about projects. */
export const isAboutThemes = (ballot: { readonly type: BallotType; readonly themes?: readonly object[] }): boolean =>
  ballot.themes !== undefined;
/**
 * Of which districts one ballot may name projects, beside the city's: `own`, the voter's own (their word: nobody who opens
 * a ballot knows where its voter lives, so what is checked is that it names one alone), `one` of their choice, or `all`.
 */
export const BALLOT_DISTRICTS = ['own', 'one', 'all'] as const;
export type BallotDistricts = (typeof BALLOT_DISTRICTS)[number];
/** Where nothing is pinned: an approval ballot names one district, any other as many as it likes. */
type OverDistricts = { districts?: BallotDistricts };

/** What becomes of a district's money that its winners do not take: it stays unspent, or goes into the city's pot. */
export const LEFTOVERS = ['stays', 'city'] as const;
export type Leftover = (typeof LEFTOVERS)[number];

/** What a ballot may say. */
export type BallotRules =
  | { type: 'allocation'; points: number; themes: readonly Theme[] }
  /** So many projects of the city, so many of the voter's own choice of district. */
  | ({ type: 'approval'; most: { city: number; district: number } } & OverDistricts)
  /** Projects whose costs together fit into the budget of their pot. */
  | ({ type: 'knapsack' } & OverDistricts)
  /** Points for the first, the second … place; a shorter ballot leaves out the last of them. With themes it orders those, and nothing wins. */
  | ({ type: 'ranking'; points: readonly number[]; themes?: readonly Theme[] } & OverDistricts)
  /** So many points in all, and at most so many for one project. */
  | ({ type: 'points'; points: number; mostEach: number } & OverDistricts);

/** How the ballots become winners. */
export type TallyRules = {
  rule: TallyRule;
  utility?: 'cost' | 'cardinality' | 'points';
  completion?: 'none' | 'greedy' | 'add1' | 'add1-official' | 'add1-greedy';
  /** Tetri that each voter gets more at each step of add1. */
  step?: number;
  /** Fewer votes (or points) never win. */
  minVotes: number;
  ties: readonly TieCriterion[];
  /** Where the districts' rests go; they stay where nothing is said. `city`: districts are counted first. */
  leftover?: Leftover;
  /** Equal shares: greedy is followed instead where strictly more voters have more winners of theirs in it. */
  comparison?: 'greedy';
};

/** Where somebody without a device of their own may vote, with an official's help. */
export const COUNTER_CHANNELS = ['kiosk', 'paper'] as const;
export type CounterChannel = (typeof COUNTER_CHANNELS)[number];
/** Which of them a round allows, what the look at a document there counts as, and whose officials may help. */
export type CounterRules = { channels: readonly CounterChannel[]; assurance: 1 | 2 | 3; department?: string };

/** Everything that binds a round, as it stood when the round was opened. Money in tetri. */
export type RuleBook = {
  /** The total is what the city's pot and the districts' pots hold together. */
  envelope: { total: number; byDistrict: Readonly<Record<string, number>> };
  phases: Readonly<Partial<Record<Phase, Term>>> & { voting: Term };
  voters: { minAge: number; who: 'registered-voter' | 'resident'; assurance: 1 | 2 | 3 };
  ballot: BallotRules;
  tally: TallyRules;
  /** Calendar days from the published result within which anybody may complain. */
  complaintDays: number;
  /** Absent in a round from before there were any: both, for residents known by their document, as by an eID. */
  counters?: CounterRules;
  /** What trustees and issuers are called, by the name that stands beside their key. */
  names?: Readonly<Record<string, BothLanguages>>;
};

/** A public key as it is published: the name of who holds it, and SPKI (DER) in base64url. */
export type HeldKey = { name: string; spki: string };
/** `city`, or the code of a district. */
export type Pot = string;
/** What stands on the ballot: its id, whose money it would take, how much, in tetri. */
export type BallotProject = { id: string; pot: Pot; cost: number };

/** `round-<id>`: the opening event, with the whole rule book. The seed of the lots is sealed; its SHA-256 (hex) binds it. */
export type RoundOpened = Fact<
  'RoundOpened',
  { roundId: string; year: number; title: BothLanguages; rules: RuleBook; seedCommitment: string },
  { seed: string }
>;
/** The ballot as it will be, and every key that a voter's device checks before it uses one. */
export type VotingOpened = Fact<
  'VotingOpened',
  {
    roundId: string;
    projects: readonly BallotProject[];
    /** RSA, one for each issuer: RFC 9474 RSABSSA-SHA384-PSS-Randomized. */
    issuers: readonly HeldKey[];
    /** What ballots are sealed to: HPKE, DHKEM(P-256), a point of 65 bytes in base64url. Its other half is split among the trustees. */
    roundKey: string;
    /** `shares`: SHA-256 (hex) of each one's share, in the order of the names: what is brought later can be told. */
    trustees: { names: readonly string[]; threshold: number; shares?: readonly string[] };
    /** Ed25519, 32 bytes in base64url: signs the box's promises. */
    boxKey: string;
    /** How many people may vote, as the register has them. */
    eligible: number;
  }
>;
/** Behind every promised ballot: nothing is taken any more. */
export type RoundClosed = Fact<
  'RoundClosed',
  { roundId: string; ballots: number; voters: number; credentials: Readonly<Record<string, number>> }
>;
export type TieSeedRevealed = Fact<'TieSeedRevealed', { roundId: string; seed: string }>;
/** Two trustees have opened the final ballots: SHA-256 (hex) and size of `opened.jsonl`. */
export type BallotsOpened = Fact<
  'BallotsOpened',
  { roundId: string; opened: number; spoiled: number; digest: string; bytes: number; trustees: readonly string[] }
>;
/** `value` is what the tally gives for the opened ballots, `digest` its SHA-256 as canonical JSON. A later version corrects it. */
export type TallyPublished = Fact<
  'TallyPublished',
  { roundId: string; version: number; rule: number; digest: string; value: TallyFigure; complainUntil: string }
>;
/** The digest that a replay must give. */
export type RoundCertified = Fact<'RoundCertified', { roundId: string; version: number; digest: string }>;
export type RoundEvent =
  | RoundOpened
  | VotingOpened
  | RoundClosed
  | TieSeedRevealed
  | BallotsOpened
  | TallyPublished
  | RoundCertified;

/**
 * One pot. `fromDistricts`: the part of its budget that districts have left over. `compared`: ballots that have more of
 * what they named among the winners by equal shares (`rule`), and by greedy; the outcome told is the one that was followed.
 */
export type PotFigure = {
  pot: Pot;
  budget: number;
  votes: number;
  winners: readonly string[];
  spent: number;
  fromDistricts?: number;
  compared?: { rule: number; greedy: number };
};

/** What a round has come to, in short; the whole tally with its steps follows from the opened ballots. */
export type TallyFigure = {
  ballots: number;
  blank: number;
  /** By pot: who won, in the order of winning, and what they take. */
  pots?: readonly PotFigure[];
  /** Of 100 lari: the mean share as an exact decimal with four digits, and the median. */
  themes?: readonly { code: string; mean: string; median: string }[];
  /** Themes in the order of their points; those with as many stand alike. `share`: of all points, in per cent with four digits. */
  priorities?: readonly { code: string; points: number; share: string; first: number; ballots: number }[];
};

/** `complaint-<id>`: about a published result. Who complains is a pseudonym of that complaint alone. */
export type ResultComplained = Fact<
  'ResultComplained',
  { complaint: string; roundId: string; version: number; complainant: string },
  { text: string }
>;
export type ResultComplaintDecided = Fact<
  'ResultComplaintDecided',
  { complaint: string; roundId: string; outcome: 'upheld' | 'dismissed' },
  { text: string }
>;
export type ComplaintEvent = ResultComplained | ResultComplaintDecided;
