import type { Collections } from '../../../read-models/query.js';
import type { BudgetLineDoc, LineDayDoc } from '../../../read-models/spending-documents.js';
import type { ReadStore } from '../../../read-models/store.js';
import type { Cell } from '../../read/csv.js';
import type { Dataset } from './datasets.js';

const LINES = [
  ...['year', 'line', 'title_ka', 'title_en', 'programme', 'programme_ka', 'programme_en', 'department'],
  ...['department_ka', 'department_en', 'area', 'adopted_tetri', 'plan_tetri', 'spent_tetri'],
];
const PAYMENTS = ['number', 'day', 'line', 'tetri', 'contract', 'payee_code', 'payee'];

/** Every line of every budget, and every payment. */
export async function spendingTables(store: ReadStore, of: Collections): Promise<readonly Dataset[]> {
  const lines: Cell[][] = [];
  for await (const doc of store.scan(of('budget-lines'))) {
    const { year, line, title, programme, department, area, adopted, plan, spent } = doc as BudgetLineDoc;
    const headings = [programme, department].flatMap(({ code, name }) => [code, name.ka, name.en]);
    lines.push([year, line, title.ka, title.en, ...headings, area, adopted, plan, spent]);
  }
  const payments: Cell[][] = [];
  for await (const doc of store.scan(of('payments'))) {
    const { day, line, payments: paid } = doc as LineDayDoc;
    for (const { number, tetri, contract, payee } of paid)
      payments.push([number, day, line, tetri, contract, payee?.code ?? null, payee?.name ?? null]);
  }
  return [
    { name: 'budget-lines', columns: LINES, rows: lines },
    { name: 'payments', columns: PAYMENTS, rows: payments },
  ];
}
