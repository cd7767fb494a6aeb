import Database from 'better-sqlite3';
import fc from 'fast-check';
import { reports, spotOf } from '../../projections/smart-map/reports.js';
import type { ReportDoc } from '../../read-models/report-documents.js';
import { type Box, inBox, isFew, metres } from '../../read-models/report-places.js';
import { ReportsList } from '../../read-models/reports-list.js';
import { ReportsNear } from '../../read-models/reports-near.js';
import type { ReadStore, Scalar } from '../../read-models/store.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { byIds, conditions, selectDocs, table } from '../../src/read/sqlite.sql.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import { scratch } from '../support/scratch.js';

const HOME = { lat: 41.7, lon: 44.78 };
const of = (name: string) => `${name}_v1_1`;
const file = scratch();

function report(n: number, place: { lat: number; lon: number }): ReportDoc {
  const filedAt = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
  return {
    _id: `r${String(n).padStart(6, '0')}`,
    ...{ status: 'submitted', open: true, visibility: 'listed', category: 'holes', version: 1, district: 'vake' },
    ...{ place, spot: spotOf(place), department: 'roads', channel: 'portal', language: 'ka', reporter: 'x' },
    ...{
      filedAt,
      openedAt: filedAt,
      changedAt: filedAt,
      promised: filedAt,
      supporters: 0,
      photos: [],
      updates: [],
      position: n + 1,
    },
    text: { event: `e${n}`, commitment: null },
  };
}

async function filled(store: ReadStore, places: readonly { lat: number; lon: number }[]): Promise<ReadStore> {
  await store.prepare(of('reports'), { indexes: reports.indexes });
  await store.prepare(of('texts'), { indexes: [] });
  const docs = new Map(places.map((place, n) => [report(n, place)._id, report(n, place)]));
  await store.save([{ collection: of('reports'), docs, position: places.length }]);
  return store;
}

it('the nearest are found wherever they stand among thousands', async () => {
  // the nearer, the later it was filed: whoever looked at the first thousand only would miss them all
  const places = Array.from({ length: 1_500 }, (_, n) => ({
    lat: Math.round((HOME.lat + (0.0019 * (1_500 - n)) / 1_500) * 1e5) / 1e5,
    lon: HOME.lon,
  }));
  const store = await filled(new SqliteStore(file('near.db')), places);
  const { items, radius } = await new ReportsNear(HOME.lat, HOME.lon).answer(store, of);
  expect([radius, items.length]).toEqual([250, 5]);
  const nearest = places.map((place) => Math.round(metres(place, HOME))).sort((a, b) => a - b);
  expect(items.map(({ distance }) => distance)).toEqual(nearest.slice(0, 5));
  const far = await new ReportsNear(HOME.lat - 0.002, HOME.lon).answer(store, of);
  const expected = places.map((place) => Math.round(metres(place, { ...HOME, lat: HOME.lat - 0.002 })));
  expect(far.items.map(({ distance }) => distance)).toEqual(
    expected
      .filter((distance) => distance <= 250)
      .sort((a, b) => a - b)
      .slice(0, 5),
  );
  await store.close();
});

describe.each([
  ['memory', () => new MemoryStore()],
  ['sqlite', () => new SqliteStore(file(`box-${Math.random()}.db`))],
] as const)('%s read store', (_, open) => {
  it('finds the newest reports of a small box by its spots, and of a large one in order of filing', async () => {
    const degree = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => n / 1_000);
    const place = fc.record({ lat: degree(41_650, 41_750), lon: degree(44_700, 44_850) });
    const [places] = fc.sample(fc.array(place, { minLength: 300, maxLength: 300 }), 1);
    const store = await filled(open(), places!);
    for (const [one, other] of fc.sample(fc.tuple(place, place), 40)) {
      const box: Box = [
        ...([Math.min(one.lon, other.lon), Math.min(one.lat, other.lat)] as const),
        ...([Math.max(one.lon, other.lon), Math.max(one.lat, other.lat)] as const),
      ];
      const inside = places!.flatMap(({ lat, lon }, n) =>
        lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3] ? [report(n, { lat, lon })._id] : [],
      );
      const { items, total } = await new ReportsList({ bbox: box }).answer(store, of);
      expect(total).toBe(inside.length);
      expect(items.map(({ id }) => id)).toEqual(inside.reverse().slice(0, 20));
    }
    await store.close();
  });
});

it.each([
  ['a small box', [44.78, 41.7, 44.79, 41.706], 'spot'],
  ['the whole city', [44.6, 41.6, 45, 41.9], 'visibility'],
] as const)('%s is looked for in a covering index, and so is how many it holds', async (_, box, by) => {
  const path = file('plans.db');
  const store = await filled(new SqliteStore(path), [HOME]);
  const db = new Database(path, { readonly: true });
  const where = { visibility: 'listed', ...inBox(box) };
  const { sql, values } = conditions(where);
  const plan = (what: string, ...more: Scalar[]) =>
    (db.prepare(`explain query plan ${what}`).all(...more) as { detail: string }[]).map(({ detail }) => detail);
  const [page, count, read] = [
    plan(selectDocs(of('reports'), sql, [['filedAt', -1]], isFew(where)), ...values, 21),
    plan(`select count(*) from ${table(of('reports'))} where ${sql}`, ...values),
    plan(byIds(of('reports')), '[]'),
  ];
  for (const said of [page, count])
    expect(said).toContainEqual(expect.stringMatching(new RegExp(`^SEARCH .* USING COVERING INDEX .*${by}`)));
  expect(read[0]).toMatch(/^SEARCH .* USING PRIMARY KEY/);
  expect([...page, ...count, ...read].filter((step) => /^SCAN .*docs:/.test(step))).toEqual([]);
  db.close();
  await store.close();
});
