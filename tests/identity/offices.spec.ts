import { jest } from '@jest/globals';
import type { Role } from '../../events/identity.js';
import { person } from '../../src/demo/people.js';
import { sessionCookie } from '../../src/identity/sessions.js';
import { SignIn } from '../../src/identity/sign-in.js';
import { operationsOf } from '../../src/operations.js';
import { TestHouse } from '../support/house.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const QUEUE = '/api/v1/petitions/queue';
const PRODUCTION = { GHIA_MODE: 'production', GHIA_SMTP: 'smtp://127.0.0.1:1' };

describe.each([
  ['in the demonstration', {}],
  ['in production', PRODUCTION],
])('%s', (mode, env) => {
  let town: TestHouse;
  let chief: string;
  beforeAll(async () => {
    town = await TestHouse.open({ env });
    await town.crowd(1, 9);
    await town.crowd(50, 1);
    chief = await issued(50, 'administrator');
  });
  afterAll(() => town.close());

  async function issued(n: number, roles: string, more: Record<string, string> = {}): Promise<string> {
    const { token } = operationsOf(town.house, town.server);
    return ((await token!({ person: person(n).number, roles, ...more })) as { token: string }).token;
  }
  const grant = (n: number, role: Role, more: object = {}) =>
    town.post('/identity/roles', chief, { personalNumber: person(n).number, role, ...more });
  const revoke = (n: number, role: Role) =>
    town.post('/identity/roles/revoke', chief, { personalNumber: person(n).number, role });
  /** Signed in as from the page with both factors, with what the offices say at that moment. */
  async function session(n: number): Promise<Record<string, string>> {
    const { resident } = await town.citizen(n);
    const proved = { person: resident.person, level: 1 as const, second: true as const };
    const { token } = await town.server.app.get(SignIn).begin(proved, '');
    return { cookie: `${sessionCookie(town.house.config.publicUrl).name}=${token}` };
  }
  const queue = async (who: { token?: string; headers?: Record<string, string> }) =>
    (await town.request('GET', QUEUE, who)).status;

  it('a role that was given for a time ends at that instant, in a session and in a token', async () => {
    const expires = new Date(Date.parse(town.clock.now()) + 60_000).toISOString();
    await grant(1, 'moderator', { expires });
    const headers = await session(1);
    const token = await issued(1, 'moderator');
    expect([await queue({ headers }), await queue({ token })]).toEqual([200, 200]);
    town.clock.at = expires;
    expect([await queue({ headers }), await queue({ token })]).toEqual([403, 403]);
    expect((await town.request('GET', '/api/v1/identity/me', { headers })).json).toMatchObject({ level: 1, roles: [] });
  });

  it('a role that is revoked is gone from every token, and another role stays', async () => {
    await grant(2, 'moderator');
    await grant(2, 'auditor');
    const token = await issued(2, 'moderator,auditor');
    expect(await queue({ token })).toBe(200);
    await revoke(2, 'moderator');
    expect(await queue({ token })).toBe(403);
    expect((await town.request('GET', '/api/v1/identity/me', { token })).json.roles).toEqual(['auditor']);
  });

  it('a new token after that is a new decision, and does not bring the old one back', async () => {
    await grant(3, 'moderator');
    const old = await issued(3, 'moderator');
    await revoke(3, 'moderator');
    const fresh = await issued(3, 'moderator');
    expect([await queue({ token: old }), await queue({ token: fresh })]).toEqual([403, 200]);
    await revoke(3, 'moderator');
    expect([await queue({ token: old }), await queue({ token: fresh })]).toEqual([403, 403]);
  });

  it('a role is there the moment it is granted, before any read model has seen it', async () => {
    const answer = await grant(4, 'moderator');
    expect(answer.status).toBe(201);
    expect(await queue({ headers: await session(4) })).toBe(200);
  });

  it('a token without roles is taken as it is', async () => {
    const { token } = await town.citizen(5);
    expect((await town.request('GET', '/api/v1/identity/me', { token })).json).toMatchObject({ level: 1, roles: [] });
  });

  it('a token that was signed but never recorded carries a role in the demonstration only', async () => {
    const token = await town.staff('moderator', 7);
    expect(await queue({ token })).toBe(mode === 'in production' ? 403 : 200);
  });

  it('tokens of people last a day, those of services thirty, and some roles are for people only', async () => {
    await issued(6, 'officer', { ttl: '24h' });
    await expect(issued(6, 'officer', { ttl: '25h' })).rejects.toThrow('24h at the most');
    await issued(6, 'auditor', { ttl: '30d', service: 'true' });
    await expect(issued(6, 'auditor', { ttl: '31d', service: 'true' })).rejects.toThrow('30d for a service');
    await expect(issued(6, 'administrator', { service: 'true' })).rejects.toThrow('is for people');
  });
});

it('what only a token carries can be revoked', async () => {
  const town = await TestHouse.open({ env: PRODUCTION });
  try {
    await town.crowd(1, 2);
    const { token: issue } = operationsOf(town.house, town.server);
    const of = async (n: number, roles: string) =>
      ((await issue!({ person: person(n).number, roles })) as { token: string }).token;
    const [chief, token] = [await of(1, 'administrator'), await of(2, 'moderator')];
    expect((await town.request('GET', QUEUE, { token })).status).toBe(200);
    await town.post('/identity/roles/revoke', chief, { personalNumber: person(2).number, role: 'moderator' });
    expect((await town.request('GET', QUEUE, { token })).status).toBe(403);
  } finally {
    await town.close();
  }
});
