import { hash } from 'node:crypto';
import type { SpendingRow, Spent } from '../../../read-models/spending.js';
import type { Budget, BudgetLineView, SpendingFile } from '../../../read-models/spending-lines.js';
import type { PartView } from '../../../src/portal/components/spending/part.js';
import { say } from '../../../src/portal/i18n/catalogue.js';
import { day, OFFICIAL } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const both = (ka: string, en: string) => ({ ka, en });
const MILLION = 100_000_000;

const row = (
  of: string | null,
  name: SpendingRow['name'],
  plan: number,
  spent: number,
  area: string | null = null,
) => ({
  ...{ of, name, area, adopted: plan * MILLION, plan: plan * MILLION, spent: spent * MILLION },
  share: plan === 0 ? null : spent / plan,
});
const PROGRAMMES: readonly SpendingRow[] = [
  row('01', both('გზები და ტრანსპორტი', 'Roads and transport'), 328, 250),
  row('07', both('კულტურა, სპორტი და ახალგაზრდობა', 'Culture, sport and youth'), 65, 71.3),
  row('08', both('უსაფრთხოება', 'Safety'), 0, 0.4),
];
const months: readonly SpendingRow[] = Array.from({ length: 12 }, (_, i) => ({
  ...{ of: `2026-${String(i + 1).padStart(2, '0')}`, name: null, area: null, adopted: null, plan: null, share: null },
  spent: i < 5 ? (i + 1) * 20 * MILLION : 0,
}));
const days = [2, 3, 16].map((n) => ({
  ...months[4]!,
  of: `2026-05-${String(n).padStart(2, '0')}`,
  spent: n * MILLION,
}));

const found: Spent = {
  ...{ year: 2026, by: 'programme', month: null, items: PROGRAMMES, total: row(null, null, 393, 300) },
  ...{ lastDay: '2026-05-29', updatedAt: day(-1), version: 2, years: [2026, 2025] },
  unfinished: null,
  asOf: { position: 48_213, size: null, root: null },
};
const shown: PartView = { part: { year: 2026, by: 'programme' }, found, months, days: undefined, today: '2026-06-01' };
const file = hash('sha256', '');
const budget: Budget = {
  ...{ year: 2026, version: 2, lines: 41, plan: 393 * MILLION, adopted: 390 * MILLION },
  ...{ source: 'საკრებულოს დადგენილება', file, at: day(-30) },
};
const files: readonly SpendingFile[] = [
  {
    ...{ file, source: 'ხაზინის ამონაწერი', rows: 212, days: 5, from: '2026-05-25', to: '2026-05-29' },
    ...{ tetri: 20 * MILLION, at: day(-1) },
  },
];
const sample: BudgetLineView = {
  ...{ line: '02.03.06', title: both('ეზოები და საბავშვო მოედნები', 'Yards and playgrounds'), area: 'vake' },
  programme: { code: '02', name: both('მუნიციპალური ინფრასტრუქტურა', 'Municipal infrastructure') },
  department: { code: 'works', name: both('კეთილმოწყობის სამსახური', 'Public works') },
  ...{ dropped: true, adopted: 4 * MILLION, plan: 0, spent: MILLION, share: null },
};
const lines: readonly SpendingRow[] = [
  row('02.03.06', sample.title, 4, 1, 'vake'),
  row('02.01', both('სანიაღვრე სისტემები', 'Storm drains'), 47.5, 30, 'city'),
];
const payments = {
  items: [
    {
      ...{ day: '2026-05-29', line: '02.03.06', spent: 12_345_678 },
      payments: [
        {
          number: '260529-1',
          tetri: 12_345_600,
          contract: 'CON26-1041',
          payee: { code: '999000001', name: 'შპს ნიმუში' },
        },
        { number: '260529-2', tetri: 78, contract: null, payee: null },
      ],
    },
  ],
  ...{ total: 41, next: 'n', asOf: found.asOf },
};
const counts = { rows: 212, added: 0, changed: 0, unchanged: 0, dropped: 0, tetri: 1_234_567_890, file, refused: [] };

