import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { median, round, start, stop } from './child.js';
import { get, load } from './load.js';

// The map of the whole city, against an empty GET of the same server: as people ask for it, and (`each anew`) with a pin
// that comes and goes between any two requests, so that no answer is given twice.
// node dist/bench/clusters.js [reports] [rounds] [seconds a round]

const [reports = 100_000, rounds = 5, seconds = 2] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
type Hello = { port: number; read: number; megabytes: number };
const { child, hello } = await start<Hello>('./map.server.js', [folder, String(reports)]);
console.log(`${reports} reports read in ${round(hello.read, 1)} s, heap ${round(hello.megabytes)} MB`);

const CITY = 'bbox=44.5961,41.621,45.0176,41.8434';
for (const z of [10, 11, 12, 13]) {
  const answer = await fetch(`http://127.0.0.1:${hello.port}/api/v1/map/clusters?${CITY}&z=${z}`);
  const body = await answer.text();
  const { total, clusters, points } = JSON.parse(body);
  console.log(
    `z ${z}: ${total} in ${clusters.length} clusters and ${points.length} points, ${body.length} bytes, ${gzipSync(body).length} compressed`,
  );
}

const city = get(`/api/v1/map/clusters?${CITY}&z=11`);
const ways = { nothing: get('/bench/nothing'), clusters: city, 'each anew': city };
type Way = keyof typeof ways;
const run = (request: Buffer) => load({ port: hello.port, connections: 64, next: () => request, seconds });
const seen: Record<Way, number[]> = { nothing: [], clusters: [], 'each anew': [] };
for (let n = 0; n <= rounds; n++)
  for (const [name, request] of Object.entries(ways) as [Way, Buffer][]) {
    if (name === 'each anew') child.send('stir');
    const { perSecond, p99, byStatus } = await run(request);
    child.send('rest');
    if (n === 0) continue; // warm
    seen[name].push(perSecond);
    console.log(`${name.padEnd(9)} ${round(perSecond)}/s p99 ${round(p99)} ms ${Object.keys(byStatus)}`);
  }
const ratio = (name: Way) => median(seen[name].map((perSecond, n) => perSecond / seen.nothing[n]!));
console.log(`clusters / empty GET: ${round(ratio('clusters'), 2)} (bar 0.25)`);
console.log(`each anew / empty GET: ${round(ratio('each anew'), 2)}`);
await stop(child);
rmSync(folder, { recursive: true, force: true });
