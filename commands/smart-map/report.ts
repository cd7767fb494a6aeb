import { dayOf, daysAfter, workingDaysAfter } from '../../events/calendar.js';
import { LAST_WORD_DAYS, type ReportEvent } from '../../events/smart-map.js';
import { type Decider, type Decision, isRefusal, type Now, refuse } from '../decider.js';
import { appeal, decideAppeal } from './appeal.js';
import { type Backing, backingState, backs } from './backing-state.js';
import { putBack } from './batch.js';
import { PutReportBack } from './batch-commands.js';
import { type Category, category, department } from './categories.js';
import {
  AcknowledgeReport,
  AppealReportHiding,
  AskWhetherFixed,
  AssignReport,
  ConfirmReportFixed,
  DecideReportHidingAppeal,
  FileReport,
  HideReport,
  MergeReport,
  NoteOnReport,
  OfReport,
  PassReportOn,
  PlanReport,
  RecordReportOverdue,
  RefuseReport,
  ReopenReport,
  ResolveReport,
  ShowReport,
  StartReport,
} from './commands.js';
import { file } from './filing.js';
import { UnmergeReport, unmerge } from './joining.js';
import { RedactReportPhoto, RemoveReportPhoto } from './photo-commands.js';
import { redact, remove } from './photos.js';
import { withCase } from './report-case.js';
import { evolve, type Filed, isOpen, moves, type Report } from './report-state.js';
import { asUpdate, meaningOf, UpdateReport } from './updating.js';

type Decided = Decision<ReportEvent>;
type Rule<C> = (command: C, report: Filed, now: Now, given: Given) => Decided;
type Given = {
  readonly category: Category;
  readonly into: Report;
  /** The name of the department that is to deal with it; empty for one that there is not. */
  readonly department: string;
  /** Whether the official has found the same, as a citizen. */
  readonly self: Backing;
};
/** Days after which "is it fixed?" is asked. */
const ASK_AFTER = 28 * 86_400_000;
/** Working days for a report whose category is not known any more. */
const TERM = 10;

const doc = (report: string) => `report-${report}`;
const secret = (report: string, text: string) => ({ subject: doc(report), content: { text } });
const closed = ({ status }: Filed) => refuse('report.not-open', { status });

/** Nobody involved in it has anything more to say: the secret behind their pseudonyms may be gone. */
const isOver = ({ closedAt }: Filed, at: string) => closedAt !== undefined && at >= daysAfter(closedAt, LAST_WORD_DAYS);

/** Whoever works on a report has acknowledged it: a second time, or later, it changes nothing. */
const acknowledge: Rule<AcknowledgeReport> = ({ report: id }, report) => {
  if (!isOpen(report)) return closed(report);
  return report.status === 'submitted' || report.status === 'reopened'
    ? [{ type: 'ReportAcknowledged', data: { report: id } }]
    : [];
};

const start: Rule<StartReport> = ({ report: id }, report) => {
  if (!isOpen(report)) return closed(report);
  return report.status === 'in-progress' ? [] : [{ type: 'ReportStarted', data: { report: id } }];
};

const plan: Rule<PlanReport> = ({ report: id, day }, report, { at }) => {
  if (!isOpen(report)) return closed(report);
  if (day < dayOf(at)) return refuse('report.day-past', { today: dayOf(at) });
  if (report.status === 'planned' && report.day === day) return [];
  return [{ type: 'ReportPlanned', data: { report: id, day } }];
};

const assign: Rule<AssignReport> = ({ report: id, department }, report, _now, given) => {
  if (!isOpen(report)) return closed(report);
  if (report.status === 'assigned' && report.department === department) return [];
  if (given.department === '') return refuse('department.not-found', { department });
  return [{ type: 'ReportAssigned', data: { report: id, department } }];
};

const resolve: Rule<ResolveReport> = ({ report: id, text }, report) => {
  if (report.status === 'resolved') return [];
  if (!isOpen(report)) return closed(report);
  return [{ type: 'ReportResolved', data: { report: id }, private: secret(id, text) }];
};

const turnDown: Rule<RefuseReport> = ({ report: id, ground, text }, report) => {
  if (report.status === 'refused') return [];
  if (!isOpen(report)) return closed(report);
  return [{ type: 'ReportRefused', data: { report: id, ground }, private: secret(id, text) }];
};

/** Reports that nobody will do anything about: a problem is not joined with them. */
const NOWHERE_TO: ReadonlySet<string> = new Set(['duplicate', 'refused', 'not-ours']);

const passOn: Rule<PassReportOn> = ({ report: id, whose }, report) => {
  if (report.status === 'not-ours') return [];
  if (!isOpen(report)) return closed(report);
  return [{ type: 'ReportNotOurs', data: { report: id }, private: secret(id, whose) }];
};

const merge: Rule<MergeReport> = ({ report: id, into }, report, { at }, given) => {
  if (report.status === 'duplicate') return [];
  if (!isOpen(report)) return closed(report);
  const other = given.into;
  if (into === id || other.status === 'unknown' || NOWHERE_TO.has(other.status) || other.hidden || isOver(other, at))
    return refuse('report.cannot-merge', { into });
  return [{ type: 'ReportMerged', data: { report: id, into } }];
};

