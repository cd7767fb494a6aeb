import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { RoundClosing } from '../../src/ballots/closing.js';
import type { SealedBallot } from '../../src/ballots/voter/device.js';
import { chance } from '../../src/demo/people.js';
import { Polling, projects, ROUND, UNTIL, type Voter } from '../budgeting/polling.js';
import { keptFiles } from '../support/kept-files.js';
import { PUBLIC_URL, Served } from '../support/served.js';
import { until } from '../support/until.js';

const path = `/api/v1/budget/rounds/${ROUND}/ballots`;
const digestOf = (answer: { json: { digest: string } }) => answer.json.digest;
/** Whatever came back; undefined when the line went dead. */
async function send(port: number, ballot: SealedBallot) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ballot),
    });
    return { status: answer.status, json: (await answer.json()) as { digest: string; type: string } };
  } catch {
    return undefined;
  }
}
const portOf = (poll: Polling) => (poll.town.server.app.getHttpServer().address() as { port: number }).port;

it('killed with a full spool, it puts down every ballot that it has promised, once, and not in the order they came', async () => {
  const VOTERS = 60;
  const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
  console.log(`box: seed ${seed} (GHIA_TEST_SEED repeats it)`);
  const random = chance(seed);
  // the process has a clock of its own: voting goes on now
  const now = Date.now();
  const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
  const env = { GHIA_PUBLIC_URL: PUBLIC_URL, GHIA_BATCH_BALLOTS: '50', GHIA_BATCH_MINUTES: '0' };
  const poll = await Polling.open({ phases: { voting: { from: at(-1), until: at(9) } } }, { env, clock: at(0) });
  const voters = await poll.voters(VOTERS);
  const ballots = await Promise.all(voters.map(({ device, tokens }) => device.cast(projects('lamps'), tokens, 1)));
  const served = await Served.around(poll.town, { ...env, GHIA_BATCH_BALLOTS: '1000' });
  await served.start();
  const promised: string[] = [];
  let told = 0;
  const enough = 20 + Math.floor(random() * 30);
  const answers = Promise.all(
    ballots.map(async (ballot) => {
      const answer = await send(served.port, ballot);
      if (answer) told++;
      return answer;
    }),
  );
  await until(() => told >= enough);
  await served.end('SIGKILL');
  for (const answer of await answers) if (answer?.status === 202) promised.push(digestOf(answer));
  expect(promised.length).toBeGreaterThan(10);

  // a batch is cut short, too: those of it that are in the log are not put down again
  served.say({ GHIA_BATCH_BALLOTS: '1' });
  await served.start();
  await until(async () => (await served.cast()).length > 0);
  await served.end('SIGKILL');
  await served.start();
  for (const ballot of ballots) expect((await send(served.port, ballot))!.status).toBe(202); // who heard nothing asks again
  await until(async () => (await served.cast()).length >= VOTERS);
  const recorded = await served.cast();
  expect(new Set(recorded).size).toBe(recorded.length);
  expect(recorded).toHaveLength(VOTERS);
  expect(promised.filter((digest) => !recorded.includes(digest.slice(0, 32)))).toEqual([]);
  const spool = new Database(join(served.folder, 'ballots', 'spool.db'), { readonly: true });
  await until(() => (spool.prepare('select count(*) n from spool').get() as { n: number }).n === 0);
  spool.close();
  await served.remove();
}, 270_000);

describe('closing under load', () => {
  let poll: Polling;
  let voters: readonly Voter[];
  beforeAll(async () => {
    poll = await Polling.open({}, { env: { GHIA_BATCH_BALLOTS: '1000' } });
    voters = await poll.voters(120);
  }, 180_000);
  afterAll(() => poll.end());

  it('each ballot is in with a promise that is kept, or refused', async () => {
    const ballots = await Promise.all(voters.map(({ device, tokens }) => device.cast(projects('park'), tokens, 1)));
    const port = portOf(poll);
    let told = 0;
    const answers = Promise.all(
      ballots.map(async (ballot, i) => {
        if (i % 3 > 0) await until(() => told >= 20 || poll.town.clock.at === UNTIL); // some come while it closes
        const answer = await send(port, ballot);
        told++;
        return answer!;
      }),
    );
    await until(() => told >= 20);
    poll.town.clock.at = UNTIL;
    const closing = poll.town.server.app.get(RoundClosing);
    await Promise.all([closing.close(ROUND, 'clerk'), closing.close(ROUND, 'clerk')]);
    const [closed] = await poll.facts('RoundClosed');
    const all = await answers;
    const taken = all.filter(({ status }) => status === 202).map(({ json }) => json.digest.slice(0, 32));
    const refused = all.filter(({ status }) => status !== 202);
    expect(taken.length).toBeGreaterThanOrEqual(20);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ json }) => /round\.(not-voting|closed)/.test(json.type))).toBe(true);
    const facts = await poll.facts('BallotCast');
    expect(facts.map(({ id }) => id).sort()).toEqual(taken.sort());
    expect(facts.every(({ position }) => position < closed.position)).toBe(true);
    expect(closed.data).toMatchObject({ ballots: taken.length, voters: taken.length });
  }, 90_000);
});

