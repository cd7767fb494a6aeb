import { readConfig } from '../../src/config.js';
import { Oidc } from '../../src/identity/oidc.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { type Answer, TestHouse } from '../support/house.js';
import { AtIssuer, Issuer } from '../support/issuer.js';
import { keptBytes } from '../support/kept-files.js';
import { wordsOf } from '../support/visitor.js';

const PUBLIC_URL = 'http://127.0.0.1:1';
const label = { ka: 'მაგალითი', en: 'Example' };
const t = say('ka').account.providers;

let issuer: Issuer;
let town: TestHouse;
let petition: string;
beforeAll(async () => {
  issuer = await Issuer.open(
    ['one', 'two', 'open', 'wrong-secret'].map((id) => `${PUBLIC_URL}/auth/oidc/${id}/callback`),
  );
  const secret = { clientId: 'ghia', clientSecret: 'a secret of the tests' };
  const providers = [
    { id: 'one', issuer: issuer.url, ...secret, label },
    { id: 'two', issuer: issuer.url, ...secret, label: { ka: 'მეორე', en: 'Second' } },
    { id: 'open', issuer: issuer.url, clientId: 'open', label },
    { id: 'wrong-secret', issuer: issuer.url, clientId: 'ghia', clientSecret: 'another', label },
    { id: 'away', issuer: 'http://127.0.0.1:9', clientId: 'ghia', label },
  ];
  town = await TestHouse.open({ env: { GHIA_PUBLIC_URL: PUBLIC_URL, GHIA_OIDC: JSON.stringify(providers) } });
  await town.adopt();
  petition = await town.openPetition(1);
});
afterAll(async () => {
  await town.close();
  await issuer.close();
});

/** The cookies that an answer sets, as a browser sends them back. */
const cookiesOf = ({ headers }: Answer) =>
  [headers['set-cookie'] ?? []]
    .flat()
    .map((one) => one!.split(';')[0]!)
    .filter((one) => !one.endsWith('='))
    .join('; ');
const get = (path: string, cookie = '') => town.request('GET', path, { headers: { cookie, accept: 'text/html' } });
const leave = (id = 'one', query = '') => get(`/auth/oidc/${id}${query}`);
/** What the provider sends a browser back to, within this portal. */
const back = (url: string) => url.slice(PUBLIC_URL.length);

/** The whole way. */
async function signIn(name: string, { id = 'one', query = '', browser = new AtIssuer() } = {}) {
  const left = await leave(id, query);
  const returned = back(await browser.agree(left.headers.location!, name));
  const answer = await get(returned, cookiesOf(left));
  return { left, returned, answer, cookie: cookiesOf(answer) };
}
const personOf = (cookie: string) => town.house.sessions.callerOf(/sid=([\w-]+)/.exec(cookie)![1]!)!.person!;

