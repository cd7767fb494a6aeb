import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Recorded } from '../../events/envelope.js';
import { verifyCommand } from '../../src/audit/commands.js';
import { exportCommand, recountCommand } from '../../src/audit/public-commands.js';
import { digestOf } from '../../src/ballots/ballot-check.js';
import { Box } from '../../src/ballots/box.js';
import { BOX_KEY } from '../../src/ballots/box-round.js';
import { RoundClosing } from '../../src/ballots/closing.js';
import { readOpened } from '../../src/ballots/opened.js';
import { ISSUER_KEY } from '../../src/ballots/round-keys.js';
import type { SealedBallot, Taken } from '../../src/ballots/voter/device.js';
import { readConfig } from '../../src/config.js';
import { chance } from '../../src/demo/people.js';
import { VaultFile } from '../../src/identity/vault.file.js';
import { ask } from '../../src/instance.js';
import { SqliteLogReader } from '../../src/log/sqlite.log.js';
import { operationsOf } from '../../src/operations.js';
import { RunningRounds } from '../../src/write/running-rounds.js';
import { Polling, projects, ROUND, type Voter } from '../budgeting/polling.js';
import { Doomed } from '../support/doomed.js';
import { ghiaBeside } from '../support/ghia.js';
import { TestHouse } from '../support/house.js';
import { scratch } from '../support/scratch.js';
import { PUBLIC_URL, Served } from '../support/served.js';
import { until } from '../support/until.js';
import { lost, moved, wrongOrder } from './invariants.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

/** Nothing leaves the box before the close. */
const env = { GHIA_PUBLIC_URL: PUBLIC_URL, GHIA_BATCH_BALLOTS: '1000', GHIA_LOG_LEVEL: 'silent' };
const begun = Date.now();
const minutes = (n: number) => new Date(begun + n * 60_000).toISOString();
const [END, COMPLAINED] = [minutes(4), minutes(11 * 24 * 60)];
/** Past the end, and by less than a clock may be set. */
const LATER = String(4.5 * 60_000);
/** What a round goes through behind its last ballot, each once. */
const WAY = ['RoundClosed', 'TieSeedRevealed', 'BallotsOpened', 'TallyPublished', 'FigurePublished', 'RoundCertified'];

const fresh = scratch();
const path = `/api/v1/budget/rounds/${ROUND}`;
let poll: Polling;
let voters: readonly Voter[];
let officer: string;
/** Promised while all was well: the first are in the log, the others wait in the box, some of them from those who voted before. */
let early: readonly SealedBallot[];
/** It comes behind the end, again and again. */
let late: SealedBallot;
let city: Served;
/** The same city, with the same keys. */
let copies: readonly [string, string, string, string, string];

const cast = ([voter, seq]: readonly [voter: number, seq: number]) =>
  voters[voter]!.device.cast(projects(...(seq % 2 ? ['lamps'] : ['park', 'swings'])), voters[voter]!.tokens, seq);
const all = (seq: number, ...of: number[]) => of.map((voter) => [voter, seq] as const);
const shares = (...names: ('one' | 'two' | 'three')[]) =>
  ({ round: ROUND, shares: JSON.stringify(names.map((name) => poll.share(name))) }) as const;

beforeAll(async () => {
  poll = await Polling.open({ phases: { voting: { from: minutes(-60), until: END } } }, { env, clock: minutes(0) });
  voters = await poll.voters(20);
  const { person } = (await poll.town.citizen(900_000)).resident;
  officer = (await poll.town.house.tokens.issue({ person, roles: ['administrator'], level: 1 }, 86_400)).token;
  early = await Promise.all([...all(1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), ...all(2, 0, 1, 7, 8, 9)].map(cast));
  late = await cast([0, 9]);
  for (const [i, ballot] of early.entries()) {
    expect((await poll.put(ballot)).status).toBe(202);
    if (i === 4) await poll.town.server.app.get(Box).flush(ROUND);
  }
  city = await Served.around(poll.town, env);
  copies = [fresh('city'), fresh('city'), fresh('city'), fresh('city'), fresh('city')];
  for (const copy of copies) cpSync(city.folder, copy, { recursive: true });
}, 180_000);
afterAll(async () => {
  await city.remove();
  rmSync(poll.keysFolder, { recursive: true, force: true });
});

