import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { adoptForum, STREETS, TOPIC, Writer } from './made-up.js';

let town: TestHouse;
let moderator: string;
let second: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adoptForum(town);
  await town.crowd(1, 60);
  moderator = await town.staff('moderator');
  second = await town.staff('moderator', 1);
});
afterAll(() => town.close());

const tokenOf = async (n: number) => (await town.citizen(n)).token;
const writer = (n: number) => new Writer(town, n);
const ask = async (path: string, token: string, body: object | undefined = {}, method: 'POST' | 'DELETE' = 'POST') =>
  town.request(method, `/api/v1/forum${path}`, { token, body });
const refusal = async (path: string, token: string, body: object = {}) => {
  const { status, json } = await ask(path, token, body);
  return [status, json.type?.replace('urn:ghia:', '')];
};
const topicOf = async (id: string) => (await town.get(`/forum/topics/${id}`)).json;
const postOf = async (id: string) => (await town.get(`/forum/posts/${id}`)).json;
const seconds = (n: number) => town.clock.days(n / 86_400);
const HIDE = { ground: 'offensive', text: 'It calls a neighbour names.' };

describe('a topic', () => {
  it('is opened, read, found by its words, and offered before another like it', async () => {
    const id = await writer(1).opens({ title: 'Trolleybuses instead of minibuses', language: 'en' });
    const topic = await topicOf(id);
    expect(topic).toMatchObject({ id, posts: 0, locked: false, text: { title: 'Trolleybuses instead of minibuses' } });
    expect(topic.opening).toMatchObject({ id, depth: 0, named: 'none', name: null, closed: false });
    expect(topic.opening.text.body).toContain('**tram**');
    const ids = async (path: string) => (await town.get(path)).json.items.map((one: { id: string }) => one.id);
    expect(await ids('/forum/topics?q=trolleybus')).toEqual([id]);
    expect(await ids(`/forum/topics/similar?text=${encodeURIComponent('trolleybuses or minibuses')}`)).toContain(id);
    expect(await ids('/forum/topics?category=parks')).toEqual([]);
    expect(await ids('/petitions?q=trolleybus')).toEqual([]);
    for (const sort of ['newest', 'active', 'posts'])
      expect(await ids(`/forum/topics?sort=${sort}&limit=100`)).toContain(id);
  });

  it('is about something that is there, and found by that', async () => {
    const petition = await town.openPetition(2);
    const about = { kind: 'petition', id: petition };
    const id = await writer(2).opens({ about });
    expect((await topicOf(id)).about).toEqual(about);
    expect((await town.get(`/forum/topics?about=${petition}`)).json.items).toMatchObject([{ id, about }]);
    seconds(121);
    for (const lost of [
      { kind: 'petition', id },
      { kind: 'report', id },
      { kind: 'commitment', id: 'none' },
    ])
      expect(await refusal('/topics', await tokenOf(2), { ...TOPIC, about: lost })).toEqual([
        422,
        'topic.nothing-there',
      ]);
  });

  it('takes only what it should: lengths, category, stance, unknown fields', async () => {
    const wrong = [
      { title: 'Too short' },
      { title: `=${'x'.repeat(20)}` },
      { body: 'x'.repeat(8_001) },
      { language: 'ru' },
      { about: { kind: 'river', id: 'x' } },
      { about: { kind: 'petition', id: '../x' } },
      { nobody: 'knows' },
      { display: 'pen' },
      { display: 'pen', pen: 'https://example.ge' },
      { author: 'f'.repeat(32) },
    ];
    for (const change of wrong)
      expect([change, (await ask('/topics', await tokenOf(3), { ...TOPIC, ...change })).status]).toEqual([change, 400]);
    expect(await refusal('/topics', await tokenOf(3), { ...TOPIC, category: 'rivers' })).toEqual([
      409,
      'forum.no-category',
    ]);
    const calm = await writer(3).opens({ stances: false });
    expect(await refusal(`/topics/${calm}/posts`, await tokenOf(4), { body: 'Yes!', stance: 'for' })).toEqual([
      422,
      'post.no-stance',
    ]);
    expect((await ask('/topics', '', TOPIC)).status).toBe(401);
  });

  it('shows the name that its author chose: none, that of the register, or another', async () => {
    const id = await writer(5).opens({ display: 'name' });
    const { name } = (await town.citizen(5)).resident;
    const post = await writer(6).posts(id, { display: 'pen', pen: 'Old tram driver' });
    expect((await topicOf(id)).opening).toMatchObject({
      named: 'register',
      name: { name: `${name.first} ${name.last}` },
    });
    expect(await postOf(post)).toMatchObject({ named: 'pen', name: { name: 'Old tram driver' } });
    const facts = [...(await town.house.log.read(`topic-${id}`)), ...(await town.house.log.read(`post-${post}`))];
    expect(JSON.stringify(facts)).not.toMatch(new RegExp(`tram|${name.last}`));
  });

  it('joins nobody’s topics: pseudonym and key are others in each', async () => {
    const [one, two] = [await writer(7).opens(), await writer(7).opens()];
    const facts = [...(await town.house.log.read(`topic-${one}`)), ...(await town.house.log.read(`topic-${two}`))];
    const [a, b] = facts.map((e) => [(e.data as { author: string }).author, e.meta.actor, e.sealed?.subject]);
    expect(a![0]).toBe(a![1]);
    expect(new Set([...a!, ...b!]).size).toBe(4);
  });

  it('tells nobody that the author of one post flagged another; to themselves it does', async () => {
    const id = await writer(45).opens();
    const [own, other] = [await writer(46).posts(id, { display: 'name' }), await writer(47).posts(id)];
    const token = await tokenOf(46);
    await town.post(`/forum/posts/${other}/flag`, token, { ground: 'offensive' });
    const [author] = (await town.house.log.read(`post-${own}`)).map((e) => e.meta.actor);
    const facts = [];
    for await (const { events } of town.house.log.pages(0, ['PostFlagged'])) facts.push(...events);
    const [flagged] = facts.filter(({ data }) => (data as { post: string }).post === other);
    expect(flagged).toBeDefined();
    expect(JSON.stringify(flagged)).not.toContain(author);
    expect(await refusal(`/posts/${own}/flag`, token, { ground: 'spam' })).toEqual([403, 'post.own']);
    expect((await ask(`/posts/${other}/flag`, token, { ground: 'spam' })).status).toBe(200);
    await postOf(other);
    const path = `/api/v1/forum/topics/${id}/mine?posts=${own},${other}`;
    expect((await town.request('GET', path, { token })).json.flagged).toEqual([other]);
  });

  it('is locked with a reason, takes no reply then, and is unlocked', async () => {
    const id = await writer(8).opens();
    expect(await refusal(`/topics/${id}/lock`, await tokenOf(9), { text: 'Enough of this.' })).toEqual([
      403,
      'http.403',
    ]);
    await town.post(`/forum/topics/${id}/lock`, moderator, { text: 'It goes round in circles.' });
    expect((await topicOf(id)).lock.reason).toEqual({ text: 'It goes round in circles.' });
    expect(await refusal(`/topics/${id}/posts`, await tokenOf(9), { body: 'One more thing' })).toEqual([
      409,
      'topic.locked',
    ]);
    expect((await ask(`/topics/${id}/lock`, second, { text: 'Once more, just so.' })).status).toBe(200);
    await town.post(`/forum/topics/${id}/unlock`, second, { text: 'Everybody has slept on it.' });
    await writer(9).posts(id);
    expect(await topicOf(id)).toMatchObject({ lock: null, posts: 1 });
  });
});

