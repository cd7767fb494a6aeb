import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorded } from '../../events/envelope.js';
import { entryOf } from '../../src/audit/leaf.js';
import { checkEd25519, merkle, sha256 } from '../../src/audit/sequencer/hashing.js';
import { Ledger } from '../../src/audit/sequencer/ledger.js';
import { type LogKeys, openLogKeys } from '../../src/audit/sequencer/log-key.js';
import { filesIn, ledgerIn } from '../../src/audit/sequencer/open-sequencer.js';
import { Proofs, WAITING } from '../../src/audit/sequencer/proofs.js';
import { Damaged, PublishedLog } from '../../src/audit/sequencer/published-log.js';
import { Sequencer } from '../../src/audit/sequencer/sequencer.js';
import { Sequencing } from '../../src/audit/sequencer/sequencing.js';
import { Signer } from '../../src/audit/sequencer/signer.js';
import { TileFiles } from '../../src/audit/sequencer/tile-files.js';
import { readCheckpoint } from '../../src/audit/tlog/checkpoint.js';
import { readNote, signedBy } from '../../src/audit/tlog/note.js';
import { judge } from '../../src/audit/tlog/proof.js';
import { continues, type Tree } from '../../src/audit/tlog/verify.js';
import { PublishedCheck } from '../../src/audit/verify-published.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { append, fact, freshId } from '../contracts/log-facts.js';
import { until } from '../support/until.js';

const ORIGIN = 'log.example/log';

let place: string;
let keys: LogKeys;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ghia-tlog-'));
  keys = openLogKeys(place, ORIGIN);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** A log that facts can be added to, and the same facts in another one. */
class Facts {
  readonly log = new MemoryLog();
  private n = 0;

  constructor(private readonly made: { readonly id: string; readonly data: object }[] = []) {}

  async add(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.made[this.n] ??= { id: freshId(), data: { n: this.n } };
      const { id, data } = this.made[this.n]!;
      await this.log.append(append(`notes-${this.n++}`, -1, { ...fact('Noted', data), id }));
    }
  }
  /** The log as it was after so many facts. */
  async asOf(count: number): Promise<MemoryLog> {
    const older = new Facts(this.made);
    await older.add(count);
    return older.log;
  }
  async all(): Promise<Recorded[]> {
    const all: Recorded[] = [];
    for await (const { events } of this.log.pages(0)) all.push(...events);
    return all;
  }
}

type Running = { readonly sequencer: Sequencer; readonly ledger: Ledger; end(): Promise<void> };

/** As the house starts it, with files that may fail. */
function sequence(log: MemoryLog, files = new TileFiles(filesIn(place))): Running {
  const ledger = new Ledger(ledgerIn(place));
  const sequencer = new Sequencer({ log, ledger, files, signer: Signer.open(place, keys), every: 5 });
  sequencer.start();
  const end = async () => {
    await sequencer.stop();
    ledger.close();
  };
  return { sequencer, ledger, end };
}

/** Runs until everything is signed and shown, and then ends. */
async function sequenced(log: MemoryLog): Promise<void> {
  const { ledger, end } = sequence(log);
  const head = await log.head();
  await until(() => ledger.lastSigned?.position === head && shownSize() === ledger.lastSigned.size);
  await end();
}

const shown = () => new TileFiles(filesIn(place)).read('checkpoint')?.toString() ?? '';
const shownSize = () => Number(shown().split('\n')[1]);
const opened = () => new PublishedLog(place);

/** Every checkpoint that was kept: signed by the key, each continuing the one before, the last one the newest. */
async function checkAll(): Promise<number> {
  const sizes = readdirSync(join(filesIn(place), 'checkpoints'))
    .map(Number)
    .sort((a, b) => a - b);
  const published = opened();
  const proofs = new Proofs(published, new MemoryLog());
  let before: Tree = { size: 0, root: new Uint8Array() };
  for (const size of sizes) {
    const note = readNote(readFileSync(join(filesIn(place), 'checkpoints', String(size)), 'utf8'))!;
    expect(await signedBy(note, keys.keys[0]!.verifier, checkEd25519)).toBeDefined();
    const tree = readCheckpoint(note.text)!;
    expect([tree.origin, tree.size]).toEqual([ORIGIN, size]);
    const hashes = before.size > 0 ? proofs.consistency(before.size, size)! : [];
    const path = hashes.map((text) => Buffer.from(text, 'base64'));
    expect([size, continues(merkle, before, tree, path)]).toEqual([size, true]);
    before = tree;
  }
  expect(shownSize()).toBe(before.size);
  published.close();
  return before.size;
}