const houseIn = (folder: string, at: string, works = false) =>
  TestHouse.open({ works, at, env: { ...env, GHIA_DATA: folder } });
const open = ({ house, server }: TestHouse, ...names: Parameters<typeof shares>) =>
  operationsOf(house, server)['open-ballots']!(shares(...names));
const openedIn = (folder: string) => readFileSync(join(folder, 'ballots', ROUND, 'opened.jsonl'), 'utf8');
const factIdOf = ({ body }: SealedBallot) => digestOf(body).slice(0, 32);

/** Keys of rounds that lie in a vault. */
function keysIn(folder: string): readonly string[] {
  const vault = VaultFile.reading({ folder: join(folder, 'vault') });
  const keys = [...vault.heldUnder(BOX_KEY), ...vault.heldUnder(ISSUER_KEY)];
  vault.db.close();
  return keys;
}

/** What is opened where the same ballots are cast and nobody is killed. */
async function undisturbed(folder: string, ballots: readonly SealedBallot[]): Promise<string> {
  const town = await houseIn(folder, minutes(3));
  for (const body of ballots) expect((await town.request('POST', `${path}/ballots`, { body })).status).toBe(202);
  town.clock.at = END;
  await town.server.app.get(RunningRounds).closeBy({ actor: 'clerk' }, ROUND);
  await open(town, 'two', 'three');
  await town.close({ keep: true });
  return openedIn(folder);
}

/** Reads a log whole: what was seen of it before is where it was. */
function looking(folder: string) {
  const seen = new Map<number, string>();
  return async () => {
    const log = new SqliteLogReader(join(folder, 'log.db'));
    const facts: Recorded[] = [];
    for await (const { events } of log.pages(0))
      for (const { id, type, stream, revision, position, at, data } of events)
        facts.push({ id, type, stream, revision, position, at, data } as Recorded);
    await log.close();
    expect([...wrongOrder(facts), ...moved(facts, seen)]).toEqual([]);
    for (const { position, id } of facts) seen.set(position, id);
    return facts;
  };
}

/** Every promise is kept, before the close; the last ballot of each key is opened; no key is left; anybody counts the same. */
async function allIsWell(folder: string, facts: readonly Recorded[], promised: readonly SealedBallot[], way: string[]) {
  expect(facts.map(({ type }) => type).filter((type) => WAY.includes(type))).toEqual(way);
  const told = promised.map((ballot) => ({ eventId: factIdOf(ballot) }));
  expect(lost(facts, told)).toEqual([]);
  const ballots = facts.filter(({ type }) => type === 'BallotCast');
  const last = new Map<string, number>();
  for (const { data } of ballots) last.set((data as SealedBallot).body.pk, (data as SealedBallot).body.seq);
  const closed = facts.find(({ type }) => type === 'RoundClosed')!;
  expect(closed.data).toMatchObject({ ballots: ballots.length, voters: last.size, credentials: { city: 20 } });
  expect(ballots.filter(({ id, position }) => position > closed.position || id === factIdOf(late))).toEqual([]);
  const opened = [...readOpened(openedIn(folder))];
  expect(opened.map(({ pk, seq }) => [pk, seq]).sort()).toEqual([...last].sort());
  expect(keysIn(folder)).toEqual([]);

  const out = fresh('export');
  const config = readConfig({ ...env, GHIA_DATA: folder });
  const said: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line) => void said.push(line));
  const codes = [await exportCommand(config, out, undefined), await recountCommand(['budget', ROUND], out)];
  codes.push(await verifyCommand(config));
  log.mockRestore();
  expect([codes, said.filter((line) => line.startsWith('WRONG'))]).toEqual([[0, 0, 0], []]);
}