describe('whoever holds a topic', () => {
  it('is told that it is still so, whatever is written elsewhere, and hears of what is written in it', async () => {
    const id = await writer(56).opens();
    const { headers } = await town.get(`/forum/topics/${id}`);
    const again = async () => (await town.get(`/forum/topics/${id}`, { 'if-none-match': headers.etag! })).status;
    await writer(57).opens();
    expect(await again()).toBe(304);
    await writer(57).posts(id);
    expect(await again()).toBe(200);
  });
});

describe('a post', () => {
  it('stands at most three deep, in its thread, page by page', async () => {
    const id = await writer(10).opens();
    const first = await writer(11).posts(id);
    const under = await writer(12).posts(id, { replyTo: first });
    const deepest = await writer(11).posts(id, { replyTo: under });
    expect(await refusal(`/topics/${id}/posts`, await tokenOf(12), { body: 'Deeper', replyTo: deepest })).toEqual([
      409,
      'post.too-deep',
    ]);
    const elsewhere = await writer(13).opens();
    expect(await refusal(`/topics/${elsewhere}/posts`, await tokenOf(12), { body: 'x', replyTo: first })).toEqual([
      404,
      'post.not-found',
    ]);
    for (let i = 0; i < 6; i++) await writer(14 + i).posts(id, { replyTo: first });
    const last = await writer(14).posts(id);
    const { page, posts } = await topicOf(id);
    expect([posts, page.total, page.items.map((one: { id: string }) => one.id)]).toEqual([10, 2, [first, last]]);
    expect(page.items[0]).toMatchObject({ depth: 1, repliesTotal: 8 });
    expect(page.items[0].replies.slice(0, 2)).toMatchObject([
      { id: under, depth: 2, replyTo: first },
      { id: deepest, depth: 3, replyTo: under },
    ]);
    const further = (await town.get(`/forum/posts/${first}/replies?cursor=${page.items[0].repliesNext}`)).json;
    expect(further).toMatchObject({ total: 8, next: null });
    expect(further.items).toHaveLength(3);
    const one = (await town.get(`/forum/topics/${id}/posts?limit=1`)).json;
    const two = (await town.get(`/forum/topics/${id}/posts?limit=1&cursor=${one.next}`)).json;
    expect([one.items[0].id, two.items[0].id, two.next]).toEqual([first, last, null]);
    expect((await town.get(`/forum/topics/${id}/posts?cursor=${page.items[0].repliesNext}`)).status).toBe(400);
  });

  it('is for or against, and the most useful stand in two columns', async () => {
    const id = await writer(20).opens();
    const pro = await writer(21).posts(id, { stance: 'for' });
    const better = await writer(22).posts(id, { stance: 'for' });
    const contra = await writer(23).posts(id, { stance: 'against' });
    const unnoticed = await writer(24).posts(id, { stance: 'against' });
    for (const [post, who] of [
      [pro, 25],
      [better, 25],
      [better, 26],
      [contra, 27],
    ] as const)
      await town.post(`/forum/posts/${post}/useful`, await tokenOf(who));
    expect((await ask(`/posts/${better}/useful`, await tokenOf(26))).status).toBe(200);
    expect(await refusal(`/posts/${pro}/useful`, await tokenOf(21))).toEqual([403, 'post.own']);
    const sides = async () => {
      const { best } = await topicOf(id);
      return [best.for, best.against].map((side) => side.map((one: { id: string }) => one.id));
    };
    expect(await sides()).toEqual([[better, pro], [contra]]);
    for (const who of [25, 26]) await ask(`/posts/${better}/useful`, await tokenOf(who), undefined, 'DELETE');
    town.position = await town.house.log.head();
    expect(await sides()).toEqual([[pro], [contra]]);
    expect((await postOf(unnoticed)).stance).toBe('against');
    const mine = await town.request('GET', `/api/v1/forum/topics/${id}/mine?posts=${pro},${better}`, {
      token: await tokenOf(25),
    });
    expect(mine.json).toMatchObject({ useful: [pro], flagged: [], follows: null });
  });

  it('is changed within five minutes by its author, and what stood before is kept', async () => {
    const id = await writer(30).opens();
    const post = await writer(31).posts(id, { body: 'What I said at first.' });
    expect(await refusal(`/posts/${post}/edit`, await tokenOf(32), { body: 'Not mine.' })).toEqual([
      403,
      'post.not-yours',
    ]);
    seconds(299);
    await town.post(`/forum/posts/${post}/edit`, await tokenOf(31), { body: 'What I meant.' });
    const shown = await postOf(post);
    expect(shown).toMatchObject({ text: { body: 'What I meant.' }, versions: 2 });
    expect(shown.editedAt).toBe(town.clock.now());
    const { items } = (await town.get(`/forum/posts/${post}/versions`)).json;
    expect(items.map((one: { text: object }) => one.text)).toEqual([
      { body: 'What I said at first.' },
      { body: 'What I meant.' },
    ]);
    seconds(2);
    expect(await refusal(`/posts/${post}/edit`, await tokenOf(31), { body: 'At 5:01' })).toEqual([
      409,
      'post.too-late-to-edit',
    ]);
    const opening = await writer(33).opens();
    await town.post(`/forum/posts/${opening}/edit`, await tokenOf(33), { body: 'Said better than before.' });
    expect((await topicOf(opening)).opening.text).toEqual({ body: 'Said better than before.' });
  });

  it('is written once by retry, and its key carries no second wish', async () => {
    const id = await writer(34).opens();
    const [token, key] = [await tokenOf(35), 'the-same'];
    const post = (body: string) =>
      town.request('POST', `/api/v1/forum/topics/${id}/posts`, { token, key, body: { body } });
    const [one, two] = await Promise.all([post('Said once.'), post('Said once.')]);
    const again = await post('Said once.');
    expect([one.status, two.status, again.status].sort()).toEqual([200, 200, 201]);
    expect(new Set([one, two, again].map(({ json }) => json.id)).size).toBe(1);
    expect((await post('Said otherwise.')).status).toBe(422);
    expect((await topicOf(id)).posts).toBe(1);
  });

  it('in another topic is another one, also under the same key', async () => {
    const [here, there] = [await writer(42).opens(), await writer(43).opens()];
    const officer = await town.staff('officer');
    const said = async (topic: string, path: string, token: string, body: object) =>
      (await town.request('POST', `/api/v1/forum/topics/${topic}/${path}`, { token, key: 'same', body })).status;
    const official = { body: 'We are on it.', department: 'transport' };
    for (const topic of [here, there]) {
      seconds(60);
      expect(await said(topic, 'posts', await tokenOf(44), { body: `What I say of ${topic}` })).toBe(201);
      expect(await said(topic, 'official-reply', officer, official)).toBe(201);
      expect((await topicOf(topic)).posts).toBe(2);
    }
  });

  it('of City Hall bears its department, and stays when the official goes', async () => {
    const id = await writer(36).opens();
    const officer = await town.staff('officer');
    const path = `/topics/${id}/official-reply`;
    expect(await refusal(path, await tokenOf(36), { body: 'We are on it.', department: 'transport' })).toEqual([
      403,
      'http.403',
    ]);
    for (const department of [undefined, 'rivers'])
      expect(await refusal(path, officer, { body: 'We are on it.', department })).toEqual([422, 'forum.no-department']);
    const reply = (await town.post(`/forum${path}`, officer, { body: 'We are on it.', department: 'transport' })).json
      .id;
    const topic = await topicOf(id);
    expect(topic).toMatchObject({ official: 1, posts: 1 });
    expect(topic.answers).toMatchObject([
      {
        id: reply,
        author: null,
        official: { role: 'officer', department: 'transport' },
        text: { body: 'We are on it.' },
      },
    ]);
  });
});

