import { csrfFits, csrfOf, Sessions, sessionCookie } from '../../src/identity/sessions.js';
import { bytesIn, personOf, tidy, vaultFile } from './place.js';

const MINUTE = 60_000;
const ana = personOf(1);
const levan = personOf(2);
let now: number;
let sessions: Sessions;
let at: string;

beforeEach(async () => {
  now = Date.parse('2026-11-25T09:00:00Z');
  const made = await vaultFile();
  at = made.at;
  sessions = new Sessions(made.file, () => now);
});
afterEach(tidy);

/** Waits until the mark of the last look is on disk. */
const settled = () => sessions.end('A'.repeat(43));

it('begins with a token that is kept nowhere', async () => {
  const { token, expires } = await sessions.begin({ person: ana, level: 1, device: 'Chromium, Linux' });
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(sessions.of(token)).toMatchObject({ person: ana, level: 1, roles: [], device: 'Chromium, Linux', expires });
  expect(sessions.callerOf(token)).toEqual({ person: ana, level: 1, roles: [], via: 'session' });
  const bytes = bytesIn(at);
  expect([bytes.includes(token), bytes.includes(Buffer.from(token, 'base64url'))]).toEqual([false, false]);
});

it.each(['', 'x', 'A'.repeat(43), 'A'.repeat(44), '../../etc', "' or 1=1 --"])('knows nobody by %p', (token) => {
  expect(sessions.of(token)).toBeUndefined();
  expect(sessions.callerOf(token)).toBeUndefined();
});

it('ends after 30 minutes at rest, and not before', async () => {
  const { token } = await sessions.begin({ person: ana, level: 1 });
  for (let n = 0; n < 3; n++) {
    now += 29 * MINUTE;
    expect(sessions.of(token)).toBeDefined();
    await settled();
  }
  now += 30 * MINUTE;
  expect(sessions.of(token)).toBeUndefined();
  expect(sessions.list(ana)).toEqual([]);
});

it('ends after 12 hours, however busy', async () => {
  const { token } = await sessions.begin({ person: ana, level: 1 });
  for (let n = 0; n < 28; n++) {
    now += 25 * MINUTE;
    sessions.of(token);
    await settled();
  }
  now += 19 * MINUTE;
  expect(sessions.of(token)).toBeDefined();
  now += MINUTE;
  expect(sessions.of(token)).toBeUndefined();
});

it('lets an official rest for an hour at the most, and nobody else longer than usual', async () => {
  const official = await sessions.begin({ person: ana, level: 2, roles: ['moderator'], idleMinutes: 600 });
  const citizen = await sessions.begin({ person: levan, level: 1, idleMinutes: 600 });
  now += 59 * MINUTE;
  expect([sessions.of(official.token), sessions.of(citizen.token)]).toEqual([expect.anything(), undefined]);
  await settled();
  now += 60 * MINUTE;
  expect(sessions.of(official.token)).toBeUndefined();
});

it('gets a new token at every sign-in; the old one is dead', async () => {
  const first = await sessions.begin({ person: ana, level: 0 });
  const second = await sessions.begin({ person: ana, level: 1 }, first.token);
  expect(sessions.of(first.token)).toBeUndefined();
  const rights = { roles: ['officer'] as const, district: 'vake' };
  const third = await sessions.begin({ person: ana, level: 2, ...rights }, second.token);
  expect(sessions.of(second.token)).toBeUndefined();
  expect(sessions.callerOf(third.token)).toEqual({ person: ana, level: 2, ...rights, via: 'session' });
  expect(sessions.list(ana)).toHaveLength(1);
});

it('is listed for its owner, who can end one, the others, or all; nobody else can', async () => {
  const [one, two, three] = await Promise.all(
    ['phone', 'laptop', 'library'].map((device) => sessions.begin({ person: ana, level: 1, device })),
  );
  const other = await sessions.begin({ person: levan, level: 1 });
  const handle = (token: string) => sessions.of(token)!.handle;
  expect(
    sessions
      .list(ana)
      .map(({ device }) => device)
      .sort(),
  ).toEqual(['laptop', 'library', 'phone']);
  expect(await sessions.endOne(levan, handle(one!.token))).toBe(false);
  expect(await sessions.endOne(ana, handle(one!.token))).toBe(true);
  expect(sessions.of(one!.token)).toBeUndefined();
  expect(await sessions.endAll(ana, handle(two!.token))).toBe(1);
  expect([sessions.of(two!.token), sessions.of(three!.token)]).toEqual([expect.anything(), undefined]);
  expect(await sessions.endAll(ana)).toBe(1);
  expect(sessions.list(ana)).toEqual([]);
  expect(sessions.of(other.token)).toBeDefined();
});

it('ends on the server when its owner signs out', async () => {
  const { token } = await sessions.begin({ person: ana, level: 1 });
  await sessions.end(token);
  expect(sessions.of(token)).toBeUndefined();
});

it('has a form token of its own that fits no other session and no other kind of value', async () => {
  const [one, two] = await Promise.all([ana, levan].map((person) => sessions.begin({ person, level: 1 })));
  expect(one!.csrf).toBe(csrfOf(one!.token));
  expect(csrfFits(one!.token, one!.csrf)).toBe(true);
  expect(csrfFits(one!.token, two!.csrf)).toBe(false);
  for (const wrong of [undefined, '', [one!.csrf], `${one!.csrf}x`]) expect(csrfFits(one!.token, wrong)).toBe(false);
});

it.each([
  ['https://ghia.example.ge', '__Host-sid'],
  ['http://127.0.0.1:3000', '__Host-sid'],
  ['http://localhost:3000', '__Host-sid'],
  ['http://192.168.0.7:3000', 'sid'],
  ['http://127.0.0.1.example.org', 'sid'],
])('at %s its cookie is %s', (url, name) => {
  const cookie = sessionCookie(url);
  expect(cookie.name).toBe(name);
  expect(cookie.attributes.includes('Secure')).toBe(name.startsWith('__Host-'));
  expect(cookie.attributes).toContain('HttpOnly; SameSite=Lax');
});
