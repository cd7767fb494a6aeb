import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { EdgeCache } from './edge-cache.js';
import { Listeners } from './listeners.js';
import { get, load } from './load.js';
import { type Asked, arrive, Client, Tally } from './open-loop.js';
import type { Look, Stored } from './storm.server.js';

// The shape of "Revoke Article 50": signatures in a stream that does not wait for answers, then ten times as many for a
// while; a hundred thousand people who look at the count every ten seconds, through a cache that heeds Cache-Control and
// ETag, and some who come past it; readers in every room; watchdogs who listen; a receipt mailed to every signer through a
// slow mail server. The embedded default, all in one process. Latencies count from when a request was due.
// node dist/bench/storm.js [signatures a minute] [seconds] [times as many in the burst] [its seconds] [viewers]

const [perMinute = 2_000, seconds = 60, times = 10, burstSeconds = 10, viewers = 100_000] = process.argv
  .slice(2)
  .map(Number);
const WARM = 5;
const AFTER = 10;
const A_LOOK = 10;
const EDGES = 10;
const TICK = 100;
/** Each second: looks at the count past any cache, pages and answers of all rooms, and empty GETs. */
const PAST_CACHE = 200;
const READERS = 50;
const EMPTY = 50;
const LISTENERS = 100;
const MAIL_TAKES = 60;
const BODY = JSON.stringify({ display: 'none' });

const perSecond = perMinute / 60;
const people = Math.ceil((WARM + seconds + AFTER + times * burstSeconds) * perSecond * 1.2) + 200;
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const mail = await start<{ port: number }>('./smtp.server.js', [String(MAIL_TAKES)]);
const smtp = `smtp://127.0.0.1:${mail.hello.port}`;
const ghia = await start<{ port: number; petition: string }>('./storm.server.js', [folder, String(people), smtp]);
const { port, petition } = ghia.hello;
const tokens = readFileSync(join(folder, 'tokens'), 'utf8').split('\n');
const client = new Client(port);
const countPath = `/api/v1/petitions/${petition}/count`;

async function told<T>(child: ChildProcess, word: string): Promise<T> {
  child.send(word);
  return (await once(child, 'message'))[0] as T;
}

// --- who comes ---------------------------------------------------------------------------------------
const acknowledged: string[] = [];
let signers = 0;
const sign = (tally: Tally) => (due: number) => {
  const token = tokens[signers++];
  if (token === undefined) throw new Error('the crowd was too small');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const path = `/api/v1/petitions/${petition}/signatures`;
  return client.ask({ path, method: 'POST', headers, body: BODY }, due, tally).then((answer) => {
    if (answer?.status === 201 || answer?.status === 200) acknowledged.push(JSON.parse(answer.body).eventId);
  });
};

const MAP = 'bbox=44.5961,41.621,45.0176,41.8434';
/** Readers of every room: pages as browsers ask for them, and answers of the API. */
const rooms: Asked[] = [
  ...['/ka', '/en/petitions', `/ka/petitions/${petition}`, '/ka/reports', '/en/forum', '/ka/budget', '/ka/surveys'],
  ...['/ka/services', '/en/ogp', '/ka/log', '/api/v1/petitions', `/api/v1/petitions/${petition}`],
  ...[
    `/api/v1/petitions/${petition}/districts`,
    `/api/v1/map/clusters?${MAP}&z=11`,
    `/api/v1/map/clusters?${MAP}&z=15`,
  ],
  ...['/api/v1/reports', '/api/v1/forum/topics', '/api/v1/budget/rounds', '/api/v1/budget/spending', '/api/v1/surveys'],
  ...['/api/v1/services', '/api/v1/ogp/plans', '/api/v1/audit/events', '/log/checkpoint'],
].map((path) => ({ path }));
const alone: { readonly path: string; readonly ms: number }[] = [];
for (const room of rooms) {
  const times: number[] = [];
  for (let n = 0; n < 15; n++) {
    const from = performance.now();
    const { status } = await client.send(room);
    if (status !== 200) throw new Error(`${room.path} answers ${status}`);
    times.push(performance.now() - from);
  }
  alone.push({ path: room.path.replace(petition, ':id'), ms: median(times.slice(5)) });
}
const dearest = alone.sort((a, b) => b.ms - a.ms).slice(0, 5);
console.log(`dearest to read, alone: ${dearest.map(({ path, ms }) => `${path} ${round(ms, 1)} ms`).join(', ')}`);
let turn = 0;
/** Every tenth reader looks up the receipt of a signature that has just been acknowledged. */
const read = (tally: Tally) => (due: number) => {
  const last = acknowledged.at(-1);
  const room = turn++ % 10 === 9 && last ? { path: `/api/v1/audit/receipts/${last}` } : rooms[turn % rooms.length]!;
  return client.ask(room, due, tally);
};
let etag = '';
const poll = (tally: Tally) => async (due: number) => {
  const answer = await client.ask({ path: countPath, headers: { 'if-none-match': etag } }, due, tally);
  etag = answer?.headers.etag ?? etag;
};
const nothing = (tally: Tally) => (due: number) => client.ask({ path: '/bench/nothing' }, due, tally);

