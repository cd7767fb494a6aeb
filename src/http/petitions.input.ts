import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { TASK_KINDS, type TaskKind } from '../../read-models/petition-documents.js';
import { LISTED_STATUSES, type ListedStatus } from '../../read-models/petition-views.js';
import type { PetitionSort } from '../../read-models/petitions.js';
import { BANDS, type Band, DESKS } from '../../read-models/petitions-office.js';

/** What every public read takes. */
export class AsOf {
  /** A position, or an ISO instant: the answer as it was then. */
  @IsOptional() @IsString() @Length(1, 30) asOf?: string;
  /** A position that the answer must have seen. */
  @IsOptional() @Matches(/^\d{1,15}$/) after?: string;
}

export class ByIdQuery extends AsOf {
  /** The secret part of the author's link, before officials have read the petition. */
  @IsOptional() @IsString() @Length(1, 64) invitation?: string;
}

export class PagingQuery extends AsOf {
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100) limit?: number;
  @IsOptional() @IsString() @Length(1, 500) cursor?: string;
}

export class ListQuery extends PagingQuery {
  @IsOptional() @IsIn(LISTED_STATUSES) status?: ListedStatus;
  @IsOptional() @Matches(/^[a-z]{1,40}$/) district?: string;
  @IsOptional() @IsString() @Length(0, 200) q?: string;
  @IsOptional() @IsIn(['signatures', 'newest', 'trending']) sort?: PetitionSort;
}

export class QueueQuery extends PagingQuery {
  @IsOptional() @IsIn(TASK_KINDS) kind?: TaskKind;
  @IsOptional() @IsIn(DESKS) waitsFor?: string;
  @IsOptional() @IsIn(BANDS) band?: Band;
}

export class CurveQuery extends AsOf {
  @IsOptional() @IsIn(['day', 'hour']) by?: 'day' | 'hour';
}

export class SimilarQuery extends AsOf {
  @IsString() @Length(3, 500) text!: string;
}
