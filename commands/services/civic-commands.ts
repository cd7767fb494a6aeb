import {
  ArrayMaxSize,
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
  SCORES,
  type Score,
  VISIT_CHANNELS,
  VISIT_GROUNDS,
  type VisitChannel,
  type VisitFile,
  type VisitFinding,
  type VisitGround,
  type VisitStandard,
} from '../../events/civic-control.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Text } from '../text.js';
import { LongBoth } from './commands.js';

const DIGEST = /^[0-9a-f]{64}$/;

/** What the applicant thinks of how their case was dealt with. @property score 1 to 5 @property text what only the service reads */
export class RateCase extends Command {
  declare rating: string;
  declare case: string;
  declare service: string;
  @IsIn(SCORES) score!: Score;
  @IsOptional() @Text(1, 2_000) text?: string;
}

/** The policy: a month is over, and there are ratings enough to tell of. */
export class PublishServiceScore extends Command {
  service!: string;
  number!: number;
  until!: string;
  ratings!: number;
  erased!: number;
  mean!: number;
  position!: number;
}
/** @property number of the published score whose ratings are answered @property version the next one, if none is named */
export class AnswerFeedback extends Command {
  declare service: string;
  @IsInt() @Min(1) @Max(10_000) number!: number;
  @IsOptional() @IsInt() @Min(1) @Max(1_000) version?: number;
  @Part(LongBoth) text!: LongBoth;
}

/** @property expires the instant at which the accreditation ends */
export class AccreditMonitor extends Command {
  declare monitor: string;
  declare name: string;
  @Part(BothLanguages) organisation!: BothLanguages;
  @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) expires!: string;
}
export class RevokeAccreditation extends Command {
  declare monitor: string;
  @Part(BothLanguages) reason!: BothLanguages;
}

/** What is done with a visit report. */
export abstract class OfVisit extends Command {
  declare visit: string;
  declare service: string;
}
/**
 * @property day YYYY-MM-DD, on Tbilisi’s calendar @property checks a finding for each standard that was looked at
 * @property files SHA-256 of what was uploaded before
 */
class WhatWasSeen extends OfVisit {
  declare monitor: string;
  /** What the house found under `files`. */
  declare kept: readonly VisitFile[];
  @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) day!: string;
  @IsIn(VISIT_CHANNELS) channel!: VisitChannel;
  @IsOptional() @Matches(/^[a-z]{3,20}$/) district?: string;
  @Text(2, 200) place!: string;
  @IsObject() checks!: Partial<Record<VisitStandard, VisitFinding>>;
  @Text(10, 4_000) text!: string;
  @IsOptional() @IsArray() @ArrayMaxSize(5) @ArrayUnique() @Matches(DIGEST, { each: true }) files?: string[];
}
export class ReportVisit extends WhatWasSeen {
  /** Whose key seals the words. */
  declare key: string;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
}
/** The whole report anew. @property version the next one */
export class CorrectVisit extends WhatWasSeen {
  @IsOptional() @IsInt() @Min(2) @Max(1_000) version?: number;
}
export class WithdrawVisit extends OfVisit {
  declare monitor: string;
  @Text(3, 1_000) text!: string;
}
/** By a moderator. @property text why, for everybody to read: it names nobody either */
export abstract class ModerateVisit extends OfVisit {
  @Text(10, 1_000) text!: string;
}
export class HideVisit extends ModerateVisit {
  @IsIn(VISIT_GROUNDS) ground!: VisitGround;
}
export class ShowVisit extends ModerateVisit {}
export class AnswerVisit extends OfVisit {
  @IsOptional() @IsInt() @Min(1) @Max(1_000) version?: number;
  @Part(LongBoth) text!: LongBoth;
}
