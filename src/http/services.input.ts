import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { LIFE_EVENTS, type LifeEvent } from '../../events/services.js';
import { AsOf } from './petitions.input.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;

export class ServicesQuery extends AsOf {
  @IsOptional() @IsIn(LIFE_EVENTS) lifeEvent?: LifeEvent;
  @IsOptional() @Matches(CODE) department?: string;
  @IsOptional() @IsString() @Length(0, 200) q?: string;
  /** Those that take no applications any more, too. */
  @IsOptional() @IsIn(['true', 'false']) all?: 'true' | 'false';
}

export class ServiceQuery extends AsOf {
  /** Another version than the newest. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(10_000) version?: number;
}
