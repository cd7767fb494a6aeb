import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Recorded } from '../../events/envelope.js';
import { openLogKeys } from '../../src/audit/sequencer/log-key.js';
import { openSequencer } from '../../src/audit/sequencer/open-sequencer.js';
import { PublishedLog } from '../../src/audit/sequencer/published-log.js';
import { PublishedCheck } from '../../src/audit/verify-published.js';
import { chance } from '../../src/demo/people.js';
import { SqliteVault } from '../../src/identity/sqlite.vault.js';
import { sealFact } from '../../src/log/codec.js';
import { SqliteLog, SqliteLogReader } from '../../src/log/sqlite.log.js';
import { digestOf } from '../../src/read/digest.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import { until } from '../support/until.js';
import { lost, type Told, wrongOrder } from './invariants.js';

const FLIPS = 60;
const CUTS = 25;
const place = mkdtempSync(join(tmpdir(), 'ghia-damage-'));
const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
const random = chance(seed);
const any = (below: number) => Math.floor(random() * below);
beforeAll(() => console.log(`damage: seed ${seed} (GHIA_TEST_SEED repeats it)`));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const META = { actor: 'a'.repeat(32), commandId: 'b'.repeat(32), correlationId: 'c'.repeat(32), causationId: null };
const hex = (n: number) => n.toString(16).padStart(32, '0');

async function factsIn(file: string): Promise<Recorded[]> {
  const log = new SqliteLogReader(file);
  try {
    const facts: Recorded[] = [];
    for await (const { events } of log.pages(0))
      for (const { id, type, data, stream, revision, position, schema, at, meta, sealed } of events)
        facts.push({ id, type, data, stream, revision, position, schema, at, meta, ...(sealed && { sealed }) });
    return facts;
  } finally {
    await log.close();
  }
}

/** Everything that was committed lies in the file itself. */
function inOneFile(file: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(truncate)');
  db.close();
}

/** The same bytes with one bit turned over. */
function flip(from: string, to: string): void {
  const bytes = readFileSync(from);
  let at = any(bytes.length);
  while (bytes[at] === 0) at = any(bytes.length); // most of what is nought is no part of anything
  bytes[at]! ^= 1 << any(8);
  writeFileSync(to, bytes);
}

describe('the end of the write-ahead log is torn', () => {
  it('what is left opens: the facts up to some commit, in order; whoever was told of others is found to have lost them', async () => {
    const file = join(place, 'torn.db');
    const log = await SqliteLog.open(file);
    const told: Told[] = [];
    for (let n = 0; n < 120; n++) {
      const stream = `test-${n % 7}`;
      const facts = [{ id: hex(n + 1), type: 'Noted', schema: 1, data: { text: 'x'.repeat(any(900)) } }];
      const expected = Math.floor(n / 7) - 1;
      const { revision, position } = await log.append({
        stream,
        expected,
        facts,
        meta: META,
        at: '2026-06-10T08:00:00.000Z',
      });
      told.push({ stream, revision, position, eventId: hex(n + 1) });
    }
    const whole = readFileSync(`${file}-wal`);
    let found = 0;
    for (let cut = 0; cut < CUTS; cut++) {
      const image = join(place, `torn-${cut}.db`);
      copyFileSync(file, image); // as a disk holds it when the power goes: the log and its tail, no shared memory
      const tail = 1 + any(4_096 * 6);
      if (cut % 2 === 0) {
        writeFileSync(`${image}-wal`, whole);
        truncateSync(`${image}-wal`, whole.length - tail);
      } else writeFileSync(`${image}-wal`, Buffer.concat([whole.subarray(0, -tail), Buffer.alloc(tail, any(256))]));
      const again = await SqliteLog.open(image);
      const held = await factsIn(image);
      expect(wrongOrder(held)).toEqual([]);
      expect(held.map(({ id }) => id)).toEqual(told.slice(0, held.length).map(({ eventId }) => eventId));
      expect(lost(held, told)).toHaveLength(told.length - held.length); // the checker sees what the test has done
      found += told.length - held.length;
      const next = { stream: 'test-new', expected: -1, meta: META, at: '2026-06-10T08:00:00.000Z' };
      const { position } = await again.append({
        ...next,
        facts: [{ id: hex(999), type: 'Noted', schema: 1, data: {} }],
      });
      expect(position).toBe(held.length + 1);
      await again.close();
    }
    expect(found).toBeGreaterThan(0);
    await log.close();
  }, 180_000);
});

