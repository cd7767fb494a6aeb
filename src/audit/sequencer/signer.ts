import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSecret } from '../../identity/kek.file.js';
import { textOf } from '../tlog/checkpoint.js';
import { noteOf, signatureLine } from '../tlog/note.js';
import { continues, type Tree } from '../tlog/verify.js';
import { merkle } from './hashing.js';
import type { LogKey, LogKeys } from './log-key.js';

export const SIGNED_FILE = 'log-signed.json';

/** Thrown instead of signing what would contradict a checkpoint that was signed before. Says what to do. */
export class WouldFork extends Error {
  override readonly name = 'WouldFork';
}

/** The leaf that announced a key that follows another, if there is one. */
export type Announced = (vkey: string) => number | undefined;

/**
 * Signs checkpoints, each consistent with the one before. What it signed last lies in a file of its own, apart from the
 * log and from the tree, so that an older copy of either stops the log and does not fork it.
 */
export class Signer {
  private constructor(
    private readonly file: string,
    private readonly keys: Pick<LogKeys, 'origin' | 'keys'>,
    private before: Tree | undefined,
    private readonly announced: Announced,
  ) {}

  static open(folder: string, keys: Pick<LogKeys, 'origin' | 'keys'>, announced: Announced = () => undefined): Signer {
    const file = join(folder, SIGNED_FILE);
    return new Signer(file, keys, readSigned(file), announced);
  }

  /** What was signed last, if anything was. */
  get last(): Tree | undefined {
    return this.before;
  }

  /**
   * A signed note of the tree, once it is on disk that it was signed.
   * @param proof consistency of the tree with `last` (RFC 9162 §2.1.4.1)
   * @throws WouldFork
   */
  sign(tree: Tree, proof: readonly Uint8Array[]): string {
    const before = this.before;
    if (before && tree.size < before.size)
      throw new WouldFork(
        `a tree of ${before.size} leaves was signed before, this one has ${tree.size}: the log was restored from an older copy. Bring the missing entries back first.`,
      );
    if (before && !continues(merkle, before, tree, proof))
      throw new WouldFork(
        `this tree of ${tree.size} leaves does not continue the one of ${before.size} that was signed before: entries were changed or lost. Nothing is signed until the log is the one that was published.`,
      );
    const keys = this.keys.keys.filter((key) => this.mayBeUsed(key));
    if (keys.length === 0) throw new Error('no key of the log may sign yet: none of them was announced');
    const { origin } = this.keys;
    rememberSigned(this.file, tree);
    this.before = tree;
    const text = textOf({ origin, ...tree });
    return noteOf(
      text,
      keys.map(({ verifier, sign }) => signatureLine(verifier, sign(Buffer.from(text)))),
    );
  }

  /** A key that follows another is used once a checkpoint that was signed without it holds its announcement. */
  private mayBeUsed({ vkey, rotated }: LogKey): boolean {
    if (rotated === undefined) return true;
    const leaf = this.announced(vkey);
    return leaf !== undefined && leaf < (this.before?.size ?? 0);
  }
}

/** Durable when it returns: nothing smaller, and nothing else, is signed from now on. */
export const rememberSigned = (file: string, { size, root }: Tree): void =>
  replaceSecret(file, `${JSON.stringify({ size, root: Buffer.from(root).toString('base64') })}\n`);

/** What was signed last, as the file remembers it; undefined when nothing was. */
export function readSigned(file: string): Tree | undefined {
  try {
    const { size, root } = JSON.parse(readFileSync(file, 'utf8')) as { size: number; root: string };
    return { size, root: Buffer.from(root, 'base64') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
