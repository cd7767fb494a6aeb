import { CLOSED } from '../../projections/smart-map/reports.js';
import { REPORT_STATUSES, type ReportStatus } from '../../read-models/report-documents.js';
import type { PinFilter } from './pin.js';

const OPEN = REPORT_STATUSES.filter((status) => !CLOSED.has(status));

type Wanted = Pick<PinFilter, 'layers' | 'category' | 'district' | 'since'> & {
  readonly status?: ReportStatus | 'open' | undefined;
};

/** What pins are looked for, in the words that lists of reports are asked in. */
export function filterOf({ layers, category, district, since, status }: Wanted): PinFilter {
  const statuses = status === 'open' ? OPEN : status && [status];
  return { layers, category, district, since, statuses };
}
