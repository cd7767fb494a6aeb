import { say } from '../../../src/portal/i18n/catalogue.js';
import { homeServer, shareOn } from '../../../src/portal/sharing/home-server.js';
import { wordsOf } from '../../support/visitor.js';
import { SHARP, TALK, type Told, told } from './told.js';

it.each([
  ['mastodon.social', 'mastodon.social'],
  [' Mastodon.Social ', 'mastodon.social'],
  ['fosstodon.org', 'fosstodon.org'],
  ['a-b.c-d.example.ge', 'a-b.c-d.example.ge'],
  ['სოციალი.გე', 'xn--lodpbhmx8d.xn--node'],
])('takes %j for the server %j', (written, host) => {
  expect(homeServer(written)).toBe(host);
});

it.each([
  ...[
    '',
    'mastodon',
    'localhost',
    'ghia.local',
    'server.internal',
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '127.1',
    '10.0.0.0x1',
  ],
  ...[
    '[::1]',
    '::1',
    'a.b:8080',
    'user@a.b',
    'a.b/c',
    'https://a.b',
    '//a.b',
    'a.b?x',
    'a.b#x',
    'a..b',
    '.a.b',
    'a.b.',
  ],
  ...[
    '-a.b',
    'a-.b',
    'a_b.ge',
    'a b.ge',
    'a.b\r\nset-cookie: x',
    'a.b\\c',
    'a%2eb.ge',
    `${'a'.repeat(64)}.ge`,
    `${'a.'.repeat(130)}ge`,
  ],
])('takes %j for none', (written) => {
  expect(homeServer(written)).toBeUndefined();
});

it('puts the text into the address whole', () => {
  const url = new URL(shareOn('a.example', 'ა & b=c #d https://x.ge/?y=1'));
  expect([url.host, url.pathname, url.searchParams.get('text')]).toEqual([
    'a.example',
    '/share',
    'ა & b=c #d https://x.ge/?y=1',
  ]);
});

describe('on the way to a server of one’s own', () => {
  let here: Told;
  beforeAll(async () => {
    here = await told();
  });
  afterAll(() => here.town.close());

  const at = '/ka/share/mastodon';
  const send = (fields: Record<string, string>, headers = {}) =>
    here.town.request('POST', at, {
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
    });

  it('asks for the server, and shows what is shared as it is called here', async () => {
    const { status, text, headers } = await here.town.request(
      'GET',
      `${at}?path=/ka/petitions/${here.petition}&title=Evil`,
    );
    expect([status, wordsOf(text)]).toEqual([200, expect.stringContaining(say('ka').sharing.mastodon.lead)]);
    expect(text).toContain(`${here.origin}/ka/petitions/${here.petition}`);
    expect(wordsOf(text)).not.toContain('Evil');
    expect(headers['content-security-policy']).toContain("form-action 'self' https:;");
  });

  it('goes there with title and address, and sets or keeps nothing', async () => {
    const { status, headers } = await send({ path: `/ka/petitions/${here.petition}`, host: 'Mastodon.Social' });
    const to = new URL(headers.location!);
    expect([status, to.origin, to.pathname]).toEqual([303, 'https://mastodon.social', '/share']);
    expect(to.searchParams.get('text')).toBe(`${SHARP} ${here.origin}/ka/petitions/${here.petition}`);
    expect([headers['set-cookie'], headers['cache-control']]).toEqual([undefined, 'no-store']);
  });

  it('takes a topic along under its own title', async () => {
    const path = `/en/forum/${here.topic}`;
    const { headers } = await send({ path, host: 'mastodon.social' });
    expect(new URL(headers.location!).searchParams.get('text')).toBe(`${TALK.title} ${here.origin}${path}`);
  });

  it('says what to write where that is no server, and goes nowhere', async () => {
    const { status, text, headers } = await send({
      path: `/ka/reports/${here.report}`,
      host: 'https://evil.example/x',
    });
    expect([status, headers.location]).toEqual([422, undefined]);
    expect(wordsOf(text)).toContain(say('ka').sharing.mastodon.error);
    expect(text).toContain('value="https://evil.example/x"');
  });

  it('sends nobody anywhere for another site, nor by a link, nor with a page that is not everybody’s', async () => {
    const path = `/ka/petitions/${here.petition}`;
    const cross = await send({ path, host: 'mastodon.social' }, { 'sec-fetch-site': 'cross-site' });
    expect(cross.status).toBe(403);
    const link = await here.town.request('GET', `${at}?path=${path}&host=mastodon.social`);
    expect([link.status, link.headers.location]).toEqual([200, undefined]);
    for (const closed of [
      `/ka/petitions/${here.draft}`,
      `/ka/reports/${here.hidden}`,
      `/ka/forum/${here.hiddenTopic}`,
      `/ka/forum/${here.erasedTopic}`,
      `/ka/forum/posts/${here.post}`,
      '/ka',
      '//evil.example',
      'https://evil.example',
    ])
      expect([closed, (await send({ path: closed, host: 'mastodon.social' })).status]).toEqual([closed, 404]);
  });
});
