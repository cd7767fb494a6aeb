import { generateKeyPairSync, sign } from 'node:crypto';
import { Edge, NOTHING } from '../../src/audit/sequencer/edge.js';
import { merkle, sha256 } from '../../src/audit/sequencer/hashing.js';
import { toBase64 } from '../../src/audit/tlog/base64.js';
import { textOf } from '../../src/audit/tlog/checkpoint.js';
import { ED25519, noteOf, readVkey, signatureLine, vkeyOf } from '../../src/audit/tlog/note.js';
import { receiptText } from '../../src/audit/tlog/proof.js';
import { subtreesIn, tilePath } from '../../src/audit/tlog/tiles.js';
import { checkEd25519, sha256 as inBrowser } from '../../src/portal/islands/behaviours/browser-crypto.js';
import { type Asked, checkReceipt } from '../../src/portal/islands/behaviours/check-receipt.js';

const ORIGIN = 'city.example/log';
const entry = (i: number) => Buffer.from(`{"entry":${i}}`);

function key(name = ORIGIN) {
  const pair = generateKeyPairSync('ed25519');
  const vkey = vkeyOf(sha256, {
    name,
    type: ED25519,
    key: Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url'),
  });
  const line = (text: string) => signatureLine(readVkey(sha256, vkey)!, sign(null, Buffer.from(text), pair.privateKey));
  return { vkey, line };
}
const city = key();

/** A log of so many entries, signed by the city's key. */
function logOf(size: number, of = entry) {
  const edge = new Edge(0, NOTHING);
  const files = new Map<string, Uint8Array>();
  for (let i = 0; i < size; i++) for (const { path, bytes } of edge.append(of(i))) files.set(path, bytes);
  for (const { path, bytes } of edge.partial()) files.set(path, bytes);
  const subtrees = subtreesIn(merkle, size, (level, n, width) => files.get(tilePath(level, n, width))!);
  const root = edge.root();
  const text = textOf({ origin: ORIGIN, size, root });
  const note = noteOf(text, [city.line(text)]);
  const receipt = (index: number) =>
    receiptText({ index, path: merkle.inclusion(index, size, subtrees), checkpoint: note });
  const consistency = async (before: number) => merkle.consistency(before, size, subtrees).map(toBase64);
  return { size, root: toBase64(root), note, receipt, consistency };
}
const [then, now] = [logOf(300), logOf(700)];

const asked = (more: Partial<Asked> = {}): Asked => ({
  receipt: now.receipt(42),
  entry: entry(42),
  vkeys: [city.vkey],
  newest: now.note,
  known: undefined,
  consistency: now.consistency,
  ...more,
});
const known = { vkeys: [city.vkey], size: then.size, root: then.root };
const all = { inclusion: true, key: true, growth: true };

it('hashes as the server does', () => {
  expect(Buffer.from(inBrowser(entry(1), entry(2))).toString('hex')).toBe(
    Buffer.from(sha256(entry(1), entry(2))).toString('hex'),
  );
});

it('a receipt holds, also against what this browser knew before; and it remembers what it saw', async () => {
  const remembered = { vkeys: [city.vkey], size: 700, root: now.root };
  expect(await checkReceipt(asked())).toEqual({ steps: all, known: remembered });
  expect(await checkReceipt(asked({ known }))).toEqual({ steps: all, known: remembered });
  expect(await checkReceipt(asked({ known: remembered }))).toEqual({ steps: all, known: remembered });
  expect(await checkReceipt(asked({ receipt: then.receipt(42), known }))).toEqual({ steps: all, known: remembered });
});

it('says what does not hold, and then remembers nothing', async () => {
  const other = logOf(700, (i) => entry(i === 7 ? 70_000 : i));
  const stranger = key();
  const found = async (more: Partial<Asked>) => checkReceipt(asked({ known, ...more }));
  expect(await found({ entry: entry(43) })).toEqual({ steps: { ...all, inclusion: false } });
  expect(await found({ receipt: now.receipt(42).replace('index 42', 'index 43') })).toEqual({
    steps: { ...all, inclusion: false },
  });
  expect(await found({ receipt: 'nothing' })).toEqual({ steps: { ...all, inclusion: false } });
  expect(await found({ newest: other.note, consistency: other.consistency })).toEqual({
    steps: { ...all, growth: false },
  });
  expect(await found({ newest: logOf(200).note })).toEqual({ steps: { ...all, growth: false } });
  expect(await found({ newest: now.note.replace('\n700\n', '\n701\n') })).toEqual({ steps: { ...all, growth: false } });
  expect(await found({ consistency: async () => [] })).toEqual({ steps: { ...all, growth: false } });
  expect(await found({ vkeys: [stranger.vkey] })).toEqual({ steps: { inclusion: false, key: false, growth: false } });
  expect(await found({ vkeys: [] })).toEqual({ steps: { inclusion: false, key: false, growth: false } });
});

it('a new key is known by the old one that stands beside it', async () => {
  const next = key();
  expect(await checkReceipt(asked({ known, vkeys: [next.vkey, city.vkey] }))).toMatchObject({
    steps: all,
    known: { vkeys: [next.vkey, city.vkey] },
  });
});

it('checks signatures where the browser has no Ed25519 of its own, too', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url');
  const signature = sign(null, entry(1), privateKey);
  const own = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!;
  for (const value of [globalThis.crypto, undefined, { subtle: { importKey: () => Promise.reject(new Error()) } }]) {
    Object.defineProperty(globalThis, 'crypto', { value, configurable: true });
    try {
      expect([await checkEd25519(raw, entry(1), signature), await checkEd25519(raw, entry(2), signature)]).toEqual([
        true,
        false,
      ]);
    } finally {
      Object.defineProperty(globalThis, 'crypto', own);
    }
  }
});