/** Whatever came back; undefined when the line went dead. */
async function send(ballot: SealedBallot) {
  const answer = await city.anonymously(`/budget/rounds/${ROUND}/ballots`, ballot).catch(() => undefined);
  return answer && { status: answer.status, taken: (await answer.json()) as Taken };
}

it('killed with -9 again and again while a round closes and is opened, it keeps every promise, and does each step once', async () => {
  const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
  const random = chance(seed);
  const one = (...of: string[]) => of[Math.floor(random() * of.length)]!;
  const at = (...steps: string[]) => `${one('before', 'amid', 'after')} ${one(...steps)}`;
  const first = at(
    '1 BallotCast',
    `${Math.ceil(random() * 12)} BallotCast`,
    '1 "remove"',
    '2 "remove"',
    '1 RoundClosed',
  );
  const again = first.endsWith('RoundClosed') ? [] : ['1 RoundClosed']; // what may be written already is not written again
  const deaths = [
    first,
    at(...again, '1 issuer-key', '1 box-key', '1 TieSeedRevealed'),
    at('1 opened.jsonl', '1 BallotsOpened', '1 ballots.csv', '1 tally.json', '1 TallyPublished'),
  ] as const;
  console.log(`closing: seed ${seed} (GHIA_TEST_SEED repeats it): it dies ${deaths.join(', ')}`);
  city.say({ GHIA_TEST_LATER: LATER, NODE_OPTIONS: `--import=${import.meta.resolve('../support/mortal.js')}` });
  const look = looking(city.folder);
  const more = await Promise.all([...all(1, 12, 13, 14, 15, 16, 17, 18, 19), ...all(3, 0, 8, 10, 11)].map(cast));

  city.say({ GHIA_TEST_DIES: deaths[0] });
  await city.start();
  const promised: SealedBallot[] = [];
  const enough = Math.ceil(random() * 4);
  const votes = more.map(async (ballot, i) => {
    if (i % 3 > 0) await until(() => promised.length >= enough); // some come while it closes
    const answer = await send(ballot);
    if (answer?.status !== 202) return;
    promised.push(ballot);
    expect(await voters[0]!.device.isPromised(ballot, answer.taken)).toBe(true);
  });
  await until(() => promised.length >= enough);
  process.kill(city.pid, 'SIGUSR2'); // the end has come: the hour closes the round, and so does an officer
  const closing = city.post(`/budget/rounds/${ROUND}/close`, officer).catch(() => undefined);
  expect(await city.ended()).toBe('SIGKILL');
  await Promise.all([closing, ...votes]);
  await look();

  city.say({ GHIA_TEST_AHEAD: LATER });
  for (const death of deaths.slice(1)) {
    city.say({ GHIA_TEST_DIES: death });
    await city.start().catch(() => undefined); // it may go on with the close, and die, before it answers
    let over = false;
    const ended = city.ended().finally(() => (over = true));
    expect((await send(late))?.status ?? 409).toBe(409);
    if (death === deaths[2])
      await until(() => ask(city.folder, 'open-ballots', shares('one', 'three')).catch(() => over));
    expect(await ended).toBe('SIGKILL');
    await look();
  }

  city.say({ GHIA_TEST_DIES: '' });
  await city.start();
  expect((await send(late))?.status).toBe(409);
  const files = ['two', 'three'].flatMap((name) => ['--share', join(poll.keysFolder, `share-${name}.json`)]);
  const { status, err } = await ghiaBeside(city.env, 'budget', 'open-ballots', ROUND, ...files);
  expect([status, err]).toEqual([0, '']);
  await until(async () => {
    const checkpoint = await (await city.get('/log/checkpoint')).text();
    const facts = await look();
    return facts.some(({ type }) => type === 'FigurePublished') && checkpoint.split('\n')[1] === `${facts.length}`;
  });
  await city.end('SIGTERM');
  const facts = await look();
  await allIsWell(city.folder, facts, [...early, ...promised], WAY.slice(0, -1));
  const taken = more.filter((ballot) => facts.some(({ id }) => id === factIdOf(ballot)));
  expect(openedIn(city.folder)).toBe(await undisturbed(copies[0], taken));
});

