import {
  ArrayMaxSize,
  ArrayUnique,
  Equals,
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
import { CASE_OUTCOMES, type CaseChannel, type CaseOutcome, PROXY_BASES, type ProxyBasis } from '../../events/cases.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Text } from '../text.js';
import { CODE } from './commands.js';
import { FILE_NAME } from './form.js';

/** Whom somebody applies for, and by what right. All of it must be as the register holds it. */
export class OnBehalf {
  @Matches(/^\d{11}$/) personalNumber!: string;
  @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) birthDate!: string;
  @IsIn(PROXY_BASES) basis!: ProxyBasis;
}

/** @property version the one whose questions are answered; the newest if none is named @property declaration that all of it is true */
export class SubmitApplication extends Command {
  declare case: string;
  declare service: string;
  declare applicant: string;
  declare filedBy?: string | undefined;
  declare assistedBy?: string | undefined;
  declare channel: CaseChannel;
  declare reference: string;
  /** The applicant's, from the residents register. */
  declare birthDate: string;
  @IsOptional() @IsInt() @Min(1) @Max(10_000) version?: number;
  @IsObject() answers!: Record<string, unknown>;
  @Equals(true) declaration!: true;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
  @IsOptional() @Part(OnBehalf) onBehalf?: OnBehalf;
}

/** What is done with a case that has been sent. */
export abstract class OfCase extends Command {
  declare case: string;
  /** That it goes by. */
  declare service: string;
}
export class AcceptApplication extends OfCase {}
export class ReturnApplication extends OfCase {
  @Text(3, 3_000) text!: string;
}
/** What was returned, sent once more. @property declaration that all of it is true */
export class AmendApplication extends OfCase {
  @IsObject() answers!: Record<string, unknown>;
  @Equals(true) declaration!: true;
}
/** @property to the official who works on it; whoever sends it where nobody is named */
export class AssignCase extends OfCase {
  @IsOptional() @Matches(/^[0-9a-f]{32}$/) to?: string;
}
export class RequestInformation extends OfCase {
  @Text(3, 3_000) text!: string;
}
/** @property files uploaded beforehand */
export class SupplyInformation extends OfCase {
  @Text(1, 3_000) text!: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @Matches(new RegExp(FILE_NAME), { each: true })
  files?: string[];
}
/** @property ground why it is refused, of the service’s list @property appeal where and how it can be appealed against @property files uploaded
 * beforehand, for the applicant */
export class DecideCase extends OfCase {
  @IsIn(CASE_OUTCOMES) outcome!: CaseOutcome;
  @IsOptional() @Matches(CODE) ground?: string;
  @Text(3, 3_000) text!: string;
  @IsOptional() @Text(3, 1_000) appeal?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @Matches(new RegExp(FILE_NAME), { each: true })
  files?: string[];
}
export class WithdrawApplication extends OfCase {}
/** The policy: what was asked for did not come in time. */
export class ResumeCase extends OfCase {}
/** The policy: its term is over. */
export class RecordCaseOverdue extends OfCase {}
/** The policy: the time for an appeal is over, or that for amending. */
export class CloseCase extends OfCase {}
