import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Doc } from '../../read-models/store.js';
import { checkMirror } from '../../src/mirror/mirror-check.js';
import type { MirroredLog } from '../../src/mirror/mirrored.log.js';
import { digestOf } from '../../src/read/digest.js';
import { append, fact, positions, walk } from '../contracts/log-facts.js';
import { EventstoreDouble } from '../support/eventstore/double.js';
import { MovedClock, TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { PUBLIC_URL } from '../support/served.js';
import { until } from '../support/until.js';

/** A city that has lived: a petition at its goal, messages sent, the log published. */
let folder: string;
let server: EventstoreDouble;
let petition: string;
let at: string;
let embedded: Seen;

type Seen = Awaited<ReturnType<typeof seen>>;
const env = (eventLog: string) => ({ GHIA_DATA: folder, GHIA_EVENT_LOG: eventLog, GHIA_PUBLIC_URL: PUBLIC_URL });
const live = async (eventLog: string) => {
  const town = await TestHouse.open({ works: true, env: env(eventLog) });
  (town.clock as MovedClock).at = at;
  return town;
};

/** Every read model by its digest, how far it is, and what was signed, once all have come to the head. */
async function seen({ house }: TestHouse) {
  let head = 0;
  await until(async () => {
    head = await house.asWritten.head();
    const policies = await house.checkpoints.find<Doc & { position: number }>('policies', {});
    return policies.length > 0 && policies.every(({ position }) => position >= head);
  });
  await until(async () => (await house.projecting.status()).every(({ position }) => position >= head));
  await until(() => house.published.last?.size === head);
  const digests: Record<string, string> = {};
  for (const { name, collection } of await house.projecting.status())
    digests[name] = (await digestOf(house.store, collection)).digest;
  const { size, root, position } = house.published.last!;
  return { head, digests, signed: { size, root: root.toString('hex'), position } };
}

async function ghia(args: readonly string[], more: Record<string, string>) {
  const all = { cwd: ROOT, env: { ...process.env, ...more } };
  const run = promisify(execFile)(process.execPath, ['dist/src/cli.js', ...args], all);
  return run.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}
const migrate = (from: string, to: string) => ghia(['migrate', 'log', '--to', to], env(from));
const outbox = ({ house }: TestHouse) =>
  (house.messages as unknown as { list(most: number): Promise<readonly { kind: string }[]> }).list(200);

beforeAll(async () => {
  server = await EventstoreDouble.start();
  const town = await TestHouse.open({ works: true, env: { GHIA_PUBLIC_URL: PUBLIC_URL } });
  folder = town.folder;
  await town.adopt();
  petition = await town.openPetition();
  await until(async () => (await outbox(town)).some(({ kind }) => kind === 'petition-admitted'));
  for (const n of [11, 12, 13]) expect((await town.sign(petition, n)).status).toBe(201);
  await until(async () => (await walk(town.house.log.pages(0, ['PetitionGoalReached']))).events.length === 1);
  at = town.clock.at;
  embedded = await seen(town);
  await town.close({ keep: true });
}, 180_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a city is not moved while it runs', async () => {
  const town = await live('sqlite:');
  // the lock is taken by whoever serves: here it is taken as `serve` takes it
  const { lockInstance } = await import('../../src/instance.js');
  const lock = lockInstance(folder)!;
  expect(await migrate('sqlite:', server.url)).toMatchObject({ code: 1, said: expect.stringMatching(/stop it first/) });
  lock.release();
  await town.close({ keep: true });
  expect(existsSync(join(folder, 'log.home'))).toBe(false);
}, 180_000);

it.each([
  ['nowhere', 2, /--to is "nowhere"; write sqlite:/],
  ['sqlite:', 1, /is sqlite: already/],
])('nor to %s', async (to, code, why) => {
  expect(await migrate('sqlite:', to)).toEqual({ code, said: expect.stringMatching(why) });
});

it('nor into a server that holds another city', async () => {
  const other = await EventstoreDouble.start();
  const { EventstoredbLog } = await import('../../src/log/eventstoredb.log.js');
  const log = new EventstoredbLog(other.url);
  await log.append(append('note-1', -1, fact()));
  await log.close();
  expect(await migrate('sqlite:', other.url)).toMatchObject({ code: 1, said: expect.stringMatching(/another log/) });
  expect(other.ids('note-1')).toHaveLength(1);
  await other.close();
}, 180_000);

it('moves to a server: the same root, read models and places; nothing is done or sent again', async () => {
  const moved = await migrate('sqlite:', server.url);
  expect(moved.said).toContain(`${embedded.head} facts were added, ${embedded.head} are there`);
  expect(moved.said).toContain(Buffer.from(embedded.signed.root, 'hex').toString('base64'));
  expect(moved.code).toBe(0);
  const again = await migrate('sqlite:', server.url);
  expect(again.said).toContain(`0 facts were added, ${embedded.head} are there`);
  expect(await ghia(['replay', '--read-model', 'pages'], env('sqlite:'))).toEqual({
    code: 2,
    said: expect.stringMatching(/has moved: write GHIA_EVENT_LOG=esdb:/),
  });
  expect((await ghia(['verify'], env(server.url))).said).not.toContain('WRONG');

  // whatever would be done anew would be seen: nobody remembers any more what was sent
  for (const name of ['queue.db', 'queue.db-wal', 'queue.db-shm']) rmSync(join(folder, name), { force: true });
  rmSync(join(folder, 'outbox'), { recursive: true });
  const town = await live(server.url);
  const { asWritten } = town.house;
  expect(await seen(town)).toEqual(embedded);
  const { events } = await walk(asWritten.pages(0));
  expect(positions(events)).toEqual(events.map((_, n) => n + 1));
  await new Promise((later) => setTimeout(later, 1_500)); // policies look once a second
  expect(await outbox(town)).toEqual([]);
  expect(await asWritten.head()).toBe(embedded.head);

  const again11 = await town.sign(petition, 11); // a repeat is known by what was recorded before
  expect([again11.status, again11.json.position < embedded.head]).toEqual([200, true]);
  const signed = await town.sign(petition, 14);
  expect(signed.json).toMatchObject({ position: embedded.head + 1, revision: 0 });
  expect((await town.get(`/petitions/${petition}/count`)).json.count).toBe(4);
  const then = await town.request('GET', `/api/v1/petitions/${petition}/count?asOf=${embedded.head}`);
  expect(then.json).toMatchObject({ count: 3 });
  expect(await checkMirror(asWritten as MirroredLog)).toMatchObject({ ok: true });
  expect((await seen(town)).signed).toMatchObject({ size: embedded.head + 1, position: embedded.head + 1 });
  await town.close({ keep: true });
}, 360_000);

it('and back: with what has come in since, checked whole', async () => {
  const before = await live(server.url);
  const there = await seen(before);
  await before.close({ keep: true });
  const back = await migrate(server.url, 'sqlite:');
  expect(back.said).toContain(`${there.head - embedded.head} facts were added, ${there.head} are there`);
  const verified = await ghia(['verify'], env('sqlite:'));
  expect(verified.said).not.toContain('WRONG');
  expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('ok     published') });
  const town = await live('sqlite:');
  expect(await seen(town)).toEqual(there);
  await town.sign(petition, 15);
  expect((await town.get(`/petitions/${petition}/count`)).json.count).toBe(5);
  await town.close({ keep: true });
}, 360_000);
