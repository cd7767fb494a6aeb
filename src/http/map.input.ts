import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { REPORT_STATUSES, type ReportStatus } from '../../read-models/report-documents.js';
import type { Box } from '../../read-models/report-places.js';
import { BBox } from './box.js';
import { AsOf, PagingQuery } from './petitions.input.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;
const CODES = /^[a-z][a-z0-9-]{1,39}(,[a-z][a-z0-9-]{1,39}){0,29}$/;

export class ClustersQuery {
  @BBox({ optional: false }) bbox!: Box;
  @Type(() => Number) @IsInt() @Min(0) @Max(19) z!: number;
  /** With commas between. */
  @IsOptional() @Matches(CODES) layers?: string;
  @IsOptional() @Matches(CODE) category?: string;
  @IsOptional() @IsIn(['open', ...REPORT_STATUSES]) status?: ReportStatus | 'open';
  @IsOptional() @Matches(/^[a-z]{1,40}$/) district?: string;
  /** Days. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(36_500) age?: number;
  @IsOptional() @Matches(/^\d{1,15}$/) after?: string;
}

export class LayersQuery extends AsOf {}

export class ObjectsQuery extends PagingQuery {
  @BBox() bbox?: Box;
  @IsOptional() @Matches(CODE) layer?: string;
  @IsOptional() @IsString() @Length(0, 200) q?: string;
}

const MOST_CSV = 5_000_000;
/** One of the two. */
export class ImportObjectsBody {
  @Matches(CODE) layer!: string;
  @IsOptional() @Transform(asItIs) @IsObject() geojson?: object;
  @IsOptional() @IsString() @Length(1, MOST_CSV) csv?: string;
  @IsOptional() @IsBoolean() dryRun?: boolean;
}
export class ImportDistrictsBody {
  @Transform(asItIs) @IsObject() geojson!: object;
  /** Where the borders are from. */
  @IsString() @Length(3, 300) source!: string;
  @IsOptional() @IsBoolean() dryRun?: boolean;
}

/** A file's own shape is read by who imports it. */
function asItIs({ obj, key }: { obj: Record<string, unknown>; key: string }): unknown {
  return obj[key];
}
