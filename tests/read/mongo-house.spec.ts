import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { chance } from '../../src/demo/people.js';
import { TEXTS } from '../../src/demo/texts.js';
import { type Answer, TestHouse } from '../support/house.js';
import { type Database, mongoDatabase, mongoIsGiven } from '../support/mongo.js';
import { ROOT } from '../support/root.js';
import { Served } from '../support/served.js';
import { until } from '../support/until.js';

jest.setTimeout(360_000);

/** Everything that anybody may ask about the town: lists, searches, pages of a list, petitions, the past, the portal. */
async function answersOf(town: TestHouse, ids: readonly string[], position: number): Promise<[string, Answer][]> {
  const words = ['ველობილიკი', 'ველობილიკების', 'ქუჩაში', 'ვაკ', 'bus', 'buses', 'a.', '%', '.*', 'არაფერი'];
  const paths = [
    '/api/v1/petitions?limit=1',
    '/api/v1/petitions/regulations',
    `/api/v1/petitions?asOf=${position}`,
    '/ka/petitions',
    '/en',
    ...words.flatMap((word) => [
      `/api/v1/petitions?q=${encodeURIComponent(word)}`,
      `/ka/petitions?q=${encodeURIComponent(word)}`,
      `/api/v1/petitions/similar?text=${encodeURIComponent(word.padEnd(3))}`,
    ]),
    ...ids.flatMap((id) => [
      ...['', '/count', '/timeline', '/curve', '/districts', '/initials', `?asOf=${position}`].map(
        (rest) => `/api/v1/petitions/${id}${rest}`,
      ),
      `/ka/petitions/${id}`,
    ]),
  ];
  const answers: [string, Answer][] = [];
  for (const path of paths) answers.push([path, await town.request('GET', path)]);
  for (let cursor = answers[0]![1].json.next; cursor; cursor = answers.at(-1)![1].json.next) {
    const path = `/api/v1/petitions?limit=1&cursor=${encodeURIComponent(cursor)}`;
    answers.push([path, await town.request('GET', path)]);
  }
  return answers;
}
/** Without the checkpoint that holds it, which is another one by the time it is asked again. */
const plain = ([path, { status, text }]: [string, Answer]) => {
  const said = text.replace(/,?"asOf":\{[^}]*\}/, '');
  return `${status} ${path} ${createHash('sha256').update(said).digest('hex')}`;
};

async function verified(env: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/cli.js', 'verify'], { cwd: ROOT, env });
  return stdout; // it ended with 0
}

/** Everything that lies in the database. */
async function held({ client, name }: Database): Promise<string> {
  const all = await client.db(name).collections();
  return JSON.stringify(await Promise.all(all.map((one) => one.find().toArray())));
}

if (mongoIsGiven('the whole house on MongoDB')) {
  it('answers, searches, looks back, verifies, builds anew and forgets on MongoDB as on SQLite', async () => {
    const database = await mongoDatabase();
    const env = { GHIA_READ_STORE: database.url, GHIA_VAULT: database.url };
    let town = await TestHouse.open({ works: true, env });
    await town.adopt();
    const ids = [await town.openPetition(1), await town.openPetition(11, TEXTS.bus), await town.draft(21)];
    for (const n of [30, 31, 32]) await town.sign(ids[0]!, n, { display: 'initials' });
    const past = town.position;
    for (const n of [33, 34]) await town.sign(ids[1]!, n);
    expect((await town.get(`/petitions/${ids[0]}/count`)).json).toMatchObject({ count: 3 });
    const goal = async () => (await town.get(`/petitions/${ids[0]}/timeline`)).text.includes('PetitionGoalReached');
    await until(goal); // the policies, whose checkpoints lie in MongoDB too
    await town.house.projecting.seen(await town.house.log.head(), 20_000);

    for (const readModel of ['pages', 'texts', 'curves']) await town.house.projecting.rebuild(readModel);
    const onMongo = await answersOf(town, ids, past);
    expect(onMongo.filter(([, { status }]) => status >= 500)).toEqual([]);
    const hits = onMongo.filter(([path]) => path.includes('?q=')).map(([, { json }]) => json?.items.length > 0);
    expect(hits).toContain(true);
    expect(hits).toContain(false);
    await town.close({ keep: true });
    const stdout = await verified({ ...process.env, ...env, GHIA_DATA: town.folder });
    expect(stdout).toContain('ok     pages');
    expect(stdout).not.toContain('WRONG');

    town = await TestHouse.open({ env: { GHIA_DATA: town.folder, GHIA_VAULT: database.url } }); // the same log, folded into SQLite
    await town.house.projecting.seen(await town.house.log.head(), 20_000);
    const onSqlite = await answersOf(town, ids, past);
    expect(onSqlite.map(plain)).toEqual(onMongo.map(plain));
    await town.close({ keep: true });

    town = await TestHouse.open({ env: { ...env, GHIA_DATA: town.folder } });
    await town.house.projecting.seen(await town.house.log.head(), 20_000);
    const initials = `/api/v1/petitions/${ids[0]}/initials`;
    expect((await town.request('GET', initials)).json.items).toHaveLength(3);
    const authors = async () => (await held(database)).split('author-name').length - 1;
    const before = await authors();
    expect(before).toBeGreaterThan(0);
    for (const n of [1, 30]) {
      const erased = await town.request('POST', '/api/v1/me/erase', { token: (await town.citizen(n)).token, body: {} });
      expect(erased.status).toBe(200);
    }
    expect((await town.request('GET', initials)).json.items).toHaveLength(2);
    expect(await authors()).toBe(before - 1);
    await town.close();
    await database.drop();
  });

  it('killed in the middle of it all, it counts every signature once', async () => {
    const ROUNDS = 3;
    const PEOPLE = 60;
    const seed = Number(process.env.GHIA_TEST_SEED ?? Date.now() % 1_000_000);
    console.log(`kill on MongoDB: seed ${seed} (GHIA_TEST_SEED repeats it)`);
    const random = chance(seed);
    const database = await mongoDatabase();
    const house = await Served.prepare(ROUNDS * PEOPLE, { GHIA_READ_STORE: database.url, GHIA_VAULT: database.url });
    for (let round = 0; round < ROUNDS; round++) {
      await house.start();
      const people = Array.from({ length: PEOPLE }, (_, i) => round * PEOPLE + i);
      const answers = Promise.all(people.map((n) => house.sign(n)));
      await pause(10 + random() * 150);
      await house.end('SIGKILL');
      await answers;
    }
    await house.start();
    for (let n = 0; n < ROUNDS * PEOPLE; n++) await house.sign(n); // again, or for the first time
    expect(await house.count()).toBe(ROUNDS * PEOPLE);
    await house.end('SIGTERM');
    expect(await verified(house.env)).not.toContain('WRONG');
    await house.remove();
    await database.drop();
  });
} else it('needs a server', () => expect(process.env.GHIA_TEST_MONGO).toBeUndefined());
