import type { Recorded } from '../../events/envelope.js';
import { person } from '../../src/demo/people.js';
import {
  digestsAt,
  whenDayBreaksThenSendForumDigests,
} from '../../src/policies/when-day-breaks-then-send-forum-digests.js';
import { whenFlaggedEnoughThenHideUntilDecided } from '../../src/policies/when-flagged-enough-then-hide-until-decided.js';
import { whenPostIsJudgedThenTellItsAuthor } from '../../src/policies/when-post-is-judged-then-tell-its-author.js';
import { digestMessage, postMessage } from '../../src/work/forum.message.js';
import { POST_NEWS } from '../../src/work/post-news.js';
import { TestHouse } from '../support/house.js';
import { Post, workingFor } from '../support/post.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { adoptForum, Writer } from './made-up.js';

const phone = (n: number) => person(n).contact.phone;
const file = scratch();
const tokenIn = async (town: TestHouse, n: number) => (await town.citizen(n)).token;

describe('flags', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open({ works: true });
    await adoptForum(town);
    await town.crowd(1, 30);
  });
  afterAll(() => town.close());

  const flag = async (post: string, n: number) =>
    (
      await town.request('POST', `/api/v1/forum/posts/${post}/flag`, {
        token: await tokenIn(town, n),
        body: { ground: n % 2 ? 'spam' : 'offensive' },
      })
    ).status;
  const types = async (post: string) => (await town.house.log.read(`post-${post}`)).map(({ type }) => type);
  const one = async (post: string) => {
    town.position = await town.house.log.head();
    return (await town.get(`/forum/posts/${post}`)).json;
  };
  /** What the policy wishes of one post, once the read models know all. */
  const wishes = async (post: string) => {
    const { projecting, store, log } = town.house;
    await projecting.seen(await log.head(), 5_000);
    const due = await whenFlaggedEnoughThenHideUntilDecided.due(
      store,
      (name) => projecting.collection(name),
      town.clock.now(),
    );
    return due.filter((wish) => 'command' in wish && (wish.command as { post?: string }).post === post);
  };

  it('of three people hide a post until somebody decides, those of one person never', async () => {
    const topic = await new Writer(town, 1).opens();
    const post = await new Writer(town, 2).posts(topic);
    expect([await flag(post, 3), await flag(post, 3), await flag(post, 3)]).toEqual([201, 200, 200]);
    expect(await flag(post, 4)).toBe(201);
    expect(await wishes(post)).toEqual([]);
    expect(await one(post)).toMatchObject({ closed: false });
    town.clock.days(10 / 86_400);
    const at = town.clock.now();
    expect(await flag(post, 5)).toBe(201);
    await until(async () => (await types(post)).includes('PostHiddenByFlags'));
    const { closed, hidden, text } = await one(post);
    expect([closed, text, hidden]).toMatchObject([
      true,
      { sealed: true },
      { by: 'flags', ground: null, overdue: false },
    ]);
    expect(hidden.due >= new Date(Date.parse(at) + 48 * 3_600_000).toISOString()).toBe(true);
    expect(hidden.due).toMatch(/:00:00\.000Z$/);

    const moderator = await town.staff('moderator');
    const queue = async () =>
      (await town.request('GET', '/api/v1/forum/queue?kind=hidden-by-flags', { token: moderator })).json.items;
    expect(await queue()).toMatchObject([{ id: post, flagged: 3, due: hidden.due, overdue: false }]);
    const author = await tokenIn(town, 2);
    const appeal = { token: author, body: { text: 'It is nothing of the kind.' } };
    expect((await town.request('POST', `/api/v1/forum/posts/${post}/appeal`, appeal)).json.type).toBe(
      'urn:ghia:post.not-decided-yet',
    );
    town.clock.days(2 + 1 / 24);
    await until(async () => (await types(post)).includes('PostDecisionFellOverdue'));
    await one(post);
    expect(await queue()).toMatchObject([{ id: post, overdue: true }]);
    await town.post(`/forum/posts/${post}/restore`, moderator, { text: 'It is within the topic.' });
    expect(await one(post)).toMatchObject({ closed: false, hidden: null });
    expect(await queue()).toEqual([]);

    // what was decided on is not hidden by a fourth, only by three others
    for (const n of [6, 7]) await flag(post, n);
    expect(await wishes(post)).toEqual([]);
    await flag(post, 8);
    await until(async () => (await types(post)).filter((type) => type === 'PostHiddenByFlags').length === 2);
    await town.post(`/forum/posts/${post}/hide`, moderator, { ground: 'spam', text: 'It advertises a shop.' });
    expect((await one(post)).hidden).toMatchObject({ by: 'moderator', ground: 'spam', due: null });
    expect(await types(post)).toEqual([
      'PostWritten',
      'PostHiddenByFlags',
      'PostDecisionFellOverdue',
      'PostRestored',
      'PostHiddenByFlags',
      'PostHidden',
    ]);
  });

  it('of accounts that the register does not know wait for moderators, and hide nothing', async () => {
    const post = await new Writer(town, 14).posts(await new Writer(town, 15).opens());
    for (const sub of ['one', 'two', 'three', 'four']) {
      const account = await town.house.accounts.enter('example', 'https://id.example.ge', sub);
      const { token } = await town.house.tokens.issue({ person: account, roles: [], level: 0 }, 600);
      const sent = { token, body: { ground: 'spam' } };
      expect((await town.request('POST', `/api/v1/forum/posts/${post}/flag`, sent)).status).toBe(201);
    }
    for (const n of [16, 17]) await flag(post, n);
    expect(await wishes(post)).toEqual([]);
    const token = await town.staff('moderator');
    const { items } = (await town.request('GET', '/api/v1/forum/queue?kind=flagged', { token })).json;
    expect(items).toContainEqual(expect.objectContaining({ id: post, flagged: 6, waits: 'flagged' }));
    await flag(post, 18);
    await until(async () => (await types(post)).includes('PostHiddenByFlags'));
  });

  it('hide a topic by its opening text', async () => {
    const topic = await new Writer(town, 10).opens();
    for (const n of [11, 12, 13]) await flag(topic, n);
    await until(async () => (await types(topic)).includes('PostHiddenByFlags'));
    await one(topic);
    expect((await town.get('/forum/topics?limit=100')).text).not.toContain(topic);
  });
});