it('one ballot from fifty connections is one ballot, and two of one voter at once are never both the last', async () => {
  const poll = await Polling.open();
  const voter = await poll.voter(1);
  const [a, b] = [
    await voter.device.cast(projects('park'), voter.tokens, 1),
    await voter.device.cast(projects('lamps'), voter.tokens, 1),
  ];
  const port = portOf(poll);
  const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => send(port, i % 2 === 0 ? a : b)));
  const taken = new Set(answers.filter((one) => one!.status === 202).map((one) => one!.json.digest));
  expect(taken.size).toBe(1);
  await poll.close();
  expect(await poll.facts('BallotCast')).toHaveLength(1);
  await poll.end();
}, 90_000);

it('no file of the house holds a person and a ballot together, and none holds what was chosen before the opening', async () => {
  const MARKER = 'marker-7f3a9c';
  const poll = await Polling.open(
    {},
    {
      env: { GHIA_BATCH_BALLOTS: '3' },
      projects: [
        { id: 'lamps', pot: 'city', cost: 100 },
        { id: `park-${MARKER}`, pot: 'city', cost: 100 },
      ],
    },
  );
  const said: string[] = [];
  const hear = (stream: NodeJS.WriteStream) => {
    const write = stream.write.bind(stream);
    stream.write = ((text: string, ...more: never[]) => {
      said.push(String(text));
      return write(text, ...more);
    }) as never;
    return () => (stream.write = write);
  };
  const quiet = [hear(process.stdout), hear(process.stderr)];
  const voters = await poll.voters(5);
  const people = await Promise.all([1, 2, 3, 4, 5].map((n) => poll.town.citizen(n)));
  const port = portOf(poll);
  for (const { device, tokens } of voters)
    expect((await send(port, await device.cast(projects(`park-${MARKER}`), tokens, 1)))!.status).toBe(202);
  for (const back of quiet) back();
  const nullifiers = (await poll.facts('CredentialIssued')).map(({ data }) => data.nullifier as string);
  expect(nullifiers).toHaveLength(5);
  const { log, vault } = poll.town.house;
  const rows = (await log.read(`credential-${ROUND}_city_${nullifiers[0]}`)).map((fact) => JSON.stringify(fact));

  // before the opening: the marker stands where the ballot is printed, and nowhere else; nothing was said aloud
  expect(said.join('')).not.toMatch(/BallotCast|127\.0\.0\.1|[A-Za-z0-9_-]{43}/);
  const keys = voters.map(({ device }) => device.pk);
  const look = (text: string) => keys.some((pk) => text.includes(pk));
  for (const [name, bytes] of keptFiles(poll.town.folder)) {
    const text = bytes.toString('latin1');
    if (/^ballots\//.test(name)) {
      // the box: keys, and nobody
      for (const { resident } of people) expect([name, text.includes(resident.person)]).toEqual([name, false]);
      for (const nullifier of nullifiers) expect([name, text.includes(nullifier)]).toEqual([name, false]);
      expect([name, /127\.0\.0\.1|::1/.test(text)]).toEqual([name, false]);
    }
    if (/^vault\//.test(name)) expect([name, look(text)]).toEqual([name, false]); // the vault: people, and no ballot
  }
  expect(look(rows.join(''))).toBe(false);

  await poll.close();
  for (const [name, bytes] of keptFiles(poll.town.folder)) {
    const chosen = bytes.toString('latin1').split(MARKER).length - 1;
    const printed = /^(log\.db|read\.db|published)/.test(name); // the ballot as it was pinned
    expect([name, printed || chosen === 0]).toEqual([name, true]);
  }
  await poll.openBallots();
  const ballots = await poll.facts('BallotCast');
  const credentials = await poll.facts('CredentialIssued');
  for (const fact of [...ballots, ...credentials]) {
    const text = JSON.stringify(fact);
    const [hasKey, hasPerson] = [look(text), nullifiers.some((one) => text.includes(one))];
    expect([fact.type, hasKey && hasPerson]).toEqual([fact.type, false]);
  }
  // what joins facts elsewhere joins none here: no actor, no command, no cause, no instant in common
  const joins = (facts: typeof ballots) =>
    new Set(
      facts.flatMap(({ meta }) => [meta.actor, meta.commandId, meta.correlationId, meta.causationId].filter(Boolean)),
    );
  const [ofBallots, ofCredentials] = [joins(ballots), joins(credentials)];
  expect([...ofBallots].filter((one) => ofCredentials.has(one))).toEqual([]);
  expect(new Set(ballots.map(({ meta }) => meta.actor))).toEqual(new Set(['ballot-box']));
  const text = readFileSync(join(poll.town.folder, 'ballots', ROUND, 'opened.jsonl'), 'utf8');
  for (const nullifier of nullifiers) expect(text).not.toContain(nullifier);
  expect(vault.enteredIn(`round-${ROUND}`)).toHaveLength(5);
  await poll.end();
}, 180_000);
