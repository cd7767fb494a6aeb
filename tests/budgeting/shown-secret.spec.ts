import { createECDH, randomBytes } from 'node:crypto';
import { bytesOf, toText } from '../../src/ballots/format.js';
import { isShown, openByShown, showSecret } from '../../src/ballots/shown-secret.js';
import { SUITE } from '../../src/ballots/trustees.js';
import { respelt } from './spelling.js';

const AAD = bytesOf('a commitment');
const [round, other] = [createECDH('prime256v1'), createECDH('prime256v1')];
for (const one of [round, other]) one.generateKeys();
const key = round.getPublicKey();
const secret = round.getPrivateKey();

async function sealed(text: string) {
  const publicKey = await SUITE.DeserializePublicKey(new Uint8Array(key));
  const { encapsulatedSecret, ciphertext } = await SUITE.Seal(publicKey, bytesOf(text), { aad: AAD });
  return [encapsulatedSecret, ciphertext] as [Uint8Array, Uint8Array];
}

it('a shown secret opens its own envelope as HPKE does, and no other', async () => {
  const [one, two] = [await sealed('lamps'), await sealed('park')];
  const shown = showSecret(secret, one[0]);
  expect(isShown(shown, key, one[0])).toBe(true);
  expect(openByShown(shown.point, key, one, AAD)?.toString()).toBe('lamps');
  expect(openByShown(shown.point, key, two, AAD)).toBeUndefined();
  expect(openByShown(shown.point, key, one, bytesOf('another commitment'))).toBeUndefined();
  expect(isShown(shown, key, two[0])).toBe(false);
  expect(showSecret(secret, one[0])).toEqual(shown); // an opening that is done again makes the same file
});

it('nobody shows another point than the round’s key gives', async () => {
  const [enc] = await sealed('lamps');
  const theirs = showSecret(other.getPrivateKey(), enc); // well proved, under another key
  expect(isShown(theirs, other.getPublicKey(), enc)).toBe(true);
  expect(isShown(theirs, key, enc)).toBe(false);
  const mine = showSecret(secret, enc);
  expect(isShown({ ...mine, point: theirs.point }, key, enc)).toBe(false);
  expect(isShown({ ...mine, proof: theirs.proof }, key, enc)).toBe(false);
  const proof = Buffer.from(mine.proof, 'base64url');
  for (let i = 0; i < proof.length; i += 9) {
    const changed = Buffer.from(proof);
    changed[i]! ^= 1;
    expect(isShown({ ...mine, proof: changed.toString('base64url') }, key, enc)).toBe(false);
  }
  for (const wrong of [
    { ...mine, point: toText(Buffer.concat([Buffer.of(4), randomBytes(64)])) },
    { ...mine, point: toText(Buffer.of(0)) },
    { ...mine, point: '' },
    { ...mine, proof: '' },
    { ...mine, proof: toText(Buffer.alloc(64)) },
    { ...mine, proof: toText(Buffer.alloc(64, 0xff)) },
    { ...mine, point: respelt(mine.point) },
  ])
    expect(isShown(wrong, key, enc)).toBe(false);
});

it('for an envelope without a key there is nothing to show', () => {
  expect(() => showSecret(secret, Buffer.concat([Buffer.of(4), Buffer.alloc(64, 7)]))).toThrow();
});
