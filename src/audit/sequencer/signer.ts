import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../../identity/kek.file.js';
import { textOf } from '../tlog/checkpoint.js';
import { noteOf, signatureLine } from '../tlog/note.js';
import { continues, type Tree } from '../tlog/verify.js';
import { merkle } from './hashing.js';
import type { LogKeys } from './log-key.js';

const NAME = 'log-signed.json';

/** Thrown instead of signing what would contradict a checkpoint that was signed before. Says what to do. */
export class WouldFork extends Error {
  override readonly name = 'WouldFork';
}

/**
 * Signs checkpoints, each consistent with the one before. What it signed last lies in a file of its own, apart from the
 * log and from the tree, so that an older copy of either stops the log and does not fork it.
 */
export class Signer {
  private constructor(
    private readonly file: string,
    private readonly keys: LogKeys,
    private before: Tree | undefined,
  ) {}

  static open(folder: string, keys: LogKeys): Signer {
    const file = join(folder, NAME);
    return new Signer(file, keys, readTree(file));
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
    this.remember(tree);
    const { origin, keys } = this.keys;
    const text = textOf({ origin, ...tree });
    return noteOf(
      text,
      keys.map(({ verifier, sign }) => signatureLine(verifier, sign(Buffer.from(text)))),
    );
  }

  private remember(tree: Tree): void {
    const part = `${this.file}.part`;
    const file = openSync(part, 'w', 0o600);
    try {
      writeSync(file, `${JSON.stringify({ size: tree.size, root: Buffer.from(tree.root).toString('base64') })}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, this.file);
    syncFolder(this.file);
    this.before = tree;
  }
}

function readTree(file: string): Tree | undefined {
  try {
    const { size, root } = JSON.parse(readFileSync(file, 'utf8')) as { size: number; root: string };
    return { size, root: Buffer.from(root, 'base64') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
