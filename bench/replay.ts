import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { crowdedLog } from './crowded-log.js';

// Signature events over 1,000 petitions (Zipf) folded into every petitions read model, documents saved, against reading and
// JSON.parse-ing the same rows without folding. Each run in a process of its own, so that memory is its own.
// node dist/bench/replay.js [signatures] [rounds]

const [signatures = 1_000_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const file = join(folder, 'log.db');
crowdedLog(file, signatures);
console.log(`${signatures} signatures, ${round(statSync(file).size / 2 ** 20)} MB`);

type Run = { readonly seconds: number; readonly events: number; readonly megabytes: number };
async function run(what: 'read' | 'fold'): Promise<Run> {
  const { child, hello } = await start<Run>('./replay.run.js', [what, file, join(folder, 'read.db')], []);
  await stop(child);
  rmSync(join(folder, 'read.db'), { force: true });
  return hello;
}

const ratios: number[] = [];
for (let n = 0; n < rounds; n++) {
  const read = await run('read');
  const fold = await run('fold');
  ratios.push(read.seconds / fold.seconds);
  const speed = ({ events, seconds }: Run) => `${round(events / seconds)}/s`;
  console.log(
    `read ${speed(read)}, fold ${speed(fold)}, ratio ${round(read.seconds / fold.seconds, 2)}, fold's memory ${round(fold.megabytes)} MB`,
  );
}
console.log(`fold / read: ${round(median(ratios), 2)} (bar 0.50)`);
rmSync(folder, { recursive: true, force: true });
