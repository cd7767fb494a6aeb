import { MOST_LINES } from '../../commands/budgeting/budget-plan.js';
import { BudgetLineInput } from '../../commands/budgeting/spending-commands.js';
import { checked, formulaIn, tetriIn } from './cells.js';
import { type Columns, readRows, readTable, type TableRow } from './table.js';
import { type Fault, type FaultyRow, faulty } from './wrong-rows.js';

/** What a row of a budget says; without a district it is for the whole city. */
export const BUDGET_COLUMNS: Columns = {
  needed: [
    ...['line', 'title_ka', 'title_en', 'programme', 'programme_ka', 'programme_en'],
    ...['department', 'department_ka', 'department_en', 'lari'],
  ],
  optional: ['district'],
};
const COLUMN_OF = {
  ...{ 'title.ka': 'title_ka', 'title.en': 'title_en', 'programme.code': 'programme' },
  ...{ 'programme.name.ka': 'programme_ka', 'programme.name.en': 'programme_en', 'department.code': 'department' },
  ...{ 'department.name.ka': 'department_ka', 'department.name.en': 'department_en', plan: 'lari' },
};

/** The lines of a budget that are in order, and what is wrong with the others. */
export async function readBudget(
  csv: string,
): Promise<{ readonly lines: BudgetLineInput[]; readonly at: ReadonlyMap<string, number>; refused: FaultyRow[] }> {
  const at = new Map<string, number>();
  const { read, refused } = await readRows(readTable(csv, BUDGET_COLUMNS, MOST_LINES), (row) => {
    const said = readLine(row);
    if ('fault' in said) return said;
    const before = at.get(said.line);
    if (before !== undefined) return faulty('same-row', `the same line as on line ${before}`, String(before));
    at.set(said.line, row.line);
    return said;
  });
  return { lines: read.map(({ said }) => said), at, refused };
}

function readLine({ cells }: TableRow): BudgetLineInput | Fault {
  const formula = formulaIn(cells, ['lari']);
  if (formula) return formula;
  const plan = tetriIn(cells.lari!);
  if (plan === undefined) return faulty('wrong-amount', 'lari is no sum of lari such as 1234.50', 'lari');
  const heading = (name: string) => ({
    code: cells[name],
    name: { ka: cells[`${name}_ka`], en: cells[`${name}_en`] },
  });
  const said = {
    ...{ line: cells.line, title: { ka: cells.title_ka, en: cells.title_en } },
    ...{ programme: heading('programme'), department: heading('department'), district: cells.district || null, plan },
  };
  return checked(BudgetLineInput, said, COLUMN_OF);
}
