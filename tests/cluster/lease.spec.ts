import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Bell } from '../../src/cluster/bell.js';
import { RedisLease } from '../../src/cluster/redis.lease.js';
import { Tenure } from '../../src/cluster/tenure.js';
import { LeaseLost } from '../../src/read/fence.js';
import { MongoStore } from '../../src/read/mongo.store.js';
import { type Database, mongoDatabase, mongoIsGiven } from '../support/mongo.js';
import { RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const TERM = 1_500;
let redis: RedisServer;
const open: { close(): Promise<void> }[] = [];
const tenures: Tenure[] = [];

beforeEach(async () => {
  redis = await RedisServer.start();
});
afterEach(async () => {
  for (const tenure of tenures.splice(0)) await tenure.release();
  for (const one of open.splice(0)) await one.close();
  await redis.close();
});

const lease = (term = TERM) => {
  const made = new RedisLease(redis.url, 'projector', term);
  open.push(made);
  return made;
};
const tenure = (lost: (why: string) => void = () => undefined, term = TERM) => {
  const made = new Tenure(lease(term), lost);
  tenures.push(made);
  return made;
};

describe('a lease', () => {
  it('is one process’s at a time, and each holder’s token is larger than the last', async () => {
    const many = Array.from({ length: 8 }, () => lease());
    const got = await Promise.all(many.map((one) => one.acquire()));
    expect(got.filter((token) => token !== undefined)).toHaveLength(1);
    const [holder, other] = [many[got.findIndex(Boolean)]!, many[got.findIndex((token) => !token)]!];
    expect(await other.renew()).toBe(false);
    await other.release(); // what another holds stays
    expect(await holder.renew()).toBe(true);
    await holder.release();
    expect(await other.taken()).toBe(false);
    expect(await other.acquire()).toBeGreaterThan(Math.max(...got.map((token) => token ?? 0)));
  });

  it('ends by the clock of Redis, whether or not its holder lives', async () => {
    const [dead, next] = [lease(), lease()];
    expect(await dead.acquire()).toBeGreaterThan(0);
    const begun = Date.now();
    await until(() => next.acquire());
    expect(Date.now() - begun).toBeGreaterThanOrEqual(TERM - 200);
    expect(await dead.renew()).toBe(false);
  });

  it('gives larger tokens also when Redis has forgotten everything', async () => {
    const [first, second] = [lease(), lease()];
    const before = await first.acquire();
    await redis.kill();
    await redis.begin(); // it keeps nothing
    let after: number | undefined;
    await until(async () => {
      after = await second.acquire().catch(() => undefined);
      return after;
    });
    expect(after).toBeGreaterThan(before!);
  });
});

describe('a tenure', () => {
  it('is renewed past its term, and the next one waits', async () => {
    const [first, second] = [tenure(), tenure()];
    expect(await first.won()).toBe(true);
    let won = false;
    void second.won().then((answer) => {
      won = answer;
    });
    await pause(2 * TERM);
    expect([first.holds(), second.holds(), won]).toEqual([true, false, false]);
    const asked = Date.now();
    await first.release();
    await until(() => second.holds());
    expect(Date.now() - asked).toBeLessThan(TERM); // at once, not after a term
    expect(first.holds()).toBe(false);
    expect(second.token).toBeGreaterThan(first.token);
  });

  it('is given up, and said so once, when it could not be renewed for a term', async () => {
    const lost: string[] = [];
    const first = tenure((why) => lost.push(why));
    await first.won();
    redis.hush();
    const begun = Date.now();
    await until(() => lost.length > 0);
    expect(Date.now() - begun).toBeLessThan(TERM + 1_000);
    expect(first.holds()).toBe(false);
    redis.speak();
    await pause(TERM);
    expect(lost).toHaveLength(1);
    expect(first.holds()).toBe(false); // also when Redis answers again: another may have held it meanwhile
  });

  it('is over for a process that was frozen, at its very first step when it wakes up', async () => {
    const lost: string[] = [];
    const first = tenure((why) => lost.push(why));
    await first.won();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TERM + 100); // nothing runs here meanwhile
    expect([first.holds(), lost]).toEqual([false, []]);
    await until(() => lost.length > 0);
  });

  it('is given up as soon as it is another’s', async () => {
    const lost: string[] = [];
    const first = tenure((why) => lost.push(why), 10_000);
    await first.won();
    await redis.kill();
    await redis.begin(); // wiped: whoever comes first has it
    const second = lease(10_000);
    await until(() => second.acquire().catch(() => undefined));
    await until(() => lost.length > 0, 9_000);
    expect(lost).toEqual(['it is another’s, or nobody’s, by now']);
  });

  it('waits without end where Redis is away, until it is stopped', async () => {
    await redis.kill();
    const waiting = tenure();
    const won = waiting.won();
    await pause(TERM);
    await waiting.release();
    expect(await won).toBe(false);
    await redis.begin();
  });
});

