import type { SpendingReported } from '../../events/spending.js';
import type { LineDayDoc } from '../../read-models/spending-documents.js';
import type { Projection } from '../projection.js';

/** Single payments, a document for each line and day: what a later version of a day leaves out is gone from here. */
export const payments: Projection<LineDayDoc, SpendingReported> = {
  name: 'payments',
  version: 1,
  handles: ['SpendingReported'],
  indexes: [
    ['year', 'line', 'day'],
    ['year', 'day'],
  ],
  keys: (e) => e.data.lines.map(({ line }) => `${e.data.day}_${line}`),

  fold(doc, { data, position }, key) {
    const { day, version } = data;
    const said = data.lines.find(({ line }) => key === `${day}_${line}`)!;
    if (said.now === 0) return undefined;
    const before = doc?.version === version ? doc.payments : [];
    const all = [...before, ...said.payments.map((one) => ({ ...one, payee: one.payee && { ...one.payee } }))];
    const of = { year: Number(day.slice(0, 4)), line: said.line, day };
    return { _id: key, ...of, version, spent: said.now, payments: all, position };
  },
};
