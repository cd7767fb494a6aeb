import { jest } from '@jest/globals';
import { projections } from '../../projections/index.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { MongoStore } from '../../src/read/mongo.store.js';
import { Projector } from '../../src/read/projector.js';
import { digests, PagedLog, projectors, replayed, tell } from '../read/projecting.js';
import { type Database, Line, mongoDatabase, mongoIsGiven } from '../support/mongo.js';
import { story } from '../support/story.js';
import { until } from '../support/until.js';

jest.setTimeout(360_000); // every place at which a line can break, each in a database of its own

const PAST = story().events;
const HALF = Math.floor(PAST.length / 2);
const { run, stop } = projectors();
const logOf = async (events: typeof PAST, log = new MemoryLog()) => {
  await tell(log, events);
  return log;
};

/** Folds a log into the database from wherever it stands, over a connection that holds. */
async function fold(log: MemoryLog, { url }: Database): Promise<Record<string, string>> {
  const store = await MongoStore.open(url);
  const projector = await run(log, store);
  expect(await projector.seen(await log.head(), 30_000)).toBe(true);
  const found = await digests(projector, store);
  await stop(projector);
  await store.close();
  return found;
}

/** The process ends where its line broke. */
async function foldUntilBroken(log: MemoryLog, line: Line): Promise<boolean> {
  const store = await MongoStore.open(line.url);
  const projector = new Projector(log, store, projections);
  await projector.start();
  await until(async () => line.broken || (await projector.seen(PAST.length, 1)));
  const stopped = projector.stop();
  await store.close();
  await stopped;
  return line.broken;
}

if (mongoIsGiven('saves to MongoDB that break half-way')) {
  it.each([
    ['before a write gets through', false],
    ['before a write is answered', true],
  ])('the line breaks %s: what is folded on holds what a replay holds', async (_, answerOnly) => {
    const whole = await logOf(PAST);
    const expected = await replayed(whole);
    let writes = 0;
    for (let broken = true; broken; writes++) {
      const database = await mongoDatabase();
      await fold(await logOf(PAST.slice(0, HALF)), database);
      const line = await Line.to(database);
      Object.assign(line, { left: writes, answerOnly });
      broken = await foldUntilBroken(whole, line);
      await line.close();
      expect([writes, await fold(await logOf(PAST, new PagedLog(7)), database)]).toEqual([writes, expected]);
      await database.drop();
    }
    expect(writes).toBeGreaterThan(5); // it did break between documents and documents, and before the checkpoints
  });

  it('the line is mended: the projector goes on by itself', async () => {
    const database = await mongoDatabase();
    const line = await Line.to(database);
    const store = await MongoStore.open(line.url);
    line.left = 3;
    const log = await logOf(PAST);
    const projector = await run(log, store);
    await until(() => line.broken && projector.stalled !== undefined);
    line.mend();
    await until(async () => (await projector.status()).every(({ state, lag }) => state === 'live' && lag === 0));
    expect(await digests(projector, store)).toEqual(await replayed(log));
    await until(() => projector.stalled === undefined);
    await stop(projector);
    await store.close();
    await line.close();
    await database.drop();
  });
} else it('needs a server', () => expect(process.env.GHIA_TEST_MONGO).toBeUndefined());
