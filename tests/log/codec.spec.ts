import { createHash } from 'node:crypto';
import type { Fact, Recorded } from '../../events/envelope.js';
import { MemoryVault } from '../../src/identity/memory.vault.js';
import { Erased } from '../../src/identity/vault.js';
import {
  canonical,
  commitmentOf,
  FactTooLarge,
  openProof,
  openSealed,
  sealFact,
  Tampered,
  upcast,
} from '../../src/log/codec.js';
import type { NewFact } from '../../src/log/event-log.js';

const ID = '0123456789abcdef0123456789abcdef';
const SUBJECT = 'f'.repeat(32);
const content = { name: { last: 'ბერიძე', first: 'ნინო' }, note: '</script> "\\ \u2028 🙂', n: 1.5 };
const fact: Fact<string, object, object> = {
  type: 'PetitionSigned',
  data: { petitionId: 'p', district: 'vake' },
  private: { subject: SUBJECT, content },
};
const sealed = (vault = new MemoryVault(), one = fact) => {
  const { newFact } = sealFact(one, { id: ID, schema: 1 }, vault);
  return { vault, recorded: recorded(newFact) };
};
const recorded = (fact: NewFact): Recorded => ({
  ...fact,
  stream: 'signature-p_f',
  revision: 0,
  position: 1,
  at: '2026-11-23T10:00:00.000Z',
  meta: { actor: SUBJECT, commandId: 'c', correlationId: 'c', causationId: null },
});

it('opens to exactly what was sealed, and keeps it out of the public part', () => {
  const { vault, recorded } = sealed();
  expect(openSealed(recorded, vault)).toEqual(content);
  expect(recorded.data).toEqual(fact.data);
  expect(recorded).not.toHaveProperty('private');
  expect(JSON.stringify(recorded)).not.toContain('ბერიძე');
});

it('keeps the text as it was written, not normalised', () => {
  const decomposed = { text: 'e\u0301' };
  const { vault, recorded } = sealed(undefined, { ...fact, private: { subject: SUBJECT, content: decomposed } });
  expect(openSealed(recorded, vault)).toEqual(decomposed);
});

it('commits to the content so that salt and content prove it to anybody, and nobody can guess it', () => {
  const { vault, recorded } = sealed();
  const proof = openProof(recorded, vault) as { salt: string; content: object };
  const salt = Buffer.from(proof.salt, 'base64url');
  expect(salt).toHaveLength(32);
  const jcs = '{"n":1.5,"name":{"first":"ნინო","last":"ბერიძე"},"note":"</script> \\"\\\\ \u2028 🙂"}';
  const byHand = createHash('sha256').update('ghia/private/v1\0').update(salt).update(jcs).digest('hex');
  expect(recorded.sealed!.commitment).toBe(byHand);
  expect(commitmentOf(salt, proof.content)).toBe(byHand);
  expect(sealed().recorded.sealed!.commitment).not.toBe(byHand); // another salt each time
});

it('is a plain fact when there is nothing private', () => {
  const { newFact, durable } = sealFact(
    { type: 'PetitionClosed', data: { a: 1 } },
    { id: ID, schema: 2 },
    new MemoryVault(),
  );
  expect(newFact).toEqual({ id: ID, type: 'PetitionClosed', schema: 2, data: { a: 1 } });
  expect(durable).toBeUndefined();
  expect(openSealed(recorded(newFact), new MemoryVault())).toBeUndefined();
});

it('hands on the promise that the key is on disk', () => {
  const durable = Promise.resolve();
  const vault = { sealingKey: () => ({ key: Buffer.alloc(32, 1), durable }) };
  expect(sealFact(fact, { id: ID, schema: 1 }, vault).durable).toBe(durable);
});

it('reads as erased once the key is gone, and seals nothing new for the erased', async () => {
  const { vault, recorded } = sealed();
  await vault.erase([SUBJECT]);
  expect(openSealed(recorded, vault)).toBe('erased');
  expect(openProof(recorded, vault)).toBe('erased');
  expect(() => sealFact(fact, { id: ID, schema: 1 }, vault)).toThrow(Erased);
});

