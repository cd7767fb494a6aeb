import { type Command } from '../../commands/command.js';
import { isRefusal, refuse } from '../../commands/decider.js';
import type { AnyDecider } from '../../commands/index.js';
import { type BeginReportBatch, MOST_AT_ONCE, type UndoReportBatch } from '../../commands/smart-map/batch-commands.js';
import {
  AcknowledgeReport,
  AssignReport,
  type OfReport,
  PlanReport,
  RefuseReport,
  ResolveReport,
  StartReport,
} from '../../commands/smart-map/commands.js';
import { report } from '../../commands/smart-map/report.js';
import type { BatchAction, LeftOut } from '../../events/report-batches.js';
import { QueuedIds, type QueueFilter } from '../../read-models/report-queue.js';
import type { Clock } from '../clock.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';
import { Given } from './given.js';
import type { Reporting } from './reporting.js';

/** What would become of each: nothing of it is recorded. A report that is so already is left out as `already`. */
export type Trial = { readonly changes: readonly string[]; readonly kept: readonly LeftOut[] };
export const ALREADY = 'already';

/** Some reports by their ids, or all that a filter of the queue finds. */
export type Meant = { readonly ids?: readonly string[] | undefined; readonly filter?: QueueFilter | undefined };
type Fields = Pick<BeginReportBatch, 'action' | 'department' | 'day' | 'ground' | 'text'>;
const STEPS: Readonly<Record<BatchAction, new () => OfReport>> = {
  acknowledge: AcknowledgeReport,
  assign: AssignReport,
  plan: PlanReport,
  start: StartReport,
  resolve: ResolveReport,
  refuse: RefuseReport,
};

/** The step that a batch takes with one of its reports. */
export function stepOf({ action, department, day, ground, text }: Fields, id: string): OfReport {
  const fields = { acknowledge: {}, start: {}, assign: { department }, plan: { day }, resolve: { text } };
  return Object.assign(new STEPS[action](), { report: id }, { ...fields, refuse: { ground, text } }[action]);
}

/** Changes many reports at once: first how many, then a decision, which a worker carries out report by report. */
export class ReportBatches {
  private readonly given: Given;

  constructor(
    private readonly desk: Desk,
    private readonly log: EventLog,
    private readonly reporting: Pick<Reporting, 'selfIn'>,
    private readonly clock: Clock,
    private readonly questions: Pick<Questions, 'ask'>,
  ) {
    this.given = new Given(log);
  }

  /** Those that are named, or that the filter finds now. @throws Refused for more than one batch may name */
  async meant({ ids, filter }: Meant): Promise<readonly string[]> {
    if (ids !== undefined) return ids;
    const found = await this.questions.ask(new QueuedIds(filter ?? {}, this.clock.now(), MOST_AT_ONCE + 1));
    if (found.length > MOST_AT_ONCE) throw new Refused(refuse('batch.too-many', { most: MOST_AT_ONCE }));
    return found;
  }

  /** Asks the very rules that will decide. */
  async trial(who: Caller, wish: Fields, ids: readonly string[]): Promise<Trial> {
    const now = { at: this.clock.now(), actor: this.desk.as(who, STAFF).actor };
    const changes: string[] = [];
    const kept: LeftOut[] = [];
    for (const id of new Set(ids)) {
      const command = Object.assign(stepOf(wish, id), { self: this.reporting.selfIn(who, id) });
      const state = (await this.log.read(`report-${id}`)).reduce(
        (s, e) => report.evolve(s, e as never),
        report.initial,
      );
      const decided = report.decide(command, state, now, await this.statesFor(command));
      if (isRefusal(decided)) kept.push({ report: id, because: decided.refused });
      else if (decided.length === 0) kept.push({ report: id, because: ALREADY });
      else changes.push(id);
    }
    return { changes, kept };
  }

  private async statesFor(command: Command): Promise<never> {
    const { states, revisions } = await this.given.of(report as unknown as AnyDecider, command);
    this.given.forget(revisions); // nothing is appended here that would tell when they have moved
    return states as never;
  }

  /** Only what would change is named, so that what an official may not decide on stays out. The same key finds the same batch. */
  async begin(
    who: Caller,
    wish: BeginReportBatch,
    ids: readonly string[],
    sent: Sent,
  ): Promise<{ readonly batch: string; readonly count: number; readonly receipt: Receipt }> {
    const batch = this.desk.newId(who, sent.key && `batch ${sent.key}`);
    const [before] = await this.log.read(`batch-${batch}`);
    const known = before?.data as { readonly reports: readonly string[] } | undefined;
    const reports = known?.reports ?? (await this.trial(who, wish, ids)).changes;
    const receipt = await this.desk.send(wish, { batch, reports }, this.desk.as(who, STAFF), sent);
    return { batch, count: reports.length, receipt };
  }

  undo(who: Caller, batch: string, wish: UndoReportBatch, sent: Sent): Promise<Receipt> {
    return this.desk.send(wish, { batch }, this.desk.as(who, STAFF), sent);
  }
}
