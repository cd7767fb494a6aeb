import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';

// Signing in process over EventStoreDB's protocol (no HTTP, no token; keys on disk, mirror, read models and published log
// going meanwhile), 256 at once, each by another person; against the official client appending the same events alone. The
// server is the protocol double, in a process of its own.
// node dist/bench/esdb-sign.js [signatures a round] [rounds]

const [signatures = 5_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
type Ran = { readonly seconds: number; readonly cpu: number; readonly counted?: number };
async function run(what: string, n: number): Promise<Ran> {
  const server = await start<{ url: string }>('./eventstore.server.js', ['0']); // nobody has written there before
  const args = [what, server.hello.url, join(folder, String(n)), String(signatures)];
  const { child, hello } = await start<Ran>('./esdb-sign.run.js', args);
  await stop(child);
  await stop(server.child);
  return hello;
}
const said = ({ seconds, cpu }: Ran) =>
  `${round(signatures / seconds)}/s (${round((cpu * 1e6) / signatures)} µs of its own)`;
const ratios: number[] = [];
for (let n = 1; n <= rounds; n++) {
  const append = await run('append', n);
  const sign = await run('sign', n);
  if (sign.counted !== signatures + 1_000) throw new Error(`${sign.counted} were counted, not ${signatures + 1_000}`);
  ratios.push(append.seconds / sign.seconds);
  console.log(`client ${said(append)}, signing ${said(sign)}, counted exactly`);
}
console.log(`signing / client: ${round(median(ratios), 2)} (bar 0.50)`);
rmSync(folder, { recursive: true, force: true });
