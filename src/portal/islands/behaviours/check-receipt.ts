import { fromBase64, toBase64 } from '../../../audit/tlog/base64.js';
import { type Checkpoint, readCheckpoint } from '../../../audit/tlog/checkpoint.js';
import { readNote, readVkey, signedBy, type Verifier } from '../../../audit/tlog/note.js';
import { judge } from '../../../audit/tlog/proof.js';
import { continues } from '../../../audit/tlog/verify.js';
import { checkEd25519, merkle, sha256 } from './browser-crypto.js';

/** What this browser remembers of a log: the keys it has met, and the largest tree it has seen signed. */
export type Known = { readonly vkeys: readonly string[]; readonly size: number; readonly root: string };
export type Step = 'inclusion' | 'key' | 'growth';
export type Found = {
  readonly steps: Readonly<Record<Step, boolean>>;
  /** What to remember from now on; only when everything is well. */
  readonly known?: Known;
};

/** What the page has fetched; nothing of it is believed. */
export type Asked = {
  readonly receipt: string;
  readonly entry: Uint8Array;
  /** The keys that the log names as its own now. */
  readonly vkeys: readonly string[];
  /** The newest checkpoint. */
  readonly newest: string;
  readonly known: Known | undefined;
  /** Hashes in base64 that show growth from one size to another (RFC 9162 §2.1.4). */
  readonly consistency: (before: number, size: number) => Promise<readonly string[]>;
};

/**
 * Whether the receipt proves what it says, whether the key is one that this browser has met before, and whether the log
 * has only grown since this browser saw it last. Computed here: the server is not asked to vouch for itself.
 */
export async function checkReceipt({ receipt, entry, vkeys, newest, known, consistency }: Asked): Promise<Found> {
  const keys = vkeys.map((vkey) => readVkey(sha256, vkey)).filter((key) => key !== undefined);
  const inclusion = !('flaw' in (await judge(receipt, entry, { merkle, check: checkEd25519, log: keys })));
  const key = keys.length > 0 && (!known || vkeys.some((vkey) => known.vkeys.includes(vkey)));
  const now = await signed(newest, keys);
  const growth = now !== undefined && (await grewFrom(known, now, consistency));
  const well = inclusion && key && growth;
  return {
    steps: { inclusion, key, growth },
    ...(well && { known: { vkeys, size: now.size, root: toBase64(now.root) } }),
  };
}

async function grewFrom(
  known: Known | undefined,
  now: Checkpoint,
  consistency: Asked['consistency'],
): Promise<boolean> {
  if (!known) return true;
  const before = { size: known.size, root: fromBase64(known.root) ?? new Uint8Array() };
  if (before.size > now.size) return false;
  const hashes = before.size === now.size ? [] : await consistency(before.size, now.size);
  return continues(
    merkle,
    before,
    now,
    hashes.map((hash) => fromBase64(hash) ?? new Uint8Array()),
  );
}

async function signed(text: string, keys: readonly Verifier[]): Promise<Checkpoint | undefined> {
  const note = readNote(text);
  const checkpoint = note && readCheckpoint(note.text);
  if (!note || !checkpoint) return undefined;
  for (const key of keys)
    if (key.name === checkpoint.origin && (await signedBy(note, key, checkEd25519))) return checkpoint;
  return undefined;
}
