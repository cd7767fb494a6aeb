import { generateKeyPairSync, hash, type KeyObject, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuleBook } from '../events/budgeting.js';
import { recountRound } from '../src/audit/recount/recount-round.js';
import { Edge, NOTHING } from '../src/audit/sequencer/edge.js';
import { BallotCheck, digestOf } from '../src/ballots/ballot-check.js';
import { OPENED, othersOf } from '../src/ballots/ballot-files.js';
import { countWhole, resultRule } from '../src/ballots/count-round.js';
import { canonicalText } from '../src/ballots/format.js';
import { inExport } from '../src/ballots/in-export.js';
import { seedCommitment } from '../src/ballots/lots.js';
import { byCommitment, choicesIn, type OpenedBallot, openedText } from '../src/ballots/opened.js';
import { IssuerKeys, spkiOf } from '../src/ballots/round-keys.js';
import type { Params, SealedBallot } from '../src/ballots/voter/device.js';
import { round, start, stop } from './child.js';
import { load } from './load.js';
import { manyBallots } from './many-ballots.js';

// What the ballot box takes over HTTP, each ballot on disk before its promise, against checking tokens and signature alone;
// how long an issuer signs; and a recount of a whole city, against verifying the same signatures and hashing the same leaves.
// node dist/bench/box.js [ballots for the box] [ballots to recount]

