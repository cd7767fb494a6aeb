import { jest } from '@jest/globals';
import { Unavailable } from '../../src/durable/unavailable.js';
import { WrongRevision } from '../../src/log/event-log.js';
import { EventstoredbLog } from '../../src/log/eventstoredb.log.js';
import { EventstoreDouble } from '../support/eventstore/double.js';
import { append, Follower, fact, fresh, ids, many, soon, until, walk } from './log-facts.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

/** Short, so that what must run out runs out soon; long enough for a loaded machine to answer a plain call. */
const TIMEOUT = 700;

describe('eventstoredb log, when things go wrong', () => {
  let double: EventstoreDouble;
  let log: EventstoredbLog;
  let stream: string;
  beforeEach(async () => {
    double = await EventstoreDouble.start();
    log = new EventstoredbLog(double.url, { timeout: TIMEOUT });
    stream = `${fresh('note')}-1`;
  });
  afterEach(async () => {
    await log.close();
    await double.close();
  });

  describe('an append', () => {
    it.each(['answer-dropped', 'answer-swallowed'] as const)('is acknowledged once when its %s', async (mishap) => {
      await log.append(append(stream, -1, fact()));
      double.mishap(mishap);
      const two = [fact(), fact()];
      const written = await log.append(append(stream, 0, ...two));
      const held = await log.read(stream);
      expect(written).toEqual({ revision: 2, position: held[2]!.position });
      expect(double.ids(stream).slice(1)).toEqual(ids(two));
      expect(log.health()).toEqual({ ok: true });
    });

    it('is found by its ids though no append is ever answered', async () => {
      double.mishap(...Array.from({ length: 9 }, () => 'answer-swallowed' as const));
      expect(await log.append(append(stream, -1, fact()))).toMatchObject({ revision: 0 });
    });

    it('is sent again, as it was, when it never arrived', async () => {
      double.mishap('request-lost');
      const two = [fact(), fact()];
      expect(await log.append(append(stream, -1, ...two))).toMatchObject({ revision: 1 });
      expect(double.ids(stream)).toEqual(ids(two));
    });

    it('is found again behind what others have written since', async () => {
      const other = new EventstoredbLog(double.url, { timeout: TIMEOUT });
      double.mishap('answer-swallowed');
      const mine = fact();
      const writing = log.append(append(stream, -1, mine));
      while ((await other.read(stream)).length === 0) await soon(10);
      double.ledger.append(stream, 0, [{ ...double.ledger.stream(stream)![0]!, id: crypto.randomUUID() }]);
      expect(await writing).toMatchObject({ revision: 0 });
      expect(double.ids(stream)).toHaveLength(2);
      await other.close();
    });

    it('is refused when another has won, though the winner’s answer was lost', async () => {
      double.mishap('answer-dropped');
      const racers = Array.from({ length: 8 }, () => fact());
      const results = await Promise.allSettled(racers.map((one) => log.append(append(stream, -1, one))));
      const won = racers.filter((_, n) => results[n]!.status === 'fulfilled');
      expect(double.ids(stream)).toEqual(ids(won));
      for (const result of results)
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(WrongRevision);
      expect(won).toHaveLength(1);
    });

    it('waits for a server that refuses for a while', async () => {
      const patient = new EventstoredbLog(double.url, { timeout: 20_000 });
      await patient.append(append(stream, -1, fact()));
      await double.stop();
      const [one, two] = [fact(), fact()];
      const writing = [patient.append(append(stream, 0, one)), patient.append(append(`${stream}0`, -1, two))];
      await soon(TIMEOUT / 4);
      await double.resume();
      expect((await Promise.all(writing)).map(({ revision }) => revision)).toEqual([1, 0]);
      expect([...double.ids(stream).slice(1), ...double.ids(`${stream}0`)]).toEqual(ids([one, two]));
      await patient.close();
    });

    it('gives up on a server that stays away, and the log is well again when it is back', async () => {
      await log.append(append(stream, -1, fact()));
      await double.stop();
      const lost = append(stream, 0, fact());
      await expect(log.append(lost)).rejects.toMatchObject({ reason: 'busy', message: /nobody knows what became/ });
      expect(log.health()).toEqual({ ok: false, why: expect.stringContaining(stream) });
      await double.resume();
      await until(async () => (await log.append(lost)).revision === 1);
      expect(double.ids(stream)).toHaveLength(2);
      expect(log.health()).toEqual({ ok: true });
    });

    it('is answered, one way or the other, when the connection breaks under many', async () => {
      await log.append(append(stream, -1, fact()));
      const large = { text: 'ა'.repeat(7_000) };
      const facts = Array.from({ length: 500 }, () => fact('Noted', large));
      const writing = Promise.allSettled(facts.map((one, n) => log.append(append(`${stream}${n}`, -1, one))));
      await until(async () => double.ledger.all.length > 120);
      double.dropConnections();
      const results = await writing;
      for (const [n, result] of results.entries()) {
        if (result.status === 'fulfilled') expect(double.ids(`${stream}${n}`)).toEqual([facts[n]!.id]);
        else expect(result.reason).toBeInstanceOf(Unavailable);
      }
      await until(async () => (await log.append(append(`${stream}x`, -1, fact()))).revision === 0);
    });
  });

  describe('a server that says nothing', () => {
    const everything: Record<string, () => Promise<unknown>> = {
      append: () => log.append(append(stream, -1, fact())),
      read: () => log.read(stream),
      head: () => log.head(),
      pages: () => walk(log.pages(0)),
    };

    it.each(Object.keys(everything))('is not waited for by %s', async (name) => {
      double.hush();
      await expect(everything[name]!()).rejects.toBeInstanceOf(Unavailable);
      expect(log.health().ok).toBe(false);
    });

    it('is not waited for by an append when it falls silent later, and counts again when it speaks', async () => {
      await log.append(append(stream, -1, fact()));
      double.hush();
      const lost = fact();
      await expect(log.append(append(stream, 0, lost))).rejects.toBeInstanceOf(Unavailable);
      double.speak();
      await until(async () => (await log.append(append(stream, 0, lost))).revision === 1);
      expect(double.ids(stream)).toHaveLength(2);
    });

    it('does not spoil the client that met it first', async () => {
      double.hush();
      await expect(log.append(append(stream, -1, fact()))).rejects.toBeInstanceOf(Unavailable);
      double.speak();
      const later = append(`${stream}later`, -1, fact());
      await until(async () => (await log.append(later)).revision === 0);
    });

    it('does not keep a follower from stopping', async () => {
      await log.append(append(stream, -1, fact()));
      const follower = new Follower(log, 0);
      await follower.when(({ events }) => events.length === 1);
      double.hush();
      await soon(TIMEOUT / 4);
      await follower.stop();
      expect(follower.events).toHaveLength(1);
    });
  });

  describe('a follower', () => {
    it.each([
      ['every type', undefined],
      ['rare types', ['Rare', 'Unheard']],
    ])('of %s goes on where it was when the server comes back', async (_, types) => {
      const follower = new Follower(log, 0, types);
      const write = async (n: number) =>
        until(async () => (await log.append(append(`${stream}${n}`, -1, ...facts[n]!))).revision === 3);
      const facts = Array.from({ length: 60 }, (_, n) => many(4, (i) => (i === n % 4 ? 'Rare' : 'Noted')));
      const wanted = ids(facts.flat().filter(({ type }) => !types || types.includes(type)));
      for (let n = 0; n < 20; n++) await write(n);
      await follower.when(({ events }) => events.length > 10);
      await double.stop();
      await until(async () => !log.health().ok);
      await double.resume();
      for (let n = 20; n < 40; n++) await write(n);
      double.dropConnections();
      for (let n = 40; n < 60; n++) await write(n);
      await follower.when(({ events }) => events.length >= wanted.length);
      await follower.stop();
      expect(ids(follower.events as never)).toEqual(wanted);
      expect(log.health()).toEqual({ ok: true });
    });

    it('ends when the log is closed', async () => {
      const follower = new Follower(log, 0);
      await follower.when(({ pages }) => pages.length > 0);
      await log.close();
      await follower.stop();
      await expect(log.append(append(stream, -1, fact()))).rejects.toMatchObject({ message: 'the log is closed' });
      expect(double.ids(stream)).toEqual([]);
    });
  });

  it('reads the whole log though the connection breaks in the middle', async () => {
    const facts = Array.from({ length: 20 }, () => many(100, () => 'Noted'));
    for (const [n, some] of facts.entries()) await log.append(append(`${stream}${n}`, -1, ...some));
    const seen: string[] = [];
    let drops = 0;
    for await (const page of log.pages(0)) {
      seen.push(...ids(page.events as never));
      if (drops === 3 || seen.length <= drops * 400) continue;
      double.dropConnections();
      drops++;
    }
    expect(drops).toBe(3);
    expect(seen).toEqual(ids(facts.flat()));
  });
});