describe('moderation', () => {
  it('hides with ground and reason, also from the past and from who searches; another moderator decides the appeal', async () => {
    const id = await writer(40).opens();
    const post = await writer(41).posts(id, { body: 'Zzqword about a neighbour', display: 'pen', pen: 'Zzqname' });
    const before = town.position;
    const author = await tokenOf(41);
    expect(await refusal(`/posts/${post}/appeal`, author, { text: 'There is nothing.' })).toEqual([
      409,
      'post.not-hidden',
    ]);
    await town.post(`/forum/posts/${post}/hide`, moderator, HIDE);
    expect((await ask(`/posts/${post}/hide`, second, HIDE)).status).toBe(200);
    const hidden = await postOf(post);
    expect(hidden).toMatchObject({ closed: true, text: { sealed: true }, name: { sealed: true } });
    expect(hidden.hidden).toMatchObject({ by: 'moderator', ground: 'offensive', reason: { text: HIDE.text } });
    for (const past of ['', `asOf=${before}`])
      for (const path of [`topics/${id}`, `topics/${id}/posts`, `posts/${post}`, `posts/${post}/versions`])
        expect((await town.get(`/forum/${path}?${past}`)).text).not.toMatch(/Zzq/);
    const office = await town.request('GET', `/api/v1/forum/posts/${post}/office`, { token: second });
    expect(office.json.text.body).toContain('Zzqword');
    for (const path of ['useful', 'flag', 'edit'])
      expect(
        await refusal(`/posts/${post}/${path}`, path === 'edit' ? author : await tokenOf(42), {
          ...(path === 'flag' && { ground: 'spam' }),
          ...(path === 'edit' && { body: 'Again' }),
        }),
      ).toEqual([409, 'post.hidden']);

    expect(await refusal(`/posts/${post}/appeal`, await tokenOf(42), { text: 'I find it quite right.' })).toEqual([
      403,
      'post.not-yours',
    ]);
    await town.post(`/forum/posts/${post}/appeal`, author, { text: 'Zzqappeal: it names nobody.' });
    expect(await refusal(`/posts/${post}/restore`, moderator, { text: 'On second thoughts.' })).toEqual([
      409,
      'post.appeal-open',
    ]);
    expect((await postOf(post)).hidden.appeal).toMatchObject({ outcome: 'open', decision: null });
    expect((await town.get(`/forum/posts/${post}`)).text).not.toContain('Zzqappeal');
    const { items } = (await town.request('GET', '/api/v1/forum/queue?kind=appeal', { token: second })).json;
    expect(items).toMatchObject([{ id: post, appealed: { text: 'Zzqappeal: it names nobody.' }, waits: 'appeal' }]);
    const decision = { outcome: 'restored', text: 'It names nobody indeed.' };
    expect(await refusal(`/posts/${post}/appeal/decide`, moderator, decision)).toEqual([409, 'post.same-person']);
    await town.post(`/forum/posts/${post}/appeal/decide`, second, decision);
    expect(await postOf(post)).toMatchObject({
      closed: false,
      hidden: null,
      text: { body: 'Zzqword about a neighbour' },
    });
  });

  it('upholds once and for all', async () => {
    const id = await writer(43).opens();
    const post = await writer(44).posts(id);
    await town.post(`/forum/posts/${post}/hide`, moderator, HIDE);
    await town.post(`/forum/posts/${post}/appeal`, await tokenOf(44), { text: 'It is not so.' });
    await town.post(`/forum/posts/${post}/appeal/decide`, second, { outcome: 'upheld', text: 'It stays closed.' });
    const appealed = (await postOf(post)).hidden.appeal;
    expect(appealed).toMatchObject({ outcome: 'upheld', decision: { text: 'It stays closed.' } });
    expect(await refusal(`/posts/${post}/appeal`, await tokenOf(44), { text: 'Look once more.' })).toEqual([
      409,
      'post.already-appealed',
    ]);
  });

  it('hides a topic by its opening text: it leaves the lists and takes no replies', async () => {
    const id = await writer(45).opens({ title: 'Zzqtitle that says too much' });
    const before = town.position;
    await town.post(`/forum/posts/${id}/hide`, moderator, HIDE);
    expect(await refusal(`/topics/${id}/posts`, await tokenOf(46), { body: 'But why?' })).toEqual([
      409,
      'topic.hidden',
    ]);
    for (const path of [`topics/${id}`, 'topics?limit=100', 'topics?q=zzqtitle', 'topics/similar?text=zzqtitle'])
      for (const past of ['', `asOf=${before}`]) {
        const { text } = await town.get(`/forum/${path}${path.includes('?') ? '&' : '?'}${past}`);
        expect([path, past, /Zzqtitle/.test(text)]).toEqual([path, past, false]);
      }
    await town.post(`/forum/posts/${id}/restore`, moderator, { text: 'It was a misunderstanding.' });
    expect((await topicOf(id)).text).toEqual({ title: 'Zzqtitle that says too much' });
  });

  it('is not for whoever wrote it, nor by whoever may not', async () => {
    const { token, resident } = await town.citizen(47);
    const id = await writer(47).opens();
    const both = (await town.house.tokens.issue({ person: resident.person, roles: ['moderator'], level: 1 }, 600))
      .token;
    expect(await refusal(`/posts/${id}/hide`, both, HIDE)).toEqual([403, 'post.own']);
    expect(await refusal(`/topics/${id}/lock`, both, { text: 'I have had enough.' })).toEqual([403, 'topic.own']);
    expect(await refusal(`/posts/${id}/flag`, token, { ground: 'spam' })).toEqual([403, 'post.own']);
    expect(await refusal(`/posts/${id}/hide`, token, HIDE)).toEqual([403, 'http.403']);
    expect((await town.request('GET', '/api/v1/forum/queue', { token })).status).toBe(403);
  });

  it('lets a flagged post stay, and has nothing to say of one that nobody flagged', async () => {
    const id = await writer(48).opens();
    const keep = { text: 'It is within the topic.' };
    expect(await refusal(`/posts/${id}/restore`, moderator, keep)).toEqual([409, 'post.not-hidden']);
    await town.post(`/forum/posts/${id}/flag`, await tokenOf(49), { ground: 'off-topic' });
    const waiting = async () =>
      (await town.request('GET', '/api/v1/forum/queue?kind=flagged&limit=100', { token: moderator })).json.items.filter(
        (one: { topic: string }) => one.topic === id,
      );
    await until(async () => (await waiting()).length === 1);
    expect(await waiting()).toMatchObject([{ id, flags: { 'off-topic': 1 }, flagged: 1, due: null, overdue: false }]);
    await town.post(`/forum/posts/${id}/restore`, moderator, keep);
    await town.get('/forum/topics');
    expect(await waiting()).toEqual([]);
  });
});

