import type { SpendingImported, SpendingReported } from '../../events/spending.js';
import type { SpendingFileDoc } from '../../read-models/spending-documents.js';
import type { Projection } from '../projection.js';

const earlier = (a: string, b: string): string => [a, b].sort()[0]!;

/** Which files of payments have come in, and of which some days have come without the fact that closes the file. */
export const spendingFiles: Projection<SpendingFileDoc, SpendingImported | SpendingReported> = {
  name: 'spending-files',
  version: 2,
  handles: ['SpendingImported', 'SpendingReported'],
  indexes: [['whole', 'position']],
  keys: (e) => [e.data.file],

  fold(doc, e, key): SpendingFileDoc {
    const { at, position } = e;
    if (doc?.whole) return doc;
    if (e.type === 'SpendingImported') {
      const { file: _, ...said } = e.data;
      return { _id: key, whole: true, ...said, at, position };
    }
    const { day, part, source, lines } = e.data;
    const before: Pick<SpendingFileDoc, 'days' | 'rows' | 'tetri' | 'from' | 'to'> = doc ?? {
      ...{ days: 0, rows: 0, tetri: 0, from: day, to: day },
    };
    const payments = lines.flatMap((line) => line.payments);
    return {
      ...{ _id: key, whole: false, source, at, position },
      days: before.days + (part === 1 ? 1 : 0),
      rows: before.rows + payments.length,
      tetri: before.tetri + payments.reduce((sum, { tetri }) => sum + tetri, 0),
      from: earlier(day, before.from),
      to: earlier(day, before.to) === day ? before.to : day,
    };
  },
};
