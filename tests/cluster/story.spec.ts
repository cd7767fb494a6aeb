import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { EventstoredbLog } from '../../src/log/eventstoredb.log.js';
import { CityProcess } from '../support/city.js';
import { EventstoreDouble } from '../support/eventstore/double.js';
import { Gateway } from '../support/gateway.js';
import { type Database, mongoDatabase, mongoIsGiven } from '../support/mongo.js';
import { RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';
import { type Prepared, prepare } from './prepared.js';

jest.setTimeout(900_000); // seven starts of a process, on machines that do other things besides

const CROWD = 141;

if (mongoIsGiven('a city in six processes')) {
  let events: EventstoreDouble;
  let redis: RedisServer;
  let database: Database;
  let env: Record<string, string>;
  let town: Prepared;
  const gateway = new Gateway();
  const running: CityProcess[] = [];
  /** One that does not come up, on a machine that is too busy, is started anew, as whoever watches over it would. */
  const start = async (roles: string): Promise<CityProcess> => {
    for (let tries = 1; ; tries++)
      try {
        const one = await CityProcess.start(roles, env);
        running.push(one);
        return one;
      } catch (error) {
        if (tries === 3) throw error;
      }
  };
  const once = (at: CityProcess, n: number) =>
    at.post(`/petitions/${town.open}/signatures`, town.signers[n]!, { display: 'none' });
  /** A busy city says so, and asks to come again. */
  const sign = async (at: CityProcess, n: number) => {
    let answer = await once(at, n);
    for (; answer.status === 503; answer = await once(at, n)) await pause(500);
    return answer;
  };
  const count = async (at: CityProcess, after = 0) =>
    (await at.get(`/api/v1/petitions/${town.open}/count?after=${after}`)).json.count;
  const leads = async (one: CityProcess) => (await one.get('/health/ready')).json.projector === 'leads';

  beforeAll(async () => {
    [events, redis, database] = await Promise.all([
      EventstoreDouble.start(),
      RedisServer.start({ keeps: true }),
      mongoDatabase(),
    ]);
    await gateway.open();
    const engines = { GHIA_EVENT_LOG: events.url, GHIA_READ_STORE: database.url, GHIA_VAULT: database.url };
    town = await prepare({ ...engines, ...gateway.env }, CROWD);
    env = { ...engines, ...gateway.env, GHIA_QUEUE: redis.url, GHIA_DATA: town.folder };
  });
  afterAll(async () => {
    for (const one of running) await one.end('SIGKILL');
    await gateway.close();
    await Promise.all([events?.close(), redis?.close(), database?.drop()]);
    if (town) rmSync(town.folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('is one city: read everywhere, led by one, and it loses nothing that it has acknowledged', async () => {
    const first = await start('projector');
    await until(() => leads(first), 60_000);
    const [a, b] = await Promise.all([start('api'), start('api')]);
    const [one, other] = await Promise.all([start('projector'), start('projector')]);
    const worker = await start('worker');
    for (const standby of [one, other])
      expect((await standby.get('/health/ready')).json).toMatchObject({
        ok: true,
        projector: 'standby',
        projected: true,
      });
    expect((await a.get('/health/ready')).json).toMatchObject({ ok: true, roles: ['api'], projector: 'none' });
    expect((await worker.get('/health/live')).status).toBe(200);
    expect((await worker.get('/api/v1/petitions')).status).toBe(404);
    expect((await first.get('/metrics')).json).toMatch(/^ghia_projector_leads 1$/m);
    expect((await one.get('/metrics')).json).toMatch(/^ghia_projector_leads 0$/m);

    // signed through one, it is read by its receipt from the other, and heard there
    const heard = b.listen();
    await until(() => heard.text.includes('retry: 3000'));
    const receipt = await sign(a, 0);
    expect(receipt.status).toBe(201);
    await until(async () => (await count(b, receipt.json.position)) === 1, 60_000); // 503 while the machine is too busy for 2 s
    await until(() => heard.text.includes(receipt.json.eventId));

    // the one that leads is killed while people sign; the other leads within ten seconds, and counts are exact
    const signing = Promise.all(Array.from({ length: 40 }, (_, i) => sign(i % 2 ? a : b, 1 + i)));
    await first.end('SIGKILL');
    const killed = Date.now();
    await until(async () => (await leads(one)) || (await leads(other)));
    const tookOver = Date.now() - killed;
    expect(tookOver).toBeLessThan(10_000);
    const [second, third] = (await leads(one)) ? [one, other] : [other, one];
    expect(await leads(third)).toBe(false);
    for (const { status } of await signing) expect([200, 201]).toContain(status); // 200: it came again
    const last = await sign(a, 41);
    await until(async () => (await count(b, last.json.position)) === 42, 120_000);
    console.log(`cluster: taken over after ${tookOver} ms, and every fact of that time is counted once`);

    // a worker that dies at a message leaves it to the next one
    gateway.silent = true;
    expect((await a.post(`/petitions/${town.waiting}/admit`, town.moderator)).status).toBeLessThan(300);
    await until(() => gateway.taken.length > 0);
    await worker.end('SIGKILL');
    gateway.silent = false;
    const cut = new Set(gateway.taken.map(({ key }) => key));
    gateway.taken.length = 0;
    const next = start('worker');

    // the one that leads is stopped, not dead: it wakes up, writes nothing, and ends itself
    second.signal('SIGSTOP');
    await until(() => leads(third));
    second.signal('SIGCONT');
    expect(await second.ended()).toBe(1);
    expect(second.said).toContain('gives up the lease of the projector');
    const meanwhile = await sign(b, 42);
    await until(async () => (await count(a, meanwhile.json.position)) === 43, 120_000);
    await until(async () => (await third.get('/health/ready')).json.ok);

    // an api is asked to stop under load: whoever was told yes is counted
    const told: number[] = [];
    const listening = a.listen();
    const pressing = Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const answer = await once(a, 90 + i).catch(() => undefined);
        if (answer?.status === 201) told.push(90 + i);
        if (told.length === 10) a.signal('SIGTERM');
      }),
    );
    expect(await a.ended()).toBe(0);
    await pressing;
    expect(told.length).toBeGreaterThanOrEqual(10);
    await until(() => listening.over);
    for (let n = 90; n < 140; n++) if (!told.includes(n)) expect([200, 201]).toContain((await sign(b, n)).status);
    const ending = await sign(b, 140);
    await until(async () => (await count(b, ending.json.position)) === 43 + 51, 120_000);

    // what the dead worker had begun, the next one has done
    await next;
    await until(() => [...cut].every((key) => gateway.taken.some((taken) => taken.key === key)), 120_000);

    // one that leads and is asked to stop gives the lease back, and the log is published as far as it got
    expect(await third.end('SIGTERM')).toBe(0);
    const keeper = new Redis(redis.url);
    expect(await keeper.exists('ghia-lease:projector')).toBe(0);
    keeper.disconnect();
    expect((await b.get('/health/ready')).json).toMatchObject({ ok: true });
    await until(async () => (await b.get('/health/ready')).json.projected === false);
    const facts = (await b.get(`/api/v1/audit/events?type=PetitionSigned&limit=1000&after=0`)).json.items;
    expect(new Set(facts.map(({ id }: { id: string }) => id)).size).toBe(facts.length);
    expect(facts).toHaveLength(43 + 51);
    expect((await b.get('/log/checkpoint')).json).toMatch(new RegExp(`^127.0.0.1:1/log\n${await size()}\n`));
  });

  /** How many facts there are. */
  async function size(): Promise<number> {
    const log = new EventstoredbLog(events.url);
    let n = 0;
    for await (const page of log.pages(0)) n += page.events.length;
    await log.close();
    return n;
  }
} else it.todo('a city in six processes is not run without a MongoDB server');
