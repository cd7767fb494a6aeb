import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { monitoredLog } from './monitored-log.js';

// The monitoring report of a plan of ten commitments at the end of a log of so many events: as of a past instant, from a
// replay without anything warm, against reading and JSON.parse-ing the same log without folding; and of today, from read
// models. Both must have the same digest. Each run in a process of its own.
// node dist/bench/ogp-report.js [events] [rounds]

const [events = 1_000_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const file = join(folder, 'log.db');
monitoredLog(file, events);
console.log(`${events} events and a plan, ${round(statSync(file).size / 2 ** 20)} MB`);

type Run = { readonly seconds: number; readonly events: number; readonly digest: string };
type Today = { readonly median: number; readonly first: number; readonly digest: string };
async function run<R>(what: 'read' | 'past' | 'today'): Promise<R> {
  const { child, hello } = await start<R>('./ogp-report.run.js', [what, file, join(folder, 'read.db')], []);
  await stop(child);
  rmSync(join(folder, 'read.db'), { force: true });
  return hello;
}

const seen: { past: number; ratio: number }[] = [];
let digest = '';
for (let n = 0; n < rounds; n++) {
  const read = await run<Run>('read');
  const past = await run<Run>('past');
  digest = past.digest;
  seen.push({ past: past.seconds, ratio: read.seconds / past.seconds });
  console.log(
    `read ${round(read.seconds, 2)} s, report of the past ${round(past.seconds, 2)} s (${past.events} events folded)`,
  );
}
const today = await run<Today>('today');
console.log(`as of the past: ${round(median(seen.map(({ past }) => past)), 2)} s (bar 10)`);
console.log(`reading the log / report of the past: ${round(median(seen.map(({ ratio }) => ratio)), 2)}`);
console.log(`of today: median ${round(today.median, 1)} ms, slowest ${round(today.first, 1)} ms (bar 200)`);
console.log(`same report either way: ${today.digest === digest ? 'yes' : 'NO'}`);
rmSync(folder, { recursive: true, force: true });