/** What the city plans to spend and has spent, and how officers bring it in. */
export function spendingPages(
  { SpendingPage, SpendingPartPage, SpendingImportPage, TriedSpendingPage }: Pages,
  at: At,
): Record<string, Shown> {
  const frame = at('/budget/spending');
  const part = (kind: 'programme' | 'district' | 'line', code: string) => at(`/budget/spending/2026/${kind}/${code}`);
  const office = at('/office/budget/import', { ...OFFICIAL, roles: ['officer'] });
  const tried = {
    frame: office,
    with: { source: 'ხაზინა' },
    action: '/ka/office/budget/import',
    digest: file,
    file: 'e30=',
  };
  const summary = { dryRun: true, ...counts };
  return {
    spending: (lang) => SpendingPage({ frame, shown, budget, files }, lang),
    'spending-none': (lang) => SpendingPage({ frame, shown: undefined, budget: undefined, files: [] }, lang),
    'spending-new-year': (lang) => {
      const none = months.map((one) => ({ ...one, spent: 0 }));
      const fresh = { ...found, version: 1, lastDay: null, items: [row('01', PROGRAMMES[0]!.name, 328, 0)] };
      const total = row(null, null, 328, 0);
      return SpendingPage(
        { frame, shown: { ...shown, found: { ...fresh, total }, months: none }, budget, files: [] },
        lang,
      );
    },
    'spending-districts': (lang) => {
      const items = [row('city', null, 300, 200), row('vake', null, 10, 8), row('gldani', null, 14, 9)];
      const view = { ...shown, part: { ...shown.part, by: 'district' as const }, found: { ...found, items } };
      return SpendingPage({ frame, shown: view, budget, files }, lang);
    },
    'spending-programme': (lang) => {
      const here = { year: 2026, kind: 'programme' as const, code: '02', by: 'line' as const, month: '2026-05' };
      const view = { ...shown, part: here, found: { ...found, items: lines }, days };
      return SpendingPartPage({ ...view, frame: part('programme', '02'), sample }, lang);
    },
    'spending-district-narrowed': (lang) => {
      const here = { year: 2026, kind: 'district' as const, code: 'vake', programme: '02', by: 'line' as const };
      const view = { ...shown, part: { ...here, month: '2026-04' }, found: { ...found, items: lines.slice(0, 1) } };
      return SpendingPartPage({ ...view, days: [], frame: part('district', 'vake'), sample }, lang);
    },
    'spending-line': (lang) => {
      const here = { year: 2026, kind: 'line' as const, code: sample.line, by: 'line' as const };
      const total = row(null, null, 0, 0.000_3);
      const view = { ...shown, part: here, found: { ...found, items: lines.slice(0, 1), total } };
      return SpendingPartPage({ ...view, frame: part('line', sample.line), sample, payments, cursor: 'c' }, lang);
    },
    'spending-import': (lang) => SpendingImportPage({ frame: office, done: [5, 1, 0], errors: [] }, lang),
    'spending-import-wrong': (lang) => {
      const { errors } = say(lang).spending.imports;
      const wrong = (['year', 'source', 'file'] as const).map((field) => ({
        ...{ field: `budget-${field}`, text: errors[field] },
      }));
      return SpendingImportPage({ frame: office, of: 'budget', year: '26', source: 'ა', errors: wrong }, lang);
    },
    'spending-import-tried': (lang) =>
      TriedSpendingPage({ ...tried, of: 'payments', summary: { ...summary, added: 5, changed: 1 } }, lang),
    'spending-import-refused': (lang) =>
      TriedSpendingPage(
        {
          ...{ ...tried, of: 'budget' },
          summary: {
            ...{ ...summary, added: 12, dropped: 3 },
            refused: [
              { line: 3, fault: 'wrong-amount', reason: '', about: 'lari' },
              { line: 9, fault: 'same-row', reason: '', about: '4' },
              { line: 11, fault: 'cells', reason: '', about: '99 / 11' },
              { line: 13, fault: 'budget.two-names', reason: '', about: '02' },
            ],
          },
        },
        lang,
      ),
    'spending-import-nothing': (lang) =>
      TriedSpendingPage({ ...tried, of: 'payments', summary: { ...summary, unchanged: 5 } }, lang),
  };
}
