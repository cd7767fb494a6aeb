import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { CityProcess } from '../support/city.js';
import { EventstoreDouble } from '../support/eventstore/double.js';
import { Gateway } from '../support/gateway.js';
import { mongoDatabase, mongoIsGiven } from '../support/mongo.js';
import { RedisServer } from '../support/redis.js';
import { ROOT } from '../support/root.js';
import { PUBLIC_URL } from '../support/served.js';
import { until } from '../support/until.js';
import { type Prepared, prepare } from './prepared.js';

jest.setTimeout(900_000); // up to eight starts of a process, on machines that do other things besides

const CROWD = 60;
const ALL = 'api,projector,worker';

type Form = {
  readonly name: string;
  /** What runs, in the order in which it is started. */
  readonly processes: readonly string[];
  readonly engines: () => Promise<{ readonly env: Record<string, string>; readonly close: () => Promise<unknown> }>;
};

const embedded: Form = {
  name: 'embedded: one process, files beside it',
  processes: [ALL],
  engines: async () => ({ env: {}, close: async () => undefined }),
};

const singleNode: Form = {
  name: 'single node: one process, the log on EventStoreDB, the queue in Redis',
  processes: [ALL],
  async engines() {
    const [events, redis] = await Promise.all([EventstoreDouble.start(), RedisServer.start({ keeps: true })]);
    return {
      env: { GHIA_EVENT_LOG: events.url, GHIA_QUEUE: redis.url },
      close: () => Promise.all([events.close(), redis.close()]),
    };
  },
};

const cluster: Form = {
  name: 'cluster: roles in processes of their own, on EventStoreDB, MongoDB and Redis',
  processes: ['projector', 'api', 'api', 'worker'],
  async engines() {
    const [events, redis, database] = await Promise.all([
      EventstoreDouble.start(),
      RedisServer.start({ keeps: true }),
      mongoDatabase(),
    ]);
    return {
      env: {
        ...{ GHIA_EVENT_LOG: events.url, GHIA_QUEUE: redis.url },
        ...{ GHIA_READ_STORE: database.url, GHIA_VAULT: database.url },
      },
      close: () => Promise.all([events.close(), redis.close(), database.drop()]),
    };
  },
};

const forms = mongoIsGiven('the story of a city in its cluster form')
  ? [embedded, singleNode, cluster]
  : [embedded, singleNode];

describe.each(forms)('$name', ({ processes, engines }) => {
  const gateway = new Gateway();
  let running: CityProcess[] = [];
  let town: Prepared;
  let env: Record<string, string>;
  let close: () => Promise<unknown>;

  const begin = async () => {
    running = [];
    for (const roles of processes) running.push(await CityProcess.start(roles, env));
  };
  const doors = () => running.filter((_, i) => processes[i]!.includes('api'));
  const door = (n: number) => doors()[n % doors().length]!;
  /** A busy city says so, and asks to come again. */
  const patiently = async <T extends { readonly status: number }>(ask: () => Promise<T>): Promise<T> => {
    for (;;) {
      const answer = await ask();
      if (answer.status !== 503) return answer;
      await pause(300);
    }
  };
  const sign = (n: number) =>
    patiently(() => door(n).post(`/petitions/${town.open}/signatures`, town.signers[n]!, { display: 'none' }));
  const count = async (n: number) => (await door(n).get(`/api/v1/petitions/${town.open}/count`)).json.count;

  beforeAll(async () => {
    await gateway.open();
    const opened = await engines();
    close = opened.close;
    town = await prepare({ ...opened.env, ...gateway.env }, CROWD);
    env = { ...opened.env, ...gateway.env, GHIA_DATA: town.folder };
    await begin();
  });
  afterAll(async () => {
    for (const one of running) await one.end('SIGKILL');
    await gateway.close();
    await close?.();
    if (town) rmSync(town.folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('takes signatures, tells of them, loses none when all of it is killed, and proves what it counts', async () => {
    const heard = door(0).listen();
    await until(() => heard.text.includes('retry: 3000'));

    // signed at every door, read at every door, heard by whoever listens
    const first = await Promise.all(Array.from({ length: 20 }, (_, n) => sign(n)));
    for (const { status } of first) expect([200, 201]).toContain(status); // 200: it was busy, and came again
    for (const [n] of doors().entries()) await until(async () => (await count(n)) === 20);
    await until(() => first.every(({ json }) => heard.text.includes(json.eventId)));
    expect((await sign(3)).json.eventId).toBe(first[3]!.json.eventId); // again is the same

    // an official decides, and whoever waits for it is told
    expect((await door(1).post(`/petitions/${town.waiting}/admit`, town.moderator)).status).toBeLessThan(300);
    await until(() => gateway.taken.length > 0);

    // all of it dies while people sign: what they were told holds, and who was told nothing asks again
    const told = new Map<number, string>();
    const signing = Array.from({ length: 40 }, async (_, i) => {
      const answer = await door(i).post(`/petitions/${town.open}/signatures`, town.signers[20 + i]!, {
        display: 'none',
      });
      if (answer.status === 201) told.set(20 + i, answer.json.eventId);
      if (told.size === 5) for (const one of running) one.signal('SIGKILL');
    });
    await Promise.allSettled(signing);
    expect(told.size).toBeGreaterThan(0);
    for (const one of running) await one.end('SIGKILL');
    await begin();
    for (let n = 20; n < CROWD; n++) {
      const answer = await sign(n);
      expect([200, 201]).toContain(answer.status);
      if (told.has(n)) expect(answer.json.eventId).toBe(told.get(n));
    }
    for (const [n] of doors().entries()) await until(async () => (await count(n)) === CROWD);

    // the public record holds each once, and what is signed covers all of it
    const { items } = (await door(0).get('/api/v1/audit/events?type=PetitionSigned&limit=1000&after=0')).json;
    expect(items).toHaveLength(CROWD);
    expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(CROWD);
    await until(async () => {
      const last = Math.max(...items.map(({ position }: { position: number }) => position));
      const [, size] = String((await door(0).get('/log/checkpoint')).json).split('\n');
      return Number(size) >= last;
    });

    // asked to stop, it stops well, and what lies there proves itself
    for (const one of [...running].reverse()) expect(await one.end('SIGTERM')).toBe(0);
    expect(await verified()).toMatch(/^ok {5}revisions/m);
  });

  async function verified(): Promise<string> {
    const own = { PATH: process.env.PATH, NODE_ENV: 'test', GHIA_PUBLIC_URL: PUBLIC_URL, ...env };
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/cli.js', 'verify'], {
      cwd: ROOT,
      env: own,
    });
    expect(stdout).not.toContain('WRONG');
    return stdout;
  }
});