describe('messages', () => {
  let town: TestHouse;
  let post: Post;
  let work: Awaited<ReturnType<typeof workingFor>>;
  beforeAll(async () => {
    town = await TestHouse.open();
    await adoptForum(town);
    await town.crowd(1, 20);
  });
  beforeEach(async () => {
    post = new Post();
    work = await workingFor(town, file('queue.db'), post);
  });
  afterEach(() => work.queue.close());
  afterAll(() => town.close());

  const follow = async (topic: string, n: number, digest: 'daily' | 'weekly') =>
    town.post(`/forum/topics/${topic}/follow`, await tokenIn(town, n), { digest });
  /** What a morning brings. */
  async function morning(policy = whenDayBreaksThenSendForumDigests()): Promise<void> {
    const { projecting, store, log } = town.house;
    await projecting.seen(await log.head(), 5_000);
    for (const wish of await policy.due(store, (name) => projecting.collection(name), town.clock.now()))
      if ('job' in wish) await work.queue.add(wish.job);
    expect((await work.idle()).failed).toBe(0);
  }

  it('of followed topics come once a period, one for all of them, and none where nothing was written', async () => {
    const [a, b, quiet] = [
      await new Writer(town, 1).opens(),
      await new Writer(town, 2).opens(),
      await new Writer(town, 3).opens(),
    ];
    for (const topic of [a, b]) await follow(topic, 4, 'daily');
    await follow(a, 5, 'weekly');
    await follow(quiet, 6, 'daily');
    await follow(a, 7, 'daily');
    const choose = async (n: number, body: object) =>
      town.request('POST', '/api/v1/me/notifications', { token: await tokenIn(town, n), body });
    await choose(7, { on: false });
    await choose(4, { topic: 'petitions', on: false });
    await follow(a, 12, 'daily');
    await choose(12, { topic: 'forum', on: false });
    await new Writer(town, 8).posts(a, { body: 'Zzqtext of a post' });
    await new Writer(town, 9).posts(b);
    await new Writer(town, 9).posts(b);
    await morning();
    expect(post.sent).toEqual([]); // the day is not over
    town.clock.days(1); // Thursday, at noon in Tbilisi
    await morning();
    expect(post.lines).toEqual([phone(4)]);
    await morning();
    expect(post.lines).toEqual([phone(4)]);
    town.clock.days(4); // Monday
    post.sent.length = 0;
    await morning();
    expect(post.lines).toEqual([phone(5)]);
    expect(post.sent.map(({ kind }) => kind)).toEqual(['forum-digest-weekly']);
    expect(JSON.stringify(post.sent)).not.toContain('Zzqtext');
  });

  it('tell the author that their post was hidden, and what came of it', async () => {
    const topic = await new Writer(town, 10).opens();
    const id = await new Writer(town, 11).posts(topic);
    await town.post(`/forum/posts/${id}/hide`, await town.staff('moderator'), {
      ground: 'offensive',
      text: 'It calls a neighbour names.',
    });
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const fact = (await town.house.log.read(`post-${id}`)).at(-1)! as Recorded;
    for (const wish of await whenPostIsJudgedThenTellItsAuthor.react(fact))
      if ('job' in wish) await work.queue.add(wish.job);
    expect((await work.idle()).failed).toBe(0);
    expect(post.lines).toEqual([phone(11)]);
    expect(post.sent[0]).toMatchObject({ kind: 'forum-post-hidden', language: 'en' });
  });

  it.each(POST_NEWS)('has words for %s in both languages', (news) => {
    const [ka, en] = (['ka', 'en'] as const).map((language) =>
      postMessage(news, language, 'https://ghia.example.ge/x'),
    );
    for (const { text, short, kind } of [ka!, en!]) {
      expect(kind).toMatch(/^forum-[a-z-]+$/);
      for (const words of [text, short]) expect(words).toContain('https://ghia.example.ge/x');
    }
    expect(ka!.subject).toMatch(/^[\u10d0-\u10ff ]+$/);
    expect(en!.subject).not.toMatch(/[\u10d0-\u10ff]/);
  });

  it('say what a digest is of', () => {
    const line = { title: 'ტრამვაი', posts: 3, link: 'https://ghia.example.ge/ka/forum/topics/1' };
    const { subject, text, short } = digestMessage('daily', 'ka', [line], 'https://ghia.example.ge/ka/forum');
    expect(subject).toContain('გუშინდელი');
    for (const said of ['„ტრამვაი“', '3', line.link]) expect(text).toContain(said);
    expect(short).toContain('https://ghia.example.ge/ka/forum');
  });
});

