import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  BREACH_DATA,
  type BreachData,
  type Kept,
  REQUEST_KINDS,
  REQUEST_OUTCOMES,
  type RequestKind,
  type RequestOutcome,
  type RetentionTerms,
} from '../../events/privacy.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Line, Text } from '../text.js';

const DAY = /^\d{4}-\d\d-\d\d$/;
/** As the clock spells it, because instants are compared as text. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

class Terms implements RetentionTerms {
  @IsInt() @Min(0) @Max(120) signatoryMonths!: number;
  @IsInt() @Min(1) @Max(3650) draftDays!: number;
  @IsInt() @Min(1) @Max(3650) gatheringDays!: number;
  @IsInt() @Min(1) @Max(24) codeHours!: number;
  @IsOptional() @IsInt() @Min(0) @Max(120) reportMonths?: number;
}

/** A schedule is adopted whole: changing a term means adopting the next version. */
export class AdoptRetentionSchedule extends Command {
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @Part(BothLanguages) legalReference!: BothLanguages;
  @IsISO8601({ strict: true }) @Matches(DAY) inForceFrom!: string;
  @Part(Terms) terms!: RetentionTerms;
}

/** A term is over, and the keys are gone. By the house itself. */
export class RecordRetention extends Command {
  declare petitionId: string;
  declare what: Kept;
  declare keys: number;
  declare schedule: number;
}

/** The term of those involved in a report is over, and their keys are gone. By the house itself. */
export class RecordInvolvedForgotten extends Command {
  declare report: string;
  declare keys: number;
  declare schedule: number;
}

abstract class Holding extends Command {
  declare petitionId: string;
  @Line(5, 300) reason!: string;
}
export class PlaceLegalHold extends Holding {}
export class LiftLegalHold extends Holding {}

abstract class OfRequest extends Command {
  declare request: string;
}
/** @property asker the pseudonym of the person within this request */
export class MakeDataRequest extends OfRequest {
  declare asker: string;
  @IsIn(REQUEST_KINDS) kind!: RequestKind;
  @Text(10, 4_000) text!: string;
}
export class WithdrawDataRequest extends OfRequest {}
/** @property self who the official would be as the asker: nobody answers their own request */
export class AnswerDataRequest extends OfRequest {
  declare self?: string | undefined;
  @IsIn(REQUEST_OUTCOMES) outcome!: RequestOutcome;
  @Text(10, 4_000) text!: string;
}

abstract class OfBreach extends Command {
  declare breach: string;
}
/** @property people how many, as far as it is known; left out while it is not */
export class RecordBreach extends OfBreach {
  @IsISO8601({ strict: true }) @Matches(INSTANT) discoveredAt!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BREACH_DATA.length)
  @ArrayUnique()
  @IsIn(BREACH_DATA, { each: true })
  data!: BreachData[];
  @IsOptional() @IsInt() @Min(0) @Max(10_000_000) people?: number;
  @IsIn(['low', 'high']) risk!: 'low' | 'high';
  @Text(10, 4_000) description!: string;
}
export class RecordBreachNotice extends OfBreach {
  @IsIn(['authority', 'people']) whom!: 'authority' | 'people';
}
export class CloseBreach extends OfBreach {
  @Line(10, 1_000) measures!: string;
}

export class DescribeProcessing extends Command {
  @Matches(/^[a-z][a-z-]{1,39}$/) activity!: string;
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @Part(BothLanguages) title!: BothLanguages;
  @Part(BothLanguages) purpose!: BothLanguages;
  @Part(BothLanguages) legalBasis!: BothLanguages;
  @Part(BothLanguages) data!: BothLanguages;
  @Part(BothLanguages) recipients!: BothLanguages;
  @Part(BothLanguages) retention!: BothLanguages;
}

/** By the house itself, before the bytes go out. */
export class RecordOpening extends Command {
  declare petitionId: string;
  declare scan: string;
}