describe('the way there and back', () => {
  it('begins at the sign-in page, with code, PKCE, state and nonce, asking for nothing but who it is', async () => {
    const page = (await get('/ka/sign-in?next=/ka/petitions')).text;
    expect(page).toContain('href="/auth/oidc/one?next=%2Fka%2Fpetitions&amp;lang=ka"');
    expect(wordsOf(page)).toContain(t.with(label.ka));
    const { status, headers } = await leave();
    const { origin, searchParams } = new URL(headers.location!);
    expect([status, origin, headers['cache-control']]).toEqual([303, issuer.url, 'no-store']);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      ...{ response_type: 'code', scope: 'openid', client_id: 'ghia', code_challenge_method: 'S256' },
      redirect_uri: `${PUBLIC_URL}/auth/oidc/one/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)!.length).toBeGreaterThan(40);
    expect(headers['set-cookie']).toMatch(/^__Host-oidc=[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const sealed = headers['set-cookie']!;
    for (const name of ['state', 'nonce']) expect(sealed).not.toContain(searchParams.get(name)!);
  });

  it.each(['one', 'open'])('ends in a session of level 0, and the cookie of the way is gone (%s)', async (id) => {
    const { answer, cookie } = await signIn('ana', { id });
    expect([answer.status, answer.headers.location]).toEqual([303, '/ka/me']);
    expect([answer.headers['set-cookie']].flat().at(-1)).toMatch(/^__Host-oidc=; .*Max-Age=0$/);
    const me = (await town.request('GET', '/api/v1/identity/me', { headers: { cookie } })).json;
    expect(me).toMatchObject({ level: 0, roles: [], name: null });
    expect(wordsOf((await get('/ka/me', cookie)).text)).toContain(t.signedInWith(label.ka));
  });

  it('finds the same person again, and somebody else in somebody else', async () => {
    const [first, again, other] = [await signIn('beso'), await signIn('beso'), await signIn('dato')];
    expect(personOf(again.cookie)).toBe(personOf(first.cookie));
    expect(personOf(other.cookie)).not.toBe(personOf(first.cookie));
    expect(personOf(first.cookie)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('goes on to where the reader was going, in this portal only', async () => {
    const to = async (next: string) =>
      (await signIn('eka', { query: `?lang=en&next=${encodeURIComponent(next)}` })).answer.headers.location;
    expect(await to(`/en/petitions/${petition}`)).toBe(`/en/petitions/${petition}`);
    for (const next of ['https://evil.ge/en', '//evil.ge', '/en/..//evil.ge', '/\\evil.ge', '/api/v1/me/data'])
      expect([next, await to(next)]).toEqual([next, '/en/me']);
  });

  it('begins a new session, and ends the one that the browser had', async () => {
    const first = await signIn('gia');
    const left = await leave();
    const returned = back(await new AtIssuer().agree(left.headers.location!, 'gia'));
    const answer = await get(returned, `${cookiesOf(left)}; ${first.cookie}`);
    expect(answer.status).toBe(303);
    expect((await get('/ka/me', first.cookie)).status).toBe(303); // to the sign-in page
    expect((await get('/ka/me', cookiesOf(answer))).status).toBe(200);
  });
});

describe('what somebody known by a provider alone may do', () => {
  it('is not signing: they are told how to sign in fully', async () => {
    const { cookie } = await signIn('ana');
    const { status, text } = await get(`/ka/petitions/${petition}/sign`, cookie);
    expect([status, wordsOf(text)]).toEqual([
      403,
      expect.stringContaining(say('ka').refusals['identity.assurance-too-low']),
    ]);
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const sent = await town.request('POST', `/api/v1/petitions/${petition}/signatures`, {
      ...{ headers, body: { display: 'none' } },
    });
    expect([sent.status, sent.json.type]).toEqual([403, 'urn:ghia:identity.assurance-too-low']);
  });

  it('is to see what is kept of them, and to have it erased: whoever comes back is somebody new', async () => {
    const { cookie } = await signIn('subject-of-the-erased');
    const person = personOf(cookie);
    const { json } = await town.request('GET', '/api/v1/me/data', { headers: { cookie } });
    expect(json).toMatchObject({ registered: {}, account: { provider: 'one', since: expect.any(String) } });
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await town.request('POST', '/api/v1/me/erase', { headers, body: {} })).status).toBe(200);
    expect(town.house.accounts.of(person)).toBeUndefined();
    const bytes = keptBytes(town.folder);
    expect([bytes.includes(Buffer.from(person, 'hex')), bytes.includes(person)]).toEqual([false, false]);
    const again = await signIn('subject-of-the-erased');
    expect(personOf(again.cookie)).not.toBe(person);
  });

  it('is kept of them without what the provider calls them', async () => {
    await signIn('a-subject-that-is-looked-for');
    const bytes = keptBytes(town.folder);
    for (const said of ['a-subject-that-is-looked-for', 'Name of']) expect(bytes.includes(said)).toBe(false);
  });
});

describe('what does not fit', () => {
  const refused = (answer: Answer, status: number, words: string) => {
    expect([answer.status, wordsOf(answer.text)]).toEqual([status, expect.stringContaining(words)]);
    expect(cookiesOf(answer)).not.toContain('sid=');
  };

  it('is told kindly to somebody who turned back', async () => {
    const left = await leave('one', '?next=/ka/petitions');
    const returned = back(await new AtIssuer().cancel(left.headers.location!));
    expect(returned).toContain('error=access_denied');
    const answer = await get(returned, cookiesOf(left));
    refused(answer, 200, t.trouble.cancelled);
    expect(answer.text).toContain('name="next" value="/ka/petitions"');
    expect(answer.text).toContain('class="language" href="/en/sign-in"');
  });

  it('is refused: no cookie, a cookie of another’s making, another state, none, or another provider’s way back', async () => {
    const left = await leave();
    const returned = back(await new AtIssuer().agree(left.headers.location!, 'ana'));
    const cookie = cookiesOf(left);
    const withState = (state: string) => returned.replace(/state=[^&]+/, `state=${state}`);
    refused(await get(returned), 400, t.trouble.stale);
    refused(await get(returned, `${cookie.slice(0, -4)}AAAA`), 400, t.trouble.stale);
    refused(await get(returned, '__Host-oidc=x'), 400, t.trouble.stale);
    refused(await get(withState('x'.repeat(43)), cookie), 400, t.trouble.stale);
    refused(await get(returned.replace(/&?state=[^&]+/, ''), cookie), 400, t.trouble.stale);
    refused(await get(returned.replace('/one/', '/two/'), cookie), 400, t.trouble.stale);
    refused(await get('/auth/oidc/one/callback', cookie), 400, t.trouble.stale);
    refused(await get(`/auth/oidc/one/callback?code=x&state=x`, cookie), 400, t.trouble.stale);
  });

  it('is refused: a code of another browser’s sign-in, or one that was used', async () => {
    const [mine, theirs] = [await leave(), await leave()];
    const stolen = back(await new AtIssuer().agree(theirs.headers.location!, 'victim'));
    refused(await get(stolen, cookiesOf(mine)), 400, t.trouble.stale);
    const state = new URL(mine.headers.location!).searchParams.get('state')!;
    refused(await get(stolen.replace(/state=[^&]+/, `state=${state}`), cookiesOf(mine)), 400, t.trouble.stale); // PKCE
    const { left, returned } = await signIn('ana');
    refused(await get(returned, cookiesOf(left)), 400, t.trouble.stale);
  });

  it('is refused: a token made for another question', async () => {
    for (const [name, other] of [
      ['nonce', 'another-nonce'],
      ['code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'],
    ] as const) {
      const left = await leave();
      const asked = new URL(left.headers.location!);
      asked.searchParams.set(name, other);
      const returned = back(await new AtIssuer().agree(asked.href, 'ana'));
      refused(await get(returned, cookiesOf(left)), 400, t.trouble.stale);
    }
  });

  it('is said of a provider that is away, with the way in that is left', async () => {
    const answer = await leave('away', '?next=/ka/petitions');
    refused(answer, 503, t.trouble.away);
    expect(answer.text).toContain('name="personalNumber"');
    expect((await leave('none')).status).toBe(404);
    expect((await leave('__proto__')).status).toBe(404);
  });

  it('is said of one that will not speak with this portal', async () => {
    const left = await leave('wrong-secret');
    const returned = back(await new AtIssuer().agree(left.headers.location!, 'ana'));
    refused(await get(returned, cookiesOf(left)), 503, t.trouble.away);
  });

  it('is said of one that goes away in between', async () => {
    const returns = [`${PUBLIC_URL}/auth/oidc/brief/callback`];
    const brief = await Issuer.open(returns);
    const provider = { id: 'brief', issuer: brief.url, clientId: 'open', label };
    const oidc = new Oidc([provider], PUBLIC_URL, town.house.residents);
    const { to, cookie } = await oidc.begin(provider, { lang: 'ka' });
    const query = new URL(await new AtIssuer().agree(to, 'ana')).search;
    await brief.close();
    await expect(oidc.comeBack(provider, query, cookie)).rejects.toMatchObject({ why: 'away' });
  });

  it('is refused after ten minutes', async () => {
    const provider = town.house.config.oidc[0]!;
    let now = Date.parse('2026-06-10T08:00:00.000Z');
    const oidc = new Oidc([provider], PUBLIC_URL, town.house.residents, () => now);
    const { to, cookie } = await oidc.begin(provider, { lang: 'ka' });
    const query = new URL(await new AtIssuer().agree(to, 'ana')).search;
    now += 600_001;
    await expect(oidc.comeBack(provider, query, cookie)).rejects.toMatchObject({ why: 'stale' });
  });
});

describe('the setting', () => {
  const one = { id: 'one', issuer: 'https://id.example.ge', clientId: 'ghia', label };
  const read = (value: unknown) => () =>
    readConfig({ GHIA_OIDC: typeof value === 'string' ? value : JSON.stringify(value) });

  it('may name several, or none', () => {
    expect(readConfig({}).oidc).toEqual([]);
    expect(read([one, { ...one, id: 'two', clientSecret: 's', assurance: 0 }])().oidc).toEqual([
      one,
      { ...one, id: 'two', clientSecret: 's' },
    ]);
  });

  it.each([
    [{}, /is no list/],
    ['[{', /is not JSON/],
    ['/nowhere/oidc.json', /cannot be read \(ENOENT\)/],
    [[{ ...one, id: 'One' }], /id must be small Latin letters/],
    [[{ ...one, issuer: 'http://id.example.ge' }], /provider "one": issuer must be/],
    [[{ ...one, issuer: 'https://id.example.ge/?a' }], /issuer must be/],
    [[{ ...one, issuer: 7 }], /issuer must be/],
    [[{ ...one, clientId: '' }], /clientId must be/],
    [[{ ...one, clientSecret: 5 }], /clientSecret must be/],
    [[{ ...one, label: 'Example' }], /label must hold its name in both languages/],
    [[{ ...one, label: { ka: 'მ', en: ' ' } }], /label must hold/],
    [[{ ...one, assurance: 2 }], /assurance must be 0/],
    [[{ ...one, secret: 'x' }], /"secret" is no field/],
    [[one, one], /names "one" twice/],
    [[null], /provider no. 1/],
  ])('says what is wrong with %j', (value, why) => {
    expect(read(value)).toThrow(why as RegExp);
  });

  it('never tells a secret', () => {
    expect(read([{ ...one, clientSecret: 'top-secret', assurance: 3 }])).toThrow(/^((?!top-secret).)*$/);
  });
});
