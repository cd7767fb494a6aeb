import fc from 'fast-check';
import { pages } from '../../projections/petitions/pages.js';
import { mapObjects } from '../../projections/smart-map/map-objects.js';
import { reports } from '../../projections/smart-map/reports.js';
import type { Box } from '../../read-models/report-places.js';
import { ReportsList, type ReportsWanted } from '../../read-models/reports-list.js';
import type { Doc, Find } from '../../read-models/store.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { Districts } from '../../src/map/districts.js';
import { LiveMap } from '../../src/map/live-map.js';
import { NewestPins } from '../../src/map/newest-pins.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import { projectors } from '../read/projecting.js';
import { scratch } from '../support/scratch.js';

/** Tells how often it had to find something itself. */
class FindingStore extends SqliteStore {
  finds = 0;
  override find<D extends Doc>(collection: string, find: Find): Promise<D[]> {
    this.finds++;
    return super.find<D>(collection, find);
  }
}

const file = scratch();
const { run } = projectors();
const CITY: Box = [44.6, 41.6, 45, 41.9];
const MOMENT = Date.UTC(2026, 0, 1);
const hour = (n: number) => new Date(MOMENT + n * 3_600_000).toISOString();
const idOf = (n: number) => `r${String(n).padStart(4, '0')}`;
const chance = <T>(one: fc.Arbitrary<T>, count: number, seed: number) => fc.sample(one, { numRuns: count, seed });

const filing = fc.record({
  category: fc.constantFrom('holes', 'litter'),
  district: fc.constantFrom('vake', 'gldani'),
  // few places and few moments, so that many reports stand in one and are of one
  place: fc.option(
    fc.record({
      lat: fc.integer({ min: 41_690, max: 41_720 }).map((n) => n / 1_000),
      lon: fc.integer({ min: 44_740, max: 44_790 }).map((n) => n / 1_000),
    }),
    { freq: 20 },
  ),
});
const STEPS = ['ReportAcknowledged', 'ReportResolved', 'ReportReopened', 'ReportMerged', 'ReportHidden', 'ReportShown'];
const step = fc.record({ type: fc.constantFrom(...STEPS), n: fc.nat() });
const side = (min: number, max: number) => fc.tuple(fc.integer({ min, max }), fc.integer({ min, max }));
const box = fc
  .tuple(side(44_735, 44_795), side(41_685, 41_725))
  .map(([lon, lat]) => [Math.min(...lon), Math.min(...lat), Math.max(...lon), Math.max(...lat)].map((n) => n / 1_000))
  .map((sides) => sides as unknown as Box);
const wish: fc.Arbitrary<ReportsWanted> = fc.record({
  bbox: fc.oneof(box, fc.constant(CITY)),
  category: fc.constantFrom(undefined, 'holes'),
  status: fc.constantFrom(undefined, 'open' as const, 'resolved' as const, 'duplicate' as const),
  district: fc.constantFrom(undefined, 'vake'),
  since: fc.constantFrom(undefined, hour(20)),
  limit: fc.constantFrom(1, 7, 100),
});

async function city() {
  const log = new MemoryLog();
  const store = new FindingStore(file('read.db'));
  const projector = await run(log, store, [reports, pages, mapObjects]);
  const of = (name: string) => (name === 'texts' ? 'texts_v1_1' : projector.collection(name));
  const live = new LiveMap(log, store, projector, new Districts());
  let [filed, told] = [0, 0];
  const tell = async (report: string, type: string, data: object) => {
    const [stream, meta] = [`report-${report}`, { actor: 'x', commandId: 'x', correlationId: 'x', causationId: 'x' }];
    const expected = (await log.read(stream)).length - 1;
    const facts = [{ id: `e${told}`, type, schema: 1, data: { report, ...data } }];
    await log.append({ stream, expected, facts, meta, at: hour(Math.floor(told++ / 10)) });
  };
  return {
    ...{ store, of, live, pins: new NewestPins(live) },
    file: async (what: object) => {
      const more = { version: 1, channel: 'portal', language: 'ka', reporter: 'x', department: 'roads', photos: 0 };
      await tell(idOf(filed++), 'ReportFiled', { ...more, ...what, promised: hour(0) });
    },
    step: (n: number, type: string) => tell(idOf(n % filed), type, { into: idOf(0), promised: hour(0) }),
    /** Until read models and map have seen everything. */
    settled: async () => {
      await live.start();
      const head = await log.head();
      expect([await projector.seen(head, 10_000), await live.seen(head, 10_000)]).toEqual([true, true]);
    },
    close: async () => {
      await live.stop();
      await store.close();
    },
  };
}
type City = Awaited<ReturnType<typeof city>>;

