import { Controller, Get, Inject, Query, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refuse } from '../../commands/decider.js';
import { dayOf } from '../../events/calendar.js';
import { Spending, type SpendingRow, type SpendingWanted } from '../../read-models/spending.js';
import {
  AllPayments,
  BudgetLines,
  Budgets,
  type LineDay,
  MOST_LINE_DAYS,
  Payments,
  SpendingFiles,
} from '../../read-models/spending-lines.js';
import { type Cell, csv } from '../csv.js';
import { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import { foundInBudget } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import {
  BudgetLinesQuery,
  BudgetsQuery,
  PaymentsFileQuery,
  PaymentsQuery,
  SpendingFilesQuery,
  SpendingQuery,
} from './spending.input.js';
import { Anyone } from './who.guard.js';

const SUMS = ['of', 'name_ka', 'name_en', 'adopted_tetri', 'plan_tetri', 'spent_tetri', 'area'];
const LINES = [
  ...['line', 'title_ka', 'title_en', 'programme', 'programme_ka', 'programme_en', 'department', 'department_ka'],
  ...['department_en', 'area', 'adopted_tetri', 'plan_tetri', 'spent_tetri'],
];
const PAYMENTS = ['number', 'day', 'line', 'tetri', 'contract', 'payee_code', 'payee'];

/** What the city plans to spend and has spent, for anyone. */
@Controller('api/v1/budget')
@Anyone()
@UseInterceptors(FreshInterceptor)
export class SpendingController {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  @Get('spending')
  spending(@Query() { asOf, after: _, ...wanted }: SpendingQuery) {
    return this.sums(wanted, asOf);
  }

  /** The same sums as the page and the JSON of the same `asOf`. */
  @Get('spending.csv')
  async table(@Query() { asOf, after: _, ...wanted }: SpendingQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    const { items, total, year, by, asOf: seen } = await this.sums(wanted, asOf);
    return file(reply, `spending-${year}-by-${by}-at-${seen.position}`, SUMS, [...items, total].map(sumsOf));
  }

  @Get('lines')
  lines(@Query() { asOf, after: _, ...wanted }: BudgetLinesQuery) {
    return this.linesOf(wanted, asOf);
  }

  @Get('lines.csv')
  async linesTable(
    @Query() { asOf, after: _, ...wanted }: BudgetLinesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { items, year, asOf: seen } = await this.linesOf(wanted, asOf);
    const rows = items.map((one): Cell[] => [
      ...[one.line, one.title.ka, one.title.en, one.programme.code, one.programme.name.ka, one.programme.name.en],
      ...[one.department.code, one.department.name.ka, one.department.name.en, one.area],
      ...[one.adopted, one.plan, one.spent],
    ]);
    return file(reply, `budget-lines-${year}-at-${seen.position}`, LINES, rows);
  }

  @Get('payments')
  payments(@Query() { asOf, after: _, ...wanted }: PaymentsQuery) {
    return this.questions.ask(new Payments(wanted), asOf);
  }

  /** The same without pages, a payment to a row. */
  @Get('payments.csv')
  async paymentsTable(
    @Query() { asOf, after: _, ...wanted }: PaymentsFileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const days = await this.questions.ask(new AllPayments(wanted), asOf);
    if (!days) throw new Refused(refuse('spending.too-many-payments', { most: MOST_LINE_DAYS }));
    const name = ['payments', wanted.month ?? wanted.year, wanted.line].filter(Boolean).join('-');
    return file(reply, name, PAYMENTS, days.flatMap(paymentsOf));
  }

  /** Which years have a budget. */
  @Get('years')
  years(@Query() { asOf }: BudgetsQuery) {
    return this.questions.ask(new Budgets(), asOf);
  }

  @Get('spending/files')
  files(@Query() { asOf, after: _, ...wanted }: SpendingFilesQuery) {
    return this.questions.ask(new SpendingFiles(wanted), asOf);
  }

  private async sums(wanted: SpendingWanted, asOf: string | undefined) {
    return foundInBudget(await this.questions.ask((now) => new Spending(wanted, dayOf(now)), asOf), wanted);
  }

  private async linesOf(wanted: Omit<SpendingWanted, 'by' | 'month'>, asOf: string | undefined) {
    return foundInBudget(await this.questions.ask((now) => new BudgetLines(wanted, dayOf(now)), asOf), wanted);
  }
}

function file(reply: FastifyReply, name: string, columns: readonly string[], rows: readonly (readonly Cell[])[]) {
  reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`);
  return csv(columns, rows);
}

const sumsOf = ({ of, name, area, adopted, plan, spent }: SpendingRow): Cell[] => [
  ...[of ?? 'total', name?.ka ?? null, name?.en ?? null, adopted, plan, spent, area],
];

const paymentsOf = ({ day, line, payments }: LineDay): Cell[][] =>
  payments.map(({ number, tetri, contract, payee }) => [
    ...[number, day, line, tetri, contract, payee?.code ?? null, payee?.name ?? null],
  ]);
