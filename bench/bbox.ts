import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Box, inBox, isFew } from '../read-models/report-places.js';
import { ReportsList } from '../read-models/reports-list.js';
import type { Doc, Scalar } from '../read-models/store.js';
import { ClusterIndex } from '../src/map/cluster-index.js';
import type { Districts } from '../src/map/districts.js';
import { NewestPins } from '../src/map/newest-pins.js';
import { SOURCES } from '../src/map/pins.js';
import { byIds, conditions, selectDocs } from '../src/read/sqlite.sql.js';
import { SqliteStore } from '../src/read/sqlite.store.js';
import { round } from './child.js';
import { COLLECTION, manyReports } from './many-reports.js';

// Reports in boxes of every size, from a street to the whole city, the newest first, with how many there are: how long it
// takes where the map finds them and the store reads them, against reading one report by its id; which index SQLite takes
// for that, and which it takes where it has to find them itself.
// node dist/bench/bbox.js [reports] [questions a size]

const [count = 1_000_000, questions = 400] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const file = join(folder, 'read.db');
await manyReports(file, count);
console.log(`${count} reports, ${round(statSync(file).size / 2 ** 20)} MB`);

const store = new SqliteStore(file, { readonly: true });
const of = (name: string) => (name === 'reports' ? COLLECTION : 'texts_v6_1');
const index = new ClusterIndex();
const source = SOURCES.find(({ readModel }) => readModel === 'reports')!;
const ids: string[] = [];
for await (const doc of store.scan(COLLECTION)) {
  index.put(source.pinOf(doc, {} as Districts)!);
  if (ids.length < 10_000) ids.push(doc._id);
}

const CITY = { west: 44.67, south: 41.63, wide: 0.34, high: 0.21 };
/** Widths in degrees of longitude: what a screen shows at these zooms. */
const SIZES = { street: 0.005, block: 0.012, quarter: 0.03, district: 0.08, city: 0.34 };
let seed = 7;
const random = () => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};
const boxOf = (wide: number): Box => {
  const high = Math.min(CITY.high, wide * 0.6);
  const [west, south] = [CITY.west + random() * (CITY.wide - wide), CITY.south + random() * (CITY.high - high)];
  return [west, south, west + wide, south + high];
};

/** Milliseconds by the clock, and of this process's own work: where others work on the machine, the two are not the same. */
type Took = { readonly wall: number; readonly cpu: number };
async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [from, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - from, cpu: (user + system) / 1_000 };
}
const at = (times: readonly Took[], what: keyof Took, share: number) =>
  times.map((took) => took[what]).sort((a, b) => a - b)[Math.floor(times.length * share)]!;
const said = (times: readonly Took[]) =>
  `p50 ${round(at(times, 'wall', 0.5), 2)} ms, p99 ${round(at(times, 'wall', 0.99), 2)} ms (own work ${round(at(times, 'cpu', 0.5), 2)} and ${round(at(times, 'cpu', 0.99), 2)})`;
const map = new NewestPins({ index, ready: true, position: 0, seen: async () => true });
const ask = (box: Box) => new ReportsList({ bbox: box }).answer(store, of, map);

const gets: Took[] = [];
for (const id of ids.slice(0, 2_000)) gets.push(await timed(() => store.get<Doc>(COLLECTION, id)));
const db = new Database(file, { readonly: true });
const planOf = (sql: string, values: readonly Scalar[]) =>
  (db.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[])
    .map(({ detail }) => detail)
    .join('; ');
console.log(`a page's reports: ${planOf(byIds(COLLECTION), [JSON.stringify(ids.slice(0, 21))])}`);
const all: Took[] = [];
for (const [name, wide] of Object.entries(SIZES)) {
  for (let n = 0; n < questions / 10; n++) await ask(boxOf(wide)); // warm
  const times: Took[] = [];
  let found = 0;
  for (let n = 0; n < questions; n++) {
    const box = boxOf(wide);
    times.push(
      await timed(async () => {
        found += (await ask(box)).total;
      }),
    );
  }
  all.push(...times);
  const box = boxOf(wide);
  const where = { visibility: 'listed', ...inBox(box) };
  const { sql, values } = conditions(where);
  const asked = selectDocs(COLLECTION, sql, [['filedAt', -1]], isFew(where));
  console.log(`${name.padEnd(9)} ${round(found / questions)} in the box, ${said(times)}`);
  console.log(`          by the store alone: ${planOf(asked, [...values, 21])}`);
}
console.log(`one by its id: ${said(gets)}`);
console.log(`boxes of all sizes: ${said(all)} (bar: p99 20 ms)`);
console.log(`a box / one by its id, own work: ${round(at(all, 'cpu', 0.5) / at(gets, 'cpu', 0.5), 1)}`);
db.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
