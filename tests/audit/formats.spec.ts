import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { checkEd25519, merkle, sha256 } from '../../src/audit/sequencer/hashing.js';
import { readCheckpoint, textOf } from '../../src/audit/tlog/checkpoint.js';
import {
  COSIGNATURE,
  cosigned,
  ED25519,
  noteOf,
  readNote,
  readVkey,
  signatureLine,
  signedBy,
  timeOf,
  vkeyOf,
} from '../../src/audit/tlog/note.js';
import { type Flaw, judge, readReceipt, receiptText } from '../../src/audit/tlog/proof.js';
import {
  bundlePath,
  entriesOf,
  framed,
  isLogPath,
  LARGEST_ENTRY,
  tilePath,
  widthOf,
} from '../../src/audit/tlog/tiles.js';

describe('tiles (C2SP tlog-tiles)', () => {
  it('lie where the specification says', () => {
    expect(tilePath(0, 1_234_067)).toBe('tile/0/x001/x234/067');
    expect(tilePath(1, 0, 1)).toBe('tile/1/000.p/1');
    expect(bundlePath(273, 100)).toBe('tile/entries/273.p/100');
    expect(bundlePath(1_000)).toBe('tile/entries/x001/000');
  });

  it('are known by their path, and nothing else is', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.nat(2 ** 31), fc.integer({ min: 1, max: 256 }), (level, n, width) => {
        expect([isLogPath(tilePath(level, n, width)), isLogPath(bundlePath(n, width))]).toEqual([true, true]);
      }),
    );
    for (const path of [
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/000.p/01',
      'tile/0/0000',
      'tile/0/00',
      'tile/0/x000/001',
      'tile/00/001',
      'tile/64/001',
      'tile/data/001',
      'tile/0/../../x',
      'tile/0/001/',
      'checkpoint',
      '',
    ])
      expect([path, isLogPath(path)]).toEqual([path, false]);
  });

  it('have the width that the tree gives them', () => {
    expect([widthOf(256, 0, 0), widthOf(256, 0, 1), widthOf(256, 1, 0)]).toEqual([256, 0, 1]);
    expect([widthOf(70_000, 0, 273), widthOf(70_000, 1, 1), widthOf(70_000, 2, 0)]).toEqual([112, 17, 1]);
  });

  it('bundles give back their entries, also the longest; what ends within one is refused', () => {
    const entries = [Buffer.from('{}'), Buffer.alloc(0), Buffer.alloc(LARGEST_ENTRY, 1)];
    const bundle = Buffer.concat(entries.map(framed));
    expect(entriesOf(bundle).map((entry) => entry.length)).toEqual([2, 0, LARGEST_ENTRY]);
    expect(() => entriesOf(bundle.subarray(0, -1))).toThrow(RangeError);
    expect(() => entriesOf(Buffer.of(0))).toThrow(RangeError);
    expect(() => framed(Buffer.alloc(LARGEST_ENTRY + 1))).toThrow(RangeError);
  });
});

const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETERS = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;
/** Somebody who signs. */
function signer(name: string, type: typeof ED25519 | typeof COSIGNATURE = ED25519) {
  const pair = generateKeyPairSync('ed25519');
  const key = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url');
  const vkey = vkeyOf(sha256, { name, type, key });
  const verifier = readVkey(sha256, vkey)!;
  const signing = (text: string) => sign(null, Buffer.from(text), pair.privateKey);
  return { vkey, verifier, line: (text: string) => signatureLine(verifier, signing(text)), signing };
}

describe('notes (C2SP signed-note)', () => {
  it('the note of Go’s own tests is signed by its key', async () => {
    const peter = readVkey(sha256, PETER)!;
    expect(vkeyOf(sha256, peter)).toBe(PETER);
    const note = readNote(PETERS)!;
    expect(await signedBy(note, peter, checkEd25519)).toMatchObject({ name: 'PeterNeumann' });
    expect(
      noteOf(
        note.text,
        note.signatures.map(({ line }) => line),
      ),
    ).toBe(PETERS);
    const changed = readNote(PETERS.replace('answer', 'Answer'))!;
    expect(await signedBy(changed, peter, checkEd25519)).toBeUndefined();
  });

  it('lines of keys that nobody named are passed over, sixteen and more', async () => {
    const [ours, others] = [signer('log.example/ours'), Array.from({ length: 20 }, (_, i) => signer(`w${i}.example`))];
    const text = 'first\n\nthird, after an empty line\n';
    const note = readNote(noteOf(text, [...others.map(({ line }) => line(text)), ours.line(text)]))!;
    expect([note.text, note.signatures.length]).toEqual([text, 21]);
    expect(await signedBy(note, ours.verifier, checkEd25519)).toBeDefined();
    expect(await signedBy(note, signer('log.example/ours').verifier, checkEd25519)).toBeUndefined();
  });

  it('what is no note, or no key, is refused', () => {
    for (const broken of ['', 'text\n', 'text\n\n', PETERS.slice(0, -1), PETERS.replace('— ', '- '), `\t${PETERS}`])
      expect([broken, readNote(broken)]).toEqual([broken, undefined]);
    for (const broken of [
      '',
      PETER.replace('c7', 'c8'),
      PETER.replace('+A', '+B'),
      PETER.replace('P', 'P '),
      `${PETER}=`,
    ])
      expect([broken, readVkey(sha256, broken)]).toEqual([broken, undefined]);
  });

  it('a witness signs the note and when it saw it (C2SP tlog-cosignature)', async () => {
    const witness = signer('witness.example', COSIGNATURE);
    const text = textOf({ origin: 'log.example', size: 3, root: merkle.root([]) });
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(1_795_000_000n);
    const line = signatureLine(witness.verifier, Buffer.concat([time, witness.signing(cosigned(text, 1_795_000_000))]));
    const found = (await signedBy(readNote(noteOf(text, [line]))!, witness.verifier, checkEd25519))!;
    expect(timeOf(found)).toBe(1_795_000_000);
    const earlier = readNote(noteOf(text.replace('\n3\n', '\n4\n'), [line]))!;
    expect(await signedBy(earlier, witness.verifier, checkEd25519)).toBeUndefined();
  });
});

