import type { Recorded } from '../../events/envelope.js';
import type { EventLog } from '../../src/log/event-log.js';
import { append, eventsOf, Follower, fact, fresh, freshId, ids, many, plain, positions, walk } from './log-facts.js';

/** A rising sequence without repeats. */
const rises = (numbers: readonly number[]) => numbers.every((n, i) => i === 0 || n > numbers[i - 1]!);

/** Reading the whole log, or some types of it, from anywhere to its head. */
export function pagesContract(theLog: () => EventLog): void {
  describe('pages', () => {
    const common = fresh('Common');
    const rare = fresh('Rare');
    let log: EventLog;
    let start: number;
    let end: number;
    let all: readonly Recorded[];

    beforeAll(async () => {
      log = theLog();
      start = await log.head();
      const category = fresh('crowd');
      for (let stream = 0; stream < 12; stream++) {
        const facts = many(300, (n) => (stream % 3 === 1 && n === 7 ? rare : common));
        await log.append(append(`${category}-${stream}`, -1, ...facts));
      }
      end = await log.head();
      all = (await walk(log.pages(start))).events;
    });

    it('holds every fact once, in order, in pages that end at the head', async () => {
      const { pages, reached } = await walk(log.pages(start));
      expect(all).toHaveLength(3600);
      expect(rises(positions(all))).toBe(true);
      expect(pages.length).toBeGreaterThan(1);
      expect(rises(pages.map((page) => page.reached))).toBe(true);
      for (const page of pages) expect(page.events.every(({ position }) => position <= page.reached)).toBe(true);
      expect(reached).toBe(end);
      expect(pages.map(({ live }) => live)).toEqual(pages.map((_, n) => n === pages.length - 1));
    });

    it('keeps the order of every stream without a gap', () => {
      const revisions = new Map<string, number[]>();
      for (const { stream, revision } of all) revisions.set(stream, [...(revisions.get(stream) ?? []), revision]);
      expect(revisions.size).toBe(12);
      for (const seen of revisions.values()) expect(seen).toEqual(Array.from({ length: 300 }, (_, n) => n));
    });

    it('goes on from the end of any page, and from any fact', async () => {
      const { pages } = await walk(log.pages(start));
      const some = pages.filter((_, n) => n % Math.ceil(pages.length / 5) === 0);
      for (const page of some)
        expect(ids((await walk(log.pages(page.reached))).events)).toEqual(
          ids(all.filter(({ position }) => position > page.reached)),
        );
      const somewhere = all[1234]!.position;
      expect((await walk(log.pages(somewhere))).events[0]).toEqual(all[1235]);
      expect((await walk(log.pages(all.at(-2)!.position))).events).toEqual([all.at(-1)]);
    });

    it('tells the fact at its position, the first one, the last, and any between', async () => {
      for (const one of [all[0]!, all[1234]!, all.at(-1)!])
        expect(plain((await log.at(one.position))!)).toEqual(plain(one));
    });

    it('holds only the types asked for, and still comes to the head', async () => {
      const few = await walk(log.pages(start, [rare, 'Unheard']));
      expect(few.events).toEqual(all.filter(({ type }) => type === rare));
      expect(few.events).toHaveLength(4);
      expect(few.reached).toBe(end);
      expect(few.pages.at(-1)!.live).toBe(true);
      const from = few.events[1]!.position;
      expect((await walk(log.pages(from, [rare]))).events).toEqual(few.events.slice(2));
      const both = await walk(log.pages(start, [rare, common]));
      expect(both.events).toEqual(all);
    });

    it('comes to the head when nothing is of the types asked for', async () => {
      const nothing = await walk(log.pages(start, [fresh('Unheard')]));
      expect(nothing.events).toEqual([]);
      expect(nothing.reached).toBe(end);
      expect(nothing.pages.at(-1)!.live).toBe(true);
      expect((await walk(log.pages(start, []))).reached).toBe(end);
    });

    it('does not take a type for another that begins with its name', async () => {
      const before = await log.head();
      const type = fresh('Named');
      await log.append(append(`${fresh('note')}-1`, -1, fact(`${type}Again`), fact(type), fact(`Not${type}`)));
      expect((await walk(log.pages(before, [type]))).events.map((e) => e.type)).toEqual([type]);
    });

    it('is over at once when there is nothing behind', async () => {
      expect((await walk(log.pages(await log.head()))).pages).toEqual([]);
      expect((await walk(log.pages(await log.head(), [rare]))).pages).toEqual([]);
    });

    it('ends at the head as it was when it began', async () => {
      const late = fact(rare);
      const seen: string[] = [];
      for await (const page of log.pages(start, [rare])) {
        if (seen.length === 0) await log.append(append(`${fresh('late')}-1`, -1, late));
        seen.push(...ids(page.events as never), `to ${page.reached}`);
      }
      expect(seen).not.toContain(late.id);
      expect((await walk(log.pages(end, [rare]))).events.map(({ id }) => id)).toContain(late.id);
    });
  });
}