/** The same list by the map and by the store alone. */
async function both({ store, of, pins }: City, wanted: ReportsWanted) {
  const before = store.finds;
  const byMap = await new ReportsList(wanted).answer(store, of, pins);
  const finds = store.finds - before;
  return { byMap, finds, byStore: await new ReportsList(wanted).answer(store, of) };
}

let here: City;
beforeEach(async () => {
  here = await city();
});
afterEach(() => here.close());

it('is the list of the store, whatever was filed, done, joined, hidden and shown again', async () => {
  for (const round of [1, 2, 3]) {
    for (const one of chance(filing, 120, round)) await here.file(one);
    for (const { n, type } of chance(step, 120, round)) await here.step(n, type);
    await here.settled();
    let found = 0;
    for (const wanted of chance(wish, 60, round)) {
      const { byMap, byStore, finds } = await both(here, wanted);
      expect([wanted, byMap]).toEqual([wanted, byStore]);
      expect(finds).toBe(0);
      found += byMap.items.length;
    }
    expect(found).toBeGreaterThan(100);
  }
});

it('goes on page after page where the store would, while others are filed and some hidden', async () => {
  for (const one of chance(filing, 150, 7)) await here.file(one);
  await here.settled();
  for (const wanted of chance(wish, 12, 7).map((one) => ({ ...one, limit: 7 }))) {
    const read = new Set<string>();
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { byMap, byStore, finds } = await both(here, { ...wanted, cursor });
      expect([byMap, finds]).toEqual([byStore, 0]);
      for (const { id } of byMap.items) {
        expect(read.has(id)).toBe(false);
        read.add(id);
      }
      cursor = byMap.next;
      for (const one of chance(filing, 2, read.size)) await here.file(one);
      await here.step(read.size * 31, 'ReportHidden');
      await here.settled();
    }
  }
});

it('shows nothing that was hidden since the map looked, and no state that is over', async () => {
  for (const one of chance(filing, 40, 3)) await here.file({ ...one, place: { lat: 41.7, lon: 44.75 } });
  await here.settled();
  const { index, position } = here.live;
  const pins = [...index.all()];
  const known = { ready: true, position, seen: async () => true };
  for (const [n, type] of [
    [39, 'ReportHidden'],
    [12, 'ReportResolved'],
  ] as const) {
    await here.step(n, type);
    await here.settled();
    index.put(pins.find(({ id }) => id === idOf(n))!); // as it was before
    const stale = { ...here, pins: new NewestPins({ ...known, index }) };
    const { byMap, byStore, finds } = await both(stale, { bbox: CITY, status: 'open', limit: 100 });
    expect(byMap).toEqual(byStore);
    expect(byMap.items.map(({ id }) => id)).not.toContain(idOf(n));
    expect(finds).toBe(1);
  }
});

it('is asked of the store while the map has not seen what it must have seen, and where the map knows nothing of it', async () => {
  for (const one of chance(filing, 30, 5)) await here.file(one);
  const asked = async (wanted: ReportsWanted) => {
    const { byMap, byStore, finds } = await both(here, wanted);
    expect(byMap.items).toEqual(byStore.items);
    return finds;
  };
  await here.settled();
  const { position } = here.live;
  expect(await asked({ bbox: CITY, after: position })).toBe(0);
  expect(await asked({ bbox: CITY, after: position + 1 })).toBe(1);
  expect(await asked({ bbox: CITY, department: 'roads' })).toBe(1);
  expect(await asked({ bbox: CITY, q: 'hole' })).toBe(1);
  expect(await asked({ bbox: CITY, q: ' ' })).toBe(0);
  expect(await asked({})).toBe(1);
  const unread = new NewestPins(new LiveMap(new MemoryLog(), here.store, {} as never, new Districts()));
  expect(await unread.newest({ bbox: CITY }, 20)).toBeUndefined();
});

it('refuses a cursor that is not of this list', async () => {
  await here.file(chance(filing, 1, 1)[0]!);
  await here.settled();
  const other = new ReportsList({ bbox: CITY, cursor: Buffer.from('["topics","a","b"]').toString('base64url') });
  await expect(other.answer(here.store, here.of, here.pins)).rejects.toThrow('the cursor is not one of this list');
});
