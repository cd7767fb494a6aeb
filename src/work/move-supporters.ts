import { MoveSupport, TakeSupportBack } from '../../commands/smart-map/joining.js';
import { Backers } from '../../read-models/report-backers.js';
import type { ReportDoc } from '../../read-models/report-documents.js';
import { reportScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import type { Worker } from './queue.js';
import { everyPage, type Reading } from './reading.js';

const ACTOR = 'policy:when-report-joined-then-move-its-supporters';
/** Reports joined with one that are looked at again when another is parted from it. */
const MOST_JOINED = 1_000;

type Moved = { readonly report: string; readonly into: string; readonly position: number };
type Means = {
  readonly reading: Reading;
  readonly vault: Pick<Vault, 'personOf'>;
  readonly desk: Pick<Desk, 'send' | 'asPerson'>;
};

/**
 * Whoever reported or found what was joined with a report supports that one, too, under a pseudonym of that report; whoever
 * did so already stays once. When the two are parted they go back. The rules look at both reports, so that whichever job
 * comes last, the last decision holds.
 */
export const moveSupporters =
  ({ reading: { store, of }, vault, desk }: Means): Worker =>
  async (payload, { id }) => {
    const cause = { correlationId: id, causationId: id };
    const { report, into, position } = payload as Moved;
    const reached = await Promise.all(['reports', 'backers'].map((name) => store.position(of(name))));
    if (Math.min(...reached) < position) throw new Error(`the read models have not seen ${position} yet`); // tried again
    const backersOf = async (id: string, via?: string) => {
      const found: string[] = [];
      for await (const some of everyPage((paging) => new Backers(id, paging, via).answer(store, of)))
        found.push(...some);
      return found;
    };
    const move = async ({ _id: from, reporter }: Pick<ReportDoc, '_id' | 'reporter'>) => {
      const people = new Set([reporter, ...(await backersOf(from))].map((one) => vault.personOf(one)));
      const known = [...people].flatMap((person) => (person === undefined ? [] : pseudonymIn(desk, person, into)));
      // in an order that tells nothing of who is who in the other report
      for (const acting of known.sort((a, b) => (a.actor < b.actor ? -1 : 1)))
        await unlessRefused(
          desk.send(new MoveSupport(), { report: into, supporter: acting.actor, from }, { ...acting, cause }),
        );
    };
    const from = await store.get<ReportDoc>(of('reports'), report);
    if (from?.mergedInto === into) return move(from);
    for (const supporter of await backersOf(into, report))
      await unlessRefused(
        desk.send(new TakeSupportBack(), { report: into, supporter, from: report }, { actor: ACTOR, cause }),
      );
    // whoever was in another joined report as well is still there
    const where = { mergedInto: into };
    for (const other of await store.find<ReportDoc>(of('reports'), { where, limit: MOST_JOINED })) await move(other);
  };

/** Nobody is brought along where they cannot be known any more. */
function pseudonymIn(desk: Means['desk'], person: string, report: string) {
  try {
    return [desk.asPerson(person, reportScope(report))];
  } catch (error) {
    if (error instanceof Refused) return [];
    throw error;
  }
}

/** Their own report, one that was parted meanwhile, somebody who was erased: they stay where they are. */
async function unlessRefused(deed: Promise<unknown>): Promise<void> {
  try {
    await deed;
  } catch (error) {
    if (!(error instanceof Refused) || error.refusal.refused === 'log.contended') throw error;
  }
}
