import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf } from '../src/audit/leaf.js';
import { merkle } from '../src/audit/sequencer/hashing.js';
import { readLogKeys } from '../src/audit/sequencer/log-key.js';
import { filesIn, openSequencer } from '../src/audit/sequencer/open-sequencer.js';
import { Proofs } from '../src/audit/sequencer/proofs.js';
import { PublishedLog } from '../src/audit/sequencer/published-log.js';
import { theLog } from '../src/audit/verify.js';
import { PublishedCheck } from '../src/audit/verify-published.js';
import { Contents } from '../src/content/contents.js';
import { FolderFiles } from '../src/files/folder.files.js';
import { MemoryVault } from '../src/identity/memory.vault.js';
import { openSealed } from '../src/log/codec.js';
import { SqliteLogReader } from '../src/log/sqlite.log.js';

const runs = { sequence, hash, check, receipts };
const [what = '', folder = ''] = process.argv.slice(2);
const published = join(folder, 'published');
const log = new SqliteLogReader(join(folder, 'log.db'));
const head = await log.head();
let peak = 0;
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const watch = setInterval(look, 50);
const started = performance.now();
const found = await runs[what as keyof typeof runs]();
const seconds = (performance.now() - started) / 1000;
look();
clearInterval(watch);
process.send!({ seconds, events: head, megabytes: peak / 2 ** 20, found });
setInterval(() => undefined, 1000); // until it is stopped

async function sequence(): Promise<string> {
  const places = { folder: published, keys: folder, origin: 'bench.example/log' };
  const { sequencer, close } = openSequencer(log, places);
  sequencer.start();
  await new Promise<void>((done) => (sequencer.onChange = done));
  await sequencer.stop();
  close();
  return readFileSync(join(filesIn(published), 'checkpoint'), 'utf8').split('\n')[1]!;
}

async function hash(): Promise<string> {
  let bytes = 0;
  for await (const { events } of log.pages(0)) for (const fact of events) bytes += merkle.leaf(entryOf(fact)).length;
  return `${bytes}`;
}

/** No sealed part opens here: what it costs to open them is another question. */
async function check(): Promise<string> {
  const keys = readLogKeys(folder)?.verifiers ?? [];
  const vault = new MemoryVault();
  const house = {
    asWritten: log,
    log,
    contents: new Contents(new FolderFiles(join(folder, 'content'))),
    published: new PublishedCheck(new PublishedLog(published), keys),
    open: (fact: Parameters<typeof openSealed>[0]) => openSealed(fact, vault),
  };
  const said: string[] = [];
  for await (const { name, ok, found } of theLog(house, look)) said.push(`${ok ? '' : 'WRONG '}${name}: ${found}`);
  return said.at(-1)!;
}

async function receipts(): Promise<string> {
  const ids: string[] = [];
  for await (const { events } of log.pages(0)) ids.push(events[Math.floor(Math.random() * events.length)]!.id);
  const proofs = new Proofs(new PublishedLog(published), log);
  const times: number[] = [];
  for (const id of ids) {
    const from = performance.now();
    if (typeof (await proofs.receipt(id)) !== 'string') throw new Error(`${id} has no receipt`);
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${times.length}`;
}
