import type { ReportBatchEvent } from '../../events/report-batches.js';
import type { ReportEvent } from '../../events/smart-map.js';
import { type Decider, type Decision, refuse } from '../decider.js';
import {
  BeginReportBatch,
  EndReportBatch,
  EndReportBatchUndo,
  MOST_AT_ONCE,
  type PutReportBack,
  UndoReportBatch,
} from './batch-commands.js';
import type { Filed, OpenStatus } from './report-state.js';

type Batch = { readonly is: 'none' | 'begun' | 'done' | 'undone' | 'put-back'; readonly begunAt: string };
type Wish = BeginReportBatch | EndReportBatch | UndoReportBatch | EndReportBatchUndo;

/** For so long after it was begun (milliseconds) a batch can be undone. */
export const UNDO_WITHIN = 24 * 3_600_000;

/** `batch-<id>`: one decision about many reports, and the way back. */
export const batch: Decider<Batch, Wish, ReportBatchEvent> = {
  category: 'batch',
  handles: [BeginReportBatch, EndReportBatch, UndoReportBatch, EndReportBatchUndo],
  id: (command) => command.batch,
  initial: { is: 'none', begunAt: '' },

  evolve(state, { type, at }) {
    switch (type) {
      case 'ReportBatchBegun':
        return { is: 'begun', begunAt: at };
      case 'ReportBatchDone':
        return { ...state, is: 'done' };
      case 'ReportBatchUndone':
        return { ...state, is: 'undone' };
      case 'ReportBatchPutBack':
        return { ...state, is: 'put-back' };
      default:
        return state;
    }
  },

  decide(command, state, { at }) {
    const id = command.batch;
    if (command instanceof BeginReportBatch) return state.is === 'none' ? begin(command) : [];
    if (state.is === 'none') return refuse('batch.not-found', { batch: id });
    if (command instanceof UndoReportBatch) {
      if (state.is === 'undone' || state.is === 'put-back') return [];
      if (state.is === 'begun') return refuse('batch.still-running');
      if (Date.parse(at) > Date.parse(state.begunAt) + UNDO_WITHIN) return refuse('batch.undo-term-over');
      const content = { reason: command.reason };
      return [{ type: 'ReportBatchUndone', data: { batch: id }, private: { subject: `batch-${id}`, content } }];
    }
    const outcome = { batch: id, changed: command.changed, kept: command.kept };
    if (command instanceof EndReportBatchUndo)
      return state.is === 'undone' ? [{ type: 'ReportBatchPutBack', data: outcome }] : [];
    return state.is === 'begun' ? [{ type: 'ReportBatchDone', data: outcome }] : [];
  },
};

function begin(command: BeginReportBatch): Decision<ReportBatchEvent> {
  const { batch: id, action, reports, department, day, ground, reason, text = '' } = command;
  if (reports.length === 0) return refuse('batch.nothing-changes');
  if (reports.length > MOST_AT_ONCE) return refuse('batch.too-many', { count: reports.length, most: MOST_AT_ONCE });
  const data = {
    ...{ batch: id, action, reports },
    ...(action === 'assign' && { department: department! }),
    ...(action === 'plan' && { day: day! }),
    ...(action === 'refuse' && { ground: ground! }),
  };
  return [{ type: 'ReportBatchBegun', data, private: { subject: `batch-${id}`, content: { reason, text } } }];
}

/** Back to what it was before the batch, unless somebody has touched it since. */
export function putBack({ report: id, batch: of }: PutReportBack, report: Filed): Decision<ReportEvent> {
  const { last, touched, overdue } = report;
  if (!last || last.batch !== of || touched) return refuse('batch.touched-since', { report: id });
  if (last.type === 'ReportPutBack') return [];
  const { type, at, before } = last;
  const { status, department, day = null } = before;
  const undone = { type, at, ...(last.case && { case: last.case }) };
  // only what is open is ever changed by a batch
  const data = { report: id, batch: of, status: status as OpenStatus, department, day, overdue, undone };
  return [{ type: 'ReportPutBack', data }];
}
