import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { REPORT_STATUSES, type ReportStatus } from '../../read-models/report-documents.js';
import type { Box } from '../../read-models/report-places.js';
import { BBox } from './box.js';
import { AsOf, PagingQuery } from './petitions.input.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;

export class ReportsQuery extends PagingQuery {
  @BBox() bbox?: Box;
  @IsOptional() @Matches(CODE) category?: string;
  @IsOptional() @IsIn(['open', ...REPORT_STATUSES]) status?: ReportStatus | 'open';
  @IsOptional() @Matches(/^[a-z]{1,40}$/) district?: string;
  @IsOptional() @Matches(CODE) department?: string;
  @IsOptional() @IsString() @Length(0, 200) q?: string;
}

export class NearQuery extends AsOf {
  @Type(() => Number) @IsNumber() @Min(-90) @Max(90) lat!: number;
  @Type(() => Number) @IsNumber() @Min(-180) @Max(180) lon!: number;
  @IsOptional() @Matches(CODE) category?: string;
}
