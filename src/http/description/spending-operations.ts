import { flag, instant, list, named, object, one, orNull, page, saying, sha256, text, whole } from './json-schema.js';
import { answers, file, type Operations } from './operation.js';

const both = object({ ka: text, en: text });
const heading = object({ code: text, name: both });
const asOf = named('AsOf');
const share = saying(
  orNull({ type: 'number', minimum: 0 }),
  'What was spent of the plan; null where nothing was planned',
);
const tetri = saying(whole, 'In tetri');
const row = object({
  of: saying(orNull(text), 'A code, a month or a day; null for the whole'),
  name: saying(orNull(both), 'Of programmes, departments and lines'),
  area: saying(orNull(text), 'Of lines: a district, or `city` for the whole city'),
  adopted: saying(orNull(whole), 'As the first version of the budget had it, in tetri'),
  plan: saying(orNull(whole), 'As the newest version has it, in tetri'),
  ...{ spent: tetri, share },
});
const sums = object({
  ...{ year: whole, by: one('programme', 'department', 'district', 'line', 'month', 'day') },
  ...{ month: orNull(text), items: list(row), total: row },
  lastDay: saying(orNull(text), 'The last day that payments are known of'),
  unfinished: saying(
    orNull(object({ file: text, source: text, days: whole })),
    'A file of which days are shown, and that has not come in whole',
  ),
  updatedAt: saying(instant, 'When something of this year came in last'),
  version: saying(whole, 'Of the budget; 1 is the budget as adopted'),
  ...{ years: list(whole), asOf },
});
const line = object({
  ...{ line: text, title: both, programme: heading, department: heading },
  area: saying(text, 'A district, or `city` for the whole city'),
  dropped: saying(flag, 'An amendment has left it out'),
  ...{ adopted: tetri, plan: tetri, spent: tetri, share },
});
const payment = object({
  number: saying(text, 'Of the payment order'),
  tetri,
  contract: orNull(text),
  payee: saying(orNull(object({ code: text, name: text })), 'Only where it is an organisation'),
});
const imported = object(
  {
    ...{ dryRun: flag, rows: whole },
    added: saying(whole, 'Lines of a budget, or days of payments'),
    ...{ changed: whole, unchanged: whole },
    dropped: saying(whole, 'Lines that the budget had before and the file has not'),
    tetri: saying(whole, 'Of all rows, in tetri'),
    file: sha256,
    refused: saying(
      list(object({ line: whole, fault: text, reason: text }, { about: text })),
      'Rows that are not in order; where there is one, nothing was done',
    ),
  },
  { position: whole },
);
const imports = (says: string) => ({
  says,
  answers: {
    201: { says: 'Recorded', schema: imported },
    200: { says: 'Nothing was to be done, or it was to be tried only', schema: imported },
    422: { says: 'A row is not in order: nothing was done', schema: imported },
  },
  fails: [409] as const,
});

/** What is said of budgets and of what is spent of them. */
export const SPENDING_OPERATIONS: Operations = {
  'GET /api/v1/budget/spending': answers(
    'Plan and spending of a year, by programme, department, district, line, month or day',
    sums,
    { fails: [404] },
  ),
  'GET /api/v1/budget/spending.csv': file('The same sums as CSV', 'text/csv', { fails: [404] }),
  'GET /api/v1/budget/lines': answers(
    'Every line of a year’s budget, with what was spent on it',
    object({ year: whole, items: list(line), asOf }),
    { fails: [404] },
  ),
  'GET /api/v1/budget/lines.csv': file('The same lines as CSV', 'text/csv', { fails: [404] }),
  'GET /api/v1/budget/payments': answers(
    'Payments of a year, a month or a line: a day and line together, the newest day first',
    page(object({ day: text, line: text, spent: tetri, payments: list(payment) })),
  ),
  'GET /api/v1/budget/payments.csv': file('The same payments as CSV, all of them', 'text/csv', { fails: [422] }),
  'GET /api/v1/budget/years': answers(
    'Which years have a budget, the newest first',
    object({
      items: list(
        object({
          ...{ year: whole, version: whole, lines: whole, plan: tetri, adopted: tetri },
          ...{ source: text, file: sha256, at: instant },
        }),
      ),
    }),
  ),
  'GET /api/v1/budget/spending/files': answers(
    'Files of payments that came in, the newest first',
    page(
      object({
        ...{ file: sha256, source: text, rows: whole, days: whole },
        ...{ from: text, to: text, tetri, at: instant },
      }),
    ),
  ),
  'POST /api/v1/budget/lines/import': imports(
    'Brings in the whole budget of a year as CSV: its first version, or an amendment. All rows, or none',
  ),
  'POST /api/v1/budget/spending/import': imports(
    'Brings in payments as CSV, day by day: each day of the file is said anew, whole. All rows, or none; a file that has come in before changes nothing',
  ),
};