let behindEdges = new Tally('count, asked for by the cache');
const edges = Array.from(
  { length: EDGES },
  () => new EdgeCache((headers) => client.ask({ path: countPath, headers }, performance.now(), behindEdges)),
);
const looking = setInterval(() => {
  for (const edge of edges) edge.look(((viewers / A_LOOK) * (TICK / 1_000)) / EDGES);
}, TICK);

// --- how the house is meanwhile ----------------------------------------------------------------------
const looks: Look[] = [];
let asking = false;
const watching = setInterval(async () => {
  if (!asking) looks.push(await look());
}, 1_000);

/** All kinds of requests for so long; what became of each kind. */
async function phase(name: string, times: number, seconds: number, seed: number): Promise<Tally[]> {
  const kinds = ['sign', 'count', 'rooms', 'empty GET'].map((kind) => new Tally(kind));
  behindEdges = new Tally('count, by caches');
  const [begun, at] = [await look(), performance.now()];
  const [signed, counted, roomed, empty] = kinds as [Tally, Tally, Tally, Tally];
  const under = await Promise.all([
    arrive({ perSecond: perSecond * times, seconds, seed }, sign(signed)),
    arrive({ perSecond: PAST_CACHE, seconds, seed: seed + 1 }, poll(counted)),
    arrive({ perSecond: READERS, seconds, seed: seed + 2 }, read(roomed)),
    arrive({ perSecond: EMPTY, seconds, seed: seed + 3 }, nothing(empty)),
  ]);
  await Promise.all(under.flat());
  if (name === '') return kinds;
  const [over, took] = [await look(), (performance.now() - at) / 1_000];
  const share = (what: 'thread' | 'cpu') => round((100 * (over[what] - begun[what])) / took);
  console.log(
    `${name}: the thread that answers worked ${share('thread')} % of the time, all threads ${share('cpu')} %`,
  );
  for (const tally of [...kinds, behindEdges]) {
    const { arrived, answered, shed, failed, byStatus } = tally;
    const all = Object.values(byStatus).reduce((sum, n) => sum + n, 0);
    const ms = [50, 99, 99.9].map((p) => `p${p} ${round(tally.at(p), 1)}`).join(' ');
    console.log(
      `${name.padEnd(10)} ${tally.name.padEnd(17)} ${round(arrived / seconds, 1)}/s, answered ${answered} of ${arrived}, ${ms} worst ${round(tally.worst)} ms, shed ${round((100 * shed) / Math.max(1, all), 2)} %${failed ? `, FAILED ${failed}` : ''} ${JSON.stringify(byStatus)}`,
    );
  }
  return kinds;
}

const listeners = new Listeners();
await listeners.listen(port, LISTENERS, 'PetitionSigned');
await phase('', 1, WARM, 1);
const before = await idle();
const sustained = await phase('sustained', 1, seconds, 11);
const burst = await phase('burst', times, burstSeconds, 21);
const after = await phase('afterwards', 1, AFTER, 31);
clearInterval(looking);

// --- is everything there, once -----------------------------------------------------------------------
clearInterval(watching);
while (asking) await new Promise((later) => setTimeout(later, 50));
writeFileSync(join(folder, 'acknowledged'), acknowledged.join('\n'));
const found = await told<Stored>(ghia.child, 'stored');
const heard = await listeners.all(found.stored, 30_000);
listeners.stop();
const mails = await mailed(found.stored);
const end = await idle();

