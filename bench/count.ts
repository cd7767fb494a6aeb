import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { get, type Load, load } from './load.js';

// The count everybody polls, against an empty GET of the same server; and the 304 that most polls are answered with.
// node dist/bench/count.js [rounds] [seconds a round]

const [rounds = 5, seconds = 3] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const { child, hello } = await start<{ port: number; petition: string }>('./sign.server.js', [folder, '1']);
const path = `/api/v1/petitions/${hello.petition}/count`;
const etag = (await fetch(`http://127.0.0.1:${hello.port}${path}`)).headers.get('etag');

const ways = {
  nothing: get('/bench/nothing'),
  count: get(path),
  '304': get(path, `if-none-match: ${etag}\r\n`),
};
const run = (request: Buffer) => load({ port: hello.port, connections: 64, next: () => request, seconds });
for (const request of Object.values(ways)) await run(request); // warm
const results: Record<string, Load[]> = { nothing: [], count: [], '304': [] };
for (let n = 0; n < rounds; n++)
  for (const [name, request] of Object.entries(ways)) results[name]!.push(await run(request));

for (const [name, runs] of Object.entries(results))
  console.log(
    `${name.padEnd(8)} ${runs.map(({ perSecond, p99 }) => `${round(perSecond)}/s p99 ${round(p99)} ms`).join(' | ')} ${Object.keys(runs[0]!.byStatus)}`,
  );
const ratios = (name: string) => results[name]!.map(({ perSecond }, n) => perSecond / results.nothing![n]!.perSecond);
console.log(`count / empty GET: ${round(median(ratios('count')), 2)} (bar 0.80)`);
console.log(`304 / empty GET: ${round(median(ratios('304')), 2)}`);
await stop(child);
rmSync(folder, { recursive: true, force: true });
