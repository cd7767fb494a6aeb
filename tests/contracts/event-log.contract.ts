import { type EventLog, WrongRevision } from '../../src/log/event-log.js';
import { followingContract, pagesContract } from './event-log.pages.contract.js';
import { AT, append, fact, fresh, freshId, ids, META, many, plain, positions, walk } from './log-facts.js';

/** A log that is open, how to open it anew with what it holds, and how to be rid of it. */
export type Opened = {
  readonly log: EventLog;
  readonly reopen?: () => Promise<EventLog>;
  readonly close: () => Promise<void>;
};

const wrong = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));

/**
 * What every event log promises, whatever holds it. Streams, types and ids are the contract's own each time, so that it
 * may run against a log that others have used.
 */
export function eventLogContract(name: string, open: () => Promise<Opened>): void {
  describe(`${name}: the contract of the event log`, () => {
    let opened: Opened;
    let log: EventLog;
    let stream: string;
    beforeAll(async () => {
      opened = await open();
      log = opened.log;
    });
    afterAll(() => opened.close());
    beforeEach(() => {
      stream = `${fresh('note')}-${freshId()}_${crypto.randomUUID()}`;
    });

    describe('append and read', () => {
      it('gives back what was given, and where it came to lie', async () => {
        const before = await log.head();
        const sealed = { subject: 's-1', commitment: 'ab'.repeat(32), box: 'c2VhbGVk_-0' };
        const facts = [{ ...fact('Noted', { text: 'one', tags: ['a', null, 2.5] }), schema: 3, sealed }, fact('Kept')];
        const meta = { actor: 'p-7', commandId: 'c1.b2', correlationId: 'c0', causationId: 'e9' };
        const at = '2026-06-01T12:00:00.123Z';
        const written = await log.append({ stream, expected: -1, facts, meta, at });

        const [one, two] = (await log.read(stream)).map(plain);
        expect(one).toEqual({ ...facts[0], stream, revision: 0, position: one!.position, meta, at: one!.at });
        expect(two).toEqual({ ...facts[1], stream, revision: 1, position: written.position, meta, at: one!.at });
        expect(written).toEqual({ revision: 1, position: two!.position });
        expect(one!.position).toBeGreaterThan(before);
        expect(two!.position).toBeGreaterThan(one!.position);
        expect(one!.at >= at && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(one!.at)).toBe(true);
        expect('sealed' in two!).toBe(false);
        expect((await walk(log.pages(before))).events).toEqual([one, two]);
        expect(await log.head()).toBe(written.position);
      });

      it('reads on from a revision, and nothing of a stream that is not there', async () => {
        await log.append(append(stream, -1, ...many(5, () => 'Noted')));
        expect((await log.read(stream, 3)).map(({ revision }) => revision)).toEqual([3, 4]);
        expect(await log.read(stream, 5)).toEqual([]);
        expect(await log.read(`${stream}x`)).toEqual([]);
        expect(await log.read(`${fresh('never')}-${freshId()}`)).toEqual([]);
      });

      it('keeps categories and ids apart, whatever the id looks like', async () => {
        const category = fresh('note');
        const streams = ['a', 'a-b', 'a_b', 'A', freshId(), crypto.randomUUID(), `${freshId()}_${freshId()}`, 'ა'];
        for (const id of streams) await log.append(append(`${category}-${id}`, -1, fact('Noted', { id })));
        for (const id of streams) {
          const [only, ...others] = await log.read(`${category}-${id}`);
          expect(plain(only!)).toMatchObject({ stream: `${category}-${id}`, revision: 0, data: { id } });
          expect(others).toEqual([]);
        }
      });

      it('keeps Georgian, emoji, odd characters and large texts as they were', async () => {
        const before = await log.head();
        const texts = {
          georgian: 'ვაკის პარკში „ძველი ხეები“ უნდა გადარჩეს',
          emoji: '🌳👩‍👩‍👧‍👦 🇬🇪',
          odd: '\u0000\u001f"\\/\u2028\u2029\ufeff</script> \ud83d',
          large: 'ღია '.repeat(15_000),
        };
        await log.append(append(stream, -1, fact('Noted', texts)));
        expect((await log.read(stream))[0]!.data).toEqual(texts);
        expect((await walk(log.pages(before))).events[0]!.data).toEqual(texts);
      });

      it('refuses what no JSON can hold, and nothing else with it', async () => {
        const endless: { self?: object } = {};
        endless.self = endless;
        const streams = [0, 1, 2].map((n) => `${stream}${n}`);
        const batch = streams.map((s, n) => log.append(append(s, -1, fact('Noted', n === 1 ? endless : {}))));
        expect(wrong(await Promise.allSettled(batch))).toEqual([expect.objectContaining({ name: 'TypeError' })]);
        expect(await Promise.all(streams.map(async (s) => (await log.read(s)).length))).toEqual([1, 0, 1]);
      });
    });

    describe('expected revisions', () => {
      it.each([
        ['a stream that is there already', 2, -1],
        ['a revision that was passed', 2, 0],
        ['a revision that is not reached', 2, 2],
        ['a stream that is not there', 0, 0],
      ])('refuses %s, and writes nothing', async (_, held, expected) => {
        if (held > 0) await log.append(append(stream, -1, ...many(held, () => 'Noted')));
        const refused = log.append(append(stream, expected, fact(), fact()));
        await expect(refused).rejects.toBeInstanceOf(WrongRevision);
        await expect(refused).rejects.toMatchObject({ stream, expected });
        expect(await log.read(stream)).toHaveLength(held);
      });

      it('lets exactly one of fifty racers have each revision', async () => {
        const before = await log.head();
        for (const expected of [-1, 1]) {
          const racers = Array.from({ length: 50 }, (_, n) => [fact('Raced', { n }), fact('Raced', { n })]);
          const results = await Promise.allSettled(racers.map((two) => log.append(append(stream, expected, ...two))));
          const losers = wrong(results);
          expect(losers).toHaveLength(49);
          for (const error of losers) expect(error).toBeInstanceOf(WrongRevision);
          const winner = racers[results.findIndex(({ status }) => status === 'fulfilled')]!;
          expect(ids((await log.read(stream, expected + 1)) as never)).toEqual(ids(winner));
        }
        const events = await log.read(stream);
        expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2, 3]);
        expect((await walk(log.pages(before))).events).toEqual(events.map(plain));
      });

      it('opens many short streams at once, each whole and none lost', async () => {
        const before = await log.head();
        const category = fresh('short');
        const streams = Array.from({ length: 400 }, (_, n) => `${category}-${n}_${freshId()}`);
        const written = await Promise.all(streams.map((s) => log.append(append(s, -1, fact('Signed', { s })))));
        const { events } = await walk(log.pages(before));
        expect(new Set(events.map((e) => e.stream))).toEqual(new Set(streams));
        expect(positions(events)).toEqual(written.map(({ position }) => position).sort((a, b) => a - b));
        expect(new Set(positions(events)).size).toBe(400);
        for (const [n, s] of streams.entries())
          expect((await log.read(s))[0]).toMatchObject({ data: { s }, position: written[n]!.position });
      });

      it('guards other streams if it says so', async () => {
        const other = `${stream}other`;
        await log.append(append(other, -1, fact()));
        const unmoved = { ...append(`${stream}1`, -1, fact()), unchanged: new Map([[other, 0]]) };
        expect(await log.append(unmoved)).toMatchObject({ revision: 0 });
        const moved = { ...append(`${stream}2`, -1, fact()), unchanged: new Map([[other, -1]]) };
        const [outcome] = await Promise.allSettled([log.append(moved)]);
        expect(outcome!.status).toBe(log.guards ? 'rejected' : 'fulfilled');
        if (outcome!.status === 'rejected')
          expect(outcome.reason).toEqual(expect.objectContaining({ stream: other, expected: -1 }));
        expect(await log.read(`${stream}2`)).toHaveLength(log.guards ? 0 : 1);
      });
    });

    describe('repeats', () => {
      it('acknowledges facts it holds as it did the first time, and does not write them twice', async () => {
        await log.append(append(stream, -1, fact()));
        const twice = append(stream, 0, fact('Noted'), fact('Kept'), fact('Noted'));
        const [first, atOnce] = await Promise.all([log.append(twice), log.append(twice)]);
        expect(first.revision).toBe(3);
        const { before, ...repeated } = atOnce;
        expect(repeated).toEqual(first);
        if (log.guards) expect(before).toBe(true); // a log that cannot guard cannot tell either
        const next = fact();
        await log.append(append(stream, 3, next));
        expect(await log.append(twice)).toMatchObject(first);
        const held = await log.read(stream);
        expect(ids(held as never).slice(1)).toEqual([...ids(twice.facts), next.id]);
        expect(held[3]!.position).toBe(first.position);
      });

      it('knows the repeat of a stream’s opening after it has grown', async () => {
        const opening = append(stream, -1, fact());
        const first = await log.append(opening);
        await log.append(append(stream, 0, fact(), fact()));
        expect(await log.append(opening)).toMatchObject(first);
        expect(await log.read(stream)).toHaveLength(3);
      });

      it('knows the repeat by its ids, wherever it thinks the stream stands', async () => {
        await log.append(append(stream, -1, fact(), fact()));
        const facts = [fact(), fact()];
        const first = await log.append(append(stream, 1, ...facts));
        for (const expected of [-1, 0, 2, 9])
          expect(await log.append(append(stream, expected, ...facts))).toMatchObject(first);
        expect(await log.read(stream)).toHaveLength(4);
      });

      it('takes new facts that only look the same', async () => {
        await log.append(append(stream, -1, fact('Noted', { n: 1 })));
        await expect(log.append(append(stream, -1, fact('Noted', { n: 1 })))).rejects.toBeInstanceOf(WrongRevision);
        expect(await log.append(append(stream, 0, fact('Noted', { n: 1 })))).toMatchObject({ revision: 1 });
      });
    });

    it('never goes back in time, though clocks do', async () => {
      const before = await log.head();
      const clocks = ['2026-06-01T12:00:05.000Z', '2026-06-01T12:00:03.000Z', '2026-06-01T12:00:05.500Z', AT];
      for (const [n, at] of clocks.entries()) await log.append({ ...append(stream, n - 1, fact()), at });
      const times = (await walk(log.pages(before))).events.map(({ at }) => at);
      expect(times).toEqual([...times].sort());
      times.forEach((time, n) => {
        expect(time >= clocks[n]!).toBe(true);
      });
      expect((await log.read(stream)).map(({ at }) => at)).toEqual(times);
    });

    it('is well', () => expect(log.health()).toEqual({ ok: true }));

    pagesContract(() => log);
    followingContract(() => log);

    it('holds the same when it is opened again', async () => {
      const written = await log.append(append(stream, -1, ...many(3, () => 'Noted')));
      const held = (await log.read(stream)).map(plain);
      if (opened.reopen) log = await opened.reopen();
      expect((await log.read(stream)).map(plain)).toEqual(held);
      expect(held.map(({ meta }) => meta)).toEqual([META, META, META]);
      expect(await log.head()).toBe(written.position);
    });
  });
}
