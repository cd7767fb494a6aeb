import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { LiveFacts } from '../../src/audit/live-facts.js';
import { tellFacts } from '../../src/http/listening.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { append, many } from '../contracts/log-facts.js';
import { until } from '../support/until.js';

let log: MemoryLog;
let live: LiveFacts;
let next: number;
/** How often the log was read from some position on, and from where. */
let reads: number[];
beforeEach(() => {
  log = new MemoryLog();
  live = new LiveFacts(log);
  next = 0;
  reads = [];
  const pages = log.pages.bind(log);
  log.pages = (after, types) => {
    reads.push(after);
    return pages(after, types);
  };
});
afterEach(() => live.stop());

const happen = (count: number) => log.append(append(`noted-${next++}`, -1, ...many(count, () => 'Noted')));
/** Somebody whose connection holds little; until they read, nothing flows. */
const somebody = () => new PassThrough({ highWaterMark: 1_024 });
function reading(raw: PassThrough): () => number[] {
  let text = '';
  raw.on('data', (chunk) => (text += chunk));
  return () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, position]) => Number(position));
}
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, i) => i + from);

it('what happens while somebody is still reading what they missed is not kept for them, but read again', async () => {
  await happen(600);
  const raw = somebody();
  const telling = tellFacts(raw, live, 0);
  await until(() => raw.writableNeedDrain);
  const held = raw.writableLength;
  for (let n = 0; n < 5; n++) await happen(400);
  await pause(20);
  expect(raw.writableLength).toBe(held);
  const positions = reading(raw);
  await telling;
  expect(positions()).toEqual(upTo(2_600));
  expect(reads).toEqual([0, 600]);
  await happen(3);
  await until(() => positions().length === 2_603);
  expect(positions()).toEqual(upTo(2_603));
  expect(reads.length).toBe(2);
  raw.destroy();
});

it('who reads nothing of what they missed is let go, and holds no place', async () => {
  await happen(600);
  const raw = somebody();
  await tellFacts(raw, live, 0, 50);
  expect(raw.destroyed).toBe(true);
  await until(() => live.listening === 0);
});

it('who is told everything as it happens and reads none of it is let go once too much waits', async () => {
  const raw = somebody();
  await tellFacts(raw, live, undefined);
  while (!raw.destroyed) {
    await happen(500);
    await pause(1);
    expect(raw.writableLength).toBeLessThan(2 << 20);
  }
  await until(() => live.listening === 0);
});

it('who has gone before the first word is not told anything', async () => {
  const raw = somebody();
  raw.destroy();
  await pause(1);
  await tellFacts(raw, live, 0);
  expect(live.listening).toBe(0);
});

it('when the log is away they are cut off, so that they come back', async () => {
  await happen(1);
  log.pages = () => {
    throw new Error('the log is away');
  };
  const raw = somebody();
  await expect(tellFacts(raw, live, 0)).rejects.toThrow('away');
  expect(raw.destroyed).toBe(true);
  await until(() => live.listening === 0);
});
