import { routesOf } from '../../../src/http/routes.js';
import { LANGS } from '../../../src/portal/frame.js';
import { TALK, type Told, told } from './told.js';

let here: Told;
beforeAll(async () => {
  here = await told();
});
afterAll(() => here.town.close());

const get = (path: string) => here.town.request('GET', path, { headers: { accept: 'text/html' } });

/** Every page that anyone may read, with an id of something that is there. */
function publicPages(): string[] {
  const ids: Record<string, string> = {
    ...{ petitions: here.petition, reports: here.report, forum: here.topic },
    ...{ 'forum/posts': here.post, 'map/objects': here.object },
  };
  return routesOf(here.town.server.app)
    .filter(
      ({ method, path, need }) => method === 'GET' && /^\/(ka|en)(\/|$)/.test(path) && need!.roles[0] === 'anyone',
    )
    .map(({ path }) => path.replace(':position', '1'))
    .map((path) =>
      path.replace(/^(\/..)\/([a-z/]+)\/:id/, (all, at, room) => (ids[room] ? `${at}/${room}/${ids[room]}` : all)),
    )
    .filter((path) => !path.includes(':') && !path.includes('/share/') && !path.endsWith('/map')); // which leads on
}

const MARKUP: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot);/g, (one) => MARKUP[one]!);
const meta = (html: string, name: string) => {
  const found = new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
  return found === undefined ? undefined : unescaped(found);
};
type Thing = Record<string, unknown> & { '@type': string };
function thingsIn(html: string): Thing[] {
  const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  return data === undefined ? [] : JSON.parse(data)['@graph'];
}
const typesIn = (html: string) => thingsIn(html).map((thing) => thing['@type']);

it('every page that anyone may read tells those who share it what it is, in both languages', async () => {
  const pages = publicPages();
  for (const path of [`/ka/forum/${here.topic}`, `/en/forum/posts/${here.post}`, `/en/map/objects/${here.object}`])
    expect(pages).toContain(path);
  expect(pages.length).toBeGreaterThan(34);
  for (const path of pages) {
    const { status, text } = await get(path);
    expect([path, status]).toEqual([path, 200]);
    const lang = path.slice(1, 3);
    const [locale, other] = lang === 'ka' ? ['ka_GE', 'en_US'] : ['en_US', 'ka_GE'];
    expect([path, meta(text, 'og:locale'), meta(text, 'og:locale:alternate')]).toEqual([path, locale, other]);
    expect([path, meta(text, 'og:url')]).toEqual([path, here.origin + path]);
    expect([path, meta(text, 'twitter:card')]).toEqual([path, 'summary_large_image']);
    for (const name of ['og:title', 'og:description', 'og:site_name', 'og:image:alt', 'description'])
      expect([path, name, meta(text, name)?.trim()]).toEqual([path, name, expect.stringMatching(/\S/)]);
    const image = meta(text, 'og:image')!;
    expect([path, image.startsWith(`${here.origin}/og/`)]).toEqual([path, true]);
    const picture = await here.town.request('GET', image.slice(here.origin.length));
    expect([path, picture.status, picture.headers['content-type']]).toEqual([path, 200, 'image/png']);
  }
});

it('each tells search engines where it lies, unless it is not for them', async () => {
  for (const path of publicPages().filter((one) => !/^\/..$/.test(one))) {
    const { text } = await get(path);
    const [way] = thingsIn(text).filter((thing) => thing['@type'] === 'BreadcrumbList');
    const unlisted = /\/(log\/entries|log\/receipts|sign-in|dev\/outbox|reports\/new|forum\/posts)/.test(path);
    expect([path, way === undefined]).toEqual([path, unlisted]);
    if (!way) continue;
    const steps = way.itemListElement as { position: number; item: string; name: string }[];
    expect(steps.map(({ position }) => position)).toEqual(steps.map((_, i) => i + 1));
    expect(steps[0]!.item).toBe(`${here.origin}/${path.slice(1, 3)}`);
    expect(steps.at(-1)!.item).toBe(here.origin + path);
    for (const { item } of steps)
      expect([path, item, (await get(item.slice(here.origin.length))).status]).toEqual([path, item, 200]);
  }
});

