import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { PagingQuery } from './petitions.input.js';

export class RoundsQuery extends PagingQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(2010) @Max(2100) year?: number;
}
