import Database from 'better-sqlite3';
import { projections } from '../projections/index.js';
import { SqliteLogReader } from '../src/log/sqlite.log.js';
import { replay } from '../src/read/replay.js';
import { SqliteStore } from '../src/read/sqlite.store.js';

const [what = '', file = '', storeFile = ''] = process.argv.slice(2);
const PAGE = 1000;
let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const watch = setInterval(look, 50);
const { events, seconds } = what === 'read' ? read() : await fold();
look();
clearInterval(watch);
process.send!({ seconds, events, megabytes: peak / 2 ** 20 });
setInterval(() => undefined, 1000); // until it is stopped

type Ran = { readonly events: number; readonly seconds: number };

function read(): Ran {
  const started = performance.now();
  const db = new Database(file, { readonly: true });
  const page = db.prepare<[number, number], { position: number; data: string }>(
    'select * from events where position > ? order by position limit ?',
  );
  let n = 0;
  let parsed = 0;
  for (let last = 0; ; ) {
    const rows = page.all(last, PAGE);
    for (const row of rows) parsed += typeof JSON.parse(row.data) === 'object' ? 1 : 0;
    n += rows.length;
    if (rows.length < PAGE) return { events: parsed === n ? n : -1, seconds: (performance.now() - started) / 1000 };
    last = rows.at(-1)!.position;
  }
}

/** Until the last document is saved; the digests that a replay also makes are not part of it. */
async function fold(): Promise<Ran> {
  const log = new SqliteLogReader(file);
  const store = new SqliteStore(storeFile);
  const petitions = projections.filter(({ name }) => name !== 'staff');
  const [replayed] = await replay(log, store, petitions, { onProgress: look });
  return { events: replayed!.events, seconds: replayed!.seconds };
}
