import Database from 'better-sqlite3';
import { dayOf } from '../events/calendar.js';
import { projections } from '../projections/index.js';
import { OgpReport, REPORT_READS } from '../read-models/ogp-report.js';
import { inNewestShape } from '../src/log/newest-shape.log.js';
import { SqliteLogReader } from '../src/log/sqlite.log.js';
import { reportFile, reportFrom } from '../src/ogp/report.js';
import { MemoryStore } from '../src/read/memory.store.js';
import { foldInto } from '../src/read/replay.js';
import { SqliteStore } from '../src/read/sqlite.store.js';
import { PLAN } from './monitored-log.js';

const [what = '', file = '', storeFile = ''] = process.argv.slice(2);
const PAGE = 1_000;
const TODAYS = 51;
const READ = projections.filter(({ name }) => REPORT_READS.includes(name));
const at = '2027-01-01T00:00:00.000Z';
const now = () => performance.now();

const ways: Readonly<Record<string, () => Promise<object>>> = { read, past, today };
process.send!(await ways[what]!());
setInterval(() => undefined, 1_000); // until it is stopped

/** Every row of the log, parsed and not folded. */
async function read() {
  const started = now();
  const db = new Database(file, { readonly: true });
  const page = db.prepare<[number, number], { position: number; data: string }>(
    'select * from events where position > ? order by position limit ?',
  );
  let events = 0;
  for (let last = 0; ; ) {
    const rows = page.all(last, PAGE);
    for (const row of rows) events += typeof JSON.parse(row.data) === 'object' ? 1 : 0;
    if (rows.length < PAGE) return { seconds: (now() - started) / 1_000, events };
    last = rows.at(-1)!.position;
  }
}

/** From nothing: the log is folded by what reports read, and the report is made, down to its bytes. */
async function past() {
  const started = now();
  const store = new MemoryStore();
  const log = inNewestShape(new SqliteLogReader(file));
  const events = await foldInto(log, store, READ, { until: { at } });
  const { digest } = await made(store);
  return { seconds: (now() - started) / 1_000, events, digest };
}

/** From read models that have followed the log. */
async function today() {
  const store = new SqliteStore(storeFile);
  await foldInto(inNewestShape(new SqliteLogReader(file)), store, READ);
  const times: number[] = [];
  let digest = '';
  for (let n = 0; n < TODAYS; n++) {
    const started = now();
    digest = (await made(store)).digest;
    times.push(now() - started);
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(TODAYS / 2)], first: Math.max(...times), digest };
}

async function made(store: MemoryStore | SqliteStore) {
  const answer = await new OgpReport(PLAN, at, dayOf(at)).answer(store, (name) => name);
  return reportFile(reportFrom(answer!, { leaves: null, checkpoint: null, before: undefined })).content;
}
