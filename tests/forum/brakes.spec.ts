import { APART, braked, FIRST_DAY, FLAGS_A_DAY, NO_PACE, type Pace } from '../../commands/forum/brakes.js';
import { TestHouse } from '../support/house.js';
import { adoptForum, TOPIC, Writer } from './made-up.js';

const AT = '2026-06-10T08:00:00.000Z';
const ago = (seconds: number) => new Date(Date.parse(AT) - seconds * 1000).toISOString();
const NEW: Pace = { ...NO_PACE, known: false };

describe('how fast anybody writes', () => {
  it.each([
    ['posts', NEW, 30],
    ['topics', NEW, 120],
    ['posts', NO_PACE, 5],
    ['topics', NO_PACE, 15],
  ] as const)('leaves between %s so many seconds', (kind, pace, apart) => {
    const apartBy = (seconds: number) => braked({ ...pace, [kind]: [ago(900), ago(seconds)] }, kind, 'x', AT);
    expect(APART[pace.known ? 'known' : 'new'][kind]).toBe(apart);
    expect(apartBy(apart)).toBeUndefined();
    expect(apartBy(apart - 1)).toEqual({ refused: 'forum.too-fast', because: { seconds: 1 } });
  });

  it.each(['posts', 'topics'] as const)('leaves so many %s on the first day', (kind) => {
    const before = (n: number) => Array.from({ length: n }, (_, i) => ago(600 + i));
    const written = (pace: Pace, n: number) => braked({ ...pace, [kind]: before(n) }, kind, 'x', AT);
    expect(written(NEW, FIRST_DAY[kind] - 1)).toBeUndefined();
    expect(written(NEW, FIRST_DAY[kind])).toMatchObject({ refused: 'forum.too-much-today' });
    expect(written(NO_PACE, 100)).toBeUndefined();
  });

  it('takes no text twice, however it is spaced', () => {
    const pace = { ...NO_PACE, said: ['the very same'] };
    expect(braked(pace, 'posts', ' The  very\nSAME ', AT)).toMatchObject({ refused: 'forum.said-already' });
    expect(braked(pace, 'posts', 'Something else', AT)).toBeUndefined();
  });
});

describe('in the house', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open();
    await adoptForum(town);
    await town.crowd(1, 30);
  });
  afterAll(() => town.close());

  const write = async (n: number, topic: string, body: string) => {
    const { token } = await town.citizen(n);
    const { status, json } = await town.request('POST', `/api/v1/forum/topics/${topic}/posts`, {
      token,
      body: { body },
    });
    return status < 300 ? status : json.type;
  };
  const TOO_FAST = 'urn:ghia:forum.too-fast';

  it('of many posts that are sent at once, also in several topics, one is taken', async () => {
    const topics = [await new Writer(town, 1).opens(), await new Writer(town, 2).opens()];
    const sent = await Promise.all(Array.from({ length: 8 }, (_, i) => write(3, topics[i % 2]!, `The ${i}. of many`)));
    expect(sent.sort()).toEqual([201, ...Array(7).fill(TOO_FAST)]);
    const said = await Promise.all([4, 5, 6].map((n) => write(n, topics[0]!, 'Each for themselves')));
    expect(said).toEqual([201, 201, 201]);
  });

  it('of many topics one is taken, and no fourth on the first day', async () => {
    const { token } = await town.citizen(7);
    const open = async (i: number) => {
      const body = { ...TOPIC, body: `${TOPIC.body} ${i}` };
      const { status, json } = await town.request('POST', '/api/v1/forum/topics', { token, body });
      return status < 300 ? status : json.type;
    };
    expect((await Promise.all([1, 2, 3].map(open))).sort()).toEqual([201, TOO_FAST, TOO_FAST]);
    for (const i of [4, 5]) {
      town.clock.days(120 / 86_400);
      expect(await open(i)).toBe(201);
    }
    town.clock.days(120 / 86_400);
    expect(await open(6)).toBe('urn:ghia:forum.too-much-today');
    town.clock.days(1);
    expect(await open(7)).toBe(201);
    town.clock.days(15 / 86_400);
    expect(await open(8)).toBe(201);
  });

  it('holds after a restart', async () => {
    const folder = town.folder;
    const topic = await new Writer(town, 8).opens();
    expect(await write(9, topic, 'Before the lights went out')).toBe(201);
    const at = town.clock.at;
    await town.close({ keep: true });
    town = await TestHouse.open({ env: { GHIA_DATA: folder } });
    town.clock.at = at;
    await town.crowd(1, 30);
    expect(await write(9, topic, 'After they were on again')).toBe(TOO_FAST);
    town.clock.days(60 / 86_400);
    expect(await write(9, topic, 'Before the lights went out')).toBe('urn:ghia:forum.said-already');
    expect(await write(9, topic, 'After they were on again')).toBe(201);
  });

  it('takes so many flags a day', async () => {
    const topic = await new Writer(town, 10).opens();
    const posts: string[] = [];
    for (let n = 11; n <= 30; n++) posts.push(await new Writer(town, n).posts(topic));
    const { token } = await town.citizen(9);
    const flag = async (post: string) =>
      (await town.request('POST', `/api/v1/forum/posts/${post}/flag`, { token, body: { ground: 'spam' } })).status;
    const all = [topic, ...posts];
    expect(all).toHaveLength(FLAGS_A_DAY + 1);
    const taken = await Promise.all(all.map(flag));
    expect(taken.filter((status) => status === 201)).toHaveLength(FLAGS_A_DAY);
    expect(taken.filter((status) => status === 429)).toHaveLength(1);
  });

  it('takes so many marks and follows a day, also of whoever takes them back each time', async () => {
    const topic = await new Writer(town, 12).opens();
    const { token } = await town.citizen(13);
    for (const path of [`/posts/${topic}/useful`, `/topics/${topic}/follow`]) {
      const ask = (method: 'POST' | 'DELETE') => town.request(method, `/api/v1/forum${path}`, { token });
      for (let n = 0; n < 50; n++)
        expect([(await ask('POST')).status, (await ask('DELETE')).status]).toEqual([201, 201]);
      const { status, json } = await ask('POST');
      expect([status, json.type, Number(json.because.seconds) > 0]).toEqual([
        429,
        'urn:ghia:forum.too-many-marks',
        true,
      ]);
    }
  });
});