/** The write that a house does not do any more, and who must ask for it, and for what was not done before: else the hour does. */
const STEPS = [
  ['"remove"', 1],
  ['BallotCast', 2], // of those who have voted again
  ['RoundClosed', 1],
  ['issuer-key', 1],
  ['box-key', 1],
  ['TieSeedRevealed', 1],
  ['opened.jsonl', 1, 'trustees'],
  ['BallotsOpened', 1, 'trustees'],
  ['TallyPublished', 1, 'trustees'],
  ['FigurePublished', 1],
  ['RoundCertified', 1, 'officer'],
  ['destroy-scope', 1, 'officer'],
  ['ScopeSecretDestroyed', 1],
] as const;

it('killed at any step from the last ballot to the certificate, it goes on from there', async () => {
  const [, folder, other] = copies;
  const look = looking(folder);
  const doomed = new Doomed();
  const life = async (works: (town: TestHouse) => Promise<unknown>, certifies = true) => {
    const town = await houseIn(folder, certifies ? COMPLAINED : END, true);
    expect((await town.request('POST', `${path}/ballots`, { body: late })).status).toBe(409);
    await until(() => works(town));
    await town.close({ keep: true });
    return look();
  };
  for (const [i, [step, n, who]] of STEPS.entries()) {
    doomed.at(step, n);
    await life(async (town) => {
      if (who === 'trustees') await open(town, 'one', 'three').catch(() => undefined);
      if (who === 'officer' && (await look()).some(({ type }) => type === 'FigurePublished'))
        await town.request('POST', `${path}/certify`, { token: officer });
      return doomed.dead;
    }, i > 9);
    if (step === 'opened.jsonl') writeFileSync(join(folder, 'ballots', ROUND, `${step}.part`), 'half of it');
  }
  doomed.end();
  const facts = await life(async ({ house: { log, published } }) => {
    const destroyed = (await look()).filter(({ type }) => type === 'ScopeSecretDestroyed');
    return destroyed.length === 1 && published.last?.position === (await log.head());
  });
  await allIsWell(folder, facts, early, WAY);
  expect(openedIn(folder)).toBe(await undisturbed(other, []));
});

it('closed by an officer whose machine died before the seed of the lots was told, the hour tells it', async () => {
  const folder = copies[4];
  const look = looking(folder);
  const town = await houseIn(folder, END);
  await town.server.app.get(RoundClosing).close(ROUND, { actor: 'clerk' });
  await town.house.projecting.reach(await town.house.log.head(), 60_000);
  await town.close({ keep: true });
  expect((await look()).at(-1)!.type).toBe('RoundClosed');

  const again = await houseIn(folder, END, true);
  await until(async () => (await look()).some(({ type }) => type === 'TieSeedRevealed'));
  await again.close({ keep: true });
});

it('keys of a closed round that come back with an older vault are gone again after the next start', async () => {
  const folder = copies[3];
  const older = fresh('vault');
  cpSync(join(folder, 'vault'), older, { recursive: true });
  const held = keysIn(folder);
  expect(held.length).toBeGreaterThan(1);
  const town = await houseIn(folder, END);
  await town.server.app.get(RunningRounds).closeBy({ actor: 'clerk' }, ROUND);
  await town.close({ keep: true });
  expect(keysIn(folder)).toEqual([]);

  rmSync(join(folder, 'vault'), { recursive: true });
  cpSync(older, join(folder, 'vault'), { recursive: true });
  expect(keysIn(folder)).toEqual(held);
  const restored = await houseIn(folder, END); // no policy runs here: nobody closes it a second time
  await until(() => keysIn(folder).length === 0);
  await restored.close({ keep: true });
});
