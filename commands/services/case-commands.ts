import { Equals, IsIn, IsInt, IsISO8601, IsObject, IsOptional, Matches, Max, Min } from 'class-validator';
import { type CaseChannel, PROXY_BASES, type ProxyBasis } from '../../events/cases.js';
import { Command } from '../command.js';
import { Part } from '../part.js';

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
