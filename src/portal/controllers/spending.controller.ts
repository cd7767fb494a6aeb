import { Controller, Get, Inject, NotFoundException, Param, Query, UseFilters } from '@nestjs/common';
import { BUDGET_CODE } from '../../../commands/budgeting/spending-commands.js';
import { dayOf } from '../../../events/calendar.js';
import { Spending } from '../../../read-models/spending.js';
import { BudgetLines, Budgets, Payments, SpendingFiles } from '../../../read-models/spending-lines.js';
import { Clock } from '../../clock.js';
import { foundInBudget } from '../../http/found.js';
import { Anyone } from '../../http/who.guard.js';
import { Questions } from '../../read/questions.js';
import { AREAS, groupingsOf, type Part, type PartView, wantedOf } from '../components/spending/part.js';
import { SpendingPage } from '../pages/spending.js';
import { SpendingPartPage } from '../pages/spending-part.js';
import { SPENDING_KINDS } from '../spending-paths.js';
import { PageFilter } from './page.filter.js';
import { both, known, plain } from './route.js';
import { Pages, TheVisit, type Visit } from './visit.js';

const YEAR = /^20\d\d$/;
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
/** Days of payments on one page of a line. */
const A_PAGE = 20;
/** Files that the page names: those that came in last. */
const FILES_NAMED = 5;

type Asked = Readonly<Record<string, string | undefined>>;

/** Budget and spending, for anyone: the year as a whole, and each part of it at an address of its own. */
@Controller()
@Anyone()
@UseFilters(PageFilter)
export class SpendingPagesController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(both('budget/spending'))
  async whole(@TheVisit() visit: Visit, @Query() query: Record<string, unknown>) {
    const asked = plain(query);
    const [{ items: budgets }, files, frame] = await Promise.all([
      this.questions.ask(new Budgets()),
      this.questions.ask(new SpendingFiles({ limit: FILES_NAMED })),
      this.pages.frame(visit),
    ]);
    const named = YEAR.test(asked.year ?? '') ? Number(asked.year) : undefined;
    const begun = budgets.find(({ year }) => year <= Number(this.today().slice(0, 4))) ?? budgets[0];
    const budget = named === undefined ? begun : budgets.find(({ year }) => year === named);
    if (named !== undefined && !budget) throw new NotFoundException({ type: 'urn:ghia:budget.not-found' });
    const shown = budget && (await this.shown({ year: budget.year, ...narrowedBy(asked) }, asked));
    this.pages.send(visit, SpendingPage({ frame, shown, budget, files: files.items }, visit.lang));
  }

  @Get(both('budget/spending/:year/:kind/:code'))
  async part(
    @TheVisit() visit: Visit,
    @Param() { year = '', kind: named, code = '' }: Readonly<Record<string, string>>,
    @Query() query: Record<string, unknown>,
  ) {
    const asked = plain(query);
    const kind = known(SPENDING_KINDS, named);
    const isArea = kind !== 'district' || AREAS.includes(code);
    if (!YEAR.test(year) || kind === undefined || !isArea)
      throw new NotFoundException({ type: 'urn:ghia:budget.heading-not-found' });
    const narrow = kind === 'line' ? {} : { ...narrowedBy(asked), [kind === 'district' ? 'area' : kind]: undefined };
    const of = { year: Number(year), kind, code, ...narrow };
    const { month: _, ...wanted } = wantedOf({ ...of, by: 'line' });
    const today = this.today();
    const lines = foundInBudget(await this.questions.ask(new BudgetLines(wanted, today)), wanted);
    const [sample] = lines.items;
    if (!sample) throw new NotFoundException({ type: 'urn:ghia:budget.heading-not-found' });
    const { cursor } = asked;
    const payments = kind === 'line' && new Payments({ year: of.year, line: code, limit: A_PAGE, cursor });
    const [shown, paid, frame] = await Promise.all([
      this.shown(of, asked),
      payments ? this.questions.ask(payments) : undefined,
      this.pages.frame(visit),
    ]);
    this.pages.send(visit, SpendingPartPage({ frame, ...shown, sample, payments: paid, cursor }, visit.lang));
  }

  /** The sums of a part by its grouping, by month, and by the days of the month that was asked for. */
  private async shown(of: Omit<Part, 'by'>, asked: Asked): Promise<PartView> {
    const today = this.today();
    const groupings = groupingsOf({ ...of, by: 'line' });
    const by = known(groupings, asked.by) ?? groupings[0] ?? 'line';
    const month =
      MONTH.test(asked.month ?? '') && Number(asked.month!.slice(0, 4)) === of.year ? asked.month : undefined;
    const part = { ...of, by, month };
    const wanted = wantedOf(part);
    const sums = async (more: object) =>
      foundInBudget(await this.questions.ask(new Spending({ ...wanted, ...more }, today)), wanted);
    const [found, months, days] = await Promise.all([
      sums({ by }),
      sums({ by: 'month' }),
      month === undefined ? undefined : sums({ by: 'day', month }),
    ]);
    return { part, found, months: months.items, days: days?.items, today };
  }

  private today(): string {
    return dayOf(this.clock.now());
  }
}

const codeIn = (text: string | undefined) => (text !== undefined && BUDGET_CODE.test(text) ? text : undefined);
const narrowedBy = ({ area, programme, department }: Asked) => ({
  ...{ area: known(AREAS, area), programme: codeIn(programme) },
  department: department !== undefined && /^[a-z][a-z0-9-]{1,39}$/.test(department) ? department : undefined,
});
