import { AskWhetherFixed, RecordReportOverdue } from '../../commands/smart-map/commands.js';
import type { ReportDoc } from '../../read-models/report-documents.js';
import type { HourPolicy, Wish } from './policy.js';

const AT_ONCE = 100;

/** A report that is not resolved within its term falls overdue; one that is resolved is asked about four weeks later. */
export const whenReportTermOverThenSaySo: HourPolicy = {
  name: 'when-report-term-over-then-say-so',
  async due(store, of, now) {
    const find = (where: object) => store.find<ReportDoc>(of('reports'), { where: where as never, limit: AT_ONCE });
    const [late, resolved] = await Promise.all([
      find({ open: true, overdueSince: null, promised: { lte: now } }),
      find({ askDue: { lte: now } }),
    ]);
    return [
      ...late.map(({ _id, promised }): Wish => {
        const command = Object.assign(new RecordReportOverdue(), { report: _id });
        return { command, cause: `${_id} overdue at ${promised}` };
      }),
      ...resolved.map(({ _id, askDue }): Wish => {
        const command = Object.assign(new AskWhetherFixed(), { report: _id });
        return { command, cause: `${_id} asked at ${askDue}` };
      }),
    ];
  },
};
