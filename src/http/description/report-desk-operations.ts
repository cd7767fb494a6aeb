import { BATCH_ACTIONS } from '../../../events/report-batches.js';
import { HANDLING_BY } from '../../../read-models/handling.js';
import { AGE_BANDS, DUE_BANDS } from '../../../read-models/report-queue.js';
import {
  day,
  either,
  type Fields,
  flag,
  instant,
  list,
  named,
  object,
  one,
  orNull,
  page,
  saying,
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';
import { answers, file, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';
import { reportCard } from './report-operations.js';

const counts = (names: readonly string[]) => object(Object.fromEntries(names.map((name) => [name, whole])));
const queued = object({
  ...reportCard,
  age: saying(whole, 'Calendar days since it was filed, or last opened again'),
  band: saying(one(...AGE_BANDS), 'Up to 3 days, up to 7, longer'),
  due: saying(one(...DUE_BANDS), 'The term is over, ends today, within the week that begins today, later'),
  openedAt: instant,
  day: orNull(day),
  hidden: flag,
});
const leftOut = list(object({ report: uuid, because: saying(text, 'The code of a refusal, or `already`') }));
const batch = object(
  {
    ...{ id: uuid, state: one('running', 'done', 'undoing', 'undone'), action: one(...BATCH_ACTIONS) },
    begunAt: instant,
    count: saying(whole, 'How many it is about'),
    changed: saying(whole, 'How many it has changed so far'),
    putBack: saying(whole, 'How many have been put back so far'),
    kept: saying(leftOut, 'Those it left as they were'),
    keptAfter: saying(leftOut, 'Those that were not put back'),
    text: words(['reason', 'text']),
    undoText: orNull(words(['reason'])),
  },
  { department: text, day, ground: text, undoneAt: instant },
);
const times = object({ median: orNull(whole), p90: orNull(whole) });
const row: Fields = {
  of: saying(orNull(text), 'A code, or a month; null for the whole'),
  ...{ filed: whole, reopened: whole, acknowledged: whole, resolved: whole, refused: whole, notOurs: whole },
  ...{ merged: whole, overdue: saying(whole, 'Those whose term ended while they were open') },
  acknowledgedHours: saying(times, 'Until an official first answered: hours, from the first day on whole days'),
  resolvedDays: saying(times, 'Until they were resolved: working days'),
  within: saying(whole, 'Resolved before the term was over'),
  withinShare: orNull({ type: 'number', minimum: 0, maximum: 1 }),
  open: saying(orNull(whole), 'Not closed yet; null by department'),
};

/** What is said of the desk for reports and of its figures. */
export const REPORT_DESK_OPERATIONS: Operations = {
  'GET /api/v1/reports/queue': answers(
    'Open reports, the most pressing first, and how many there are in each band of age and promise',
    page(queued, { ages: counts(AGE_BANDS), dues: counts(DUE_BANDS) }),
  ),
  'GET /api/v1/reports/bulk': answers('Changes of many reports, the latest first', page(batch)),
  'GET /api/v1/reports/bulk/{id}': answers('One of them, and how far it has come', batch, { fails: [404] }),
  'POST /api/v1/reports/bulk': {
    says: 'One step for many reports, by their ids or by the filter of the queue: at most 500. With `dryRun` only what would change',
    answers: {
      200: {
        says: 'What would change, and what would not and why; or the first receipt of a repeat',
        schema: either(
          object({ dryRun: one(true), count: whole, changes: list(uuid), kept: leftOut }),
          receiptWith({ batch: uuid, count: whole }),
        ),
      },
      201: { says: 'Begun: each report has its turn', schema: receiptWith({ batch: uuid, count: whole }) },
    },
  },
  'POST /api/v1/reports/bulk/{id}/undo': records(
    'Within 24 hours: each report that nobody has touched since is put back as it was',
    named('Receipt'),
    { fails: [404] },
  ),
  'GET /api/v1/reports/dashboard': answers(
    'How long it takes to answer reports and to resolve them, and what becomes of them',
    object({
      ...{ from: text, to: text, by: one(...HANDLING_BY), items: list(object(row)), total: object(row) },
      asOf: named('AsOf'),
    }),
  ),
  'GET /api/v1/reports/dashboard.csv': file('The same as a table; its last line is the whole', 'text/csv'),
};
