import { createECDH, generateKeyPairSync } from 'node:crypto';
import { wrongKeys } from '../../commands/budgeting/ballot-keys.js';
import { round } from '../../commands/budgeting/round.js';
import { OpenVoting } from '../../commands/budgeting/round-commands.js';
import type { Issuer } from '../../src/ballots/issuers.js';
import { prepareVoting } from '../../src/ballots/preparing.js';
import { spkiOf } from '../../src/ballots/round-keys.js';
import { spec, wish } from '../support/given.js';
import { OPENED } from './rounds.js';
import { respelt } from './spelling.js';

const roundKey = createECDH('prime256v1').generateKeys('base64url');
const shares = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
const trustees = { names: ['თამარ ერისთავი', 'გიორგი მაისურაძე', 'ნათია ლომიძე'], threshold: 2, shares };
const opening = (more: object = {}) =>
  wish(OpenVoting, {
    ...{ roundId: 'r1', projects: [{ id: 'p', pot: 'city', cost: 1 }], issuers: [{ name: 'city', spki: 'k' }] },
    ...{ roundKey, trustees, boxKey: 'k', eligible: 10, ...more },
  });
const AT = { at: '2027-04-20T08:00:00.000Z' };
const others = (more: object) => ({ trustees: { ...trustees, ...more } });

it('a voting opens with keys that can open it, with the digests of the shares or without', () => {
  expect(wrongKeys(opening())).toBeUndefined();
  expect(wrongKeys(opening(others({ shares: undefined })))).toBeUndefined();
  expect(wrongKeys(opening(others({ threshold: 3 })))).toBeUndefined();
});

it.each([
  ['a key that is cut short', { roundKey: roundKey.slice(1) }, 'round-key'],
  ['a key that nobody could show again', { roundKey: respelt(roundKey) }, 'round-key'],
  ['one trustee', others({ names: ['one'], shares: undefined, threshold: 2 }), 'trustees'],
  ['nobody', others({ names: [], shares: undefined }), 'trustees'],
  ['one trustee twice', others({ names: ['one', 'one', 'two'] }), 'trustees'],
  ['one trustee in two spellings', others({ names: ['Tamar  One', 'tamar one ', 'two'] }), 'trustees'],
  ['one who opens alone', others({ threshold: 1 }), 'threshold'],
  ['more than there are', others({ threshold: 4 }), 'threshold'],
  ['half a trustee', others({ threshold: 2.5 }), 'threshold'],
  ['a share too few', others({ shares: shares.slice(1) }), 'shares'],
  ['a share twice', others({ shares: [shares[0], shares[0], shares[1]] }), 'shares'],
  ['a digest that is none', others({ shares: [shares[0], shares[1], 'C'.repeat(64)] }), 'shares'],
  ['one key of two issuers', { issuers: ['city', 'observer'].map((name) => ({ name, spki: 'k' })) }, 'issuers'],
  ['two issuers of one name', { issuers: ['k', 'l'].map((spki) => ({ name: 'city', spki })) }, 'issuers'],
  ['no issuer', { issuers: [] }, 'issuers'],
])('a voting does not open with %s', (_, more, wrong) => {
  spec(round)
    .given(OPENED as never)
    .when(opening(more), AT)
    .refused('round.wrong-keys', { wrong });
});

describe('what is made ready for a voting', () => {
  const held = new Map<string, Buffer>();
  const keys = {
    held: (name: string) => held.get(name),
    hold: async (name: string, secret: Buffer) => void held.set(name, secret),
    letGo: async (name: string) => void held.delete(name),
  };
  const issuer = (spki: string): Issuer => ({
    name: 'observer',
    publicKey: async () => spki,
    sign: async () => '',
    destroy: async () => undefined,
  });
  const rsa = (modulusLength: number) => spkiOf(generateKeyPairSync('rsa', { modulusLength }).privateKey);
  const well = rsa(3072);
  const ready = (key: string, spki: string) =>
    prepareVoting('r1', { roundKey: key, trustees }, { issuers: [issuer(spki)], keys }).then(
      () => 'ready',
      (error) => error.refusal?.because.wrong ?? error,
    );

  it('has a point of the curve and keys of issuers that sign', async () => {
    expect(await ready(roundKey, well)).toBe('ready');
    const off = Buffer.from(roundKey, 'base64url');
    off[64]! ^= 1;
    for (const key of [off, Buffer.concat([Buffer.of(4), Buffer.alloc(64)]), Buffer.alloc(65), Buffer.of(0)])
      expect(await ready(key.toString('base64url'), well)).toBe('round-key');
    expect(await ready(respelt(roundKey), well)).toBe('round-key');
    const ed = spkiOf(generateKeyPairSync('ed25519').privateKey);
    for (const spki of [rsa(2048), ed, 'AAAA', `${well}=`]) expect(await ready(roundKey, spki)).toBe('issuers');
  });
});