it('a bell rings in every process, and rings again after Redis was away', async () => {
  const [a, b] = [new Bell(redis.url), new Bell(redis.url)];
  open.push(a, b);
  const heard: string[] = [];
  a.on('moved', () => heard.push('a'));
  const leave = b.on('moved', () => heard.push('b'));
  const ring = async () => {
    heard.length = 0;
    await until(async () => {
      a.ring('moved');
      await pause(20);
      return heard.includes('a') && heard.includes('b');
    });
  };
  await ring();
  await redis.kill();
  a.ring('moved'); // lost, and nobody minds
  await redis.begin();
  await ring();
  leave();
  heard.length = 0;
  a.ring('moved');
  await until(() => heard.includes('a'));
  expect(heard).not.toContain('b');
});

if (mongoIsGiven('the fence of the read store')) {
  describe('the fence of the read store', () => {
    let database: Database;
    let store: MongoStore;
    const docs = (text: string, position: number) => [
      { collection: 'trees', docs: new Map([['oak', { _id: 'oak', text }]]), position },
    ];
    const holding = (token: number, holds = () => true) => store.under({ token, holds });
    const held = async () => [await store.get('trees', 'oak'), await store.position('trees')];

    beforeEach(async () => {
      database = await mongoDatabase();
      store = await MongoStore.open(database.url);
      await store.prepare('trees', { indexes: [] });
    });
    afterEach(async () => {
      await store.close();
      await database.drop();
    });

    it('lets nobody write whose lease is over', async () => {
      let over = false;
      const first = await holding(1, () => !over);
      await first.save(docs('planted', 1));
      over = true;
      await expect(first.save(docs('felled', 2))).rejects.toThrow(LeaseLost);
      await expect(first.remove('trees', ['oak'])).rejects.toThrow(LeaseLost);
      await expect(first.drop('trees')).rejects.toThrow(LeaseLost);
      expect(await held()).toEqual([{ _id: 'oak', text: 'planted' }, 1]);
    });

    it('lets nobody write who was followed by another, however sure of itself', async () => {
      const first = await holding(1);
      await first.save(docs('planted', 1));
      const second = await holding(2);
      await expect(first.save(docs('felled', 5))).rejects.toThrow(LeaseLost);
      expect(await held()).toEqual([{ _id: 'oak', text: 'planted' }, 1]);
      await second.save(docs('grown', 2));
      await expect(first.save(docs('felled', 5))).rejects.toThrow(LeaseLost);
      expect(await held()).toEqual([{ _id: 'oak', text: 'grown' }, 2]);
    });

    it('a write that was on its way while another took over replaces nothing of theirs, and moves no checkpoint', async () => {
      // the last look at the lease passes, the process is stopped, and writes when it wakes up
      let woken: () => void = () => undefined;
      const asleep = new Promise<void>((wake) => {
        woken = wake;
      });
      const first = await holding(1);
      await first.save(docs('planted', 1));
      const late = slowed(first, asleep);
      const second = await holding(2);
      await second.save(docs('grown', 2));
      await second.remove('trees', ['oak']); // somebody was forgotten meanwhile
      woken();
      await expect(late.then((write) => write())).rejects.toThrow(LeaseLost);
      expect(await held()).toEqual([undefined, 2]);
    });

    /** The save of a holder that is past its last look, and sleeps. */
    async function slowed(from: MongoStore, asleep: Promise<void>): Promise<() => Promise<void>> {
      const inside = from as unknown as { turn: { mustHold(): Promise<void> } };
      inside.turn.mustHold = async () => undefined; // it has looked
      await asleep;
      return () => from.save(docs('felled', 9));
    }
  });
}
