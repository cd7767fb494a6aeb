import type { Recorded } from '../../events/envelope.js';
import type { ReportBatchBegun, ReportBatchEvent } from '../../events/report-batches.js';
import type { ReportEvent } from '../../events/smart-map.js';
import type { BatchDoc } from '../../read-models/batch-documents.js';
import type { Projection } from '../projection.js';

type Told = ReportEvent | ReportBatchEvent;

/** Changes of many reports at once, and how far each has come. */
export const batches: Projection<BatchDoc, Told> = {
  name: 'batches',
  version: 1,
  handles: [
    ...(['ReportBatchBegun', 'ReportBatchDone', 'ReportBatchUndone', 'ReportBatchPutBack'] as const),
    ...(['ReportAcknowledged', 'ReportAssigned', 'ReportPlanned', 'ReportStarted'] as const),
    ...(['ReportResolved', 'ReportRefused', 'ReportPutBack'] as const),
  ],
  indexes: [['begunAt']],
  keys: (e) => ('batch' in e.data && e.data.batch !== undefined ? [e.data.batch] : []),

  fold(batch, e) {
    if (e.type === 'ReportBatchBegun') return begun(e);
    if (!batch) return batch;
    batch.position = e.position;
    switch (e.type) {
      case 'ReportBatchDone':
        return Object.assign(batch, { state: 'done', kept: e.data.kept, changed: e.data.changed });
      case 'ReportBatchUndone': {
        const undoWords = { event: e.id, commitment: e.sealed?.commitment ?? null };
        return Object.assign(batch, { state: 'undoing', undoneAt: e.at, undoWords });
      }
      case 'ReportBatchPutBack':
        return Object.assign(batch, { state: 'undone', keptAfter: e.data.kept, putBack: e.data.changed });
      case 'ReportPutBack':
        batch.putBack++;
        return batch;
      default:
        batch.changed++;
        return batch;
    }
  },
};

function begun(e: Recorded<ReportBatchBegun>): BatchDoc {
  const { batch, action, reports, department, day, ground } = e.data;
  return {
    ...{ _id: batch, state: 'running', action, by: e.meta.actor, begunAt: e.at, count: reports.length },
    ...(department !== undefined && { department }),
    ...(day !== undefined && { day }),
    ...(ground !== undefined && { ground }),
    ...{ changed: 0, putBack: 0, kept: [], keptAfter: [] },
    words: { event: e.id, commitment: e.sealed?.commitment ?? null },
    position: e.position,
  };
}