it('every fact becomes one leaf in the order of the log, and has a receipt that holds offline', async () => {
  const facts = new Facts();
  await facts.add(600);
  await sequenced(facts.log);
  await facts.add(1);
  const published = opened();
  const proofs = new Proofs(published, facts.log);
  const all = await facts.all();
  for (const [index, one] of all.slice(0, 600).entries()) {
    if (index % 7 > 0) continue;
    const receipt = (await proofs.receipt(one.id)) as string;
    const entry = (await proofs.entry(one.id)) as Uint8Array;
    expect(Buffer.from(entry)).toEqual(entryOf(one));
    const judged = await judge(receipt, entry, { merkle, check: checkEd25519, log: keys.keys[0]!.verifier });
    expect(judged).toMatchObject({ index, checkpoint: { size: 600 } });
  }
  expect(await proofs.receipt(all[600]!.id)).toBe(WAITING);
  expect(await proofs.entry(all[600]!.id)).toBe(WAITING);
  expect(await proofs.receipt(freshId())).toBeUndefined();
  expect(published.treeOf(300)).toEqual({ size: 600, root: expect.any(String) });
  expect(published.treeOf(601)).toBeUndefined();
  published.close();
});

it('a fact that cannot be said in canonical JSON, or is too long, has its leaf all the same', async () => {
  const log = new MemoryLog();
  const half = { ...fact('Noted', { text: '\ud83d' }) };
  const long = { ...fact('Noted', { text: 'x'.repeat(70_000) }) };
  await log.append(append('notes-1', -1, half, long, fact()));
  await sequenced(log);
  const published = opened();
  const proofs = new Proofs(published, log);
  for (const { id, data } of [half, long]) {
    const entry = JSON.parse(Buffer.from((await proofs.entry(id)) as Uint8Array).toString());
    const hash = Buffer.from(sha256(Buffer.from(JSON.stringify(data)))).toString('hex');
    expect(entry).toEqual({ v: 1, type: 'Unloggable', id, hash });
  }
  expect(published.last!.size).toBe(3);
  published.close();
});

it('killed at any write of a file, it goes on from there: consistent, no index twice, nothing left out', async () => {
  const facts = new Facts();
  let fired = true;
  for (let n = 1; fired; n++) {
    await facts.add(n % 3 === 0 ? 190 : 7);
    fired = false;
    class Failing extends TileFiles {
      private writes = 0;
      override async write(files: Parameters<TileFiles['write']>[0]) {
        this.writes++;
        if (this.writes > n || fired) return Promise.reject(new Error('killed')); // nothing more is written afterwards
        if (this.writes === n) {
          fired = true;
          await super.write(files.slice(0, Math.ceil(files.length / 2))); // and of this write, only the first half
          throw new Error('killed');
        }
        return super.write(files);
      }
    }
    const head = await facts.log.head();
    const { sequencer, ledger, end } = sequence(facts.log, new Failing(filesIn(place)));
    await until(
      () =>
        sequencer.trouble !== undefined ||
        (ledger.lastSigned?.position === head && shownSize() > 0 && shownSize() === ledger.lastSigned.size),
    );
    await end();
    await sequenced(facts.log);
    expect(await checkAll()).toBe(head);
  }
  const ledger = new Ledger(ledgerIn(place));
  expect(ledger.reached.size).toBe(await facts.log.head());
  ledger.close();
});

