import { IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';
import { REPORT_GROUNDS, type ReportEvent, type ReportGround } from '../../events/smart-map.js';
import { type Decision, type Refusal, refuse } from '../decider.js';
import { Text } from '../text.js';
import {
  OfReport,
  PassReportOn,
  PlanReport,
  RefuseReport,
  ReopenReport,
  ResolveReport,
  StartReport,
} from './commands.js';
import { type Filed, isOpen } from './report-state.js';

/** What Open311, as mySociety extends it, calls the states of a request. */
export const UPDATE_STATUSES = [
  ...(['OPEN', 'CLOSED', 'INVESTIGATING', 'ACTION_SCHEDULED', 'IN_PROGRESS', 'FIXED', 'REOPEN'] as const),
  ...(['NOT_COUNCILS_RESPONSIBILITY', 'NO_FURTHER_ACTION', 'DUPLICATE', 'INTERNAL_REFERRAL'] as const),
] as const;
export type UpdateStatus = (typeof UPDATE_STATUSES)[number];

/** Milliseconds by which the clock of another system may be ahead of ours. */
const AHEAD = 5 * 60_000;
/** What closes a report, or opens it again, is said to people in so many characters at least, as at the office desk. */
const ENOUGH = 10;

/** What another system says of a report on behalf of an official. @property updated since when it says that it is so (UTC) */
export class UpdateReport extends OfReport {
  /** Its category, whose term runs anew when it is opened again. */
  declare category: string;
  @IsIn(UPDATE_STATUSES) status!: UpdateStatus;
  @Matches(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) updated!: string;
  @Text(1, 4_000) text!: string;
  /** The day for which the work is planned. */
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) day?: string;
  /** Why it is not taken up. */
  @IsOptional() @IsIn(REPORT_GROUNDS) ground?: ReportGround;
}

type Step = OfReport | Decision<ReportEvent>;
type Meaning = (update: UpdateReport, report: Filed) => Step;

const open: Meaning = (update, report) =>
  isOpen(report) ? reaffirmed(update, report) : refuse('report.not-open', { status: report.status });

const reopen: Meaning = (update, report) => {
  if (isOpen(report)) return reaffirmed(update, report);
  const { category, text } = update;
  return enough(update) ?? step(ReopenReport, update, { standing: 'official', category, text });
};

const resolve: Meaning = (update, report) =>
  report.status === 'resolved' || report.status === 'confirmed-fixed'
    ? reaffirmed(update, report)
    : (enough(update) ?? step(ResolveReport, update, { text: update.text }));

/** Each state as the step of an official that it stands for, or as what needs no step, or cannot be taken by an update alone. */
const MEANINGS: Readonly<Record<UpdateStatus, Meaning>> = {
  OPEN: open,
  REOPEN: reopen,
  /** That it is looked into is no news only where nothing else was said since. */
  INVESTIGATING: (update, report) => {
    if (report.status === 'acknowledged' || !isOpen(report)) return open(update, report);
    return [{ type: 'ReportAcknowledged', data: { report: update.report } }];
  },
  ACTION_SCHEDULED: (update) =>
    update.day === undefined ? missing(update, 'day') : step(PlanReport, update, { day: update.day }),
  IN_PROGRESS: (update) => step(StartReport, update, {}),
  FIXED: resolve,
  /** GeoReport’s own word: closed is resolved. Whatever closed it before, it stays closed. */
  CLOSED: (update, report) => (isOpen(report) ? resolve(update, report) : reaffirmed(update, report)),
  NOT_COUNCILS_RESPONSIBILITY: (update) => enough(update) ?? step(PassReportOn, update, { whose: update.text }),
  NO_FURTHER_ACTION: (update, report) => {
    if (report.status === 'refused') return reaffirmed(update, report);
    const { ground, text } = update;
    return ground === undefined
      ? missing(update, 'ground')
      : (enough(update) ?? step(RefuseReport, update, { ground, text }));
  },
  DUPLICATE: (update, report) =>
    report.status === 'duplicate' ? reaffirmed(update, report) : missing(update, 'other report'),
  INTERNAL_REFERRAL: (update) => missing(update, 'department'),
};

/**
 * What an update wishes. Nothing, when the report has changed since: whatever came first, the newest that was said stands.
 * An update without news is recorded all the same, because older ones do not count after it.
 */
export function meaningOf(update: UpdateReport, report: Filed, at: string): Step {
  if (Date.parse(update.updated) > Date.parse(at) + AHEAD) return refuse('report.update-ahead', { at });
  if (update.updated <= report.changed) return [];
  return MEANINGS[update.status](update, report);
}

/** What the office's own rules made of it, with where it came from and its words; where they found it so already, that. */
export function asUpdate(facts: readonly ReportEvent[], update: UpdateReport, report: Filed): readonly ReportEvent[] {
  const { report: id, updated, text } = update;
  const said = { subject: `report-${id}`, content: { text } };
  return (facts.length > 0 ? facts : reaffirmed(update, report)).map(
    (fact) =>
      ({ private: said, ...fact, data: { ...fact.data, update: { via: 'open311', at: updated } } }) as ReportEvent,
  );
}

const reaffirmed = ({ report: id }: UpdateReport, { status }: Filed): readonly ReportEvent[] => [
  { type: 'ReportReaffirmed', data: { report: id, status } },
];

const step = <C extends OfReport>(kind: new () => C, { report }: UpdateReport, fields: Partial<C>): C =>
  Object.assign(new kind(), { report }, fields);

const missing = ({ status }: UpdateReport, needs: string): Refusal => refuse('report.update-lacks', { status, needs });
const enough = (update: UpdateReport): Refusal | undefined =>
  update.text.length < ENOUGH ? missing(update, 'description') : undefined;