describe('tampering is found', () => {
  const { vault, recorded } = sealed();
  const held = recorded.sealed!;
  const bytes = Buffer.from(held.box, 'base64url');
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes);
    copy[at]! ^= 1;
    return copy.toString('base64url');
  };
  it.each<[string, Partial<Recorded>]>([
    ['another id', { id: ID.replace('0', '1') }],
    ['another type', { type: 'SignatureWithdrawn' }],
    ['another schema', { schema: 2 }],
    ['a changed nonce', { sealed: { ...held, box: flipped(0) } }],
    ['a changed text', { sealed: { ...held, box: flipped(20) } }],
    ['a changed tag', { sealed: { ...held, box: flipped(bytes.length - 1) } }],
    ['a cut box', { sealed: { ...held, box: held.box.slice(0, 20) } }],
    ['no box', { sealed: { ...held, box: '' } }],
    ['another commitment', { sealed: { ...held, commitment: 'ab'.repeat(32) } }],
    ['a box of the same person from elsewhere', { sealed: sealed(vault).recorded.sealed!, id: ID.replace('0', '1') }],
  ])('%s', (_, change) => {
    expect(() => openSealed({ ...recorded, ...change }, vault)).toThrow(Tampered);
  });

  it('a box that another content was put into, with its old commitment', () => {
    const other = sealed(vault, { ...fact, private: { subject: SUBJECT, content: { name: 'another' } } }).recorded;
    const mixed = { ...other, sealed: { ...other.sealed!, commitment: held.commitment } };
    expect(() => openSealed(mixed, vault)).toThrow(Tampered);
  });
});

it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'refuses %p, in public and in private',
  (n) => {
    const vault = new MemoryVault();
    const as = { id: ID, schema: 1 };
    expect(() => sealFact({ ...fact, private: { subject: SUBJECT, content: { deep: [{ n }] } } }, as, vault)).toThrow();
    expect(() => sealFact({ ...fact, data: { deep: [{ n }] } }, as, vault)).toThrow();
  },
);

describe('a fact too large for an entry of the transparency log', () => {
  const as = { id: ID, schema: 1 };
  const of = (text: string) => sealFact({ type: 'T', data: { text } }, as, new MemoryVault());
  /** The leaf as ARCHITECTURE §9 shapes it, with the longest stream and revision there is room for. */
  const leaf = (text: string) => ({
    v: 1,
    id: ID,
    type: 'T',
    s: 's'.repeat(512),
    r: Number.MAX_SAFE_INTEGER,
    t: '2026-11-23T10Z',
    pub: { text },
  });
  const most = 65_535 - Buffer.byteLength(canonical(leaf('')));

  it('is refused at the first byte too many', () => {
    expect(of('x'.repeat(most)).newFact.data).toEqual({ text: 'x'.repeat(most) });
    expect(() => of('x'.repeat(most + 1))).toThrow(FactTooLarge);
  });

  it('is measured in bytes, not letters', () => {
    expect(() => of('ღ'.repeat(Math.floor(most / 3)))).not.toThrow();
    expect(() => of('ღ'.repeat(Math.floor(most / 3) + 1))).toThrow(FactTooLarge);
    expect(() => of('"'.repeat(most / 2 + 1))).toThrow(FactTooLarge);
  });

  it('may be as large as it likes in private', () => {
    const large = { ...fact, private: { subject: SUBJECT, content: { text: 'x'.repeat(200_000) } } };
    const { vault, recorded } = sealed(undefined, large);
    expect(openSealed(recorded, vault)).toEqual({ text: 'x'.repeat(200_000) });
  });
});

describe('upcasting', () => {
  const table = {
    Renamed: {
      1: (data: object) => ({ ...data, two: true }),
      2: ({ old, ...rest }: { old?: string }) => ({ ...rest, name: old }),
    },
  };
  const old = recorded({ id: ID, type: 'Renamed', schema: 1, data: { old: 'a' } });

  it('reads an old fact in its newest shape and leaves the recorded one as it was', () => {
    expect(upcast(old, table)).toEqual({ ...old, data: { two: true, name: 'a' } });
    expect(old.data).toEqual({ old: 'a' });
  });

  it('begins where the fact was written', () => {
    expect(upcast({ ...old, schema: 2 }, table).data).toEqual({ name: 'a' });
    expect(upcast({ ...old, schema: 3 }, table).data).toEqual({ old: 'a' });
  });

  it('leaves every other fact alone, and no release has needed one yet', () => {
    const other = { ...old, type: 'toString' };
    expect(upcast(other, table)).toBe(other);
    expect(upcast(old)).toBe(old);
  });

  it('does not break the seal', () => {
    const vault = new MemoryVault();
    const one = sealed(vault, { ...fact, type: 'Renamed' }).recorded;
    expect(openSealed(upcast(one, table), vault)).toEqual(content);
  });
});

// RFC 8785, sections 3.2.2 to 3.2.4 and appendix B
it.each([
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [[333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], '[333333333.3333333,1e+30,4.5,0.002,1e-27]'],
  ['\u20ac$\u000f\nA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  [
    { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 },
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
  ],
  [-0, '0'],
])('writes %j canonically', (value, text) => {
  expect(canonical(value)).toBe(text);
});

it('writes no half characters and no nothing', () => {
  expect(() => canonical({ a: '\ud800' })).toThrow();
  expect(() => canonical(undefined)).toThrow();
});
