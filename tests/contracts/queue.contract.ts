import type { Queue } from '../../src/work/queue.js';
import { until } from '../support/until.js';

/** `next`: another queue on the same place, as the process that comes after has it. */
export type OpenedQueue = { readonly queue: Queue; next(): Promise<Queue>; close(): Promise<void> };
/** In this suite a queue gives up sooner, so that nobody waits for a day. */
export const SUITE = { tries: 5, baseWait: 20, longestWait: 100 } as const;

/** What every queue does, whatever it is made of. */
export function queueContract(name: string, open: () => Promise<OpenedQueue>): void {
  describe(`${name} queue`, () => {
    let opened: OpenedQueue;
    let queue: Queue;
    beforeEach(async () => {
      opened = await open();
      queue = opened.queue;
    });
    afterEach(() => opened.close());

    /** Works a kind and keeps what it was given. */
    const working = (kind: string) => {
      const seen: string[] = [];
      queue.work(kind, async (_, { id }) => {
        seen.push(id);
      });
      return seen;
    };
    /** Nothing of this queue is left to be done. */
    const quiet = () => until(async () => (({ waiting, active }) => waiting + active === 0)(await queue.counts()));

    it('gives the worker the payload as it was when it was added', async () => {
      const seen: unknown[] = [];
      const payload = { text: 'გამარჯობა „ღია“ 🏛', nested: { list: [1, 2.5, null, true, ''] }, gone: undefined };
      await queue.add({ kind: 'mail', id: 'm1', payload });
      payload.nested.list.push(3);
      queue.work('mail', async (given, job) => void seen.push(given, job));
      await until(() => seen.length > 0);
      expect(seen).toEqual([
        { text: 'გამარჯობა „ღია“ 🏛', nested: { list: [1, 2.5, null, true, ''] } },
        { id: 'm1', attempt: 1 },
      ]);
    });

    it('begins jobs in the order in which they are due', async () => {
      await queue.add({ kind: 'ring', id: 'third', payload: {}, delay: 700 });
      await queue.add({ kind: 'ring', id: 'second', payload: {}, delay: 350 });
      await queue.add({ kind: 'ring', id: 'first', payload: {} });
      const seen = working('ring');
      await until(() => seen.length === 3);
      expect(seen).toEqual(['first', 'second', 'third']);
    });

    it('does not ring before the hour, not even where that is months away', async () => {
      const seen = working('ring');
      const added = Date.now();
      let rang = 0;
      queue.work('soon', async () => {
        rang = Date.now();
      });
      await queue.add({ kind: 'ring', id: 'in sixty days', payload: {}, delay: 60 * 24 * 3_600_000 });
      await queue.add({ kind: 'soon', id: 'soon', payload: {}, delay: 100 });
      await until(() => rang > 0);
      expect(rang - added).toBeGreaterThanOrEqual(99); // a timer and a clock round apart
      expect(seen).toEqual([]);
      await until(async () => (await queue.counts()).active === 0);
      expect(await queue.counts()).toEqual({ waiting: 1, active: 0, failed: 0 });
    });

    it('tries again after a throw, each wait twice the last', async () => {
      const tries: { attempt: number; at: number }[] = [];
      queue.work('mail', async (_, { attempt }) => {
        tries.push({ attempt, at: Date.now() });
        if (attempt < 4) throw new Error('the server is busy');
      });
      await queue.add({ kind: 'mail', id: 'm1', payload: {} });
      await until(() => tries.length === 4);
      await quiet();
      expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
      const waits = tries.slice(1).map(({ at }, n) => at - tries[n]!.at);
      for (const [n, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(SUITE.baseWait * 2 ** n - 2);
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
    });

    it('gives up what threw to the end, says so, and does not work that id again', async () => {
      const attempts: number[] = [];
      queue.work('mail', (_, { attempt }) => {
        attempts.push(attempt);
        throw attempt === 1 ? 'not even an error' : new Error('no such mailbox'); // thrown, not rejected
      });
      await queue.add({ kind: 'mail', id: 'm1', payload: {} });
      await until(async () => (await queue.counts()).failed === 1);
      await queue.add({ kind: 'mail', id: 'm1', payload: {} });
      await queue.add({ kind: 'mail', id: 'm2', payload: {} });
      await until(async () => (await queue.counts()).failed === 2);
      await quiet();
      expect(attempts).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, failed: 2 });
      const dead = await queue.dead();
      const given = { kind: 'mail', tries: 5, why: 'no such mailbox', at: expect.stringMatching(/^\d{4}-.*Z$/) };
      expect(dead).toEqual([
        { ...given, id: 'm2' },
        { ...given, id: 'm1' },
      ]);
    });

    it('works an id once, however many add it, and not again when it is done', async () => {
      const seen = working('mail');
      const job = { kind: 'mail', id: 'm1', payload: {} };
      await Promise.all(Array.from({ length: 50 }, () => queue.add(job)));
      await until(() => seen.length > 0);
      await quiet();
      await Promise.all(Array.from({ length: 50 }, () => queue.add(job)));
      await queue.add({ ...job, id: 'm2' });
      await until(() => seen.includes('m2'));
      expect(seen).toEqual(['m1', 'm2']);
    });

    it('keeps kinds apart, and keeps jobs until their worker comes', async () => {
      const mails = working('mail');
      await queue.add({ kind: 'mail', id: '7', payload: {} });
      await queue.add({ kind: 'picture', id: '7', payload: {} });
      await until(() => mails.length === 1);
      await until(async () => (await queue.counts()).waiting === 1);
      const pictures = working('picture');
      await until(() => pictures.length === 1);
      expect([mails, pictures]).toEqual([['7'], ['7']]);
    });

    it('a slow kind holds up no other, and several jobs of a kind run at once', async () => {
      let letGo = () => {};
      const held = new Promise<void>((resolve) => (letGo = resolve));
      queue.work('slow', () => held);
      const quick = working('quick');
      for (let n = 0; n < 20; n++) await queue.add({ kind: 'slow', id: `s${n}`, payload: {} });
      await queue.add({ kind: 'quick', id: 'q', payload: {} });
      await until(() => quick.length === 1);
      await until(async () => (await queue.counts()).active === 8);
      expect(await queue.counts()).toEqual({ waiting: 12, active: 8, failed: 0 });
      letGo();
      await quiet();
    });

    it('forgets what is cancelled while it waits, and takes its id again', async () => {
      const job = { kind: 'mail', id: 'm1', payload: {} };
      await queue.add({ ...job, delay: 3_600_000 });
      await queue.add({ ...job, id: 'due' });
      await queue.cancel('mail', 'm1');
      await queue.cancel('mail', 'due');
      await queue.cancel('mail', 'never heard of');
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, failed: 0 });
      const seen = working('mail');
      await queue.add({ ...job, id: 'another' });
      await queue.add(job);
      await until(() => seen.length === 2);
      expect(seen).toEqual(['another', 'm1']);
    });

    it('leaves alone what runs or is done when it is cancelled', async () => {
      const job = { kind: 'mail', id: 'm1', payload: {} };
      let letGo = () => {};
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const seen: string[] = [];
      queue.work('mail', async (_, { id }) => {
        await held;
        seen.push(id);
      });
      await queue.add(job);
      await until(async () => (await queue.counts()).active === 1);
      await queue.cancel('mail', 'm1');
      letGo();
      await quiet();
      await queue.cancel('mail', 'm1');
      await queue.add(job);
      await queue.add({ ...job, id: 'm2' });
      await until(() => seen.includes('m2'));
      expect(seen).toEqual(['m1', 'm2']);
    });

    it('closing waits for what runs and begins nothing new', async () => {
      let letGo = () => {};
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const done: string[] = [];
      queue.work('mail', async (_, { id }) => {
        if (id === 'running') await held;
        done.push(id);
      });
      await queue.add({ kind: 'mail', id: 'running', payload: {} });
      await queue.add({ kind: 'mail', id: 'later', payload: {}, delay: 200 });
      await until(async () => (await queue.counts()).active === 1);
      const before = [...done];
      let closed = false;
      const closing = queue.close().then(() => {
        closed = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 400)); // past the hour of the one that waits
      expect(closed).toBe(false);
      letGo();
      await closing;
      expect(done).toEqual([...before, 'running']);
      await expect(queue.add({ kind: 'mail', id: 'too late', payload: {} })).rejects.toThrow('the queue is closed');
      await queue.close();
    });

    it.each(['', 'a:b', 'line\nbreak', 'x'.repeat(201)])('refuses %j as an id or a kind', async (name) => {
      await expect(queue.add({ kind: 'mail', id: name, payload: {} })).rejects.toThrow('is no id of a job');
      await expect(queue.add({ kind: name, id: 'm1', payload: {} })).rejects.toThrow('is no kind of job');
    });

    it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses to wait %d milliseconds', async (delay) => {
      await expect(queue.add({ kind: 'mail', id: 'm1', payload: {}, delay })).rejects.toThrow('cannot wait');
    });

    it('has one worker a kind', () => {
      working('mail');
      expect(() => working('mail')).toThrow('mail has its worker already');
    });
  });
}
