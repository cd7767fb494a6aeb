import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';

// A server's log mirrored from nothing, against the official client reading the same events as fast as it can; and every
// petitions read model folded from the mirror, against the same from an embedded log of the same facts. The server is the
// protocol double, in a process of its own; each run has one of its own, too.
// node dist/bench/mirror.js [facts] [rounds]

const [facts = 60_000, rounds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const server = await start<{ url: string }>('./eventstore.server.js', [String(facts)]);

type Ran = { readonly seconds: number; readonly events: number; readonly cpu: number };
async function run(what: string): Promise<Ran> {
  const { child, hello } = await start<Ran>('./mirror.run.js', [what, server.hello.url, folder, String(facts)], []);
  await stop(child);
  if (hello.events < facts) throw new Error(`${what} saw ${hello.events} of ${facts} facts`);
  return hello;
}
const said = ({ events, seconds, cpu }: Ran) =>
  `${round(events / seconds)}/s (${round((cpu * 1e6) / events)} µs of its own)`;
const ratios: { mirror: number[]; rebuild: number[] } = { mirror: [], rebuild: [] };
await run('read'); // what is hot is compiled, on the server
for (let n = 0; n < rounds; n++) {
  const read = await run('read');
  const mirror = await run('mirror');
  if (n === 0) await run('embed');
  const embedded = await run('fold-embedded');
  const rebuilt = await run('fold-mirror');
  ratios.mirror.push(read.seconds / mirror.seconds);
  ratios.rebuild.push(embedded.seconds / rebuilt.seconds);
  console.log(
    `client ${said(read)}, mirror ${said(mirror)}, fold embedded ${said(embedded)}, from the mirror ${said(rebuilt)}`,
  );
}
console.log(`mirror / client: ${round(median(ratios.mirror), 2)} (bar 0.80)`);
console.log(`rebuild from the mirror / embedded: ${round(median(ratios.rebuild), 2)} (bar 0.80)`);
await stop(server.child);
rmSync(folder, { recursive: true, force: true });
