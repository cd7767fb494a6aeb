import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { crowdedLog } from './crowded-log.js';
import type { Ready, Signed } from './growth.run.js';

// Whether signing grows dearer with the log: signatures in process (no HTTP, no token; keys and facts on disk, read models
// and published log going meanwhile), 256 at once, in a house with many events and in one with few, by turns. Each house is
// a process of its own, begun before and at rest while the other one signs.
// node dist/bench/growth.js [events of the large log] [of the small one] [signatures a round] [rounds]

const [large = 10_000_000, small = 1_000_000, signatures = 10_000, rounds = 5] = process.argv.slice(2).map(Number);

async function house(events: number) {
  const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
  const seeding = performance.now();
  crowdedLog(join(folder, 'log.db'), events);
  const seeded = (performance.now() - seeding) / 1000;
  const megabytes = statSync(join(folder, 'log.db')).size / 2 ** 20;
  const run = [folder, String(rounds + 1), String(signatures)];
  const { child, hello } = await start<Ready>('./growth.run.js', run);
  console.log(
    `${hello.events} events, ${round(megabytes)} MB: written in ${round(seeded)} s, read models and published log made in ${round(hello.seconds)} s`,
  );
  return { folder, child, signed: [] as Signed[] };
}
type Open = Awaited<ReturnType<typeof house>>;

const few = await house(small);
const many = await house(large);
/** The first round compiles what is hot, and is not counted. */
for (let n = 0; n <= rounds; n++)
  for (const one of n % 2 ? [many, few] : [few, many]) {
    one.child.send('sign');
    const [signed] = (await once(one.child, 'message')) as [Signed];
    if (signed.counted !== (n + 1) * signatures) throw new Error(`${signed.counted} were counted in round ${n}`);
    if (n > 0) one.signed.push(signed);
  }

const said = (name: string, { signed }: Open) =>
  console.log(
    `${name} ${signed.map(({ seconds, cpu }) => `${round(signatures / seconds)}/s (${round((cpu * 1e6) / signatures)} µs)`).join(' | ')}, memory ${signed.map(({ megabytes }) => round(megabytes)).join(' ')} MB`,
  );
said('few ', few);
said('many', many);
const ratios = (of: (signed: Signed) => number) => median(few.signed.map((one, n) => of(one) / of(many.signed[n]!)));
console.log(
  `signing with ${large} events / with ${small}: ${round(
    ratios(({ seconds }) => seconds),
    2,
  )} (bar 0.85), by the processor’s own time ${round(
    ratios(({ cpu }) => cpu),
    2,
  )}; memory ${round(many.signed.at(-1)!.megabytes / few.signed.at(-1)!.megabytes, 2)} times; counts exact`,
);
for (const { child, folder } of [few, many]) {
  await stop(child);
  rmSync(folder, { recursive: true, force: true });
}