/** Waiting for what is still to come. */
export function followingContract(theLog: () => EventLog): void {
  describe('follow', () => {
    let log: EventLog;
    let start: number;
    let stream: string;
    beforeEach(async () => {
      log = theLog();
      start = await log.head();
      stream = `${fresh('note')}-${freshId()}`;
    });

    it('gives what is there and then what comes, once and in order', async () => {
      const before = many(700, () => 'Noted');
      await log.append(append(stream, -1, ...before));
      const follower = new Follower(log, start);
      await follower.when(({ events }) => events.length >= 700);
      const after = many(40, () => 'Noted');
      for (const [n, one] of after.entries()) await log.append(append(`${stream}${n}`, -1, one));
      await follower.when(({ events }) => events.length >= 740);
      await follower.stop();
      expect(ids(follower.events as never)).toEqual(ids([...before, ...after]));
      expect(follower.events).toEqual((await walk(log.pages(start))).events);
      expect(follower.pages.at(-1)!.live).toBe(true);
      expect(follower.reached).toBeGreaterThanOrEqual(await log.head());
    });

    it('gives only the types asked for, and tells how far it has seen the rest', async () => {
      const type = fresh('Rare');
      const follower = new Follower(log, start, [type, 'Unheard']);
      await log.append(append(stream, -1, ...many(300, (n) => (n === 150 ? type : 'Noted'))));
      const { position } = await log.append(append(`${stream}more`, -1, ...many(3, () => 'Noted')));
      await follower.when(({ reached }) => reached >= position);
      await log.append(append(`${stream}last`, -1, fact(type, { last: true })));
      await follower.when(({ events }) => events.length >= 2);
      await follower.stop();
      expect(follower.events.map((e) => e.data)).toEqual([{ n: 150 }, { last: true }]);
      const reached = follower.pages.map((page) => page.reached);
      expect(reached).toEqual([...reached].sort((a, b) => a - b));
    });

    it('stops cleanly in the middle and goes on from there without gap or double', async () => {
      const first = new Follower(log, start);
      const writing = (async () => {
        for (let n = 0; n < 120; n++) await log.append(append(`${stream}${n}`, -1, fact('Noted', { n })));
      })();
      await first.when(({ events }) => events.length >= 30);
      await first.stop();
      await writing;
      const second = new Follower(log, first.reached);
      await second.when(() => first.events.length + second.events.length >= 120);
      await second.stop();
      const seen = eventsOf([...first.pages, ...second.pages]);
      expect(seen.map(({ data }) => data)).toEqual(Array.from({ length: 120 }, (_, n) => ({ n })));
    });

    it('serves several followers, each at its own place', async () => {
      await log.append(append(stream, -1, fact(), fact()));
      const [one] = await log.read(stream);
      const followers = [
        new Follower(log, start),
        new Follower(log, one!.position),
        new Follower(log, start, ['None']),
      ];
      await log.append(append(stream, 1, fact()));
      const whole = (await log.read(stream)).map(plain);
      await followers[0]!.when(({ events }) => events.length >= 3);
      await followers[1]!.when(({ events }) => events.length >= 2);
      await followers[2]!.when(({ reached }) => reached >= whole[2]!.position);
      await Promise.all(followers.map((follower) => follower.stop()));
      expect(followers.map(({ events }) => events)).toEqual([whole, whole.slice(1), []]);
    });

    it('ends when it is stopped while nothing happens, and before it began', async () => {
      const idle = new Follower(log, start);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await idle.stop();
      const never = AbortSignal.abort();
      expect((await walk(log.follow(start, undefined, never))).events).toEqual([]);
    });
  });
}
