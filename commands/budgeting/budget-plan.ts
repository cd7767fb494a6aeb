import type { BudgetEvent, BudgetHeading, BudgetLine, BudgetLinesSet } from '../../events/spending.js';
import { isDistrict } from '../city.js';
import { type Decider, type Refusal, refuse } from '../decider.js';
import { AdoptBudget, type BudgetLineInput } from './spending-commands.js';

/** A budget of more lines is told in fewer: sums by line go into one fact. */
export const MOST_LINES = 800;
/** So many lines go into one fact: it stays well within an entry of the public log. */
const LINES_A_FACT = 16;

export type BudgetPlan = {
  /** 0 while there is none. */
  readonly version: number;
  /** Each line whole, as text; those that were left out, too, as empty text. */
  readonly lines: Readonly<Record<string, string>>;
  /** The files its versions came from. */
  readonly files: readonly string[];
};

/** Whether something may have been spent on a line: also on one that was left out later. */
export const hasLine = ({ lines }: BudgetPlan, line: string): boolean => Object.hasOwn(lines, line);

/** `budget-<year>`: each version is said whole; only what is other than before is recorded. */
export const budgetPlan: Decider<BudgetPlan, AdoptBudget, BudgetEvent> = {
  category: 'budget',
  handles: [AdoptBudget],
  id: ({ year }) => String(year),
  initial: { version: 0, lines: {}, files: [] },

  evolve(state, { type, data }) {
    switch (type) {
      case 'BudgetLinesSet':
        return {
          ...state,
          lines: { ...state.lines, ...Object.fromEntries(data.lines.map((one) => [one.line, JSON.stringify(one)])) },
        };
      case 'BudgetLinesDropped':
        return { ...state, lines: { ...state.lines, ...Object.fromEntries(data.lines.map((line) => [line, ''])) } };
      case 'BudgetAdopted':
        return { ...state, version: data.version, files: [...state.files, data.file] };
      default:
        return state;
    }
  },

  decide({ year, version, lines: said, source, file }, state) {
    if (state.files.includes(file)) return [];
    const lines = said.map(wholeOf).sort((a, b) => (a.line < b.line ? -1 : 1));
    const wrong = contradiction(lines);
    if (wrong) return wrong;
    const changed = lines.filter((one) => state.lines[one.line] !== JSON.stringify(one));
    const kept = new Set(lines.map(({ line }) => line));
    const dropped = Object.keys(state.lines).filter((line) => state.lines[line] !== '' && !kept.has(line));
    if (changed.length + dropped.length === 0) return [];
    if (version !== state.version + 1) return refuse('budget.not-later', { version: state.version });
    const plan = lines.reduce((sum, one) => sum + one.plan, 0);
    const counts = { lines: lines.length, changed: changed.length + dropped.length, plan };
    return [
      ...factsOf(year, version, changed),
      ...(dropped.length > 0
        ? [{ type: 'BudgetLinesDropped' as const, data: { year, version, lines: dropped.sort() } }]
        : []),
      { type: 'BudgetAdopted', data: { year, version, ...counts, source, file } },
    ];
  },
};

function factsOf(year: number, version: number, lines: readonly BudgetLine[]): BudgetLinesSet[] {
  const count = Math.ceil(lines.length / LINES_A_FACT);
  return Array.from({ length: count }, (_, i) => ({
    type: 'BudgetLinesSet',
    data: { year, version, lines: lines.slice(i * LINES_A_FACT, (i + 1) * LINES_A_FACT) },
  }));
}

const headingOf = ({ code, name: { ka, en } }: BudgetHeading) => ({ code, name: { ka, en } });

/** In one order, whatever order it came in. */
const wholeOf = ({ line, title, programme, department, district, plan }: BudgetLineInput): BudgetLine => ({
  ...{ line, title: { ka: title.ka, en: title.en } },
  ...{ programme: headingOf(programme), department: headingOf(department), district: district ?? null, plan },
});

/** Lines that could not be told apart, or told in sums. */
function contradiction(lines: readonly BudgetLine[]): Refusal | undefined {
  if (lines.length === 0) return refuse('budget.empty');
  if (lines.length > MOST_LINES) return refuse('budget.too-many-lines', { most: MOST_LINES });
  const twice = lines.find(({ line }, i) => lines[i - 1]?.line === line);
  if (twice) return refuse('budget.same-line', { line: twice.line });
  const lost = lines.find(({ district }) => district !== null && !isDistrict(district));
  if (lost) return refuse('budget.unknown-district', { line: lost.line, district: lost.district! });
  const odd = lines.find((one) => otherName(lines, one) !== undefined);
  return odd && refuse('budget.two-names', { line: odd.line, heading: otherName(lines, odd)! });
}

/** The programme or department of a line that an earlier line calls otherwise. */
function otherName(lines: readonly BudgetLine[], one: BudgetLine): string | undefined {
  for (const kind of ['programme', 'department'] as const) {
    const first = lines.find((line) => line[kind].code === one[kind].code)!;
    if (JSON.stringify(first[kind]) !== JSON.stringify(one[kind])) return one[kind].code;
  }
  return undefined;
}
