import type { BackingEvent } from '../../events/smart-map.js';
import { type Decider, refuse } from '../decider.js';
import { type Backing, backingState, backs } from './backing-state.js';
import { LeaveReport, SupportReport } from './commands.js';
import { MoveSupport, TakeSupportBack } from './joining.js';
import { report } from './report.js';
import { isOpen, type Report } from './report-state.js';

type Wish = SupportReport | LeaveReport | MoveSupport | TakeSupportBack;
type Given = { readonly report: Report; readonly from: Report };

/** `backing-<report>_<supporter>`: somebody has found the same and wants to hear of it. */
export const backing: Decider<Backing, Wish, BackingEvent, Given> = {
  ...backingState,
  handles: [SupportReport, LeaveReport, MoveSupport, TakeSupportBack],
  id: ({ report: id, supporter }) => `${id}_${supporter}`,
  given: {
    report: { fold: report as never, id: ({ report: id }) => id },
    from: { fold: report as never, id: (command) => ('from' in command ? command.from : '-') },
  },

  decide(command, state, _now, { report: about, from }) {
    const { report: id, supporter } = command;
    if (command instanceof MoveSupport) {
      if (about.status === 'unknown') return refuse('report.not-found', { report: id });
      if (about.reporter === supporter) return refuse('report.yours-already');
      if (!joined(from, id)) return refuse('report.not-joined', { report: command.from });
      // who has left of their own will is not brought back
      if (backs(state) || state === 'left') return [];
      return [{ type: 'ReportSupported', data: { report: id, supporter, via: command.from } }];
    }
    if (command instanceof TakeSupportBack) {
      if (joined(from, id) || state === 'never') return refuse('report.not-joined', { report: command.from });
      return state === 'came' ? [{ type: 'ReportLeft', data: { report: id, supporter, via: command.from } }] : [];
    }
    if (about.status === 'unknown' || about.hidden) return refuse('report.not-found', { report: id });
    // the two commands have one shape, so the class is asked for by name of its own
    if (command.constructor === LeaveReport) {
      if (state === 'never') return refuse('report.not-yours');
      return backs(state) ? [{ type: 'ReportLeft', data: { report: id, supporter } }] : [];
    }
    if (about.reporter === supporter) return refuse('report.yours-already');
    if (backs(state)) return [];
    // whoever comes when it is over neither confirms nor reopens it
    if (!isOpen(about)) return refuse('report.not-open', { status: about.status });
    return [{ type: 'ReportSupported', data: { report: id, supporter } }];
  },
};

const joined = (from: Report, into: string): boolean => from.status === 'duplicate' && from.mergedInto === into;
