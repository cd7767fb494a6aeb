import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { median, round, start, stop } from './child.js';
import { type Load, load, post } from './load.js';
import { startPostgres } from './postgres.js';

// Durable signatures over HTTP: 256 connections, each request by another person with a token not seen before, each answer
// after fsync of key and fact. Against the same route without decision and append, and against a CRUD peer on PostgreSQL.
// node dist/bench/sign.js [rounds] [seconds a round]

const [rounds = 3, seconds = 5] = process.argv.slice(2).map(Number);
const CONNECTIONS = 256;
const PEOPLE = (rounds * seconds + 2) * 9_000;
const BODY = JSON.stringify({ display: 'none' });

const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const postgres = await startPostgres();
const ghia = await start<{ port: number; petition: string }>('./sign.server.js', [folder, String(PEOPLE)]);
const { publicUrl } = readConfig({ GHIA_PORT: '0' });
const peer = await start<{ port: number }>('./peer.server.js', [postgres.url, join(folder, 'vault'), publicUrl]);
const tokens = readFileSync(join(folder, 'tokens'), 'utf8').split('\n');
const { petition } = ghia.hello;

/** Nobody comes twice to the same server. */
const crowd = (path: string) => {
  let next = 0;
  return () => (next < tokens.length ? post(path, tokens[next++]!, BODY) : undefined);
};
const sign = crowd(`/api/v1/petitions/${petition}/signatures`);
const insert = crowd(`/api/v1/petitions/${petition}/signatures`);
const nothing = crowd(`/bench/petitions/${petition}/signatures`);

const results: Record<'sign' | 'nothing' | 'crud', Load[]> = { sign: [], nothing: [], crud: [] };
// the first second of each compiles what is hot
const warm = { connections: CONNECTIONS, seconds: 2 };
const warmed = await load({ ...warm, port: ghia.hello.port, next: sign });
await load({ ...warm, port: ghia.hello.port, next: nothing });
await load({ ...warm, port: peer.hello.port, next: insert });
for (let n = 0; n < rounds; n++) {
  results.nothing.push(await load({ port: ghia.hello.port, connections: CONNECTIONS, next: nothing, seconds }));
  results.sign.push(await load({ port: ghia.hello.port, connections: CONNECTIONS, next: sign, seconds }));
  results.crud.push(await load({ port: peer.hello.port, connections: CONNECTIONS, next: insert, seconds }));
}

for (const [name, runs] of Object.entries(results)) {
  const line = runs.map(({ perSecond, p50, p99 }) => `${round(perSecond)}/s p50 ${round(p50)} p99 ${round(p99)} ms`);
  console.log(`${name.padEnd(8)} ${line.join(' | ')} ${JSON.stringify(runs.map(({ byStatus }) => byStatus))}`);
}
const speed = (runs: readonly Load[]) => median(runs.map(({ perSecond }) => perSecond));
const ratio = speed(results.sign) / speed(results.nothing);
const ahead = speed(results.sign) / speed(results.crud);
const p99 = median(results.sign.map((run) => run.p99));

const accepted = [warmed, ...results.sign].reduce((sum, { byStatus }) => sum + (byStatus['201'] ?? 0), 0);
const counted = await count(accepted);
console.log(`sign / same route without decision and append: ${round(ratio, 2)} (bar 0.40)`);
console.log(`sign / CRUD peer on PostgreSQL: ${round(ahead, 2)} (bar 1.00)`);
console.log(
  `p99 ${round(p99)} ms (bar 150), accepted ${accepted}, counted ${counted} ${accepted === counted ? 'exact' : 'WRONG'}`,
);
await stop(ghia.child);
await stop(peer.child);
postgres.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(accepted === counted ? 0 : 1);

/** Waits until the read model has caught up with what was accepted. */
async function count(expected: number): Promise<number> {
  let seen = -1;
  for (let tries = 0; tries < 100 && seen !== expected; tries++) {
    const answer = await fetch(`http://127.0.0.1:${ghia.hello.port}/api/v1/petitions/${petition}/count`);
    seen = ((await answer.json()) as { count: number }).count;
    await new Promise((later) => setTimeout(later, 100));
  }
  return seen;
}