describe('a category', () => {
  it('changes by whole versions, retires, and comes back by its next one', async () => {
    const administrator = await town.staff('administrator');
    const parks = { ...STREETS, category: 'parks' };
    await town.post('/forum/categories', administrator, parks);
    expect((await ask('/categories', administrator, parks)).status).toBe(200);
    expect(await refusal('/categories', administrator, { ...parks, version: 3 })).toEqual([
      409,
      'forum.category-not-later',
    ]);
    await town.post('/forum/categories/retire', administrator, { category: 'parks' });
    expect(await refusal('/topics', await tokenOf(50), { ...TOPIC, category: 'parks' })).toEqual([
      409,
      'forum.no-category',
    ]);
    const codes = async () =>
      (await town.get('/forum/categories')).json.items.map((one: { category: string }) => one.category);
    expect(await codes()).toEqual(['streets']);
    await town.post('/forum/categories', administrator, { ...parks, version: 2 });
    expect(await codes()).toEqual(['parks', 'streets']);
    expect((await town.request('POST', '/api/v1/forum/categories', { token: moderator, body: parks })).status).toBe(
      403,
    );
  });
});

describe('following', () => {
  it('is once, at the pace that is chosen, and ends', async () => {
    const id = await writer(51).opens();
    const token = await tokenOf(52);
    const mine = async () => (await town.request('GET', `/api/v1/forum/topics/${id}/mine`, { token })).json.follows;
    await town.post(`/forum/topics/${id}/follow`, token);
    expect((await ask(`/topics/${id}/follow`, token, undefined)).status).toBe(200);
    await town.post(`/forum/topics/${id}/follow`, token, { digest: 'weekly' });
    expect((await topicOf(id)).followers).toBe(1);
    expect(await mine()).toBe('weekly');
    const data = (await town.request('GET', '/api/v1/me/data', { token })).json;
    expect(data.forum).toEqual({ posts: [], follows: [{ topic: id, digest: 'weekly' }] });
    await ask(`/topics/${id}/follow`, token, undefined, 'DELETE');
    town.position = await town.house.log.head();
    expect((await topicOf(id)).followers).toBe(0);
    expect(await mine()).toBeNull();
    const { status, json } = await ask(`/topics/${id}/follow`, await tokenOf(53), undefined, 'DELETE');
    expect([status, json.type]).toEqual([409, 'urn:ghia:topic.not-following']);
  });
});

