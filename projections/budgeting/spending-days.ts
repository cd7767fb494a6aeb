import type { SpendingReported } from '../../events/spending.js';
import type { SpendingDayDoc } from '../../read-models/spending-documents.js';
import type { Projection } from '../projection.js';

/** What was spent day by day, each in its newest version. */
export const spendingDays: Projection<SpendingDayDoc, SpendingReported> = {
  name: 'spending-days',
  version: 1,
  handles: ['SpendingReported'],
  indexes: [['month', 'day'], ['year', 'day'], ['position']],
  keys: (e) => [e.data.day],

  fold(doc, { data, at, position }, key) {
    const { day, version, lines, file } = data;
    const known = doc?.version === version ? doc : undefined;
    const sums = known?.lines ?? {};
    for (const { line, now } of lines) if (now > 0) sums[line] = now;
    const count = lines.reduce((n, { payments }) => n + payments.length, known?.payments ?? 0);
    const of = { year: Number(day.slice(0, 4)), month: day.slice(0, 7), day };
    return { _id: key, ...of, version, lines: sums, payments: count, file, at, position };
  },
};