const confirm: Rule<ConfirmReportFixed> = ({ report: id, standing }, report, { at }) => {
  if (report.hidden) return refuse('report.not-found', { report: id });
  if (standing === 'stranger') return refuse('report.not-yours');
  if (report.status === 'confirmed-fixed') return [];
  if (report.status !== 'resolved') return refuse('report.not-resolved', { status: report.status });
  if (isOver(report, at)) return refuse('report.over', { days: LAST_WORD_DAYS });
  return [{ type: 'ReportConfirmedFixed', data: { report: id, by: standing } }];
};

const reopen: Rule<ReopenReport> = ({ report: id, standing, text }, report, { at }, given) => {
  if (report.hidden) return refuse('report.not-found', { report: id });
  if (standing === 'stranger') return refuse('report.not-yours');
  if (isOpen(report))
    return report.status === 'reopened' ? [] : refuse('report.open-already', { status: report.status });
  if (report.status === 'duplicate') return closed(report);
  if (isOver(report, at)) return refuse('report.over', { days: LAST_WORD_DAYS });
  const term = given.category.is === 'unknown' ? TERM : given.category.adopted.termDays;
  const data = { report: id, by: standing, promised: workingDaysAfter(at, term) };
  return [{ type: 'ReportReopened', data, private: secret(id, text) }];
};

const hide: Rule<HideReport> = ({ report: id, ground, text }, { hidden }) =>
  hidden ? [] : [{ type: 'ReportHidden', data: { report: id, ground }, private: secret(id, text) }];
const show: Rule<ShowReport> = ({ report: id, text }, { hidden }) =>
  hidden ? [{ type: 'ReportShown', data: { report: id }, private: secret(id, text) }] : [];
const note: Rule<NoteOnReport> = ({ report: id, text }) => [
  { type: 'ReportNoted', data: { report: id }, private: { subject: `${doc(id)}-notes`, content: { text } } },
];

const overdue: Rule<RecordReportOverdue> = ({ report: id }, report, { at }) => {
  if (report.overdue) return [];
  if (!isOpen(report) || at < report.promised) return refuse('report.not-overdue');
  return [{ type: 'ReportFellOverdue', data: { report: id, due: report.promised } }];
};

const ask: Rule<AskWhetherFixed> = ({ report: id }, report, { at }) => {
  if (report.asked) return [];
  if (report.status !== 'resolved' || Date.parse(at) < Date.parse(report.resolvedAt!) + ASK_AFTER)
    return refuse('report.not-resolved', { status: report.status });
  return [{ type: 'ReportFixAsked', data: { report: id } }];
};

/** By the rules for the step that it stands for. */
const update: Rule<UpdateReport> = (command, report, now, given) => {
  const meant = meaningOf(command, report, now.at);
  if (!(meant instanceof OfReport))
    return isRefusal(meant) || meant.length === 0 ? meant : asUpdate(meant, command, report);
  const decided = RULES.get(meant.constructor)!(meant as never, report, now, given);
  return isRefusal(decided) ? decided : asUpdate(decided, command, report);
};

const RULES: ReadonlyMap<unknown, Rule<never>> = new Map<unknown, Rule<never>>([
  [AcknowledgeReport, acknowledge],
  [AssignReport, assign],
  [PlanReport, plan],
  [StartReport, start],
  [ResolveReport, resolve],
  [RefuseReport, turnDown],
  [PassReportOn, passOn],
  [MergeReport, merge],
  [UnmergeReport, unmerge],
  [PutReportBack, putBack],
  [ConfirmReportFixed, confirm],
  [ReopenReport, reopen],
  [HideReport, hide],
  [ShowReport, show],
  [AppealReportHiding, appeal],
  [DecideReportHidingAppeal, decideAppeal],
  [NoteOnReport, note],
  [RedactReportPhoto, redact],
  [RemoveReportPhoto, remove],
  [RecordReportOverdue, overdue],
  [AskWhetherFixed, ask],
  [UpdateReport, update],
]);

/** `report-<id>`: from what somebody found to what became of it. */
export const report: Decider<Report, OfReport | FileReport, ReportEvent, Given> = {
  category: 'report',
  usuallyNew: false,
  handles: [FileReport, ...RULES.keys()] as (new () => OfReport)[],
  id: (command) => command.report,
  given: {
    category: { fold: category as never, id: (command) => ('category' in command ? command.category : '-') },
    into: {
      fold: { category: 'report', initial: { status: 'unknown' }, evolve } as never,
      id: (command) => (command instanceof MergeReport ? command.into : '-'),
    },
    department: {
      fold: department as never,
      id: (command) => (command instanceof AssignReport ? command.department : '-'),
    },
    self: {
      fold: backingState as never,
      id: (command) =>
        command instanceof FileReport || command.self === undefined ? '-' : `${command.report}_${command.self}`,
    },
  },
  initial: { status: 'unknown' },
  evolve,
  /** An update that comes too late is answered with what stands: a note between officials, or a photo, is not that. */
  madeTrue: (command, { type }) => !(command instanceof UpdateReport) || moves(type),

  decide(command, state, now, given) {
    if (command instanceof FileReport) return state.status === 'unknown' ? file(command, given.category, now) : [];
    if (state.status === 'unknown') return refuse('report.not-found', { report: command.report });
    if (command.self === state.reporter) return refuse('report.own');
    if (backs(given.self)) return refuse('report.found-by-you');
    const decided = RULES.get(command.constructor)!(command as never, state, now, given);
    return isRefusal(decided) ? decided : decided.map((fact) => withCase(fact, command.batch, state, now.at));
  },
};
