import { Unavailable } from '../../src/durable/unavailable.js';
import type { Append, EventLog } from '../../src/log/event-log.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { migrate, type Target } from '../../src/migration/migrate.js';
import { append, fact, META, walk } from '../contracts/log-facts.js';

const FACTS = 24;
const wholeOf = async (log: EventLog) => (await walk(log.pages(0))).events;
const into = (log: EventLog, together = 1, write: EventLog['append'] = (one) => log.append(one)): Target => ({
  ...{ log, together },
  append: write,
});

/** Several facts of a write, sealed parts, streams in turns. */
async function city(): Promise<MemoryLog> {
  const log = new MemoryLog();
  const sealed = { subject: 's-1', commitment: 'ab'.repeat(32), box: 'c2VhbGVk' };
  for (let n = 0; n < FACTS / 2; n++) {
    const two = [
      { ...fact('Noted', { n }), schema: 2 },
      { ...fact('Kept', { n }), sealed },
    ];
    const revision = 2 * Math.floor(n / 3) - 1;
    const meta = { ...META, actor: `p-${n}`, causationId: n % 2 === 0 ? null : `e${n}` };
    const at = new Date(Date.parse('2026-06-01T12:00:00.000Z') + n * 1_000).toISOString();
    await log.append({ ...append(`note-${n % 3}`, revision, ...two), meta, at });
  }
  return log;
}

