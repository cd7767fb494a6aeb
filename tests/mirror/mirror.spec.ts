import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync as copy, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { openLogKeys } from '../../src/audit/sequencer/log-key.js';
import { openSequencer } from '../../src/audit/sequencer/open-sequencer.js';
import { Unavailable } from '../../src/durable/unavailable.js';
import { checkMirror } from '../../src/mirror/mirror-check.js';
import type { MirroredLog } from '../../src/mirror/mirrored.log.js';
import { append, fact, ids, positions, walk } from '../contracts/log-facts.js';
import type { EventstoreDouble } from '../support/eventstore/double.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';
import { fill, filled, idOfFact, mirrored, removeMirror } from './filled.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

let folder: string;
let file: string;
const open: { close(): Promise<void> }[] = [];
const later = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(one);
  return one;
};
const over = async (...which: { close(): Promise<void> }[]) => {
  for (const one of which.length > 0 ? which : [...open].reverse()) {
    open.splice(open.indexOf(one), 1);
    await one.close();
  }
};
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const heldBy = ({ mirror }: MirroredLog) => ({ ...mirror.held, digest: mirror.held.digest.toString('hex') });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ghia-mirror-'));
  file = join(folder, 'mirror.db');
});
afterEach(async () => {
  await over();
  rmSync(folder, { recursive: true, force: true });
});

