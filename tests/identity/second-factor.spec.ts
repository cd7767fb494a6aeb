import { URI } from 'otpauth';
import { SecondFactor, TooManyTries } from '../../src/identity/second-factor.js';
import { waitAfter } from '../../src/identity/second-factor.tables.js';
import { VaultFile } from '../../src/identity/vault.file.js';
import { bytesIn, personOf, tidy, vaultFile } from './place.js';

const STEP = 30_000;
const ana = personOf(1);
const levan = personOf(2);
let now: number;
let second: SecondFactor;
let file: VaultFile;
let at: string;

beforeEach(async () => {
  now = Date.parse('2026-11-25T09:00:00Z');
  ({ file, at } = await vaultFile());
  second = new SecondFactor(file, 'ghia.example.ge', true, () => now);
});
afterEach(tidy);

/** What the official's authenticator shows, so many periods from now. */
const shown = (uri: string, steps = 0) => URI.parse(uri).generate({ timestamp: now + steps * STEP });
async function enrolled(person = ana) {
  const { uri, secret } = (await second.enrol(person))!;
  const codes = (await second.confirm(person, shown(uri)))!;
  now += STEP;
  return { uri, secret, codes };
}

it('is in use once the authenticator has shown that it took the seed', async () => {
  expect(second.of(ana)).toEqual({ state: 'none', recoveryCodes: 0 });
  const { uri, secret } = (await second.enrol(ana))!;
  expect(uri).toMatch(/^otpauth:\/\/totp\/Ghia:ghia\.example\.ge\?/);
  expect(URI.parse(uri)).toMatchObject({ algorithm: 'SHA1', digits: 6, period: 30 });
  expect(secret).toMatch(/^[A-Z2-7]{32}$/); // 160 bits
  expect(second.of(ana).state).toBe('waiting');
  expect(second.waiting(ana)).toEqual({ uri, secret });
  expect(await second.confirm(ana, shown(uri, 5))).toBeUndefined();
  const codes = (await second.confirm(ana, shown(uri)))!;
  expect(second.of(ana)).toEqual({ state: 'on', since: '2026-11-25T09:00:00.000Z', recoveryCodes: 10 });
  expect([second.waiting(ana), await second.confirm(ana, shown(uri, 1))]).toEqual([undefined, undefined]);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
});

it('generates what RFC 6238 says', async () => {
  const known = 'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8&algorithm=SHA1&period=30';
  expect(URI.parse(known).generate({ timestamp: 59_000 })).toBe('94287082'); // appendix B
  expect(URI.parse(known).generate({ timestamp: 1_111_111_109_000 })).toBe('07081804');
});

it('takes a code in its own thirty seconds and the thirty after, and no other', async () => {
  const { uri } = await enrolled();
  now += 10 * STEP;
  expect(await second.proves(ana, shown(uri, -2))).toBe(false);
  expect(await second.proves(ana, shown(uri, 1))).toBe(false);
  expect(await second.proves(ana, shown(uri, -1))).toBe(true);
  expect(await second.proves(ana, shown(uri))).toBe(true);
});

it('takes each code once, also when it is sent fifty times at once', async () => {
  const { uri } = await enrolled();
  const code = shown(uri);
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => second.proves(ana, code)));
  expect(tries.filter((one) => one.status === 'fulfilled' && one.value)).toHaveLength(1);
  now += 3_600_000; // forty-nine of them were wrong
  expect(await second.proves(ana, shown(uri))).toBe(true);
  expect(await second.proves(ana, shown(uri, -1))).toBe(false); // nothing older than what was taken
});

it('does not take the code that confirmed it a second time', async () => {
  const { uri } = (await second.enrol(ana))!;
  const code = shown(uri);
  expect(await second.confirm(ana, code)).toHaveLength(10);
  expect(await second.proves(ana, code)).toBe(false);
});

it('answers wrong codes in a row later and later, and right ones again after that', async () => {
  const { uri } = await enrolled();
  for (let n = 0; n < 5; n++) expect(await second.proves(ana, '000000')).toBe(false);
  await expect(second.proves(ana, shown(uri))).rejects.toThrow(TooManyTries);
  now += 29_000;
  await expect(second.proves(ana, shown(uri))).rejects.toMatchObject({ retryAfterSeconds: 1 });
  now += 1_000;
  expect(await second.proves(ana, '000000')).toBe(false);
  now += 59_000;
  await expect(second.proves(ana, shown(uri))).rejects.toThrow(TooManyTries);
  now += 1_000;
  expect(await second.proves(ana, shown(uri))).toBe(true);
  for (let n = 0; n < 4; n++) expect(await second.proves(ana, '000000')).toBe(false);
  now += STEP;
  expect(await second.proves(ana, shown(uri))).toBe(true);
  expect([4, 5, 6, 7, 30].map(waitAfter)).toEqual([0, 30_000, 60_000, 120_000, 3_600_000]);
});

it('does not lock anybody else out', async () => {
  const [one, other] = [await enrolled(), await enrolled(levan)];
  for (let n = 0; n < 5; n++) await second.proves(ana, '000000');
  await expect(second.proves(ana, shown(one.uri))).rejects.toThrow(TooManyTries);
  expect(await second.proves(levan, shown(other.uri))).toBe(true);
  expect(await second.proves(levan, shown(one.uri))).toBe(false);
});

it('takes a recovery code once, however it is written; new ones end the old', async () => {
  const { codes } = await enrolled();
  expect(await second.proves(ana, codes[0]!.toLowerCase().replaceAll('-', ' '))).toBe(true);
  expect(await second.proves(ana, codes[0]!)).toBe(false);
  expect(second.of(ana).recoveryCodes).toBe(9);
  const renewed = await second.renew(ana);
  expect(await second.proves(ana, codes[1]!)).toBe(false);
  expect(await second.proves(ana, renewed[1]!)).toBe(true);
  expect(await second.proves(levan, renewed[2]!)).toBe(false);
});

it('keeps neither seed nor recovery code readable, and nothing at all once it is forgotten', async () => {
  const { secret, codes } = await enrolled();
  const seed = Buffer.from(URI.parse(`otpauth://totp/x?secret=${secret}`).secret.buffer as ArrayBuffer);
  const kept = () => bytesIn(at);
  for (const plain of [secret, seed, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(kept().includes(plain)).toBe(false);
  expect(kept().includes(ana)).toBe(true);
  expect([await second.forget(ana), await second.forget(ana)]).toEqual([true, false]);
  expect(kept().includes(ana)).toBe(false);
  expect(second.of(ana)).toEqual({ state: 'none', recoveryCodes: 0 });
});

it('is not replaced while it is in use, nor by who has none', async () => {
  const { uri } = await enrolled();
  expect(await second.enrol(ana)).toBeUndefined();
  expect(await second.proves(ana, shown(uri))).toBe(true);
  expect(await second.proves(levan, '000000')).toBe(false);
  expect(await second.confirm(levan, '000000')).toBeUndefined();
});

it('holds under another key-encryption key', async () => {
  const { uri } = await enrolled();
  await file.rewrap(Buffer.alloc(32, 7));
  expect(await second.proves(ana, shown(uri))).toBe(true);
});

it('is asked of all in production; in a demonstration only of those who have set it up', async () => {
  const demo = new SecondFactor(file, 'ghia.example.ge', false, () => now);
  expect([second.asks(ana), demo.asks(ana)]).toEqual([true, false]);
  await demo.enrol(ana);
  expect(demo.asks(ana)).toBe(false);
  await enrolled();
  expect(demo.asks(ana)).toBe(true);
});
