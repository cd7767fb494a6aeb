import { pages } from '../../projections/petitions/pages.js';
import { totals } from '../../projections/petitions/totals.js';
import type { Batch, Doc } from '../../read-models/store.js';
import { chance } from '../../src/demo/people.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { Projector } from '../../src/read/projector.js';
import type { AnyProjection } from '../../src/read/track.js';
import { PagedLog, tell } from '../read/projecting.js';
import { story } from '../support/story.js';
import { until } from '../support/until.js';
import { wrongDocuments } from './invariants.js';

const PAST = story(40).events;
const PROJECTIONS: readonly AnyProjection[] = [pages, totals];
/** The same read models as the next version of the house has them. */
const NEXT = PROJECTIONS.map((projection) => ({ ...projection, version: projection.version + 1 }));

/** A store that a process reaches until it is killed: after so many saves nothing answers any more. */
class Reached extends MemoryStore {
  constructor(
    private readonly disk: MemoryStore,
    public saves = Infinity,
  ) {
    super();
  }
  get killed(): boolean {
    return this.saves < 0;
  }
  override async save(batches: readonly Batch[]): Promise<void> {
    if (--this.saves < 0) return new Promise(() => undefined);
    return this.disk.save(batches);
  }
  override prepare(...given: Parameters<MemoryStore['prepare']>) {
    return this.disk.prepare(...given);
  }
  override load<D extends Doc>(...given: Parameters<MemoryStore['load']>) {
    return this.disk.load<D>(...given);
  }
  override position(collection: string) {
    return this.disk.position(collection);
  }
  override collections() {
    return this.disk.collections();
  }
  override drop(collection: string) {
    return this.disk.drop(collection);
  }
}

const docsOf = async (store: MemoryStore, collection: string) => {
  const docs: Doc[] = [];
  for await (const doc of store.scan(collection)) docs.push(doc);
  return docs;
};

it('killed in the middle of a rebuild, again and again, the old read models serve until the new ones are whole', async () => {
  const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
  console.log(`midway: seed ${seed} (GHIA_TEST_SEED repeats it)`);
  const random = chance(seed);
  const half = Math.floor(PAST.length / 2);
  const log = new PagedLog(7);
  await tell(log, PAST.slice(0, half));
  const disk = new MemoryStore();
  const first = new Projector(log, disk, PROJECTIONS);
  await first.start();
  expect(await first.seen(half, 10_000)).toBe(true);
  await until(async () => (await first.status()).every(({ state }) => state === 'live'));
  await first.stop();
  const old = new Map(PROJECTIONS.map(({ name }) => [name, first.collection(name)]));
  await tell(log, PAST.slice(half));

  /** What serves is whole: the old one as far as it came, or a new one that has caught up. */
  const served = async (projector: Projector) => {
    for (const [i, next] of NEXT.entries()) {
      const collection = projector.collection(next.name);
      const reached = await disk.position(collection);
      const projection = collection === old.get(next.name) ? PROJECTIONS[i]! : next;
      if (projection === next) expect(reached).toBe(PAST.length);
      expect(reached).toBeGreaterThanOrEqual(half);
      expect(wrongDocuments(projection, PAST.slice(0, reached), await docsOf(disk, collection))).toEqual([]);
    }
  };
  let kills = 0;
  for (const saves of [0, Math.floor(random() * 2), 1 + Math.floor(random() * 2), 2]) {
    const reached = new Reached(disk, saves);
    const projector = new Projector(log, reached, NEXT);
    await projector.start();
    await served(projector);
    await until(() => reached.killed || NEXT.every(({ name }) => projector.collection(name) !== old.get(name)));
    void projector.stop(); // nobody waits for what is dead
    if (!reached.killed) break;
    kills++;
  }
  expect(kills).toBeGreaterThan(1);

  const last = new Projector(log, disk, NEXT);
  await last.start();
  await until(() => NEXT.every(({ name }) => last.collection(name) !== old.get(name)));
  expect(await last.seen(PAST.length, 10_000)).toBe(true);
  await served(last);
  await last.stop();
});
