import { URI } from 'otpauth';
import { person } from '../../src/demo/people.js';
import { csrfOf, sessionCookie } from '../../src/identity/sessions.js';
import { SignIn } from '../../src/identity/sign-in.js';
import { operationsOf } from '../../src/operations.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { wordsOf } from '../support/visitor.js';

const QUEUE = '/api/v1/petitions/queue';
const OFFICE = '/ka/moderation';
const { second: t } = say('ka').account;

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open({ env: { GHIA_MODE: 'production', GHIA_SMTP: 'smtp://127.0.0.1:1' } });
  await town.crowd(1, 12);
  const issued = operationsOf(town.house, town.server).token!({ person: person(12).number, roles: 'administrator' });
  const { token } = (await issued) as { token: string };
  for (let n = 1; n <= 8; n++)
    await town.post('/identity/roles', token, { personalNumber: person(n).number, role: 'moderator' });
});
afterAll(() => town.close());

const tokenIn = (cookie: string) => /sid=([\w-]+)/.exec(cookie)![1]!;

/** A browser: it sends the cookie that it was last given. */
class Browser {
  private constructor(private cookie: string) {}

  static async signedIn(n: number): Promise<Browser> {
    const { resident } = await town.citizen(n);
    const { cookie } = await town.server.app.get(SignIn).begin({ person: resident.person, level: 1 }, 'Firefox Linux');
    return new Browser(cookie);
  }

  get token(): string {
    return tokenIn(this.cookie);
  }

  get(path: string) {
    return this.ask('GET', path);
  }

  api(path: string, body: object = {}) {
    return this.ask('POST', `/api/v1${path}`, JSON.stringify(body), 'application/json');
  }

  form(path: string, fields: Record<string, string> = {}) {
    const body = new URLSearchParams({ csrf: csrfOf(this.token), ...fields }).toString();
    return this.ask('POST', path, body, 'application/x-www-form-urlencoded');
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: string, type = '') {
    const cookie = `${sessionCookie(town.house.config.publicUrl).name}=${this.token}`;
    const headers = { cookie, 'sec-fetch-site': 'same-origin', ...(body !== undefined && { 'content-type': type }) };
    const answer = await town.request(method, path, { headers, body });
    const given = answer.headers['set-cookie'];
    if (given) this.cookie = given;
    return answer;
  }
}

/** Codes of the authenticator that took this address; each step back is another code. */
const shown = (uri: string, steps = 0) => URI.parse(uri).generate({ timestamp: Date.now() + steps * 30_000 });
async function enrolled(n: number) {
  const browser = await Browser.signedIn(n);
  const { uri } = (await browser.api('/me/second-factor')).json;
  const { json } = await browser.api('/me/second-factor/confirm', { code: shown(uri, -1) });
  return { browser, uri: uri as string, codes: json.recoveryCodes as string[] };
}

it('in production a session does nothing of its office before it has proved the second factor', async () => {
  const browser = await Browser.signedIn(1);
  const { status, json } = await browser.get(QUEUE);
  expect([status, json.type]).toEqual([403, 'urn:ghia:identity.second-factor-needed']);
  expect((await browser.get('/api/v1/identity/me')).json).toMatchObject({ level: 1, roles: [] });
  const page = await browser.get(OFFICE);
  expect([page.status, page.headers.location]).toEqual([303, '/ka/me/second-factor?next=%2Fka%2Fmoderation']);
  const { resident } = await town.citizen(2);
  const body = { personalNumber: resident.number, role: 'moderator' };
  expect((await browser.api('/identity/roles', body)).status).toBe(403);
});

it('setting it up proves it, under a new cookie; the old one and every other session are dead', async () => {
  const other = await Browser.signedIn(2);
  const browser = await Browser.signedIn(2);
  const before = browser.token;
  const enrolment = await browser.api('/me/second-factor');
  expect([enrolment.status, enrolment.headers['cache-control']]).toEqual([201, 'private, no-store']);
  const { uri } = enrolment.json;
  const wrong = await browser.api('/me/second-factor/confirm', { code: shown(uri, -9) });
  expect([wrong.status, wrong.json.type]).toEqual([401, 'urn:ghia:identity.wrong-code']);
  const confirmed = await browser.api('/me/second-factor/confirm', { code: shown(uri, -1) });
  expect([confirmed.status, confirmed.json.recoveryCodes.length]).toEqual([200, 10]);
  expect(confirmed.json.csrf).toBe(csrfOf(browser.token));
  expect(browser.token).not.toBe(before);
  expect([town.house.sessions.of(before), town.house.sessions.of(other.token)]).toEqual([undefined, undefined]);
  expect((await browser.get(QUEUE)).status).toBe(200);
  expect((await browser.get('/api/v1/me/second-factor')).json).toMatchObject({ state: 'on', proved: true });
});

