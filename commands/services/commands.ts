import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { LIFE_EVENTS, type LifeEvent, type ServiceTerm, TERM_UNITS } from '../../events/services.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part, Parts } from '../part.js';
import { Text } from '../text.js';

export const CODE = /^[a-z][a-z0-9-]{1,39}$/;

export class LongBoth {
  @Text(3, 3_000) ka!: string;
  @Text(3, 3_000) en!: string;
}
export class ServiceStep {
  @Matches(CODE) code!: string;
  @Part(BothLanguages) title!: BothLanguages;
}
export class RefusalGround {
  @Matches(CODE) code!: string;
  @Part(BothLanguages) label!: BothLanguages;
}

/**
 * A service is adopted whole: changing a word means adopting the next version. What is not said: free, for everybody in the
 * residents register, no documents. @property deadlineDays the term, counted in `termUnit` @property form JSON Schema
 * @property online whether the portal takes applications; else a service hall does
 * @property version the next one, if somebody is to be kept from adopting over another's
 */
export class AdoptService extends Command {
  @Matches(CODE) code!: string;
  @IsOptional() @IsInt() @Min(1) @Max(10_000) version?: number;
  @Part(BothLanguages) title!: BothLanguages;
  @IsOptional() @Part(LongBoth) about?: LongBoth;
  @IsOptional() @IsArray() @ArrayMaxSize(5) @ArrayUnique() @IsIn(LIFE_EVENTS, { each: true }) lifeEvents?: LifeEvent[];
  @IsOptional() @Part(LongBoth) mayApply?: LongBoth;
  @IsOptional() @IsInt() @Min(0) @Max(100) minAge?: number;
  @IsOptional() @IsArray() @ArrayMaxSize(15) @Parts(BothLanguages) documents?: BothLanguages[];
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000_00) fee?: number;
  @IsInt() @Min(1) @Max(365) deadlineDays!: number;
  @IsOptional() @IsIn(TERM_UNITS) termUnit?: ServiceTerm['unit'];
  @IsOptional() @IsInt() @Min(1) @Max(60) supplyDays?: number;
  @IsOptional() @Part(BothLanguages) legalBasis?: BothLanguages;
  @IsOptional() @Matches(CODE) department?: string;
  @IsOptional() @IsBoolean() sensitive?: boolean;
  @IsOptional() @IsBoolean() online?: boolean;
  @IsArray() @ArrayMaxSize(12) @Parts(ServiceStep) steps!: ServiceStep[];
  @IsOptional() @IsArray() @ArrayMaxSize(20) @Parts(RefusalGround) grounds?: RefusalGround[];
  @IsObject() form!: object;
}
export class RetireService extends Command {
  @Matches(CODE) code!: string;
}
