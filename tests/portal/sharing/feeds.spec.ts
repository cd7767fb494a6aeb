import convert from 'xml-js';
import { feedIn } from '../../../src/portal/feeds/feed.js';
import { say } from '../../../src/portal/i18n/catalogue.js';
import { SHARP, TALK, type Told, told } from './told.js';

let here: Told;
beforeAll(async () => {
  here = await told();
});
afterAll(() => here.town.close());

const get = (path: string, headers = {}) => here.town.request('GET', path, { headers });
const lists = ['decisions', 'answers', 'petitions', 'reports', 'topics', 'figures'];
const all = () => [...lists, `petitions/${here.petition}`, `reports/${here.report}`, `topics/${here.topic}`];

type Node = {
  name?: string;
  type: string;
  text?: string;
  cdata?: string;
  attributes?: Record<string, string>;
  elements?: Node[];
};
/** Reads a document as any reader of XML would. @throws for one that is not well-formed */
function rootOf(text: string): Node {
  const [root, ...more] = (convert.xml2js(text, { compact: false }) as { elements: Node[] }).elements;
  if (!root || more.length > 0) throw new Error('not one root');
  return root;
}
const under = (node: Node, name: string) => (node.elements ?? []).filter((one) => one.name === name);
const textOf = (node: Node | undefined): string =>
  (node?.elements ?? []).map((one) => one.cdata ?? one.text ?? '').join('');
const said = (node: Node, name: string) => textOf(under(node, name)[0]);

/** RFC 3339, as RFC 4287 and JSON Feed want it. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** RFC 822 with four digits of the year, as RSS 2.0 wants it. */
const OLD_MOMENT = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
/** Text that is HTML holds no markup but what is spelled out. */
const isPlainHtml = (html: string) => !/<|&(?!amp;|lt;|gt;)/.test(html);