describe('whoever asks to be forgotten', () => {
  it('goes with every word and name, while counts and what City Hall said stay', async () => {
    const { token, resident } = await town.citizen(54);
    const opened = await writer(54).opens({ title: 'Zzqgone as a title of a topic' });
    const other = await writer(55).opens();
    const post = await writer(54).posts(other, { body: 'Zzqgone as a post', display: 'name', stance: 'for' });
    await town.post(`/forum/posts/${post}/edit`, token, { body: 'Zzqgone as a better post' });
    const officer = await town.staff('officer');
    await town.post(`/forum/topics/${opened}/official-reply`, officer, {
      body: 'We thank you.',
      department: 'transport',
    });
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const data = (await town.request('GET', '/api/v1/me/data', { token })).json;
    expect(data.forum.posts.map((one: { body: string }) => one.body).sort()).toEqual([
      expect.stringContaining('tram'),
      'Zzqgone as a better post',
    ]);
    const opens = data.facts.flatMap(({ facts }: { facts: { type: string; private: object }[] }) =>
      facts.filter(({ type }) => type === 'PostEdited' || type === 'PostWritten').map((one) => one.private),
    );
    expect(opens).toContainEqual({ body: 'Zzqgone as a better post' });
    expect((await town.request('POST', '/api/v1/me/erase', { token, body: {} })).status).toBe(200);
    town.position = await town.house.log.head();
    expect(await postOf(post)).toMatchObject({ text: { erased: true }, name: { erased: true }, stance: 'for' });
    expect(await topicOf(opened)).toMatchObject({ text: { erased: true }, posts: 1 });
    expect((await topicOf(opened)).answers[0].text).toEqual({ body: 'We thank you.' });
    expect((await topicOf(other)).posts).toBe(1);
    expect((await town.get('/forum/topics?q=zzqgone')).json.items).toEqual([]);
    expect(town.house.vault.scopesOf(resident.person)).toEqual([]);
  });
});