it('restored to an older copy it signs nothing, and goes on when what is missing has come back', async () => {
  const facts = new Facts();
  await facts.add(300);
  await sequenced(facts.log);
  cpSync(ledgerIn(place), join(place, 'ledger.old'));
  cpSync(filesIn(place), join(place, 'log.old'), { recursive: true });
  await facts.add(100);
  await sequenced(facts.log);
  const newest = shown();

  const restore = () => {
    for (const name of readdirSync(place)) if (/^ledger\.db/.test(name)) rmSync(join(place, name));
    cpSync(join(place, 'ledger.old'), ledgerIn(place));
    rmSync(filesIn(place), { recursive: true });
    cpSync(join(place, 'log.old'), filesIn(place), { recursive: true });
  };
  restore();
  const older = await facts.asOf(350);
  const stopped = sequence(older);
  await until(() => stopped.sequencer.trouble !== undefined);
  expect(stopped.sequencer.trouble).toMatch(/a tree of 400 leaves was signed before, this one has 350/);
  expect(shownSize()).toBe(300);
  await stopped.end();

  restore();
  await sequenced(facts.log);
  expect(shown()).toBe(newest); // the very same note: nothing was forked
  await facts.add(5);
  await sequenced(facts.log);
  expect(await checkAll()).toBe(405);
});

it('who looks at a checkpoint while its partial tiles are replaced by full ones is told the same', async () => {
  const facts = new Facts();
  await facts.add(250);
  await sequenced(facts.log);
  const published = opened();
  const check = new PublishedCheck(published, keys.verifiers);
  const of250 = published.last!;
  await facts.add(10); // the first 256 fill their tile and bundle
  await sequenced(facts.log);
  expect(new TileFiles(filesIn(place)).read('tile/0/000.p/250')).toBeUndefined();
  const all = await facts.all();
  for (const one of all) check.take(one);
  await check.settle();
  expect(check.result).toEqual({ ok: true, found: expect.stringMatching(/^250 leaves are the facts/) });

  // asked of the older checkpoint, as when it was the newest a moment ago
  const older = Object.create(published, { last: { value: of250 } }) as PublishedLog;
  const proofs = new Proofs(older, facts.log);
  const { id } = all[200]!;
  const entry = (await proofs.entry(id)) as Uint8Array;
  const judged = await judge((await proofs.receipt(id)) as string, entry, {
    merkle,
    check: checkEd25519,
    log: keys.keys[0]!.verifier,
  });
  expect(judged).toMatchObject({ index: 200, checkpoint: { size: 250 } });
  published.close();
});

it('a history that was changed is not signed', async () => {
  const facts = new Facts();
  await facts.add(300);
  await sequenced(facts.log);
  for (const name of readdirSync(place)) if (/^ledger\.db/.test(name)) rmSync(join(place, name));
  const other = new Facts();
  await other.add(400);
  const { sequencer, end } = sequence(other.log);
  await until(() => sequencer.trouble !== undefined);
  expect(sequencer.trouble).toMatch(/does not continue the one of 300/);
  expect(shownSize()).toBe(300);
  await end();
});

it('a damaged file is named, and never given out', async () => {
  const facts = new Facts();
  await facts.add(600);
  await sequenced(facts.log);
  const published = opened();
  for (const path of ['tile/0/001', 'tile/entries/000', 'tile/0/002.p/88', 'tile/1/000.p/2']) {
    const file = join(filesIn(place), path);
    const bytes = readFileSync(file);
    expect(published.file(path)).toEqual(bytes);
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1]! ^= 1;
    writeFileSync(file, flipped);
    expect(() => published.file(path)).toThrow(Damaged);
    expect(published.trouble).toContain(path);
    rmSync(file);
    expect(() => published.file(path)).toThrow(path);
    writeFileSync(file, bytes);
    expect([published.trouble, published.file(path)]).toEqual([undefined, bytes]);
  }
  published.close();
});

it('of two sequencers the second stops with a sentence', async () => {
  const log = new MemoryLog();
  const places = { folder: place, keys: place, origin: ORIGIN, logFile: undefined };
  const first = await Sequencing.start(log, places, () => 0);
  await expect(Sequencing.start(log, places, () => 0)).rejects.toThrow(/Two would fork it: this one stops/);
  await first.stop();
  await (await Sequencing.start(log, places, () => 0)).stop();
});

it('the log keeps its name and its key; a key that others may read is not used', () => {
  const again = openLogKeys(place, 'elsewhere.example/log');
  expect([again.origin, again.keys[0]!.vkey]).toEqual([ORIGIN, keys.keys[0]!.vkey]);
  chmodSync(join(place, 'log-key.json'), 0o644);
  expect(() => openLogKeys(place, ORIGIN)).toThrow(/may be read by others. Run: chmod 600/);
});
