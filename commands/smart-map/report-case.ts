import type { ReportCase } from '../../events/report-cases.js';
import type { ReportEvent } from '../../events/smart-map.js';
import type { Filed } from './report-state.js';

/** Steps by which it shows how long something took, or what became of it. */
const COUNTED: ReadonlySet<string> = new Set([
  ...['ReportAcknowledged', 'ReportAssigned', 'ReportPlanned', 'ReportStarted', 'ReportResolved', 'ReportRefused'],
  ...['ReportNotOurs', 'ReportMerged', 'ReportFellOverdue', 'ReportReopened'],
]);
/** What the clock finds answers nothing. */
const ANSWERS_NOTHING: ReadonlySet<string> = new Set(['ReportFellOverdue', 'ReportReopened']);

/** The step with the case it belongs to, and with the batch that it was taken in. */
export function withCase(fact: ReportEvent, batch: string | undefined, report: Filed, at: string): ReportEvent {
  if (!COUNTED.has(fact.type)) return fact;
  const { category, district, department, status } = report;
  const reopened = fact.type === 'ReportReopened';
  const unanswered = status === 'submitted' || status === 'reopened';
  const about: ReportCase = {
    ...{ category, district, department },
    opened: reopened ? at : report.opened,
    promised: reopened ? fact.data.promised : report.promised,
    first: unanswered && !ANSWERS_NOTHING.has(fact.type),
  };
  return { ...fact, data: { ...fact.data, case: about, ...(batch !== undefined && { batch }) } } as ReportEvent;
}
