import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { BUDGET_CODE } from '../../commands/budgeting/spending-commands.js';
import { Heading } from '../../commands/text.js';
import { DISTRICTS } from '../../events/districts.js';
import { SPENDING_BY, type SpendingBy, WHOLE_CITY } from '../../read-models/spending.js';
import { AsOf, PagingQuery } from './petitions.input.js';

export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2099;
/** Two megabytes of text, and more where it is Georgian. */
const MOST_CSV = 2 * 1024 * 1024;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const AREAS = [...DISTRICTS, WHOLE_CITY] as const;

/** Which part of a budget. */
class PartQuery extends AsOf {
  @IsOptional() @Type(() => Number) @IsInt() @Min(FIRST_YEAR) @Max(LAST_YEAR) year?: number;
  /** A district, or `city` for what is for the whole city. */
  @IsOptional() @IsIn(AREAS) area?: string;
  @IsOptional() @Matches(BUDGET_CODE) programme?: string;
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) department?: string;
  @IsOptional() @Matches(BUDGET_CODE) line?: string;
}
export class SpendingQuery extends PartQuery {
  @IsOptional() @IsIn(SPENDING_BY) by?: SpendingBy;
  @IsOptional() @Matches(MONTH) month?: string;
}
export class BudgetLinesQuery extends PartQuery {}
export class PaymentsQuery extends PagingQuery {
  @Type(() => Number) @IsInt() @Min(FIRST_YEAR) @Max(LAST_YEAR) year!: number;
  @IsOptional() @Matches(BUDGET_CODE) line?: string;
  @IsOptional() @Matches(MONTH) month?: string;
}
export class PaymentsFileQuery extends AsOf {
  @Type(() => Number) @IsInt() @Min(FIRST_YEAR) @Max(LAST_YEAR) year!: number;
  @IsOptional() @Matches(BUDGET_CODE) line?: string;
  @IsOptional() @Matches(MONTH) month?: string;
}
export class SpendingFilesQuery extends PagingQuery {}
export class BudgetsQuery extends AsOf {}

export class ImportSpendingBody {
  @IsString() @Length(1, MOST_CSV) csv!: string;
  /** Where the file is from, for everybody to read. */
  @Heading(3, 300) source!: string;
  @IsOptional() @IsBoolean() dryRun?: boolean;
}
export class ImportBudgetBody extends ImportSpendingBody {
  @IsInt() @Min(FIRST_YEAR) @Max(LAST_YEAR) year!: number;
}
