import { IsIn, IsOptional, Matches } from 'class-validator';
import { HANDLING_BY, type HandlingBy } from '../../read-models/handling.js';
import {
  AGE_BANDS,
  type AgeBand,
  DUE_BANDS,
  type DueBand,
  OPEN_STATUSES,
  type OpenStatus,
} from '../../read-models/report-queue.js';
import { AsOf, PagingQuery } from './petitions.input.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export class ReportQueueQuery extends PagingQuery {
  @IsOptional() @IsIn(AGE_BANDS) band?: AgeBand;
  @IsOptional() @IsIn(DUE_BANDS) due?: DueBand;
  @IsOptional() @IsIn(OPEN_STATUSES) status?: OpenStatus;
  @IsOptional() @Matches(CODE) department?: string;
  @IsOptional() @Matches(CODE) category?: string;
  @IsOptional() @Matches(/^[a-z]{1,40}$/) district?: string;
}

/** Months (YYYY-MM) of when reports were filed, or opened again; the last twelve unless told otherwise. */
export class HandlingQuery extends AsOf {
  @IsOptional() @Matches(MONTH) from?: string;
  @IsOptional() @Matches(MONTH) to?: string;
  @IsOptional() @IsIn(HANDLING_BY) by?: HandlingBy;
}
