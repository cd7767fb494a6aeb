import { parentPort, workerData } from 'node:worker_threads';
import { projections } from '../../projections/index.js';
import * as identity from '../../read-models/identity.js';
import * as petitions from '../../read-models/petitions.js';
import * as office from '../../read-models/petitions-office.js';
import { Query } from '../../read-models/query.js';
import { replay, type Until } from '../audit/replay.js';
import { inNewestShape } from '../log/newest-shape.log.js';
import { SqliteLogReader } from '../log/sqlite.log.js';
import { LayeredStore } from './layered.store.js';
import { MemoryStore } from './memory.store.js';
import { openReadStore } from './open-store.js';

/** A question about the past, as it travels to this thread. */
export type PastQuestion = {
  readonly files: { readonly log: string; readonly store: string; readonly readStore: string };
  readonly texts: string;
  readonly until: Until;
  readonly query: { readonly name: string; readonly fields: object };
};

const { files, texts, until, query }: PastQuestion = workerData;
const Asked = new Map<string, unknown>(Object.entries({ ...petitions, ...office, ...identity })).get(query.name) as
  | typeof Query
  | undefined;
if (!(Asked?.prototype instanceof Query)) throw new Error(`no query is called ${query.name}`);

const log = new SqliteLogReader(files.log);
const memory = new MemoryStore();
const present = await openReadStore(files.readStore, files.store, { readonly: true });
await replay(inNewestShape(log), memory, projections, { until });
const question: Query<unknown> = Object.assign(Object.create(Asked.prototype), query.fields);
const store = new LayeredStore(memory, present, texts);
parentPort!.postMessage(await question.answer(store, (name) => (name === 'texts' ? texts : name)));
await present.close();
await log.close();
