import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose';
import { BadToken, Tokens } from '../../src/identity/tokens.js';
import { folder, personOf, tidy } from './place.js';

const ana = personOf(1);
const grants = {
  person: ana,
  roles: ['citizen', 'officer'] as const,
  level: 2 as const,
  district: 'vake',
  department: 'roads',
};
const NAME = 'urn:ghia:test';

afterEach(tidy);

it('says who, with which roles, where and how surely', async () => {
  const tokens = await Tokens.open(folder(), NAME);
  const { token, id, expires } = await tokens.issue(grants, 3600);
  expect(await tokens.verify(token)).toEqual({ ...grants, via: 'token', token: id });
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(Date.parse(expires) - Date.now()).toBeGreaterThan(3_590_000);
  const bare = await tokens.issue({ person: ana, roles: [], level: 0 }, 60);
  expect(await tokens.verify(bare.token)).toEqual({ person: ana, roles: [], level: 0, via: 'token', token: bare.id });
});

it('keeps its key, in a file for nobody else', async () => {
  const at = folder();
  const { token } = await (await Tokens.open(at, NAME)).issue(grants, 60);
  expect(await (await Tokens.open(at, NAME)).verify(token)).toMatchObject({ person: ana });
  expect(statSync(join(at, 'token-key.json')).mode & 0o777).toBe(0o600);
  chmodSync(join(at, 'token-key.json'), 0o640);
  await expect(Tokens.open(at, NAME)).rejects.toThrow('chmod 600');
});

it('does not take another instance’s token', async () => {
  const { token } = await (await Tokens.open(folder(), NAME)).issue(grants, 60);
  await expect((await Tokens.open(folder(), NAME)).verify(token)).rejects.toThrow(BadToken);
});

it('tells an expired token from a false one', async () => {
  const tokens = await Tokens.open(folder(), NAME);
  const { token } = await tokens.issue(grants, -1);
  await expect(tokens.verify(token)).rejects.toMatchObject({ why: 'expired' });
  await expect(tokens.verify('a.b.c')).rejects.toMatchObject({ why: 'invalid' });
});

it('a key that signs no more is dropped when nothing that it signed can be out', async () => {
  const at = folder();
  const file = join(at, 'token-key.json');
  const { token } = await (await Tokens.open(at, NAME)).issue(grants, 3600);
  await (await Tokens.open(at, NAME)).rotate();
  const tokens = await Tokens.open(at, NAME);
  expect(await tokens.verify(token)).toMatchObject({ person: ana });
  await tokens.forgetOld();
  const kept = JSON.parse(readFileSync(file, 'utf8'));
  expect(kept.older).toHaveLength(1);
  kept.older[0].until = new Date(Date.now() - 1).toISOString();
  writeFileSync(file, JSON.stringify(kept));
  const later = await Tokens.open(at, NAME);
  await expect(later.verify(token)).rejects.toMatchObject({ why: 'invalid' });
  await later.forgetOld();
  expect(JSON.parse(readFileSync(file, 'utf8')).older).toBeUndefined();
});

it('signs for nobody but a person', async () => {
  const tokens = await Tokens.open(folder(), NAME);
  await expect(tokens.issue({ ...grants, person: '01001000017' }, 60)).rejects.toThrow('32 hex digits');
});

describe('a token that the right key signed, but', () => {
  const claims = { roles: [...grants.roles], level: 2 };
  async function signed(change: (jwt: SignJWT) => SignJWT, payload: JWTPayload = claims, header = {}) {
    const at = folder();
    const tokens = await Tokens.open(at, NAME);
    const key = await importJWK(JSON.parse(readFileSync(join(at, 'token-key.json'), 'utf8')), 'EdDSA');
    const jwt = new SignJWT(payload)
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...header })
      .setIssuer(NAME)
      .setAudience(NAME)
      .setSubject(ana)
      .setJti('1')
      .setExpirationTime('1h');
    return { tokens, token: await change(jwt).sign(key) };
  }

  it('nothing is wrong with, is taken', async () => {
    const { tokens, token } = await signed((jwt) => jwt);
    expect(await tokens.verify(token)).toMatchObject({ person: ana });
  });

  it.each<[string, ...Parameters<typeof signed>]>([
    ['another issuer', (jwt) => jwt.setIssuer('urn:ghia:other')],
    ['another audience', (jwt) => jwt.setAudience('urn:ghia:other')],
    ['another type', (jwt) => jwt, claims, { typ: 'JWT' }],
    ['no person', (jwt) => jwt.setSubject('')],
    ['something else than a person', (jwt) => jwt.setSubject('01001000017')],
    ['not valid yet', (jwt) => jwt.setNotBefore('1h')],
    ['an unknown role', (jwt) => jwt, { ...claims, roles: ['king'] }],
    ['roles that are no list', (jwt) => jwt, { ...claims, roles: 'officer' }],
    ['a level that there is not', (jwt) => jwt, { ...claims, level: 4 }],
    ['no level', (jwt) => jwt, { roles: [] }],
  ])('has %s, is not taken', async (_, ...how) => {
    const { tokens, token } = await signed(...how);
    await expect(tokens.verify(token)).rejects.toMatchObject({ why: 'invalid' });
  });
});

it('takes no other algorithm, no key from the token, no changed claim and nothing huge', async () => {
  const at = folder();
  const tokens = await Tokens.open(at, NAME);
  const { token } = await tokens.issue(grants, 60);
  const [header, claims, signature] = token.split('.') as [string, string, string];
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = JSON.parse(Buffer.from(claims, 'base64url').toString());
  const own = await generateKeyPair('EdDSA', { crv: 'Ed25519' });
  const brought = await new SignJWT(body)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', jwk: await exportJWK(own.publicKey) })
    .sign(own.privateKey);
  const publicKey = JSON.parse(readFileSync(join(at, 'token-key.json'), 'utf8')).x as string;
  const symmetric = await new SignJWT(body)
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .sign(Buffer.from(publicKey, 'base64url'));
  for (const wrong of [
    `${encoded({ alg: 'none', typ: 'at+jwt' })}.${claims}.`,
    `${header}.${encoded({ ...body, level: 3 })}.${signature}`,
    `${header}.${claims}.`,
    brought,
    symmetric,
    `${token}${'A'.repeat(5000)}`,
    '',
  ])
    await expect(tokens.verify(wrong)).rejects.toMatchObject({ why: 'invalid' });
});
