import type { Recorded } from '../../events/envelope.js';
import type { ReportEvent } from '../../events/smart-map.js';
import type { FactPolicy } from './policy.js';

/** Whoever found what was joined with another report comes along with it, and goes back when the two are parted. */
export const whenReportJoinedThenMoveItsSupporters: FactPolicy = {
  name: 'when-report-joined-then-move-its-supporters',
  handles: ['ReportMerged', 'ReportUnmerged'] satisfies ReportEvent['type'][],
  begins: 'at-zero',
  react({ id, data, position }: Recorded) {
    const { report, into } = data as { report: string; into: string };
    return [{ job: { kind: 'move-supporters', id, payload: { report, into, position } } }];
  },
};
