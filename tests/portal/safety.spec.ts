import { asData } from '../../src/portal/components/data-block.js';
import { renderPage } from '../../src/portal/controllers/render.js';
import { PetitionPage, type PetitionPageView } from '../../src/portal/pages/petition.js';
import { PetitionsListPage } from '../../src/portal/pages/petitions-list.js';
import { TopicPage } from '../../src/portal/pages/topic.js';
import { localPath, safeUrl } from '../../src/portal/safe-url.js';
import { crowdedTopic } from './gallery/forum.js';
import { CARDS, frameAt, petition } from './made-up.js';

const EVIL = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'';

const view = (more: Parameters<typeof petition>[1]): PetitionPageView => ({
  frame: frameAt('/petitions/x'),
  petition: petition('bicycle', more),
  curve: [],
  districts: [],
  timeline: [{ type: EVIL, at: '2026-11-23T08:30:00.000Z', event: EVIL, details: { reason: EVIL } }],
  initials: { items: [EVIL], total: 1 },
  mine: null,
  invitation: null,
});
const text = { title: EVIL, demand: EVIL, details: EVIL, event: 'e', commitment: null };

describe('what people wrote', () => {
  const html = renderPage(PetitionPage(view({ text, author: { name: EVIL } }), 'ka'));

  it('never becomes markup', () => {
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
    expect(html.match(/<script/g)).toHaveLength(2); // the island and the data block
  });

  it('stays whole inside the data block', () => {
    const [, data] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)!;
    expect(JSON.parse(data!)['@graph'][0].name).toBe(EVIL);
    expect(data).not.toContain('<');
  });

  it('stays text in lists and in what was searched for', () => {
    const list = PetitionsListPage(
      {
        frame: frameAt('/petitions'),
        wanted: { q: EVIL },
        items: [{ ...CARDS[0]!, text: { title: EVIL, demand: EVIL } }],
        total: 1,
        next: EVIL,
        counts: { open: 1, 'goal-reached': 0, closed: 0, answered: 0, refused: 0, appealed: 0, withdrawn: 0 },
      },
      'en',
    );
    expect(renderPage(list)).not.toMatch(/<script>alert|<img/);
  });
});

it('posts of the forum become markup of an allow-list, and lead nowhere by script', () => {
  const said = `${EVIL} [a](javascript:alert(1)) <a href="javascript:alert(1)">b</a> ![c](https://evil.example/c.png)`;
  const html = renderPage(
    TopicPage(
      crowdedTopic(
        () => said,
        (name) => `/a/${name}`,
      ),
      'en',
    ),
  );
  expect(html).not.toMatch(/<script>alert|<img|<a[^>]*href="javascript|<[^>]+\sonerror=/i);
  expect(html.match(/<script/g)).toHaveLength(2); // the island and the data block
  const markup = [...html.matchAll(/<div class="prose written"[^>]*>(.*?)<\/div>/gs)].map(([, inside]) => inside!);
  expect(markup.length).toBe(1 + 60);
  for (const [, name] of markup.join('').matchAll(/<([a-z0-9]+)/g))
    expect(['p', 'ul', 'li', 'strong', 'em', 'blockquote', 'a']).toContain(name);
});

it('escapes everything that could end a data block', () => {
  expect(asData({ a: '<!--</script>\u2028&' })).toBe(
    '{"a":"\\u003c!--\\u003c/script\\u003e\\u2028\\u0026"}'.replace('\\u2028', '\\u2028'),
  );
});

it('links the web addresses of an answer, and nothing else', () => {
  const said = 'იხილეთ https://example.ge/a?b=1. javascript:alert(1) data:text/html,x <b>http://x.ge</b>';
  const answers = [
    {
      version: 1,
      decision: 'accepted',
      at: '2026-11-20T08:30:00.000Z',
      event: 'a',
      commitment: null,
      text: { text: said },
    },
  ];
  const html = renderPage(PetitionPage(view({ status: 'answered', answers }), 'ka'));
  const [, answer] = /aria-labelledby="answer"(.*?)<\/section>/s.exec(html)!;
  const links = [...answer!.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  expect(links).toEqual(['https://example.ge/a?b=1', 'http://x.ge/']);
});

it.each([
  ['https://example.ge/a b', 'https://example.ge/a%20b'],
  ['mailto:a@example.ge', 'mailto:a@example.ge'],
  ['javascript:alert(1)', undefined],
  [' JaVaScRiPt:alert(1)', undefined],
  ['java\nscript:alert(1)', undefined],
  ['data:text/html,<script>', undefined],
  ['//example.ge', undefined],
  ['', undefined],
])('takes %j for the link %j', (written, link) => {
  expect(safeUrl(written)).toBe(link);
});

it.each([
  ['/ka/petitions/1/sign?x=1', '/ka/petitions/1/sign?x=1'],
  ['/en', '/en'],
  ['//evil.ge/ka', undefined],
  ['/\\evil.ge', undefined],
  ['/ka\\..\\evil', undefined],
  ['/ka/..//evil.ge', undefined],
  ['/ka/%2e%2e//evil.ge', undefined],
  ['/ka/../api/v1/me', undefined],
  ['ka', undefined],
  ['https://evil.ge/ka/', undefined],
  ['/api/v1/me/erase', undefined],
  [undefined, undefined],
])('goes on to %j as %j', (wanted, path) => {
  expect(localPath(wanted)).toBe(path);
});
