import { say } from '../../src/portal/i18n/catalogue.js';
import { adoptForum, Writer } from '../forum/made-up.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { forum: t, forumOffice, refusals } = say('ka');
const { write } = t;
const TOPIC = {
  title: 'სად აკლია ქალაქს ჩრდილი?',
  body: 'ვაკეში **ხეები** ბევრია, [აქ](javascript:alert(1)) კი <script>alert(1)</script> არა.',
  category: 'streets',
  stances: 'yes',
  display: 'none',
  step: 'send',
};
const REASON = 'ტექსტი მეზობელს შეურაცხყოფს.';

let town: TestHouse;
let author: Visitor;
let neighbour: Visitor;
let moderator: Visitor;
let second: Visitor;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adoptForum(town);
  // whoever wrote a day ago may write more than on the first day
  const before = await new Writer(town, 1).opens();
  await new Writer(town, 2).posts(before);
  town.clock.days(1.1);
  author = await Visitor.of(town, 1);
  neighbour = await Visitor.of(town, 2);
  moderator = await Visitor.of(town, 50, ['moderator']);
  second = await Visitor.of(town, 51, ['moderator']);
});
afterAll(() => town.close());

const seconds = (n: number) => town.clock.days(n / 86_400);
const idIn = (path: string | undefined) => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(path ?? '')![0];
let said = 0;

/** The id of a new topic. */
async function opened(by: Visitor, change: Readonly<Record<string, string>> = {}): Promise<string> {
  seconds(121);
  const body = `${TOPIC.body} ${said++}`;
  const sent = await by.post('/ka/forum/new', { ...TOPIC, body, anyway: 'yes', ...change });
  expect([sent.status, sent.text]).toEqual([303, '']);
  return idIn(sent.headers.location);
}

/** The id of a new reply. */
async function replied(by: Visitor, topic: string, change: Readonly<Record<string, string>> = {}): Promise<string> {
  seconds(31);
  const sent = await by.post(`/ka/forum/${topic}`, { body: `პასუხი ${said++}`, step: 'send', ...change });
  expect([sent.status, sent.text]).toEqual([303, '']);
  const at = new URL(sent.headers.location!, 'http://here.invalid').searchParams.get('at');
  return at ?? idIn(sent.headers.location);
}

const pageOf = async (path: string, by?: Visitor) => (by ? await by.get(path) : await town.request('GET', path)).text;
/** The part of a page that shows one post. */
const postIn = (html: string, id: string) => html.split(`id="post-${id}"`)[1]?.split('</article>')[0] ?? '';