describe('a mirror', () => {
  it('numbers facts in the order of the server, and leaves out what is none', async () => {
    const double = later(await filled(1_700));
    double.ledger.intrude('legacy-9', 'Noted');
    fill(double, 1_701, 1_800);
    const log = later(await mirrored(double, file));
    const { events } = await walk(log.pages(0));
    expect(positions(events)).toEqual(numbers(1_800));
    expect(ids(events)).toEqual(numbers(1_800).map(idOfFact));
    expect(await log.head()).toBe(1_800);
    expect((await log.read('note-5')).map(({ position, revision }) => [position, revision])).toEqual([
      [13, 0],
      [14, 1],
      [15, 2],
    ]);
    expect(await checkMirror(log)).toMatchObject({ ok: true });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('fixes time once, as the latest so far, however far back clocks go and wherever one begins to read', async () => {
    const back = (n: number) => (n === 300 ? { at: Date.parse('2026-07-01T00:00:00.000Z') } : {});
    const double = later(await filled(900, back));
    let log = later(await mirrored(double, file));
    const timesAfter = async (after: number) => (await walk(log.pages(after))).events.map(({ at }) => at);
    expect(new Set(await timesAfter(299))).toEqual(new Set(['2026-07-01T00:00:00.000Z']));
    expect((await timesAfter(0)).slice(0, 299).every((at) => at < '2026-06-02')).toBe(true);
    await over(log);
    fill(double, 901, 950); // 650 facts behind the one that was early: further than anybody looks back
    log = later(await mirrored(double, file));
    expect(new Set(await timesAfter(900))).toEqual(new Set(['2026-07-01T00:00:00.000Z']));
    expect((await log.read('note-310'))[0]!.at).toBe('2026-07-01T00:00:00.000Z');
    expect(await checkMirror(log)).toMatchObject({ ok: true });
  });

  it('goes on from what it holds, and made anew it is the same', async () => {
    const double = later(await filled(700));
    const first = later(await mirrored(double, file));
    await first.head();
    await over(first);
    fill(double, 701, 1_400);
    const second = later(await mirrored(double, file));
    expect(await second.head()).toBe(1_400);
    const held = heldBy(second);
    await over(second);
    removeMirror(file);
    const anew = later(await mirrored(double, file));
    expect(await anew.head()).toBe(1_400);
    expect(heldBy(anew)).toEqual(held);
  });

  it('killed in the middle, it goes on from there, each fact once', async () => {
    const facts = 8_000;
    const double = later(await filled(facts));
    const child = replaying(double);
    await until(() => existsSync(file) && heldIn(file) > 300, 60_000);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect(heldIn(file)).toBeLessThan(facts);
    const log = later(await mirrored(double, file));
    expect(await log.head()).toBe(facts);
    const other = join(folder, 'other.db');
    const { events } = await walk(log.pages(0));
    expect(positions(events)).toEqual(numbers(facts));
    const held = heldBy(log);
    await over(log); // one mirror a folder
    const anew = later(await mirrored(double, other));
    expect(await anew.head()).toBe(facts);
    expect(heldBy(anew)).toEqual(held);
  }, 360_000);

  it('is written by one process and read by others, and one of those goes on when the writer has gone', async () => {
    const double = later(await filled(100));
    const writer = later(await mirrored(double, file));
    const reader = later(await mirrored(double, file));
    const written = await writer.append(append('seen-1', -1, fact()));
    expect(written.position).toBe(101);
    expect(await reader.head()).toBe(101);
    const byReader = await reader.append(append('seen-2', -1, fact()));
    expect(byReader.position).toBe(102);
    await over(writer);
    expect(await reader.append(append('seen-3', -1, fact()))).toMatchObject({ position: 103 });
    expect(await checkMirror(reader)).toMatchObject({ ok: true });
  });

  it('waits for a server that is away, and goes on when it is back', async () => {
    const double = later(await filled(600));
    const log = later(await mirrored(double, file));
    expect(await log.head()).toBe(600);
    await double.stop();
    await expect(log.head()).rejects.toBeInstanceOf(Unavailable);
    expect(log.health()).toMatchObject({ ok: false });
    await double.resume();
    fill(double, 601, 700);
    await until(async () => (await log.head().catch(() => 0)) === 700);
    expect(log.health()).toEqual({ ok: true });
    expect(positions((await walk(log.pages(0))).events)).toEqual(numbers(700));
  });

  it('gives up waiting for what does not come', async () => {
    const double = later(await filled(10));
    const log = later(await mirrored(double, file, { patience: 300 }));
    await log.head();
    await expect(log.mirror.upTo(Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ reason: 'busy', message: /behind/ });
  });
});

describe('a mirror that meets another log stops, says what to do, and lets nothing be written', () => {
  const stopped = async (double: EventstoreDouble, why: RegExp) => {
    const log = later(await mirrored(double, file));
    await until(() => log.mirror.trouble?.forGood);
    expect(log.health()).toEqual({ ok: false, why: expect.stringMatching(why) });
    expect(log.health().why).toMatch(/stop Ghia, delete .*mirror\.db and start again/i);
    const before = double.ledger.all.length;
    for (const refused of [
      log.append(append('late-1', -1, fact())),
      log.read('note-1'),
      log.head(),
      walk(log.pages(0)),
    ])
      await expect(refused).rejects.toMatchObject({ reason: 'broken' });
    expect(double.ledger.all).toHaveLength(before);
  };
  beforeEach(async () => {
    const double = later(await filled(90));
    const log = later(await mirrored(double, file));
    await log.head();
    await over(log);
  });

  it('cut off behind what it holds', async () => stopped(later(await filled(60)), /ends before fact 90/));

  it('another one at the same address', async () =>
    stopped(later(await filled(90, (n) => ({ id: idOfFact(n + 1_000) }))), /its first fact was/));

  it('that went another way', async () =>
    stopped(later(await filled(95, (n) => (n > 80 ? { id: idOfFact(n + 1_000) } : {}))), /fact 90 was/));

  it('with the same facts at other places', async () =>
    stopped(
      later(await filled(90, (n) => (n === 7 ? { data: { longer: 'x'.repeat(5_000) } } : {}))),
      /fact 90 was .* at/,
    ));

  it('whose record no fact can be made of', async () => {
    const double = later(await filled(90));
    const when = { schema: 1, at: '2026-13-45T12:00:00.000Z' }; // the shape of an instant, and none
    double.ledger.intrude('note-x', 'Noted', '{}', JSON.stringify(when));
    await stopped(double, /could not take what the server told/);
    const held = new Database(file, { readonly: true });
    expect(held.prepare('select count(*) n from events').pluck().get()).toBe(90);
    held.close();
  });
});

it('goes on past records of other programs that only look like facts', async () => {
  const double = later(await filled(10));
  const meta = JSON.stringify({ schema: 1, at: '2026-06-01T12:00:00.000Z' });
  double.ledger.intrude('nodash', 'Noted', '{}', meta);
  double.ledger.intrude('note-y', 'Noted', '{}', JSON.stringify({ schema: 1, at: 'yesterday' }));
  double.ledger.intrude('note-y', 'Noted', '"text"', meta);
  double.ledger.intrude('note-y', 'Noted', '{}', '{"schema":"1","at":"2026-06-01T12:00:00.000Z"}');
  fill(double, 11, 20);
  const log = later(await mirrored(double, file));
  expect(ids((await walk(log.pages(0))).events)).toEqual(numbers(20).map(idOfFact));
});

describe('a mirror that is made anew is held against what was published', () => {
  const FACTS = 600;
  const published = async (double: EventstoreDouble) => {
    const log = later(await mirrored(double, file));
    expect(await log.head()).toBe(FACTS);
    openLogKeys(folder, 'log.example/log');
    const place = { folder: join(folder, 'published'), keys: folder, origin: 'log.example/log' };
    const { sequencer, close } = openSequencer(log, place);
    const signed = new Promise<void>((done) => {
      sequencer.onChange = done;
    });
    sequencer.start();
    await signed;
    await sequencer.stop();
    close();
    const held = heldBy(log);
    await over(log);
    removeMirror(file);
    return held;
  };
  const refused = async (double: EventstoreDouble, why: RegExp) => {
    const log = later(await mirrored(double, file));
    await until(() => log.mirror.trouble?.forGood);
    expect(log.health()).toEqual({ ok: false, why: expect.stringMatching(why) });
    await expect(log.head()).rejects.toMatchObject({ reason: 'broken' });
  };

  it('and is the same again', async () => {
    const double = later(await filled(FACTS));
    const held = await published(double);
    const anew = later(await mirrored(double, file));
    expect(await anew.head()).toBe(FACTS);
    expect(heldBy(anew)).toEqual(held);
  });

  it('also when it was killed half-way', async () => {
    const double = later(await filled(FACTS));
    const held = await published(double);
    // half of it, as a process leaves it that is killed: the same facts at the same places
    const half = later(await filled(FACTS / 2));
    const unpublished = mkdtempSync(join(tmpdir(), 'ghia-mirror-'));
    const there = join(unpublished, 'mirror.db');
    const log = later(await mirrored(half, there));
    expect(await log.head()).toBe(FACTS / 2);
    await over(log);
    for (const end of ['', '-wal', '-shm']) if (existsSync(`${there}${end}`)) copy(`${there}${end}`, `${file}${end}`);
    rmSync(unpublished, { recursive: true });
    const whole = later(await mirrored(double, file));
    expect(await whole.head()).toBe(FACTS);
    expect(heldBy(whole)).toEqual(held);
  });

  it('a fact that says something else stops it', async () => {
    await published(later(await filled(FACTS)));
    const changed = await filled(FACTS, (n) => (n === 400 ? { data: { n: 401 } } : {}));
    await refused(later(changed), /do not give the root that was signed/);
  });

  it('a fact in another’s place stops it', async () => {
    await published(later(await filled(FACTS)));
    const swapped = await filled(FACTS, (n) => (n === 400 ? { id: idOfFact(9_999) } : {}));
    await refused(later(swapped), /leaf 399 was published as/);
  });

  it('a log that is shorter stops it', async () => {
    await published(later(await filled(FACTS)));
    await refused(later(await filled(FACTS - 1)), /holds 599 facts, 600 leaves/);
  });

  it('a server that lost everything stops it', async () => {
    await published(later(await filled(FACTS)));
    await refused(later(await filled(0)), /holds 0 facts, 600 leaves/);
  });
});

it('verify tells what the mirror holds otherwise than the server', async () => {
  const double = later(await filled(300));
  const log = later(await mirrored(double, file));
  await log.head();
  await over(log);
  const db = new Database(file);
  db.prepare('update events set data = replace(data, \'"n":200\', \'"n":201\') where position = 200').run();
  db.close();
  const altered = later(await mirrored(double, file));
  expect(await checkMirror(altered)).toEqual({ ok: false, found: expect.stringMatching(/^fact 200, .* is not what/) });
  await over(altered);
  const again = new Database(file);
  again.prepare('update events set data = replace(data, \'"n":201\', \'"n":200\') where position = 200').run();
  again.prepare('update mirror set digest = zeroblob(32)').run();
  again.close();
  const undigested = later(await mirrored(double, file));
  expect(await checkMirror(undigested)).toEqual({ ok: false, found: expect.stringMatching(/do not give the digest/) });
});

function replaying({ url }: EventstoreDouble): ChildProcess {
  const env = { ...process.env, GHIA_DATA: folder, GHIA_EVENT_LOG: url };
  return spawn(process.execPath, ['dist/src/cli.js', 'replay', '--read-model', 'pages'], { cwd: ROOT, env });
}

function heldIn(path: string): number {
  try {
    const db = new Database(path, { readonly: true });
    const held = db.prepare('select size from mirror').pluck().get() as number;
    db.close();
    return held;
  } catch {
    return 0; // not set up yet
  }
}
