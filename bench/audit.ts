import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { crowdedLog } from './crowded-log.js';

// The log checked against what is published, against reading, canonicalising and hashing the same rows; and a receipt for
// any of its facts. Each run in a process of its own, so that memory is its own.
// node dist/bench/audit.js [signatures] [rounds]

const [signatures = 1_000_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
crowdedLog(join(folder, 'log.db'), signatures);

type Run = { readonly seconds: number; readonly events: number; readonly megabytes: number; readonly found: string };
async function run(what: 'sequence' | 'hash' | 'check' | 'receipts'): Promise<Run> {
  const { child, hello } = await start<Run>('./audit.run.js', [what, folder], []);
  await stop(child);
  return hello;
}
const speed = ({ events, seconds }: Run) => `${round(events / seconds)}/s`;

const sequenced = await run('sequence');
console.log(`sequenced ${sequenced.events} facts, ${speed(sequenced)}, ${round(sequenced.megabytes)} MB`);
const ratios: number[] = [];
for (let n = 0; n < rounds; n++) {
  const hash = await run('hash');
  const check = await run('check');
  ratios.push(hash.seconds / check.seconds);
  console.log(
    `hash ${speed(hash)}, check ${speed(check)}, ratio ${round(ratios.at(-1)!, 2)}, ${round(check.megabytes)} MB: ${check.found}`,
  );
}
const receipts = await run('receipts');
console.log(`check / read, canonicalise and hash: ${round(median(ratios), 2)} (bar 0.40)`);
console.log(`a receipt: ${receipts.found} (bar 5 ms)`);
rmSync(folder, { recursive: true, force: true });
