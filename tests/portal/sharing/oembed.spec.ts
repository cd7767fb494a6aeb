import convert from 'xml-js';
import { say } from '../../../src/portal/i18n/catalogue.js';
import { SHARP, TALK, type Told, told } from './told.js';

let here: Told;
beforeAll(async () => {
  here = await told();
});
afterAll(() => here.town.close());

const ask = (query: Record<string, string>, headers = {}) =>
  here.town.request('GET', `/oembed?${new URLSearchParams(query)}`, { headers });
const page = (path: string) => `${here.origin}${path}`;
const petition = () => page(`/ka/petitions/${here.petition}`);
const report = () => page(`/en/reports/${here.report}`);
const closed = () => [
  `/ka/petitions/${here.draft}`,
  `/ka/reports/${here.hidden}`,
  `/ka/forum/${here.hiddenTopic}`,
  `/ka/forum/${here.erasedTopic}`,
];
const topic = () => page(`/en/forum/${here.topic}`);

it('gives a card of each kind as oEmbed says it: rich, with a frame, a size and a picture', async () => {
  const { status, headers, json } = await ask({ url: petition() });
  expect([status, headers['content-type'], headers['access-control-allow-origin']]).toEqual([
    200,
    'application/json; charset=utf-8',
    '*',
  ]);
  const t = say('ka');
  expect(json).toMatchObject({
    ...{ version: '1.0', type: 'rich', title: SHARP, provider_name: t.shell.name, provider_url: here.origin },
    ...{ width: 560, height: 320, thumbnail_width: 1200, thumbnail_height: 630 },
    thumbnail_url: page(`/og/petition/${here.petition}.png`),
  });
  const [, src] = /^<iframe src="([^"]+)"/.exec(json.html)!;
  expect(src).toBe(page(`/embed/petition/${here.petition}?lang=ka`));
  expect(json.html).not.toContain('<script');
  expect((await ask({ url: report() })).json.html).toContain(page(`/embed/report/${here.report}?lang=en`));
  const { json: talk } = await ask({ url: topic() });
  expect(talk).toMatchObject({ title: TALK.title, thumbnail_url: page(`/og/topic/${here.topic}.png`) });
  expect(talk.html).toContain(page(`/embed/topic/${here.topic}?lang=en`));
});

it('says the same as XML', async () => {
  const { headers, text } = await ask({ url: petition(), format: 'xml' });
  expect(headers['content-type']).toBe('text/xml; charset=utf-8');
  const { oembed } = convert.xml2js(text, { compact: true }) as { oembed: Record<string, { _text: string }> };
  const { json } = await ask({ url: petition() });
  for (const [name, value] of Object.entries(json)) expect(oembed[name]!._text).toBe(String(value));
});

it('stays within the room that there is, and offers no picture too large for it', async () => {
  const { json } = await ask({ url: petition(), maxwidth: '300', maxheight: '200' });
  expect(json).toMatchObject({ width: 300, height: 200 });
  expect(json.html).toContain('width="300" height="200"');
  expect(json.thumbnail_url).toBeUndefined();
  for (const wrong of ['0', '-1', 'x', '1e3', '1.5'])
    expect((await ask({ url: petition(), maxwidth: wrong })).status).toBe(400);
});

it('answers 404 for what is no page of ours, 401 for one that is not everybody’s, 501 for another format', async () => {
  const elsewhere = [
    '',
    'x',
    'https://evil.example/ka/petitions/1',
    page('/ka'),
    page('/ka/petitions/1'),
    `${here.origin}.evil.ge/ka/petitions/${here.petition}`,
  ];
  for (const url of [...elsewhere, page(`/ka/reports/${here.petition}`), `javascript:alert(1)//${petition()}`])
    expect([url, (await ask({ url })).status]).toEqual([url, 404]);
  for (const path of closed()) {
    const { status, text } = await ask({ url: page(path) });
    expect([status, text.includes('Nino')]).toEqual([401, false]);
  }
  for (const format of ['yaml', 'constructor']) expect((await ask({ url: petition(), format })).status).toBe(501);
});

it('answers 304 to whoever holds it', async () => {
  const { headers } = await ask({ url: petition() });
  expect((await ask({ url: petition() }, { 'if-none-match': headers.etag })).status).toBe(304);
});

it('is offered by the pages that it answers for, in both formats', async () => {
  for (const [url, kind] of [
    [petition(), 'petition'],
    [report(), 'report'],
    [topic(), 'topic'],
  ] as const) {
    const { text } = await here.town.request('GET', url.slice(here.origin.length));
    for (const format of ['json', 'xml']) {
      const media = format === 'json' ? 'application/json+oembed' : 'text/xml+oembed';
      const [, href] = new RegExp(`type="${media.replace('+', '\\+')}" title="[^"]*" href="([^"]+)"`).exec(text)!;
      const { status, text: said } = await here.town.request(
        'GET',
        href!.replaceAll('&amp;', '&').slice(here.origin.length),
      );
      expect([status, said.includes(`/embed/${kind}/`)]).toEqual([200, true]);
    }
  }
});

describe('the card', () => {
  const card = (kind: string, id: string, lang = 'ka') => here.town.request('GET', `/embed/${kind}/${id}?lang=${lang}`);

  it('may stand in a frame anywhere, sets no cookie, has neither form nor script, and opens links beside itself', async () => {
    for (const [kind, id] of [
      ['petition', here.petition],
      ['report', here.report],
      ['topic', here.topic],
    ] as const)
      for (const lang of ['ka', 'en']) {
        const { status, headers, text } = await card(kind, id, lang);
        expect([kind, status, headers['set-cookie'], headers['x-frame-options']]).toEqual([
          kind,
          200,
          undefined,
          undefined,
        ]);
        const policy = headers['content-security-policy']!;
        for (const rule of [
          'frame-ancestors *',
          "script-src 'none'",
          "form-action 'none'",
          "default-src 'none'",
          "base-uri 'none'",
        ])
          expect(policy).toContain(rule);
        expect(text).toMatch(new RegExp(`^<!doctype html><html lang="${lang}">`));
        expect(text).not.toMatch(/<script|<form|<input|<[^>]*\sstyle=/);
        const links = text.match(/<a [^>]*>/g)!;
        expect(links.length).toBeGreaterThan(1);
        for (const link of links) expect(link).toMatch(/target="_blank" rel="noopener"/);
        expect(text).toContain(say(lang as 'ka').shell.demo);
      }
  });

  it('takes nobody’s session for its reader', async () => {
    const headers = { cookie: '__Host-sid=x; sid=x' };
    const one = await here.town.request('GET', `/embed/petition/${here.petition}`, { headers });
    const other = await here.town.request('GET', `/embed/petition/${here.petition}`);
    expect(one.text).toBe(other.text);
  });

  it('says kindly that there is none, within the frame, and shows nothing of what is closed', async () => {
    const { gone } = say('en').sharing.embed;
    for (const [kind, id] of [
      ['petition', here.draft],
      ['report', here.hidden],
      ['report', here.petition],
      ['topic', here.hiddenTopic],
      ['topic', here.erasedTopic],
      ['topic', here.post],
      ['petition', 'x'],
      ['constructor', here.petition],
    ] as const) {
      const { status, text, headers } = await card(kind, id, 'en');
      expect([kind, status, text.includes(gone), text.includes('Nino')]).toEqual([kind, 404, true, false]);
      expect(headers['content-security-policy']).toContain('frame-ancestors *');
    }
  });
});
