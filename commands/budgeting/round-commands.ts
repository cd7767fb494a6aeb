import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  BALLOT_DISTRICTS,
  BALLOT_TYPES,
  type BallotDistricts,
  type BallotProject,
  type BallotType,
  COUNTER_CHANNELS,
  type CounterChannel,
  type HeldKey,
  LEFTOVERS,
  type Leftover,
  TALLY_RULES,
  type TallyFigure,
  type TallyRule,
  TIE_CRITERIA,
  type TieCriterion,
} from '../../events/budgeting.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part, Parts } from '../part.js';
import { Code } from './code.js';
import { Share } from './share.js';
import { Whole } from './whole.js';

/** Ten billion lari: more than any city has, and far below where whole numbers of tetri end. */
const MOST_MONEY = 1_000_000_000_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

class TermInput {
  @IsISO8601({ strict: true })
  @Matches(INSTANT, { message: '$property is written like 2027-05-01T00:00:00+04:00' })
  from!: string;
  @IsISO8601({ strict: true })
  @Matches(INSTANT, { message: '$property is written like 2027-05-15T00:00:00+04:00' })
  until!: string;
}

class PhasesInput {
  @IsOptional() @Part(TermInput) informing?: TermInput;
  @IsOptional() @Part(TermInput) proposals?: TermInput;
  @IsOptional() @Part(TermInput) review?: TermInput;
  @IsOptional() @Part(TermInput) deliberation?: TermInput;
  @Part(TermInput) voting!: TermInput;
  @IsOptional() @Part(TermInput) counting?: TermInput;
  @IsOptional() @Part(TermInput) results?: TermInput;
  @IsOptional() @Part(TermInput) implementation?: TermInput;
}

class EnvelopeInput {
  /** Tetri. */
  @Whole(0, MOST_MONEY) total!: number;
  /** Tetri by district; what is left of the total is the city's. */
  @IsOptional() @IsObject() byDistrict?: Record<string, number>;
}

class ThemeInput {
  @Code() code!: string;
  @Part(BothLanguages) title!: BothLanguages;
  @IsOptional() @Code() within?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(10) @Parts(Share) shares?: Share[];
}

class CountersInput {
  /** None: nobody votes with an official's help. */
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(COUNTER_CHANNELS, { each: true }) channels?: CounterChannel[];
  /** What the look at a document counts as. */
  @IsOptional() @IsIn([1, 2, 3]) assurance?: 1 | 2 | 3;
  /** Whose officials may help, where it is not everybody's. */
  @IsOptional() @Code() department?: string;
}

class NameInput {
  @Code() code!: string;
  @Part(BothLanguages) title!: BothLanguages;
}

class MostInput {
  @Whole(0, 200) city!: number;
  @Whole(0, 200) district!: number;
}

/** A round with its whole rule book: nothing of it can be changed afterwards. */
export class OpenRound extends Command {
  @Part(BothLanguages) title!: BothLanguages;
  @Whole(2010, 2100) year!: number;
  @Part(EnvelopeInput) envelope!: EnvelopeInput;
  @Part(PhasesInput) phases!: PhasesInput;
  @Whole(14, 100) minAge!: number;
  @IsOptional() @IsIn(['registered-voter', 'resident']) who?: 'registered-voter' | 'resident';
  @IsOptional() @IsIn([1, 2, 3]) assurance?: 1 | 2 | 3;
  @IsIn(BALLOT_TYPES) ballot!: BallotType;
  /** Approval: how many projects of the city and of one district. */
  @IsOptional() @Part(MostInput) most?: MostInput;
  /** Projects of which districts one ballot may name, beside the city's. */
  @IsOptional() @IsIn(BALLOT_DISTRICTS) districts?: BallotDistricts;
  /** Ranking: points for the first place, the second … */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(1000, { each: true })
  placePoints?: number[];
  /** Points: how many in all, and for one project at most. */
  @IsOptional() @Whole(1, 1000) points?: number;
  @IsOptional() @Whole(1, 1000) mostEach?: number;
  /** Allocation: what the 100 lari are split over. Ranking: what is put in order, in place of projects; at most 20. */
  @IsOptional() @IsArray() @ArrayMaxSize(60) @Parts(ThemeInput) themes?: ThemeInput[];
  @IsIn(TALLY_RULES) rule!: TallyRule;
  @IsOptional() @IsIn(['cost', 'cardinality', 'points']) utility?: 'cost' | 'cardinality' | 'points';
  @IsOptional()
  @IsIn(['none', 'greedy', 'add1', 'add1-official', 'add1-greedy'])
  completion?: 'none' | 'greedy' | 'add1' | 'add1-official' | 'add1-greedy';
  @IsOptional() @Whole(1, 1_000_000) step?: number;
  @IsOptional() @Whole(1, 1_000_000) minVotes?: number;
  @IsOptional() @IsArray() @ArrayMaxSize(4) @IsIn(TIE_CRITERIA, { each: true }) ties?: TieCriterion[];
  /** Whether what districts leave over goes into the city's pot. */
  @IsOptional() @IsIn(LEFTOVERS) leftover?: Leftover;
  /** Equal shares: whether greedy takes its place where more voters are better served by it. */
  @IsOptional() @IsIn(['greedy']) comparison?: 'greedy';
  @IsOptional() @Whole(1, 60) complaintDays?: number;
  /** Where people may vote with an official's help; at a kiosk and on paper unless it says otherwise. */
  @IsOptional() @Part(CountersInput) counters?: CountersInput;
  /** What trustees and issuers are called on the round's pages, by the name that stands beside their key. */
  @IsOptional() @IsArray() @ArrayMaxSize(12) @Parts(NameInput) names?: NameInput[];
  declare roundId: string;
  /** 64 hex digits, and their SHA-256. */
  declare seed: string;
  declare seedCommitment: string;
}

/** What the shell has made ready: the projects that may stand, and the round's keys. */
export class OpenVoting extends Command {
  declare roundId: string;
  declare projects: readonly BallotProject[];
  declare issuers: readonly HeldKey[];
  declare roundKey: string;
  declare trustees: { names: readonly string[]; threshold: number; shares?: readonly string[] };
  declare boxKey: string;
  declare eligible: number;
  /** Appeals against rejections that wait for a decision: upheld, they could stand on the ballot. */
  declare appeals?: number;
}

/** Sent when the box has put down everything it has promised. */
export class CloseRound extends Command {
  declare roundId: string;
  declare ballots: number;
  declare voters: number;
  declare credentials: Readonly<Record<string, number>>;
}

export class RevealTieSeed extends Command {
  declare roundId: string;
  declare seed: string;
  declare commitment: string;
}

export class RecordOpenedBallots extends Command {
  declare roundId: string;
  declare opened: number;
  declare spoiled: number;
  declare digest: string;
  declare bytes: number;
  declare trustees: readonly string[];
}

export class PublishTally extends Command {
  declare roundId: string;
  declare rule: number;
  declare digest: string;
  declare value: TallyFigure;
}

/** `replayed`: the digest that counting the opened ballots again has given, if they are opened; `complaints`: how many are undecided. */
export class CertifyRound extends Command {
  declare roundId: string;
  declare replayed: string | undefined;
  declare complaints: number;
}
