import { IsInt, IsISO8601, IsOptional, Matches, Max, Min } from 'class-validator';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Heading } from '../text.js';

/** Codes of lines and programmes, as budgets number them: `02`, `02.01-3`. */
export const BUDGET_CODE = /^[0-9A-Za-z][0-9A-Za-z.-]{0,15}$/;
const DEPARTMENT = /^[a-z][a-z0-9-]{1,39}$/;
const DAY = /^20\d\d-\d\d-\d\d$/;
/** Of a payment order, of a contract: letters, digits, and what stands between them. */
const NUMBER = /^[\p{L}\p{N}][\p{L}\p{N} ./№-]{0,39}$/u;
const WRONG_NUMBER = { message: '$property holds signs that no number has' };
/** Ten thousand million lari: sums of a whole year stay exact. */
export const MOST_TETRI = 1_000_000_000_000;

/** One text in both languages, short enough for a table. */
class ShortInBoth {
  @Heading(2, 160) ka!: string;
  @Heading(2, 160) en!: string;
}
class ProgrammeInput {
  @Matches(BUDGET_CODE) code!: string;
  @Part(ShortInBoth) name!: ShortInBoth;
}
class DepartmentInput {
  @Matches(DEPARTMENT) code!: string;
  @Part(ShortInBoth) name!: ShortInBoth;
}

/** A line of a budget, as a row of a file says it. */
export class BudgetLineInput {
  @Matches(BUDGET_CODE) line!: string;
  @Part(ShortInBoth) title!: ShortInBoth;
  @Part(ProgrammeInput) programme!: ProgrammeInput;
  @Part(DepartmentInput) department!: DepartmentInput;
  @IsOptional() @Matches(/^[a-z]{2,40}$/) district!: string | null;
  @IsInt() @Min(0) @Max(MOST_TETRI) plan!: number;
}

class PayeeInput {
  @Matches(/^\d{9}$/, { message: '$property is no identification code of an organisation: nine digits' }) code!: string;
  @Heading(2, 160) name!: string;
}
/** A payment, as a row of a file says it. */
export class PaymentInput {
  @Matches(NUMBER, WRONG_NUMBER) number!: string;
  @IsISO8601({ strict: true }) @Matches(DAY) day!: string;
  @Matches(BUDGET_CODE) line!: string;
  @IsInt() @Min(1) @Max(MOST_TETRI) tetri!: number;
  @IsOptional() @Matches(NUMBER, WRONG_NUMBER) contract!: string | null;
  @IsOptional() @Part(PayeeInput) payee!: PayeeInput | null;
}

/** A year's budget, whole, from a file: the first, or an amendment. Read row by row where the file is. */
export class AdoptBudget extends Command {
  declare year: number;
  declare version: number;
  declare lines: readonly BudgetLineInput[];
  declare source: string;
  declare file: string;
}

/** All that was spent on one day. */
export class ReportSpending extends Command {
  declare day: string;
  declare version: number;
  declare payments: readonly Omit<PaymentInput, 'day'>[];
  declare source: string;
  declare file: string;
}

/** Every day of a file is in. */
export class RecordSpendingImport extends Command {
  declare file: string;
  declare source: string;
  declare rows: number;
  declare days: number;
  declare from: string;
  declare to: string;
  declare tetri: number;
}
