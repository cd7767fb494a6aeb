import { jest } from '@jest/globals';
import { WrongRevision } from '../../src/log/event-log.js';
import { EventstoredbLog } from '../../src/log/eventstoredb.log.js';
import { type DoubleOptions, EventstoreDouble } from '../support/eventstore/double.js';
import { append, Follower, fact, fresh, until, walk } from './log-facts.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

/** Short, so that what must run out runs out soon; long enough for a loaded machine to answer a plain call. */
const TIMEOUT = 700;

describe('eventstoredb log', () => {
  let double: EventstoreDouble;
  let log: EventstoredbLog;
  let stream: string;
  const begin = async (options: DoubleOptions = {}) => {
    double = await EventstoreDouble.start(options);
    log = new EventstoredbLog(double.url, { timeout: TIMEOUT });
    stream = `${fresh('note')}-1`;
  };
  beforeEach(() => begin());
  afterEach(async () => {
    await log.close();
    await double.close();
  });

  it('finds the leader when another node has taken over', async () => {
    await log.append(append(stream, -1, fact()));
    double.depose(1);
    expect(await log.read(stream)).toHaveLength(1);
    double.dropConnections();
    double.depose(2);
    const one = append(stream, 0, fact());
    await until(async () => (await log.append(one)).revision === 1);
    expect(double.ids(stream)).toHaveLength(2);
  });

  it('takes nothing for a fact that another program or the server itself has written', async () => {
    const { position } = await log.append(append(stream, -1, fact('Noted')));
    double.ledger.intrude('legacy-9', 'Noted');
    double.ledger.intrude('$settings', 'Noted', '{}', '{"schema":1,"at":"2026-06-01T12:00:00.000Z"}');
    double.ledger.intrude(`${stream.split('-')[0]}-2`, 'Noted', 'not even JSON');
    expect(await log.head()).toBe(position);
    for (const types of [undefined, ['Noted']]) expect((await walk(log.pages(0, types))).events).toHaveLength(1);
    expect(await log.read(`${stream.split('-')[0]}-2`)).toEqual([]);
    const follower = new Follower(log, 0, ['Noted']);
    await log.append(append(`${stream}0`, -1, fact('Noted')));
    await follower.when(({ events }) => events.length >= 2);
    await follower.stop();
    expect(follower.events).toHaveLength(2);
  });

  it('never goes back in time, though the clocks of two instances differ', async () => {
    const slow = new EventstoredbLog(double.url, { timeout: TIMEOUT });
    const clocks = ['2026-06-01T12:00:05.000Z', '2026-06-01T12:00:03.000Z', '2026-06-01T12:00:06.000Z'];
    const { position: before } = await slow.append(append(`${stream}00`, -1, fact()));
    const one = await log.append({ ...append(stream, -1, fact()), at: clocks[0]! });
    await slow.append({ ...append(`${stream}0`, -1, fact()), at: clocks[1]! });
    await log.append({ ...append(stream, 0, fact()), at: clocks[2]! });
    const times = async (after: number) => (await walk(log.pages(after))).events.map(({ at }) => at);
    expect(await times(before)).toEqual([clocks[0], clocks[0], clocks[2]]);
    expect(await times(one.position)).toEqual([clocks[0], clocks[2]]);
    const follower = new Follower(log, one.position);
    await follower.when(({ events }) => events.length >= 2);
    await follower.stop();
    expect(follower.events.map(({ at }) => at)).toEqual([clocks[0], clocks[2]]);
    await slow.close();
    const late = new EventstoredbLog(double.url, { timeout: TIMEOUT });
    await late.append({ ...append(`${stream}1`, -1, fact()), at: clocks[1]! });
    expect((await late.read(`${stream}1`))[0]!.at).toBe(clocks[2]);
    await late.close();
  });

  it('works with a server that knows no batches', async () => {
    await Promise.all([log.close(), double.close()]);
    await begin({ batches: false });
    const opening = append(stream, -1, fact(), fact());
    const written = await log.append(opening);
    expect(written).toEqual({ revision: 1, position: (await log.read(stream))[1]!.position });
    expect(await log.append(opening)).toEqual(written);
    await expect(log.append(append(stream, 0, fact()))).rejects.toBeInstanceOf(WrongRevision);
    double.mishap('answer-dropped');
    expect(await log.append(append(stream, 1, fact()))).toMatchObject({ revision: 2 });
    expect(double.ids(stream)).toHaveLength(3);
  });
});