it.each(LANGS)('says in schema.org’s terms what is on a page (%s)', async (lang) => {
  const kinds = async (path: string) => typesIn((await get(`/${lang}${path}`)).text);
  expect(await kinds('')).toEqual(['WebSite']);
  for (const path of ['/petitions', '/reports'])
    expect(await kinds(path)).toEqual(['GovernmentService', 'BreadcrumbList']);
  for (const path of ['/log', '/log/figures', '/privacy/registers', '/map/objects', '/map/dashboard'])
    expect(await kinds(path)).toEqual(['Dataset', 'BreadcrumbList']);
  for (const path of [`/petitions/${here.petition}`, `/reports/${here.report}`])
    expect(await kinds(path)).toEqual(['WebPage', 'BreadcrumbList']);
  expect(await kinds(`/forum/${here.topic}`)).toEqual(['DiscussionForumPosting', 'BreadcrumbList']);
  expect(await kinds(`/map/objects/${here.object}`)).toEqual(['Place', 'BreadcrumbList']);
});

it('tells of a topic what it says, who says it, and what was replied, without what is hidden', async () => {
  const path = `/en/forum/${here.topic}`;
  const { text } = await get(path);
  const [posting] = thingsIn(text);
  const url = here.origin + path;
  expect(posting).toMatchObject({
    ...{ headline: TALK.title, url, inLanguage: 'en', text: 'Let us talk of a tram & ]]> <i>.', commentCount: 3 },
    author: { '@type': 'Person', name: expect.stringMatching(/\S/) },
    interactionStatistic: [{ interactionType: 'https://schema.org/CommentAction', userInteractionCount: 3 }],
    comment: [
      { '@type': 'Comment', text: 'A neighbour says <b>yes</b>.', url: `${url}?at=${here.post}#post-${here.post}` },
      { text: 'City Hall will draw a plan.', author: { '@type': 'Organization', name: 'Transport' } },
    ],
  });
  expect(posting!.comment).toHaveLength(2);
  expect(posting!.datePublished).toMatch(/^2026-.*Z$/);
  expect(meta(text, 'og:description')).toBe('Let us talk of a tram & ]]> <i>.');
  expect(meta(text, 'og:image')).toBe(`${here.origin}/og/topic/${here.topic}.png`);
  expect(text).not.toContain('Nino');
});

it('names files of data that are there', async () => {
  for (const path of ['/ka/log', '/ka/log/figures', '/ka/privacy/registers', '/ka/map/objects', '/ka/map/dashboard']) {
    const [set] = thingsIn((await get(path)).text);
    const files = set!.distribution as { contentUrl: string; encodingFormat: string }[];
    expect(files.length).toBeGreaterThan(0);
    for (const { contentUrl, encodingFormat } of files) {
      const { status, headers } = await here.town.request('GET', contentUrl.slice(here.origin.length));
      expect([contentUrl, status, headers['content-type']?.split(';')[0]]).toEqual([contentUrl, 200, encodingFormat]);
    }
  }
});

it('says nothing of what is closed: no words, no picture, no data', async () => {
  const topics = [here.hiddenTopic, here.erasedTopic].map((id) => `/ka/forum/${id}`);
  for (const path of [`/ka/petitions/${here.draft}`, `/ka/reports/${here.hidden}`, ...topics]) {
    const { text } = await get(path);
    expect(thingsIn(text)).toEqual([]);
    expect(meta(text, 'og:image')).toBe(`${here.origin}/og/default.ka.png`);
    expect(text).not.toMatch(/oembed|Nino/);
    expect(text).toContain('content="noindex"');
  }
});

it('a demonstration speaks in no government’s name', async () => {
  for (const path of ['/ka', '/ka/petitions', '/ka/reports', '/en'])
    expect((await get(path)).text).not.toMatch(/GovernmentOrganization|"provider"/);
});
