import type { Recorded } from '../../events/envelope.js';
import { REPORT_NEWS } from '../work/report-news.js';
import type { FactPolicy } from './policy.js';

/** One job a fact; whom to tell is looked up when it is worked, so that nobody is told who has left meanwhile. */
export const whenReportMovesThenTellThoseInvolved: FactPolicy = {
  name: 'when-report-moves-then-tell-those-involved',
  begins: 'at-head',
  handles: REPORT_NEWS,
  react({ id, type, data }: Recorded) {
    const { report } = data as { report: string };
    return [{ job: { kind: 'tell-of-report', id, payload: { report, news: type } } }];
  },
};
