import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { type Load, load, post } from './load.js';

// Signatures over HTTP as in bench/sign, with the log being published meanwhile and without; and how long a fact waits for
// its checkpoint under that load.
// node dist/bench/publish.js [rounds] [seconds a round]

const [rounds = 3, seconds = 5] = process.argv.slice(2).map(Number);
const CONNECTIONS = 256;
const PEOPLE = (rounds * seconds + 2) * 9_000;
const LOOK_EVERY = 100;

type Hello = { readonly port: number; readonly petition: string };
const folders = [mkdtempSync(join(tmpdir(), 'ghia-bench-')), mkdtempSync(join(tmpdir(), 'ghia-bench-'))];
const servers = await Promise.all(
  ['true', 'false'].map((publishes, i) => start<Hello>('./sign.server.js', [folders[i]!, String(PEOPLE), publishes])),
);
const crowds = servers.map(({ hello: { petition } }, i) => {
  const tokens = readFileSync(join(folders[i]!, 'tokens'), 'utf8').split('\n');
  const path = `/api/v1/petitions/${petition}/signatures`;
  let next = 0;
  return () => (next < tokens.length ? post(path, tokens[next++]!, JSON.stringify({ display: 'none' })) : undefined);
});

const signing = (i: number, duration: number) =>
  load({ port: servers[i]!.hello.port, connections: CONNECTIONS, next: crowds[i]!, seconds: duration });
for (const i of [0, 1]) await signing(i, 2); // the first second of each compiles what is hot

const runs: [Load[], Load[]] = [[], []];
const lags: number[] = [];
for (let n = 0; n < rounds; n++) {
  const look = setInterval(async () => {
    const answer = await fetch(`http://127.0.0.1:${servers[0]!.hello.port}/bench/lag`);
    lags.push(((await answer.json()) as { lag: number }).lag);
  }, LOOK_EVERY);
  runs[0].push(await signing(0, seconds));
  clearInterval(look);
  runs[1].push(await signing(1, seconds));
}
const speed = (all: readonly Load[]) => median(all.map(({ perSecond }) => perSecond));
const told = (all: readonly Load[]) =>
  all.map(({ perSecond, p99 }) => `${round(perSecond)}/s p99 ${round(p99)} ms`).join(' | ');
console.log(`published    ${told(runs[0])}`);
console.log(`unpublished  ${told(runs[1])}`);
console.log(`published / unpublished: ${round(speed(runs[0]) / speed(runs[1]), 2)} (bar 0.90)`);
console.log(`longest wait for a checkpoint: ${round(Math.max(...lags))} ms of ${lags.length} looks (bar 2000)`);
for (const { child } of servers) await stop(child);
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
process.exit(0);