// --- the count against an empty GET, in a closed loop, of the same server -------------------------------
const speeds: number[] = [];
for (let n = 0; n < 4; n++) {
  const closed = { port, connections: 64, seconds: 2 };
  const empty = await load({ ...closed, next: () => get('/bench/nothing') });
  const count = await load({ ...closed, next: () => get(countPath) });
  if (n > 0) speeds.push(count.perSecond / empty.perSecond); // the first compiles
}
client.close();
await stop(ghia.child);
await stop(mail.child);
const verified = await verify();

const most = (of: (look: Look) => number) => Math.max(0, ...looks.map(of));
const MB = (bytes: number) => round(bytes / 2 ** 20);
const [hits, waited, reached] = (['hits', 'waited', 'reached'] as const).map((what) =>
  edges.reduce((sum, edge) => sum + edge[what], 0),
);
const p99 = Math.max(sustained[0]!.at(99), burst[0]!.at(99));
const phases = [sustained, burst, after].flat();
const failed = phases.reduce((sum, tally) => sum + tally.failed, 0);
const unsaid = phases.reduce((sum, tally) => sum + tally.unsaid, 0);
const exact =
  found.lost === 0 &&
  found.stored === acknowledged.length &&
  found.signers === found.stored &&
  found.counted === found.stored;
console.log(
  `viewers: ${round(viewers / A_LOOK)} looks a second, ${hits} answered by ${EDGES} caches, ${waited} waited there, ${reached} requests reached the server`,
);
console.log(
  `p99 of signing from when it was due: sustained ${round(sustained[0]!.at(99))}, burst ${round(burst[0]!.at(99))} ms (bar 200) ${p99 < 200 ? 'held' : 'NOT HELD'}; of an empty GET meanwhile ${round(sustained[3]!.at(99))} and ${round(burst[3]!.at(99))} ms`,
);
console.log(`count / empty GET: ${round(median(speeds), 2)} (bar 0.80)`);
console.log(
  `listeners: ${heard} of ${LISTENERS} were told all ${found.stored} signatures once; mails: ${mails.distinct} of ${found.stored}, ${mails.mails} handed over`,
);
console.log(
  `memory ${MB(before.rss)} MB before, ${MB(most((look) => look.rss))} at most, ${MB(end.rss)} after; heap ${MB(before.heap)}, ${MB(most((look) => look.heap))}, ${MB(end.heap)} MB; at most ${most((look) => look.jobs)} jobs waited, and ${most((look) => look.lag)} facts for a checkpoint`,
);
console.log(
  `acknowledged ${acknowledged.length}, of them not stored ${found.lost}; stored ${found.stored}, by ${found.signers}; counted ${found.counted}: ${exact ? 'exact' : 'WRONG'}; ghia verify: ${verified === 0 ? 'ok' : 'NOT OK'}${failed ? `; ${failed} requests failed` : ''}${unsaid ? `; ${unsaid} were shed without Retry-After` : ''}`,
);
rmSync(folder, { recursive: true, force: true });
process.exit(exact && verified === 0 && unsaid === 0 && mails.distinct === found.stored ? 0 : 1);

/** As it is when nobody comes for a moment. */
async function idle(): Promise<Look> {
  await new Promise((later) => setTimeout(later, 2_000));
  return look();
}

/** One question after another: answers carry no name. */
async function look(): Promise<Look> {
  while (asking) await new Promise((later) => setTimeout(later, 20));
  asking = true;
  const seen = await told<Look>(ghia.child, 'look');
  asking = false;
  return seen;
}

/** Waits for the last mail, two minutes at most. */
async function mailed(count: number): Promise<{ mails: number; distinct: number }> {
  for (let tries = 0; ; tries++) {
    const now = await told<{ mails: number; distinct: number }>(mail.child, 'look');
    if (now.distinct >= count || tries === 240) return now;
    await new Promise((later) => setTimeout(later, 500));
  }
}

/** The exit code of `ghia verify` over what it has left behind. */
async function verify(): Promise<number> {
  const cli = join(import.meta.dirname, '..', 'src', 'cli.js');
  const env = { ...process.env, GHIA_DATA: join(folder, 'data') };
  const child = spawn(process.execPath, [cli, 'verify'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const [code] = await once(child, 'exit');
  if (code !== 0) console.log(said);
  return code as number;
}
