import type { BackingEvent } from '../../events/smart-map.js';
import { type Decider, refuse } from '../decider.js';
import { LeaveReport, SupportReport } from './commands.js';
import { report } from './report.js';
import { isOpen, type Report } from './report-state.js';

type Backing = 'never' | 'backs' | 'left';

/** `backing-<report>_<supporter>`: somebody has found the same and wants to hear of it. */
export const backing: Decider<Backing, SupportReport | LeaveReport, BackingEvent, { report: Report }> = {
  category: 'backing',
  handles: [SupportReport, LeaveReport],
  id: ({ report: id, supporter }) => `${id}_${supporter}`,
  given: { report: { fold: report as never, id: ({ report: id }) => id } },
  initial: 'never',

  evolve(state, { type }) {
    if (type === 'ReportSupported') return 'backs';
    return type === 'ReportLeft' ? 'left' : state;
  },

  decide(command, state, _now, { report: about }) {
    const { report: id, supporter } = command;
    if (about.status === 'unknown' || about.hidden) return refuse('report.not-found', { report: id });
    // the two commands have one shape, so the class is asked for by name of its own
    if (command.constructor === LeaveReport)
      return state === 'backs' ? [{ type: 'ReportLeft', data: { report: id, supporter } }] : [];
    if (about.reporter === supporter) return refuse('report.yours-already');
    if (state === 'backs') return [];
    // whoever comes when it is over neither confirms nor reopens it
    if (!isOpen(about)) return refuse('report.not-open', { status: about.status });
    return [{ type: 'ReportSupported', data: { report: id, supporter } }];
  },
};
