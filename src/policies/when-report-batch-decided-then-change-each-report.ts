import type { Recorded } from '../../events/envelope.js';
import type { ReportBatchEvent } from '../../events/report-batches.js';
import type { FactPolicy } from './policy.js';

/** A batch is one decision about many reports, and so is its undoing; each report learns of it in its own stream. */
export const whenReportBatchDecidedThenChangeEachReport: FactPolicy = {
  name: 'when-report-batch-decided-then-change-each-report',
  handles: ['ReportBatchBegun', 'ReportBatchUndone'] satisfies ReportBatchEvent['type'][],
  begins: 'at-zero',
  react({ id, data }: Recorded) {
    const { batch } = data as { batch: string };
    return [{ job: { kind: 'change-reports', id, payload: { batch } } }];
  },
};