describe('a topic', () => {
  it('comes back with what is wrong, and keeps what was written', async () => {
    const { status, text } = await author.post('/ka/forum/new', {
      ...TOPIC,
      title: 'ჩრდილი',
      display: 'pen',
      pen: 'ა',
    });
    expect(status).toBe(422);
    for (const error of [write.errors.title, write.errors.pen]) expect(wordsOf(text)).toContain(error);
    expect(text).toContain('ვაკეში **ხეები** ბევრია');
  });

  it('can be looked at first, and is not there yet', async () => {
    const { status, text } = await author.post('/ka/forum/new', { ...TOPIC, step: 'preview' });
    expect([status, wordsOf(text).includes(write.previewTitle)]).toEqual([200, true]);
    expect(text).toContain('<strong>ხეები</strong>');
    expect((await town.get('/forum/topics')).json.total).toBe(1); // from the day before
  });

  it('shows Markdown, no markup of others, and leads nowhere by script', async () => {
    const id = await opened(author);
    const post = postIn(await pageOf(`/en/forum/${id}`), id);
    expect(post).toContain('<div class="prose written" lang="ka"><p>ვაკეში <strong>ხეები</strong>');
    expect(post).toContain('&lt;script&gt;');
    expect(post).not.toMatch(/<script|href="javascript/i);
    expect(wordsOf(await pageOf('/ka/forum'))).toContain(TOPIC.title);
  });

  it('is offered to whoever is about to open the same', async () => {
    const { status, text } = await neighbour.post('/ka/forum/new', TOPIC);
    expect([status, wordsOf(text).includes(write.similar), text.includes('name="anyway"')]).toEqual([200, true, true]);
  });

  it('is found by its category and its words', async () => {
    const id = await opened(author, { title: 'ფუნიკულიორის ახალი განრიგი' });
    for (const path of ['?category=streets', '?q=ფუნიკულიორი', '?sort=newest'])
      expect([path, (await pageOf(`/ka/forum${encodeURI(path)}`)).includes(`/ka/forum/${id}"`)]).toEqual([path, true]);
    expect(wordsOf(await pageOf('/ka/forum?q=zzz'))).toContain(t.nothing);
  });

  it('about a petition stands beside it, and leads there', async () => {
    const petition = await town.openPetition(3);
    await town.get(`/petitions/${petition}`); // waits until it can be read
    expect(await pageOf(`/ka/forum/new?about=petition:${petition}`, author)).toContain(`/ka/petitions/${petition}`);
    const id = await opened(author, { about: `petition:${petition}` });
    expect(await pageOf(`/ka/forum/${id}`)).toContain(`/ka/petitions/${petition}`);
    expect(wordsOf(await pageOf(`/ka/petitions/${petition}`))).toContain(t.discussed(1));
    expect(await pageOf(`/ka/forum?about=petition:${petition}`)).toContain(`/ka/forum/${id}"`);
  });
});

describe('a reply', () => {
  it('says where somebody stands, under the name that they chose', async () => {
    const topic = await opened(author);
    const id = await replied(neighbour, topic, { stance: 'against', display: 'pen', pen: 'მეზობელი' });
    const post = postIn(await pageOf(`/ka/forum/${topic}`), id);
    for (const words of [t.post.stance.against, 'მეზობელი', t.post.pen]) expect(post).toContain(words);
  });

  it('can be looked at first without anything being written', async () => {
    const topic = await opened(author);
    const { status, text } = await neighbour.post(`/ka/forum/${topic}`, { body: '*ასე* ფიქრობენ', step: 'preview' });
    expect([status, text.includes('<em>ასე</em>'), text.includes('>*ასე* ფიქრობენ</textarea>')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await town.get(`/forum/topics/${topic}`)).json.posts).toBe(0);
  });

  it('that comes too fast is told how long to wait, and nothing of it is lost', async () => {
    const topic = await opened(author);
    await replied(neighbour, topic);
    const { status, text } = await neighbour.post(`/ka/forum/${topic}`, { body: 'კიდევ ერთი აზრი', step: 'send' });
    expect([status, text.includes('>კიდევ ერთი აზრი</textarea>')]).toEqual([422, true]);
    expect(wordsOf(text)).toContain(`${refusals['forum.too-fast']} ${write.wait(5)}`);
  });

  it('stands below what it replies to, at most three deep', async () => {
    const topic = await opened(author);
    const first = await replied(neighbour, topic);
    const below = await replied(await Visitor.of(town, 4), topic, { replyTo: first });
    const third = await replied(await Visitor.of(town, 5), topic, { replyTo: below });
    const html = await pageOf(`/ka/forum/${topic}`, author);
    const ids = [...html.matchAll(/id="post-([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([topic, first, below, third]);
    expect(html.split('<li class="deeper">')[1]).toContain(third);
    expect(html).toContain(`?reply=${below}#reply`);
    expect(html).not.toContain(`?reply=${third}#reply`);
    expect(await pageOf(`/ka/forum/${topic}?reply=${below}`, author)).toContain(`name="replyTo" value="${below}"`);
  });

  it('is where a page can begin', async () => {
    const topic = await opened(author);
    const ids: string[] = [];
    for (const n of [6, 7, 8]) ids.push(await replied(await Visitor.of(town, n), topic));
    const html = await pageOf(`/ka/forum/${topic}?at=${ids[1]}`);
    expect([...html.matchAll(/id="post-([^"]+)"/g)].map(([, id]) => id)).toEqual(ids.slice(1));
  });

  it('is found useful and not so any more, back where the button was', async () => {
    const topic = await opened(author);
    const id = await replied(neighbour, topic, { stance: 'for' });
    const marked = await author.post(`/ka/forum/${topic}/useful`, { useful: id });
    expect(marked.headers.location).toBe(`/ka/forum/${topic}#post-${id}`);
    const html = await pageOf(`/ka/forum/${topic}`, author);
    expect(html).toMatch(new RegExp(`name="taken-back" value="${id}" aria-pressed="true"`));
    expect(wordsOf(html)).toContain(t.topic.best);
    await author.post(`/ka/forum/${topic}/useful`, { 'taken-back': id });
    expect(await pageOf(`/ka/forum/${topic}`, author)).toContain(`name="useful" value="${id}" aria-pressed="false"`);
  });

  it('can be changed by its author within five minutes, and shows what stood before', async () => {
    const topic = await opened(author);
    const id = await replied(neighbour, topic, { body: 'პირველი აზრი' });
    expect(await pageOf(`/ka/forum/posts/${id}`, neighbour)).toContain('id="edit"');
    expect(await pageOf(`/ka/forum/posts/${id}`, author)).not.toContain('id="edit"');
    const page = await neighbour.follow(`/ka/forum/posts/${id}/edit`, { body: 'მეორე აზრი' });
    for (const words of [t.notices.edited, 'პირველი აზრი', 'მეორე აზრი', t.alone.versions])
      expect(wordsOf(page.text)).toContain(words);
    seconds(301);
    expect(await pageOf(`/ka/forum/posts/${id}`, neighbour)).not.toContain('id="edit"');
    const late = await neighbour.post(`/ka/forum/posts/${id}/edit`, { body: 'მესამე' });
    expect([late.status, wordsOf(late.text).includes(refusals['post.too-late-to-edit'])]).toEqual([422, true]);
  });

  it('of City Hall is written by officials alone, in the name of a department', async () => {
    const topic = await opened(author);
    const officer = await Visitor.of(town, 52, ['officer']);
    expect(await pageOf(`/ka/forum/${topic}`, neighbour)).not.toContain('name="department"');
    expect(await pageOf(`/ka/forum/${topic}`, officer)).toContain('<option value="transport"');
    const id = await replied(officer, topic, { department: 'transport', body: 'გზა **შეკეთდება**.' });
    const html = await pageOf(`/ka/forum/${topic}`);
    expect(postIn(html, id)).toContain(t.post.cityHall);
    expect(wordsOf(html)).toContain(t.topic.answers);
    seconds(31);
    const { status } = await neighbour.post(`/ka/forum/${topic}`, {
      body: 'ვითომ',
      department: 'transport',
      step: 'send',
    });
    expect(status).toBe(403);
  });
});

describe('moderation', () => {
  it('is asked for by a flag with its ground, hides with a reason, and another moderator decides the appeal', async () => {
    const topic = await opened(author);
    const id = await replied(neighbour, topic, { body: 'ვინც არ მეთანხმება, უვიცია.' });
    const post = `/ka/forum/posts/${id}`;
    const none = await author.post(`${post}/flag`, {});
    expect([none.status, wordsOf(none.text).includes(write.errors.ground)]).toEqual([422, true]);
    const flagged = await author.follow(`${post}/flag`, { ground: 'offensive' });
    expect(wordsOf(flagged.text)).toContain(t.notices.flagged);
    expect(wordsOf(await pageOf('/ka/forum-queue', moderator))).toContain('ვინც არ მეთანხმება, უვიცია.');

    const bare = await moderator.post(`${post}/hide`, { ground: 'offensive', text: '' });
    expect([bare.status, bare.text.includes('href="#hide-text"')]).toEqual([422, true]);
    await moderator.follow(`${post}/hide`, { ground: 'offensive', text: REASON });
    const shown = wordsOf(await pageOf(`/ka/forum/${topic}`));
    for (const words of [t.post.hiddenBy.moderator, REASON, t.post.ruleModerator]) expect(shown).toContain(words);
    expect(shown).not.toContain('უვიცია');
    expect(wordsOf(await pageOf(post, neighbour))).toContain('უვიცია');

    const appealed = await neighbour.follow(`${post}/appeal`, { text: 'ეს მხოლოდ კრიტიკა იყო.' });
    expect(wordsOf(appealed.text)).toContain(t.notices.appealed);
    expect(wordsOf(await pageOf('/ka/forum-queue?kind=appeal', second))).toContain('ეს მხოლოდ კრიტიკა იყო.');
    const decision = { outcome: 'restored', text: 'კრიტიკა შეურაცხყოფა არ არის.' };
    const same = await moderator.post(`${post}/decide`, decision);
    expect([same.status, wordsOf(same.text).includes(refusals['post.same-person'])]).toEqual([422, true]);
    await second.follow(`${post}/decide`, decision);
    expect(wordsOf(await pageOf(`/ka/forum/${topic}`))).toContain('უვიცია');
  });

  it('says of what is flagged that it stays', async () => {
    const topic = await opened(author);
    const id = await replied(neighbour, topic);
    await author.follow(`/ka/forum/posts/${id}/flag`, { ground: 'spam' });
    const done = await moderator.follow(`/ka/forum/posts/${id}/restore`, { text: 'ეს რეკლამა არ არის.' });
    expect(wordsOf(done.text)).toContain(t.notices.done);
    expect(await pageOf('/ka/forum-queue', moderator)).not.toContain(id);
  });

  it('locks a topic with a reason; what somebody was writing is not lost', async () => {
    const topic = await opened(author);
    const bare = await moderator.post(`/ka/forum/${topic}/lock`, { text: 'არა' });
    expect([bare.status, wordsOf(bare.text).includes(write.errors.text)]).toEqual([422, true]);
    const locked = await moderator.follow(`/ka/forum/${topic}/lock`, { text: 'საკითხი უკვე გადაწყდა.' });
    expect(wordsOf(locked.text)).toContain('საკითხი უკვე გადაწყდა.');
    seconds(31);
    const late = await neighbour.post(`/ka/forum/${topic}`, { body: 'დაგვიანებული აზრი', step: 'send' });
    expect([late.status, wordsOf(late.text).includes('დაგვიანებული აზრი')]).toEqual([422, true]);
    expect(wordsOf(late.text)).toContain(refusals['topic.locked']);
    await moderator.follow(`/ka/forum/${topic}/unlock`, { text: 'გამოჩნდა ახალი გარემოება.' });
    await replied(neighbour, topic);
  });

  it('is closed to those who are no moderators', async () => {
    const topic = await opened(author);
    const deeds = [`/ka/forum/${topic}/lock`, `/ka/forum/posts/${topic}/hide`, '/ka/forum-categories'];
    for (const path of deeds) expect([path, (await neighbour.post(path, {})).status]).toEqual([path, 403]);
    for (const path of ['/ka/forum-queue', '/ka/forum-categories'])
      expect([path, (await neighbour.get(path)).status]).toEqual([path, 403]);
    expect(await pageOf(`/ka/forum/posts/${topic}`, neighbour)).not.toContain('id="moderation"');
  });
});

it('is followed, and stands with one’s own posts on one’s own page', async () => {
  const topic = await opened(author, { title: 'წყლის ახალი შადრევნები ვერაზე' });
  const id = await replied(neighbour, topic, { body: 'ჩემი **აზრი** შადრევნებზე' });
  expect(wordsOf((await neighbour.follow(`/ka/forum/${topic}/follow`, { digest: 'weekly' })).text)).toContain(
    t.topic.follows.weekly,
  );
  const me = await pageOf('/ka/me', neighbour);
  expect(me).toContain(`/ka/forum/posts/${id}"`);
  for (const words of ['ჩემი აზრი შადრევნებზე', 'წყლის ახალი შადრევნები ვერაზე', t.topic.digests.weekly])
    expect(wordsOf(me)).toContain(words);
  await neighbour.follow(`/ka/forum/${topic}/unfollow`, {});
  expect(wordsOf(await pageOf('/ka/me', neighbour))).toContain(forumOffice.mine.noFollowed);
});

it('is read by anyone, and written by those who have signed in', async () => {
  const topic = await opened(author);
  const html = await pageOf(`/ka/forum/${topic}`);
  expect(html).toContain(`/ka/sign-in?next=${encodeURIComponent(`/ka/forum/${topic}`)}`);
  expect(html).not.toContain('name="body"');
  for (const path of ['/ka/forum/new', '/ka/forum-queue'])
    expect((await town.request('GET', path)).headers.location).toMatch(/^\/ka\/sign-in/);
  const other = await author.post(`/ka/forum/${topic}`, { body: 'x' }, { 'sec-fetch-site': 'cross-site' });
  expect(other.status).toBe(403);
  for (const path of ['/ka/forum/00000000-0000-4000-8000-000000000000', '/ka/forum/nowhere', '/ka/forum/posts/x'])
    expect([path, (await town.request('GET', path)).status]).toEqual([path, 404]);
});

it('goes out compressed to those who have not signed in, and to nobody with a secret in it', async () => {
  const topic = await opened(author);
  const headers = { 'accept-encoding': 'gzip, br' };
  const open = await town.request('GET', `/ka/forum/${topic}`, { headers });
  expect([open.headers['content-encoding'], open.headers.vary]).toEqual(['br', 'Cookie, Accept-Encoding']);
  const own = await author.get(`/ka/forum/${topic}`);
  expect(own.headers['content-encoding']).toBeUndefined();
});

it('has categories with versions, which retire', async () => {
  const administrator = await Visitor.of(town, 53, ['administrator']);
  const wanted = {
    ...{ category: 'parks', version: '1', titleKa: 'პარკები', titleEn: 'Parks' },
    ...{ descriptionKa: 'ხეები და სკვერები', descriptionEn: 'Trees and squares', stances: 'yes' },
  };
  const wrong = await administrator.post('/ka/forum-categories', { ...wanted, titleEn: '' });
  expect([wrong.status, wrong.text.includes('href="#new-titleKa"')]).toEqual([422, true]);
  const { notices } = forumOffice.categories;
  expect(wordsOf((await administrator.follow('/ka/forum-categories', wanted)).text)).toContain(notices.adopted);
  const next = { ...wanted, version: '2', titleKa: 'პარკები და ეზოები' };
  await administrator.follow('/ka/forum-categories', next);
  expect(wordsOf(await pageOf('/ka/forum'))).toContain('პარკები და ეზოები');
  const retired = await administrator.follow('/ka/forum-categories/retire', { category: 'parks' });
  expect(wordsOf(retired.text)).toContain(forumOffice.categories.retired);
  expect(await pageOf('/ka/forum/new', author)).not.toContain('<option value="parks"');
});