describe('migrate', () => {
  it.each([1, 7])('writes every fact as it was, in order, %d at a time, and again adds nothing', async (together) => {
    const [source, target] = [await city(), new MemoryLog()];
    const told: string[] = [];
    const progress = (what: string, done: number, of: number) => told.push(`${what} ${done}/${of}`);
    const first = await migrate(source, into(target, together), { progress });
    expect(first).toMatchObject({ facts: FACTS, added: FACTS });
    expect(await wholeOf(target)).toEqual(await wholeOf(source));
    expect(told).toEqual([
      ...Array.from({ length: FACTS }, (_, n) => `added ${n + 1}/${FACTS}`),
      ...Array.from({ length: FACTS }, (_, n) => `verified ${n + 1}/${FACTS}`),
    ]);
    const again = await migrate(source, into(target, together), {});
    expect(again).toEqual({ ...first, added: 0 });
    expect(await target.head()).toBe(FACTS);
  });

  it.each(['before', 'after'] as const)(
    'cut short at any fact, %s it is written, it goes on from there',
    async (when) => {
      const source = await city();
      for (let cut = 0; cut < FACTS; cut++) {
        const target = new MemoryLog();
        let n = 0;
        const failing = async (one: Append) => {
          const now = n++ === cut;
          if (now && when === 'before') throw new Unavailable('gone', 'broken');
          const appended = await target.append(one);
          if (now) throw new Unavailable('gone', 'broken');
          return appended;
        };
        await expect(migrate(source, into(target, 1, failing), {})).rejects.toThrow('gone');
        expect(await target.head()).toBe(when === 'before' ? cut : cut + 1);
        expect(await migrate(source, into(target), {})).toMatchObject({
          added: FACTS - cut - (when === 'after' ? 1 : 0),
        });
        expect(await wholeOf(target)).toEqual(await wholeOf(source));
      }
    },
  );

  it('cut short while it reads, it has written nothing wrong', async () => {
    const [source, target] = [await city(), new MemoryLog()];
    await migrate(await beginning(source, 9), into(target), {});
    for (const broken of [source, target]) {
      const pages = broken.pages.bind(broken);
      broken.pages = () => {
        throw new Unavailable('gone', 'broken');
      };
      await expect(migrate(source, into(target), {})).rejects.toThrow('gone');
      expect(await target.head()).toBe(9);
      broken.pages = pages;
    }
    expect(await migrate(source, into(target), {})).toMatchObject({ added: FACTS - 9 });
  });

  describe('refuses, and writes nothing into,', () => {
    const refused = async (target: MemoryLog, why: RegExp) => {
      const before = await wholeOf(target);
      await expect(migrate(await city(), into(target), {})).rejects.toThrow(why);
      expect(await wholeOf(target)).toEqual(before);
    };
    it('a log of somebody else', async () => {
      const other = new MemoryLog();
      await other.append(append('note-1', -1, fact()));
      await refused(other, /holds another log: its fact 1 is Noted/);
    });

    it('a log that goes further', async () => {
      const [source, target] = [await city(), new MemoryLog()];
      await migrate(source, into(target), {});
      await target.append(append('more-1', -1, fact()));
      await expect(migrate(source, into(target), {})).rejects.toThrow(/its fact 25 .* where this log ends/);
    });

    it.each([
      ['time', { at: '2026-06-01T12:00:00.001Z' }],
      ['writer', { meta: { ...META, actor: 'p-9' } }],
    ])('a log with the same facts and another %s', async (_, change) => {
      const [source, target] = [await city(), new MemoryLog()];
      const { id, type, schema, data, stream, meta, at } = (await wholeOf(source))[0]!;
      await target.append({ stream, expected: -1, facts: [{ id, type, schema, data }], meta, at, ...change });
      await expect(migrate(source, into(target), {})).rejects.toThrow(/another log: its fact 1/);
      expect(await target.head()).toBe(1);
    });
  });

  it('says so when somebody writes meanwhile: into the source, or into the target', async () => {
    const source = await city();
    const growing = new MemoryLog();
    let n = 0;
    const whileCopied = async (one: Append) => {
      if (n++ === 5) await source.append(append('late-1', -1, fact()));
      return growing.append(one);
    };
    await expect(migrate(source, into(growing, 1, whileCopied), {})).rejects.toThrow(/did not arrive|grew while/);
    expect(await migrate(source, into(growing), {})).toMatchObject({ facts: FACTS + 1, added: 1 });

    const shared = new MemoryLog();
    let m = 0;
    const besides = async (one: Append) => {
      if (m++ === 5) await shared.append(append('other-1', -1, fact()));
      return shared.append(one);
    };
    await expect(migrate(source, into(shared, 1, besides), {})).rejects.toThrow(/fact 6, .* did not arrive as it was/);
    await expect(migrate(source, into(shared), {})).rejects.toThrow(/another log: its fact 6/);
  });

  it('notices what a target keeps otherwise than it was given', async () => {
    const [source, target] = [await city(), new MemoryLog()];
    const forgetful = async (one: Append) =>
      target.append({ ...one, facts: one.facts.map(({ sealed: _, ...rest }) => rest) });
    await expect(migrate(source, into(target, 1, forgetful), {})).rejects.toThrow(
      /fact 2, .* did not arrive as it was/,
    );
  });

  it('holds the tree against what was signed', async () => {
    const source = await city();
    const { root } = await migrate(source, into(new MemoryLog()), {});
    const signed = { size: FACTS, root: Buffer.from(root) };
    expect(await migrate(source, into(new MemoryLog()), { signed })).toMatchObject({ facts: FACTS });
    const other = { size: FACTS, root: Buffer.alloc(32) };
    await expect(migrate(source, into(new MemoryLog()), { signed: other })).rejects.toThrow(/root that was signed/);
    const more = { size: FACTS + 1, root: Buffer.from(root) };
    await expect(migrate(source, into(new MemoryLog()), { signed: more })).rejects.toThrow(/some were lost/);
  });
});

/** The log as it was after so many facts. */
async function beginning(source: EventLog, count: number): Promise<MemoryLog> {
  const older = new MemoryLog();
  for (const { stream, revision, id, type, schema, data, sealed, meta, at } of (await wholeOf(source)).slice(0, count))
    await older.append({
      ...{ stream, expected: revision - 1, meta, at },
      facts: [{ id, type, schema, data, ...(sealed && { sealed }) }],
    });
  return older;
}
