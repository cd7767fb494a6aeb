import { EndReportBatch, EndReportBatchUndo, PutReportBack } from '../../commands/smart-map/batch-commands.js';
import type { OfReport } from '../../commands/smart-map/commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { LeftOut, ReportBatchBegun, ReportBatchEvent } from '../../events/report-batches.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import { ALREADY, stepOf } from '../write/report-batches.js';
import type { Worker } from './queue.js';

/** Who records what a batch does: the batch itself says which official wished it. */
const ACTOR = 'policy:when-report-batch-decided-then-change-each-report';

type Means = {
  readonly log: Pick<EventLog, 'read'>;
  readonly vault: Parameters<typeof openSealed>[1] & Vault;
  readonly desk: Pick<Desk, 'send'>;
};

/**
 * Gives every report of a batch its turn, then says what came of it. Cut short, it begins anew: what a report has learnt
 * already it finds by the same command id, so nothing is done twice.
 */
export const changeReports =
  ({ log, vault, desk }: Means): Worker =>
  async (payload) => {
    const { batch } = payload as { batch: string };
    const facts = (await log.read(`batch-${batch}`)) as unknown as readonly Recorded<ReportBatchEvent>[];
    const [begun, ...since] = facts as readonly [Recorded<ReportBatchBegun>, ...Recorded<ReportBatchEvent>[]];
    const undone = since.find(({ type }) => type === 'ReportBatchUndone');
    const { reports } = begun.data;
    const cause = undone ?? begun;
    const as = { actor: ACTOR, cause: { correlationId: cause.meta.correlationId, causationId: cause.id } };
    const opened = openSealed(begun, vault) as { readonly text?: string };
    const wish = (id: string): OfReport =>
      undone ? Object.assign(new PutReportBack(), { report: id }) : stepOf({ ...begun.data, ...opened }, id);
    const kept: LeftOut[] = [];
    for (const id of reports) {
      const because = await refusalOf(() => desk.send(wish(id), { batch }, as, { key: cause.id }));
      if (because ?? !(await learnt(log, id, cause.id))) kept.push({ report: id, because: because ?? ALREADY });
    }
    const outcome = { batch, changed: reports.length - kept.length, kept };
    if (undone) await desk.send(new EndReportBatchUndo(), outcome, as);
    else await desk.send(new EndReportBatch(), outcome, as);
  };

/** Why the rules said no; undefined when they did not. Whatever says nothing of the wish itself is thrown: worth another try. */
async function refusalOf(deed: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await deed();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.refused === 'log.contended') throw error;
    return error.refusal.refused;
  }
}

/** Whether this decision is among what happened to the report: it may have been so already. */
const learnt = async (log: Pick<EventLog, 'read'>, id: string, cause: string): Promise<boolean> =>
  (await log.read(`report-${id}`)).some(({ meta }) => meta.causationId === cause);