it('are Atom as RFC 4287 has it', async () => {
  for (const name of all()) {
    const { status, headers, text } = await get(`/feeds/${name}.atom`);
    expect([name, status, headers['content-type']]).toEqual([name, 200, 'application/atom+xml; charset=utf-8']);
    const feed = rootOf(text);
    expect([feed.name, feed.attributes!.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    for (const must of ['id', 'title', 'updated', 'author'])
      expect([name, must, under(feed, must).length]).toEqual([name, must, 1]);
    expect(said(under(feed, 'author')[0]!, 'name')).toContain(say('ka').shell.demo);
    expect(said(feed, 'updated')).toMatch(MOMENT);
    const [self] = under(feed, 'link').filter(({ attributes }) => attributes!.rel === 'self');
    expect(self!.attributes!.href).toBe(`${here.origin}/feeds/${name}.atom?lang=ka`);
    const entries = under(feed, 'entry');
    expect([name, entries.length > 0]).toEqual([name, name !== 'figures']);
    const ids = entries.map((entry) => said(entry, 'id'));
    expect([name, new Set(ids).size]).toEqual([name, ids.length]);
    for (const entry of entries) {
      expect(said(entry, 'id')).toMatch(/^urn:(uuid:[0-9a-f-]{36}|ghia:event:[0-9a-f]{32})$/);
      expect(said(entry, 'updated')).toMatch(MOMENT);
      expect([said(entry, 'title'), isPlainHtml(said(entry, 'title'))]).toEqual([expect.stringMatching(/\S/), true]);
      expect(isPlainHtml(said(entry, 'summary'))).toBe(true);
      expect(under(entry, 'link')[0]!.attributes!.href).toMatch(new RegExp(`^${here.origin}/ka/`));
    }
  }
});

it('are RSS 2.0', async () => {
  for (const name of all()) {
    const { headers, text } = await get(`/feeds/${name}.rss?lang=en`);
    expect(headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    const rss = rootOf(text);
    expect([rss.name, rss.attributes!.version]).toEqual(['rss', '2.0']);
    const [channel] = under(rss, 'channel');
    for (const must of ['title', 'link', 'description', 'lastBuildDate'])
      expect([name, must, said(channel!, must)]).toEqual([name, must, expect.stringMatching(/\S/)]);
    const items = under(channel!, 'item');
    const guids = items.map((item) => said(item, 'guid'));
    expect(new Set(guids).size).toBe(guids.length);
    for (const item of items) {
      expect(said(item, 'pubDate')).toMatch(OLD_MOMENT);
      expect(under(item, 'guid')[0]!.attributes!.isPermaLink).toBe('false');
      expect(said(item, 'link')).toMatch(new RegExp(`^${here.origin}/en/`));
      expect(isPlainHtml(said(item, 'description'))).toBe(true);
    }
  }
});

it('are JSON Feed 1 with the same entries', async () => {
  for (const name of all()) {
    const feed = JSON.parse((await get(`/feeds/${name}.json`)).text);
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1',
      title: expect.any(String),
      home_page_url: expect.stringMatching(new RegExp(`^${here.origin}/ka/`)),
      feed_url: `${here.origin}/feeds/${name}.json?lang=ka`,
    });
    const atom = under(rootOf((await get(`/feeds/${name}.atom`)).text), 'entry');
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(atom.map((entry) => said(entry, 'id')));
    for (const item of feed.items) expect(item.date_modified).toMatch(MOMENT);
  }
});

const titles = async (path: string): Promise<string[]> =>
  JSON.parse((await get(path)).text).items.map(({ title }: { title: string }) => title);

it('lists of petitions and reports take the filters of their lists, and say so in their own address', async () => {
  expect(await titles('/feeds/petitions.json')).toEqual([SHARP]);
  expect(await titles('/feeds/petitions.json?status=answered')).toEqual([SHARP]);
  expect(await titles('/feeds/petitions.json?status=open')).toEqual([]);
  expect(await titles('/feeds/petitions.json?q=ველობილიკები')).toEqual([SHARP]);
  for (const [query, n] of [
    ['category=holes', 1],
    ['district=vake', 1],
    ['district=gldani', 0],
    ['status=resolved', 0],
    ['bbox=44.7,41.6,44.8,41.8', 1],
    ['bbox=44.0,41.6,44.1,41.8', 0],
  ] as const)
    expect([query, (await titles(`/feeds/reports.json?${query}`)).length]).toEqual([query, n]);
  const { feed_url } = JSON.parse(
    (await get('/feeds/reports.json?district=vake&bbox=44.7,41.6,44.8,41.8&lang=en')).text,
  );
  expect(new URL(feed_url).searchParams.get('bbox')).toBe('44.7,41.6,44.8,41.8');
  expect(new URL(feed_url).searchParams.get('district')).toBe('vake');
});

it('lists of topics take the forum’s filters, the newest first, and say nothing of what is hidden', async () => {
  const [, own] = await titles('/feeds/topics.json?lang=en');
  expect(own).toBe(TALK.title);
  for (const [query, found] of [
    ['category=streets', [expect.any(String), TALK.title]],
    ['category=nowhere', [expect.any(String), TALK.title]],
    [`about=petition:${here.petition}`, [TALK.title]],
    [`about=report:${here.report}`, []],
    ['q=tram', [TALK.title]],
    ['q=zeppelin', []],
  ] as const)
    expect([query, await titles(`/feeds/topics.json?${query}`)]).toEqual([query, found]);
  const { feed_url, items } = JSON.parse(
    (await get(`/feeds/topics.json?lang=en&category=streets&about=petition:${here.petition}`)).text,
  );
  const { searchParams } = new URL(feed_url);
  expect([searchParams.get('category'), searchParams.get('about')]).toEqual(['streets', `petition:${here.petition}`]);
  const { about, official } = say('en').forum;
  expect(items[0].content_html).toBe(`Streets — ${about.petition} — ${official}`);
});

it('a topic’s are its posts, the newest first: City Hall’s are marked, those that are hidden are left out', async () => {
  const { items } = JSON.parse((await get(`/feeds/topics/${here.topic}.json?lang=en`)).text);
  const said = items.map(({ content_html }: { content_html: string }) => content_html);
  expect(said).toEqual([
    'City Hall will draw a plan.',
    'A neighbour says &lt;b&gt;yes&lt;/b&gt;.',
    'Let us talk of a tram &amp; ]]&gt; &lt;i&gt;.',
  ]);
  const { cityHall } = say('en').forum.post;
  const marked = items.map(({ title }: { title: string }) => title.startsWith(cityHall));
  expect(marked).toEqual([true, false, false]);
  expect(items[0].title).toBe(`${cityHall} — Transport: ${TALK.title}`);
  expect(items[1].url).toBe(`${here.origin}/en/forum/${here.topic}?at=${here.post}#post-${here.post}`);
});

it('answers are those of the city alone, with their words', async () => {
  const { items } = JSON.parse((await get('/feeds/answers.json?lang=en')).text);
  expect(items).toHaveLength(1);
  expect(items[0].title).toBe(`${say('en').facts.PetitionAnswered}: ${SHARP}`);
  expect(items[0].content_html).toMatch(/პასუხი.*&lt;b&gt;$/);
});

it('news of one thing are its own, the newest first', async () => {
  const { items } = JSON.parse((await get(`/feeds/petitions/${here.petition}.json?lang=en`)).text);
  const { facts } = say('en');
  expect(items[0].title).toBe(`${facts.PetitionAnswered}: ${SHARP}`);
  expect(items[0].content_html).toContain('&lt;b&gt;');
  const { town, report } = here;
  await town.post(`/reports/${report}/acknowledge`, await town.staff('officer'));
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const news = await titles(`/feeds/reports/${report}.json?lang=en`);
  expect(news).toHaveLength(2);
  expect(news[0]).toMatch(new RegExp(`^${facts.ReportAcknowledged}`));
});

const closedTopics = () => [here.hiddenTopic, here.erasedTopic, here.report].map((id) => `topics/${id}`);
it('tell nothing of what is closed', async () => {
  for (const name of [
    `petitions/${here.draft}`,
    `reports/${here.hidden}`,
    `reports/${here.petition}`,
    'petitions/x',
    ...closedTopics(),
  ])
    expect([name, (await get(`/feeds/${name}.atom`)).status]).toEqual([name, 404]);
  for (const name of all()) {
    const { text } = await get(`/feeds/${name}.json`);
    expect([name, text.includes('Nino'), text.includes(here.hidden), text.includes(here.hiddenTopic)]).toEqual([
      ...[name, false, false, false],
    ]);
  }
});

it('answer 304 to whoever holds them', async () => {
  for (const name of all()) {
    const { headers } = await get(`/feeds/${name}.atom`);
    expect([name, (await get(`/feeds/${name}.atom`, { 'if-none-match': headers.etag })).status]).toEqual([name, 304]);
  }
});

it('are offered by the pages that show the same, and lead back to them', async () => {
  const pages = [
    '/ka/petitions?status=answered',
    '/ka/reports?district=vake',
    '/ka/log/figures',
    '/ka/forum?q=tram&category=streets',
  ];
  for (const page of [
    ...pages,
    `/ka/petitions/${here.petition}`,
    `/ka/reports/${here.report}`,
    `/ka/forum/${here.topic}`,
  ]) {
    const { text } = await get(page);
    const links = [...text.matchAll(/type="application\/atom\+xml" title="[^"]*" href="([^"]+)"/g)];
    const [, own] = links.map(([, href]) => href!.replaceAll('&amp;', '&'));
    const feed = rootOf((await get(own!)).text);
    const [back] = under(feed, 'link').filter(({ attributes }) => attributes!.rel === 'alternate');
    expect([page, back!.attributes!.href]).toEqual([page, here.origin + page]);
  }
});

it('hold the newest fifty, and no sign that XML cannot hold', () => {
  const items = Array.from({ length: 60 }, (_, n) => ({
    ...{ id: `urn:x:${n}`, title: `Bell \u0007 ${n}`, says: '\u0000\u001f & <b>\ufffe', link: `/ka/${n}` },
    at: '2026-06-10T08:00:00.000Z',
  }));
  const content = { name: 'bells', title: '\u0008 & Bells', about: 'Bells\u000b', page: '/ka/bells', items };
  for (const format of ['atom', 'rss'] as const) {
    const text = feedIn(format, content, { origin: 'https://ghia.example.ge', demo: false }, 'ka');
    const root = rootOf(text);
    const entries = format === 'atom' ? under(root, 'entry') : under(under(root, 'channel')[0]!, 'item');
    expect(entries).toHaveLength(50);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe]/);
  }
});
