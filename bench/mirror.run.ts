import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreDBClient, excludeSystemEvents, START } from '@eventstore/db-client';
import { projections } from '../projections/index.js';
import { EventstoredbLog } from '../src/log/eventstoredb.log.js';
import { SqliteLog, SqliteLogReader } from '../src/log/sqlite.log.js';
import { migrate } from '../src/migration/migrate.js';
import { MirroredLog } from '../src/mirror/mirrored.log.js';
import { replay } from '../src/read/replay.js';
import { SqliteStore } from '../src/read/sqlite.store.js';

const [what = '', url = '', folder = '', facts = ''] = process.argv.slice(2);
const [mirror, embedded, store] = ['mirror.db', 'log.db', 'read.db'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
const remove = (file: string) => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
};

const started = performance.now();
const before = process.cpuUsage();
const events = await runs();
const { user, system } = process.cpuUsage(before);
process.send!({ seconds: (performance.now() - started) / 1000, events, cpu: (user + system) / 1e6 });
setInterval(() => undefined, 1000); // until it is stopped

function runs(): Promise<number> {
  switch (what) {
    case 'read':
      return read();
    case 'mirror':
      return mirrored();
    case 'embed':
      return embed();
    default:
      return fold(what === 'fold-mirror' ? mirror : embedded);
  }
}

/** The client's own reading, with the filter that the mirror asks for: as fast as it hands events out. */
async function read(): Promise<number> {
  const client = EventStoreDBClient.connectionString(url);
  const options = { fromPosition: START, filter: excludeSystemEvents({ maxSearchWindow: 1_000 }) } as const;
  let n = 0;
  for await (const { event } of client.subscribeToAll(options)) {
    if (event?.type === 'PetitionSigned') n++;
    if (n === Number(facts)) break;
  }
  return n;
}

async function mirrored(): Promise<number> {
  remove(mirror);
  const log = await MirroredLog.open(new EventstoredbLog(url), { file: mirror });
  return log.head();
}

/** The same facts in an embedded log. */
async function embed(): Promise<number> {
  remove(embedded);
  const log = await SqliteLog.open(embedded);
  const target = { log, append: log.append.bind(log), together: 2_000 };
  const { facts } = await migrate(new SqliteLogReader(mirror), target, {});
  await log.close();
  return facts;
}

async function fold(file: string): Promise<number> {
  remove(store);
  const petitions = projections.filter(({ name }) => name !== 'staff');
  const [replayed] = await replay(new SqliteLogReader(file), new SqliteStore(store), petitions);
  return replayed!.events;
}
