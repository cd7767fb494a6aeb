import { fromBase64, toBase64 } from './base64.js';
import { type Checkpoint, readCheckpoint } from './checkpoint.js';
import { HASH_BYTES, type Hash, type Merkle } from './merkle.js';
import { type CheckEd25519, type Note, readNote, signedBy, type Verifier } from './note.js';
import { includes } from './verify.js';

const HEADER = 'c2sp.org/tlog-proof@v1';
const LONGEST_PATH = 64;

/** That a leaf stands in a log: its index, the path to the root, and the signed checkpoint with that root (C2SP tlog-proof). */
export type Receipt = {
  readonly index: number;
  readonly path: readonly Hash[];
  /** The signed note as it was published. */
  readonly checkpoint: string;
};

export const receiptText = ({ index, path, checkpoint }: Receipt): string =>
  `${[HEADER, `index ${index}`, ...path.map(toBase64)].join('\n')}\n\n${checkpoint}`;

/** Undefined for what is no receipt. Nothing is checked yet. */
export function readReceipt(text: string): Receipt | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== HEADER) return undefined;
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const [, index = ''] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? [];
  const path = lines.map(fromBase64);
  if (index === '' || !Number.isSafeInteger(Number(index)) || path.length > LONGEST_PATH) return undefined;
  if (path.some((hash) => hash?.length !== HASH_BYTES)) return undefined;
  return { index: Number(index), path: path as Hash[], checkpoint: text.slice(end + 2) };
}

/** Why a receipt proves nothing. */
export type Flaw = 'no-receipt' | 'no-checkpoint' | 'other-log' | 'not-signed' | 'beyond-the-tree' | 'not-in-the-tree';
export type Judged =
  | { readonly flaw: Flaw; readonly checkpoint?: Checkpoint }
  | { readonly index: number; readonly checkpoint: Checkpoint; readonly note: Note };

type By = {
  readonly merkle: Merkle;
  readonly check: CheckEd25519;
  /** The keys of the log: one, or all that it has had. */
  readonly log: Verifier | readonly Verifier[];
};

/** Whether a receipt shows that this entry is in the log of that key; if not, why not. */
export async function judge(text: string, entry: Uint8Array, { merkle, check, log }: By): Promise<Judged> {
  const receipt = readReceipt(text);
  if (!receipt) return { flaw: 'no-receipt' };
  const note = readNote(receipt.checkpoint);
  const checkpoint = note && readCheckpoint(note.text);
  if (!checkpoint) return { flaw: 'no-checkpoint' };
  const keys = [log].flat().filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return { flaw: 'other-log', checkpoint };
  if (!(await signedByOne(note, keys, check))) return { flaw: 'not-signed', checkpoint };
  const { index, path } = receipt;
  if (index >= checkpoint.size) return { flaw: 'beyond-the-tree', checkpoint };
  if (!includes(merkle, checkpoint, index, merkle.leaf(entry), path)) return { flaw: 'not-in-the-tree', checkpoint };
  return { index, checkpoint, note };
}

async function signedByOne(note: Note, keys: readonly Verifier[], check: CheckEd25519): Promise<boolean> {
  for (const key of keys) if (await signedBy(note, key, check)) return true;
  return false;
}