const [forBox = 20_000, forRecount = 100_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

// --- an issuer signs -----------------------------------------------------------------------------
const held = new Map<string, Buffer>();
const issuer = new IssuerKeys({
  held: (name) => held.get(name),
  hold: async (name, secret) => void held.set(name, secret),
  letGo: async (name) => void held.delete(name),
});
await issuer.publicKey('r');
const blinded = Array.from({ length: 500 }, () => Buffer.concat([Buffer.of(0), randomBytes(383)]));
for (const one of blinded.slice(0, 20)) issuer.sign('r', one); // warm
const times = blinded.map((one) => {
  const from = performance.now();
  issuer.sign('r', one);
  return performance.now() - from;
});
times.sort((a, b) => a - b);
console.log(`credential: p50 ${round(times[250]!, 2)} ms, p99 ${round(times[495]!, 2)} ms (bar 10 ms)`);

// --- the box ---------------------------------------------------------------------------------------
const { child, hello } = await start<{ port: number; round: string }>('./box.server.js', [folder, String(forBox)]);
const lines = readFileSync(join(folder, 'ballots'), 'utf8').trim().split('\n');
const ballots = lines.map((line) => JSON.parse(line) as SealedBallot);
const path = `/api/v1/budget/rounds/${hello.round}`;
const params = (await (await fetch(`http://127.0.0.1:${hello.port}${path}/params`)).json()) as Params;
const check = new BallotCheck(hello.round, params.issuers);
const some = ballots.slice(0, 2_000);
for (const { body, sig } of some.slice(0, 200)) check.fault(body, sig);
const before = cpu();
for (const { body, sig } of some) {
  if (check.fault(body, sig)) throw new Error('the bench has made a ballot that is none');
  digestOf(body);
}
const alone = (cpu() - before) / some.length;

const cpuThere = async () =>
  ((await (await fetch(`http://127.0.0.1:${hello.port}/bench/cpu`)).json()) as { cpu: number }).cpu;
let next = 0;
const requests = () => {
  if (next >= lines.length) return undefined;
  const body = lines[next++]!;
  return Buffer.from(
    `POST ${path}/ballots HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
};
const warm = lines.length / 10;
await load({ port: hello.port, connections: 64, next: () => (next < warm ? requests() : undefined), seconds: 60 });
const [from, began] = [await cpuThere(), next];
const run = await load({ port: hello.port, connections: 128, next: requests, seconds: 120 });
const spent = ((await cpuThere()) - from) / 1e6;
const taken = run.byStatus['202'] ?? 0;
if (taken !== lines.length - began) throw new Error(`not all were taken: ${JSON.stringify(run.byStatus)}`);
console.log(
  `box: ${round(taken / spent)} ballots per core and second (bar 1000), ${round(run.perSecond)}/s by the clock, p99 ${round(run.p99)} ms`,
);
console.log(`checking alone / taking: ${round((alone * taken) / spent, 2)}`);
await stop(child);

// --- the recount -------------------------------------------------------------------------------------
const keys: readonly KeyObject[] = [0, 1].map(() => generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey);
const names = ['city', 'observer'];
const seed = '5e'.repeat(32);
const rules: RuleBook = { ...params.rules, tally: { ...params.rules.tally } };
const city: Params = { ...params, rules, issuers: keys.map((key, i) => ({ name: names[i]!, spki: spkiOf(key) })) };
const entries: Uint8Array[] = [];
const r = city.round;
const leaf = (type: string, s: string, pub: object) =>
  entries.push(
    Buffer.from(canonicalText({ v: 1, id: hash('md5', `${entries.length}`), type, s, r: 0, t: '2026-06-11', pub })),
  );
const [title, year] = [{ ka: 'რაუნდი', en: 'A round' }, 2027];
leaf('RoundOpened', `round-${r}`, { roundId: r, title, year, rules, seedCommitment: seedCommitment(seed) });
leaf('VotingOpened', `round-${r}`, { ...city, roundId: r, eligible: forRecount });
const opened: OpenedBallot[] = [];
const made: SealedBallot[] = [];
let n = 0;
for await (const { ballot, opened: line } of manyBallots(forRecount, city, keys)) {
  const nullifier = String(n++).padStart(32, '0');
  for (const name of names)
    leaf('CredentialIssued', `credential-${r}_${name}_${nullifier}`, {
      roundId: r,
      issuer: name,
      nullifier,
      request: '',
    });
  leaf('BallotCast', `ballot-${r}_${ballot.body.pk}`, { roundId: r, body: ballot.body, sig: ballot.sig });
  opened.push(line);
  made.push(ballot);
}
const credentials = Object.fromEntries(names.map((name) => [name, forRecount]));
leaf('RoundClosed', `round-${r}`, { roundId: r, ballots: forRecount, voters: forRecount, credentials });
leaf('TieSeedRevealed', `round-${r}`, { roundId: r, seed });
const file = Buffer.from(openedText(opened));
const recorded = { roundId: r, opened: forRecount, spoiled: 0, digest: hash('sha256', file), bytes: file.length };
leaf('BallotsOpened', `round-${r}`, { ...recorded, trustees: ['a', 'b'] });
const counting = { rules, projects: city.projects, seed, choices: choicesIn(opened.sort(byCommitment)) };
const counted = countWhole(counting);
const { value } = counted;
const about = { round: r, title: title.en, year, voting: rules.phases.voting, counting };
const files = new Map(
  othersOf(about, counted).map(([name, pieces]) => [inExport(r, name), Buffer.from([...pieces].join(''))]),
).set(inExport(r, OPENED), file);
leaf('TallyPublished', `round-${r}`, {
  roundId: r,
  version: 1,
  rule: resultRule(rules),
  digest: hash('sha256', canonicalText(value)),
  value,
});

const floor = cpu();
const edge = new Edge(0, NOTHING);
const again = new BallotCheck(r, city.issuers);
for (const entry of entries) edge.append(entry);
for (const { body, sig } of made) again.fault(body, sig);
const least = cpu() - floor;
made.length = 0;
const root = edge.root();
const [clock, work] = [performance.now(), cpu()];
const found = recountRound(
  {
    checkpoint: { origin: 'bench', size: entries.length, root },
    signer: 'bench',
    *entries() {
      for (const [index, entry] of entries.entries()) yield { index, entry };
    },
    lists: (name) => files.has(name),
    file: (name) => files.get(name)!,
    mustBeWhole: () => undefined,
  },
  r,
);
const whole = cpu() - work;
const bad = found.find((line) => 'ok' in line && !line.ok);
if (bad) throw new Error(JSON.stringify(bad));
console.log(
  `recount of ${forRecount} ballots of two issuers: ${round((performance.now() - clock) / 1000, 1)} s, own work ${round(whole, 1)} s (bar 60 s), ${round(process.memoryUsage.rss() / 2 ** 20)} MB`,
);
console.log(`signatures and hashes alone / recount: ${round(least / whole, 2)}`);
rmSync(folder, { recursive: true, force: true });
process.exit(0);
