import { daysAfter } from '../../events/calendar.js';
import { LAST_WORD_DAYS, type ReportEvent } from '../../events/smart-map.js';
import { type Decision, type Now, refuse } from '../decider.js';
import type { AppealReportHiding, DecideReportHidingAppeal } from './commands.js';
import type { Filed } from './report-state.js';

type Decided = Decision<ReportEvent>;

/** Whoever reported it disagrees, once for each time that it is hidden. */
export function appeal({ report: id, standing, text }: AppealReportHiding, report: Filed, { at }: Now): Decided {
  const { hiding, reporter } = report;
  if (standing !== 'reporter') return refuse('report.not-the-reporter');
  if (!hiding) return refuse('report.not-hidden');
  if (hiding.appeal !== 'none') return refuse('report.appealed-already');
  if (at >= daysAfter(hiding.at, LAST_WORD_DAYS)) return refuse('report.over', { days: LAST_WORD_DAYS });
  return [{ type: 'ReportHidingAppealed', data: { report: id }, private: { subject: reporter, content: { text } } }];
}

/** Somebody else than who hid it decides. */
export function decideAppeal(command: DecideReportHidingAppeal, { hiding }: Filed, { actor }: Now): Decided {
  const { report: id, outcome, text } = command;
  if (hiding?.appeal !== 'waiting') return refuse('report.not-appealed');
  if (hiding.by === actor) return refuse('report.same-person');
  const content = { subject: `report-${id}`, content: { text } };
  return [{ type: 'ReportHidingAppealDecided', data: { report: id, outcome }, private: content }];
}
