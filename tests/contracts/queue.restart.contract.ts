import { until } from '../support/until.js';
import type { OpenedQueue } from './queue.contract.js';

/** What every queue keeps over the end of a process. `open` with the patience of the suite. */
export function queueRestartContract(name: string, open: () => Promise<OpenedQueue>): void {
  describe(`${name} queue, one process after another`, () => {
    let opened: OpenedQueue;
    let queue: OpenedQueue['queue'];
    beforeEach(async () => {
      opened = await open();
      queue = opened.queue;
    });
    afterEach(() => opened.close());

    it('works what waited when the process before it ended, and goes on counting its tries', async () => {
      const tried: number[] = [];
      queue.work('mail', async (_, { id, attempt }) => {
        if (id === 'm1') tried.push(attempt);
        if (id === 'm1') throw new Error('the server is away');
      });
      await queue.add({ kind: 'mail', id: 'm1', payload: { n: 1 } });
      await queue.add({ kind: 'ring', id: 'r1', payload: { n: 2 } });
      await queue.add({ kind: 'ring', id: 'r2', payload: { n: 3 }, delay: 60 * 24 * 3_600_000 });
      await until(() => tried.length >= 2);
      await queue.close();
      const before = tried.length;
      const next = await opened.next();
      const seen: unknown[] = [];
      next.work('ring', async (payload) => void seen.push(payload));
      next.work('mail', async (payload, { attempt }) => void seen.push([payload, attempt]));
      await until(() => seen.length === 2);
      expect(seen).toContainEqual({ n: 2 });
      expect(seen).toContainEqual([{ n: 1 }, before + 1]);
      await until(async () => (await next.counts()).active === 0);
      expect(await next.counts()).toEqual({ waiting: 1, active: 0, failed: 0 });
    });

    it('does not work again what was worked, or given up, before the process ended', async () => {
      const seen: string[] = [];
      queue.work('ring', async (_, { id }) => void seen.push(id));
      queue.work('mail', async () => {
        throw new Error('no such mailbox');
      });
      await queue.add({ kind: 'ring', id: 'r1', payload: {} });
      await queue.add({ kind: 'mail', id: 'm1', payload: {} });
      await until(async () => (await queue.counts()).failed === 1 && seen.length === 1);
      await queue.close();
      const next = await opened.next();
      const again: string[] = [];
      for (const kind of ['ring', 'mail']) next.work(kind, async (_, { id }) => void again.push(id));
      for (const id of ['r1', 'r2']) await next.add({ kind: 'ring', id, payload: {} });
      for (const id of ['m1', 'm2']) await next.add({ kind: 'mail', id, payload: {} });
      await until(() => again.length === 2);
      await until(async () => (await next.counts()).active === 0);
      expect(again.sort()).toEqual(['m2', 'r2']);
      expect((await next.dead()).map(({ id }) => id)).toEqual(['m1']);
    });

    it('tries anew what was given up, when it is told to', async () => {
      let away = true;
      const tried: number[] = [];
      queue.work('mail', async (_, { attempt }) => {
        tried.push(attempt);
        if (away) throw new Error('the server is away');
      });
      for (const id of ['m1', 'm2']) await queue.add({ kind: 'mail', id, payload: {} });
      await until(async () => (await queue.counts()).failed === 2);
      away = false;
      tried.length = 0;
      expect(await queue.revive()).toBe(2);
      await until(() => tried.length === 2);
      await until(async () => (await queue.counts()).active === 0);
      expect(tried).toEqual([1, 1]);
      expect(await queue.dead()).toEqual([]);
      expect(await queue.revive()).toBe(0);
    });
  });
}
