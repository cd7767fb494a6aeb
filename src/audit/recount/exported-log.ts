import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AboutLog } from '../about-log.js';
import { contentPath } from '../export/contents.js';
import { type Manifest, readManifest } from '../export/manifest.js';
import { checkEd25519, sha256 } from '../sequencer/hashing.js';
import { type Checkpoint, readCheckpoint } from '../tlog/checkpoint.js';
import { readNote, readVkey, signedBy } from '../tlog/note.js';
import { entriesOf, fullPath, logPaths } from '../tlog/tiles.js';

/** A public export, and nothing else: no database, no key of the house. */
export class ExportedLog {
  private constructor(
    private readonly folder: string,
    readonly manifest: Manifest,
    readonly checkpoint: Checkpoint,
    /** The key that signed the checkpoint. */
    readonly signer: string,
  ) {}

  /**
   * @param vkey the key that the log is known by; without it, what the export itself says is believed
   * @throws Error that says what is missing or wrong
   */
  static async open(folder: string, vkey?: string): Promise<ExportedLog> {
    const manifest = readManifest(folder);
    const about = JSON.parse(text(folder, 'log.json')) as AboutLog;
    const note = readNote(text(folder, 'log/checkpoint'));
    const checkpoint = note && readCheckpoint(note.text);
    if (!checkpoint) throw new Error('log/checkpoint is no checkpoint');
    for (const key of vkey === undefined ? about.vkeys : [vkey]) {
      const verifier = readVkey(sha256, key);
      if (!verifier) throw new Error(`"${key}" is not a key of a log: it would be name+id+key`);
      if (!(await signedBy(note, verifier, checkEd25519))) continue;
      if (checkpoint.origin !== verifier.name)
        throw new Error(`the checkpoint is of ${checkpoint.origin}, the key of ${verifier.name}`);
      return new ExportedLog(folder, manifest, checkpoint, key);
    }
    throw new Error('log/checkpoint is not signed by the key of the log');
  }

  /** Every entry, in the order of the log. @throws Error when a bundle is missing or cut short */
  *entries(): Iterable<{ readonly index: number; readonly entry: Uint8Array }> {
    for (const { path, level, first, end } of logPaths(this.checkpoint.size)) {
      if (level !== 'entries') return;
      const entries = entriesOf(this.bundle(path)).slice(0, end - first);
      if (entries.length < end - first)
        throw new Error(`log/${path} holds ${entries.length} entries of ${end - first}`);
      for (const [i, entry] of entries.entries()) yield { index: first + i, entry };
    }
  }

  /** What an entry names beside the log, as it lies in the export; undefined when it does not. */
  content(digest: string): Buffer | undefined {
    const file = join(this.folder, contentPath(digest));
    return existsSync(file) ? readFileSync(file) : undefined;
  }

  /** A table, as it is listed in the manifest. @throws Error when it is not what the manifest lists */
  dataset(name: string): readonly Readonly<Record<string, string | number | null>>[] {
    return JSON.parse(this.file(`datasets/${name}.json`).toString('utf8'));
  }

  /** @throws Error when one of these tables is not what the manifest lists, where it lists it */
  mustBeWhole(tables: readonly string[]): void {
    for (const path of tables.flatMap((name) => [`datasets/${name}.csv`, `datasets/${name}.json`]))
      if (this.lists(path)) this.file(path);
  }

  lists(path: string): boolean {
    return this.manifest.files.some(({ name }) => name === path);
  }

  /** @throws Error when it is not what the manifest lists */
  file(path: string): Buffer {
    const content = bytes(this.folder, path);
    const listed = this.manifest.files.find(({ name }) => name === path);
    if (createHash('sha256').update(content).digest('hex') !== listed?.sha256)
      throw new Error(`${path} is not the file that the manifest lists`);
    return content;
  }

  private bundle(path: string): Uint8Array {
    for (const one of [path, fullPath(path)]) {
      const file = join(this.folder, 'log', one);
      if (existsSync(file)) return readFileSync(file);
    }
    const { since } = this.manifest;
    throw new Error(
      `log/${path} is missing${since > 0 ? `: this export begins at leaf ${since}; put it over the one before it` : ''}`,
    );
  }
}

const text = (folder: string, path: string): string => bytes(folder, path).toString('utf8');

function bytes(folder: string, path: string): Buffer {
  try {
    return readFileSync(join(folder, path));
  } catch {
    throw new Error(`${path} is missing in ${folder}`);
  }
}