describe('a bit is turned over', () => {
  it('in the log: the file does not open or read, or verification names it; what is public never changes unseen', async () => {
    const folder = join(place, 'flipped');
    mkdirSync(folder, { mode: 0o700 });
    const file = join(place, 'flips.db');
    const log = await SqliteLog.open(file);
    const keys = openLogKeys(folder, 'log.example/log');
    const vault = { sealingKey: () => ({ key: Buffer.alloc(32, 7), durable: Promise.resolve() }) };
    for (let n = 0; n < 300; n++) {
      const content = { name: `Somebody ${n}` };
      const fact = {
        type: 'Noted',
        data: { n, text: 'a public word '.repeat(1 + any(5)) },
        private: { subject: 's', content },
      };
      const { newFact } = sealFact(fact, { id: hex(n + 1), schema: 1 }, vault);
      await log.append({
        stream: `test-${n}`,
        expected: -1,
        facts: [newFact],
        meta: META,
        at: '2026-06-10T08:00:00.000Z',
      });
    }
    const { sequencer, close } = openSequencer(log, { folder, keys: folder, origin: 'log.example/log' });
    sequencer.start();
    const published = new PublishedLog(folder);
    await until(() => published.last?.size === 300);
    await sequencer.stop();
    close();
    await log.close();
    published.close();
    inOneFile(file);
    const before = await factsIn(file);
    /** Whether what is published is these facts. */
    const verified = async (facts: readonly Recorded[]) => {
      // not closed: a check that was broken off still reads in it
      const check = new PublishedCheck(new PublishedLog(folder), keys.verifiers);
      for (const fact of facts) check.take(fact);
      await check.settle();
      return check.result.ok && wrongOrder(facts).length === 0;
    };
    expect(await verified(before)).toBe(true);

    const counted = { unread: 0, named: 0, unbound: 0, same: 0 };
    for (let n = 0; n < FLIPS; n++) {
      const flipped = join(place, `flipped-${n}.db`);
      flip(file, flipped);
      let facts: Recorded[];
      try {
        facts = await factsIn(flipped);
      } catch (error) {
        expect(['SqliteError', 'DamagedRow']).toContain((error as Error).name);
        counted.unread++; // said aloud: nothing was served
        continue;
      }
      if (!(await verified(facts))) counted.named++;
      else {
        expect(publicOf(facts)).toEqual(publicOf(before));
        if (JSON.stringify(facts) === JSON.stringify(before)) counted.same++;
        else counted.unbound++;
      }
    }
    const { unread, named, unbound, same } = counted;
    console.log(
      `damage: of ${FLIPS} flips in the log ${unread} could not be read, ${named} were named, ${same} met nothing, ${unbound} changed what no entry binds`,
    );
    expect(counted.named).toBeGreaterThan(0);
  }, 180_000);

  it('in the read models: the file does not read, or its digest is another than that of a replay', async () => {
    const file = join(place, 'read.db');
    const store = new SqliteStore(file);
    await store.prepare('counts', { indexes: [['n']] });
    const docs = new Map(
      Array.from({ length: 400 }, (_, n) => [`d${n}`, { _id: `d${n}`, n, text: 'words '.repeat(1 + any(9)) }]),
    );
    await store.save([{ collection: 'counts', docs, position: 400 }]);
    const due = await digestOf(store, 'counts');
    await store.close();
    inOneFile(file);
    let seen = 0;
    for (let n = 0; n < FLIPS; n++) {
      const flipped = join(place, `read-${n}.db`);
      flip(file, flipped);
      try {
        const read = new SqliteStore(flipped, { readonly: true });
        const found = await digestOf(read, 'counts');
        const same = [];
        for await (const doc of read.scan('counts')) same.push(JSON.stringify(doc));
        await read.close();
        if (JSON.stringify(found) !== JSON.stringify(due)) seen++;
        else expect(same.sort()).toEqual([...docs.values()].map((doc) => JSON.stringify(doc)).sort());
      } catch (error) {
        if ((error as { matcherResult?: unknown }).matcherResult) throw error;
        seen++;
      }
    }
    expect(seen).toBeGreaterThan(0);
  }, 180_000);

  it('in the vault: a key is the one that was kept, or there is none; never another', async () => {
    const at = join(place, 'vault');
    mkdirSync(at, { mode: 0o700 });
    const vault = await SqliteVault.open({ folder: at });
    const subjects = Array.from({ length: 150 }, (_, n) => vault.enter(hex(n), `petition-${n % 3}`));
    const keys = subjects.map((subject) => vault.sealingKey(subject));
    await Promise.all(keys.map(({ durable }) => durable));
    await vault.close();
    inOneFile(join(at, 'vault.db'));
    const whole = readFileSync(join(at, 'vault.db'));
    let noticed = 0;
    for (let n = 0; n < FLIPS / 2; n++) {
      writeFileSync(join(at, 'vault.db'), whole);
      for (const more of ['-wal', '-shm']) rmSync(join(at, `vault.db${more}`), { force: true });
      flip(join(at, 'vault.db'), join(at, 'vault.db'));
      let again: SqliteVault | undefined;
      try {
        again = await SqliteVault.open({ folder: at });
      } catch {
        noticed++; // it does not open
        continue;
      }
      for (const [i, subject] of subjects.entries()) {
        try {
          const found = again.openingKey(subject);
          if (!found) noticed++;
          else expect(found.equals(keys[i]!.key)).toBe(true);
        } catch (error) {
          if ((error as { matcherResult?: unknown }).matcherResult) throw error;
          noticed++;
        }
      }
      await again.close();
    }
    expect(noticed).toBeGreaterThan(0);
  }, 180_000);
});

/** What an entry of the public log binds: neither who did it, nor whose the private part is. */
const publicOf = (facts: readonly Recorded[]) =>
  facts.map(({ id, type, stream, revision, data, sealed, at }) => ({
    id,
    type,
    stream,
    revision,
    data,
    ...(sealed && { commitment: sealed.commitment, box: sealed.box }),
    hour: at.slice(0, 13),
  }));
