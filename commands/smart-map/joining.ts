import type { ReportEvent } from '../../events/smart-map.js';
import { Command } from '../command.js';
import { type Decision, refuse } from '../decider.js';
import { Text } from '../text.js';
import { OfReport } from './commands.js';
import type { Filed, OpenStatus } from './report-state.js';

/** It is not the same as the other after all. */
export class UnmergeReport extends OfReport {
  @Text(10, 4_000) text!: string;
}

abstract class Along extends Command {
  /** The report that they come to, or go back from. */
  declare report: string;
  declare supporter: string;
  /** The report that was joined with it. */
  declare from: string;
}
/** By a policy: whoever reported or found what was joined with a report hears of that one from now on. */
export class MoveSupport extends Along {}
/** By a policy: they go back with what is parted again. */
export class TakeSupportBack extends Along {
  /** Tells the two commands of one shape apart. */
  declare readonly back: true;
}

export function unmerge({ report: id, text }: UnmergeReport, report: Filed): Decision<ReportEvent> {
  const { last, mergedInto, overdue } = report;
  if (report.status !== 'duplicate') {
    return refuse('report.not-joined', { report: id });
  }
  // only what is open is ever joined
  const status = last!.before.status as OpenStatus;
  const undone = { type: 'ReportMerged', at: last!.at, ...(last!.case && { case: last!.case }) };
  const data = { report: id, into: mergedInto!, status, overdue, undone };
  return [{ type: 'ReportUnmerged', data, private: { subject: `report-${id}`, content: { text } } }];
}