it('is asked again at the next sign-in, and a recovery code does instead, once', async () => {
  const { uri, codes } = await enrolled(3);
  const browser = await Browser.signedIn(3);
  expect((await browser.get(QUEUE)).status).toBe(403);
  expect((await browser.api('/identity/second-factor', { code: shown(uri, -1) })).status).toBe(401); // it was used
  const before = browser.token;
  expect((await browser.api('/identity/second-factor', { code: shown(uri) })).status).toBe(200);
  expect([browser.token === before, town.house.sessions.of(before)]).toEqual([false, undefined]);
  expect((await browser.get(QUEUE)).status).toBe(200);
  const third = await Browser.signedIn(3);
  expect((await third.api('/identity/second-factor', { code: codes[0]! })).status).toBe(200);
  const fourth = await Browser.signedIn(3);
  expect((await fourth.api('/identity/second-factor', { code: codes[0]! })).status).toBe(401);
});

it('who has one cannot have it replaced without a code of it', async () => {
  await enrolled(4);
  const thief = await Browser.signedIn(4);
  const again = await thief.api('/me/second-factor');
  expect([again.status, again.json.type]).toEqual([409, 'urn:ghia:identity.second-factor-in-use']);
  for (const deed of ['remove', 'recovery-codes'])
    expect((await thief.api(`/me/second-factor/${deed}`, { code: '000000' })).status).toBe(401);
  expect((await thief.get(QUEUE)).status).toBe(403);
});

it('is set up in a session that has just begun, by officials alone', async () => {
  const late = await Browser.signedIn(5);
  const real = Date.now;
  Date.now = () => real() + 16 * 60_000;
  try {
    const { status, json } = await late.api('/me/second-factor');
    expect([status, json.type]).toEqual([403, 'urn:ghia:identity.sign-in-again']);
  } finally {
    Date.now = real;
  }
  const citizen = await Browser.signedIn(10);
  for (const [path, body] of [
    ['/me/second-factor', {}],
    ['/identity/second-factor', { code: '123456' }],
  ] as const) {
    const { status, json } = await citizen.api(path, body);
    expect([status, json.type]).toEqual([403, 'urn:ghia:identity.second-factor-for-officials']);
  }
});

it('wrong codes in a row are refused with the time to wait', async () => {
  const { uri } = await enrolled(6);
  const browser = await Browser.signedIn(6);
  const of = (code: string) => browser.api('/identity/second-factor', { code });
  for (let n = 0; n < 5; n++) expect((await of('000000')).status).toBe(401);
  const { status, json, headers } = await of(shown(uri));
  expect([status, json.type]).toEqual([429, 'urn:ghia:identity.too-many-tries']);
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect((await browser.get(QUEUE)).status).toBe(403);
});

it('pages lead through it without a script, and on to where the official was going', async () => {
  const browser = await Browser.signedIn(7);
  const page = '/ka/me/second-factor';
  expect(wordsOf((await browser.get(page)).text)).toContain(t.why);
  const asked = await browser.form(`${page}/set-up`, { next: OFFICE });
  expect([asked.status, asked.headers.location]).toEqual([303, `${page}?next=${encodeURIComponent(OFFICE)}`]);
  const { text } = await browser.get(asked.headers.location!);
  expect(text).toContain('<svg class="qr"');
  const secret = />((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})</.exec(text)![1]!.replaceAll(' ', '');
  const uri = `otpauth://totp/Ghia:x?secret=${secret}`;
  const wrong = await browser.form(`${page}/confirm`, { code: shown(uri, -9), next: OFFICE });
  expect([wrong.status, wordsOf(wrong.text)]).toEqual([422, expect.stringContaining(t.wrong)]);
  const done = await browser.form(`${page}/confirm`, { code: shown(uri, -1), next: OFFICE });
  expect([done.status, done.headers['cache-control']]).toEqual([200, 'private, no-store']);
  expect(done.text.match(/<code>([0-9A-Z]{4}-){3}[0-9A-Z]{4}<\/code>/g)).toHaveLength(10);
  expect(done.text).toContain(`href="${OFFICE}"`);
  expect((await browser.get(OFFICE)).status).toBe(200);
  const next = await Browser.signedIn(7);
  const proved = await next.form(page, { code: shown(uri), next: OFFICE });
  expect([proved.status, proved.headers.location]).toEqual([303, OFFICE]);
  expect((await next.get(OFFICE)).status).toBe(200);
  const elsewhere = await next.form(page, { code: '000000', next: 'https://evil.example/' });
  expect(elsewhere.text).not.toContain('evil.example');
});

it('whoever runs the house can take it away from one who has lost everything; their sessions end', async () => {
  const { browser } = await enrolled(8);
  const { 'reset-second-factor': reset } = operationsOf(town.house, town.server);
  expect(await reset!({ person: person(8).number })).toMatchObject({ had: true });
  expect((await browser.get(QUEUE)).status).toBe(401);
  const again = await Browser.signedIn(8);
  expect((await again.api('/me/second-factor')).status).toBe(201);
});

it('goes with a person who is forgotten', async () => {
  const { browser } = await enrolled(1);
  const { resident } = await town.citizen(1);
  expect((await browser.api('/me/erase')).status).toBe(200);
  expect(town.house.secondFactor.of(resident.person)).toEqual({ state: 'none', recoveryCodes: 0 });
});