it('checkpoints (C2SP tlog-checkpoint) are three lines, and say nothing else', () => {
  const root = merkle.root([]);
  const text = textOf({ origin: 'log.example/events', size: 20_852_163, root });
  expect(text.split('\n')[1]).toBe('20852163');
  expect(readCheckpoint(text)).toEqual({ origin: 'log.example/events', size: 20_852_163, root: Uint8Array.from(root) });
  expect(readCheckpoint(`${text}extension line\n`)).toBeDefined();
  for (const broken of [
    '',
    text.replace('\n2', '\n02'),
    text.replace('\n2', '\n-2'),
    text.replace('=', ''),
    text.slice(0, -1),
  ])
    expect([broken, readCheckpoint(broken)]).toEqual([broken, undefined]);
});

describe('receipts (C2SP tlog-proof)', () => {
  const log = signer('log.example/events');
  const entries = Array.from({ length: 7 }, (_, i) => Buffer.from(`{"entry":${i}}`));
  const leaves = entries.map((entry) => merkle.leaf(entry));
  const root = merkle.root(leaves);
  const text = textOf({ origin: 'log.example/events', size: 7, root });
  const checkpoint = noteOf(text, [log.line(text)]);
  // leaf 6 is alone at its end: its path is the root over the first four, and that over the next two
  const path = [merkle.root(leaves.slice(4, 6)), merkle.root(leaves.slice(0, 4))];
  const receipt = receiptText({ index: 6, path, checkpoint });
  const by = { merkle, check: checkEd25519, log: log.verifier };

  it('prove that an entry is in the log, offline', async () => {
    expect(await judge(receipt, entries[6]!, by)).toMatchObject({ index: 6, checkpoint: { size: 7 } });
    expect(readReceipt(receipt)).toMatchObject({ index: 6, checkpoint });
    const extra = receipt.replace('\nindex', '\nextra Z2hpYQ==\nindex');
    expect(await judge(extra, entries[6]!, by)).toMatchObject({ index: 6 });
    const windows = receipt.replaceAll('\n', '\r\n');
    expect(await judge(windows, entries[6]!, by)).toEqual({ flaw: 'no-receipt' });
  });

  it('or say precisely why not', async () => {
    const elsewhere = textOf({ origin: 'other.example', size: 7, root });
    const flaws: (readonly [Flaw, string] | readonly [Flaw, string, Buffer])[] = [
      ['no-receipt', ''],
      ['no-receipt', checkpoint],
      ['no-receipt', receipt.replace('index 6', 'index 06')],
      ['no-checkpoint', receipt.slice(0, receipt.indexOf('\n— '))],
      ['other-log', receiptText({ index: 6, path, checkpoint: noteOf(elsewhere, [log.line(elsewhere)]) })],
      [
        'not-signed',
        receiptText({ index: 6, path, checkpoint: noteOf(text, [signer('log.example/events').line(text)]) }),
      ],
      ['not-signed', receipt.replace('\n7\n', '\n8\n')],
      ['beyond-the-tree', receipt.replace('index 6', 'index 7')],
      ['not-in-the-tree', receipt.replace('index 6', 'index 5')],
      ['not-in-the-tree', receipt, entries[5]!],
      ['not-in-the-tree', receiptText({ index: 6, path: path.slice(1), checkpoint })],
    ];
    for (const [flaw, broken, entry = entries[6]!] of flaws)
      expect([flaw, await judge(broken, entry, by)]).toEqual([flaw, expect.objectContaining({ flaw })]);
  });
});