describe('the hours of digests', () => {
  it('ring at the queue once in ten minutes, for each of the two', async () => {
    const { due } = whenDayBreaksThenSendForumDigests();
    const rung = async (now: string) => (await due(undefined as never, String, now)).length;
    expect(await rung('2026-06-10T04:00:00.000Z')).toBe(2);
    expect(await rung('2026-06-10T04:09:59.999Z')).toBe(0);
    expect(await rung('2026-06-10T04:10:00.000Z')).toBe(2);
  });

  const times = (now: string) => digestsAt(now).map(({ since, until }) => [since, until]);
  it('are the day and the week that were over at eight in the morning in Tbilisi', () => {
    const week = ['2026-05-31T20:00:00.000Z', '2026-06-07T20:00:00.000Z'];
    expect(times('2026-06-10T03:59:59.999Z')).toEqual([['2026-06-07T20:00:00.000Z', '2026-06-08T20:00:00.000Z'], week]);
    expect(times('2026-06-10T04:00:00.000Z')).toEqual([['2026-06-08T20:00:00.000Z', '2026-06-09T20:00:00.000Z'], week]);
    expect(times('2026-06-08T03:59:00.000Z')[1]).toEqual(['2026-05-24T20:00:00.000Z', '2026-05-31T20:00:00.000Z']);
    expect(times('2026-06-08T04:00:00.000Z')[1]).toEqual(week);
  });
});
