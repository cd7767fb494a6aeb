import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const MANIFEST = 'manifest.json';
/** A file of the export: where it lies in it, and what proves that it came whole. `rows` where it is a table. */
export type Listed = { readonly name: string; readonly bytes: number; readonly sha256: string; readonly rows?: number };

/** What an export holds. Written last: a folder without one is no whole export. */
export type Manifest = {
  readonly format: 'ghia-export/1';
  /** The log's name. */
  readonly origin: string;
  readonly made: string;
  /** The tree that the export holds, as its checkpoint signs it: leaves, and root in base64. */
  readonly size: number;
  readonly root: string;
  /** Leaves before this one are left out, where only what is new was asked for. */
  readonly since: number;
  /** The datasets are folded from so many leaves. */
  readonly datasets: number;
  readonly files: readonly Listed[];
};

/** A folder that fills up with files, and remembers them for the manifest. */
export class ExportFolder {
  private readonly listed: Listed[] = [];

  constructor(private readonly folder: string) {}

  put(name: string, bytes: Uint8Array | string, rows?: number): void {
    this.putPieces(name, [bytes], rows);
  }

  /** Of what is larger than a text may be. */
  putPieces(name: string, pieces: Iterable<Uint8Array | string>, rows?: number): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, 'w');
    const sha256 = createHash('sha256');
    let bytes = 0;
    try {
      for (const piece of pieces) {
        const content = Buffer.from(piece);
        for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
        sha256.update(content);
        bytes += content.length;
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.listed.push({ name, bytes, sha256: sha256.digest('hex'), ...(rows !== undefined && { rows }) });
  }

  /** Files that somebody else writes into a part of it. */
  part(name: string): string {
    const path = join(this.folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** They are written: they stand in the manifest. */
  list(...files: readonly Listed[]): void {
    this.listed.push(...files);
  }

  close(about: Omit<Manifest, 'format' | 'files'>): Manifest {
    const manifest: Manifest = { format: 'ghia-export/1', ...about, files: this.listed };
    writeFileSync(join(this.folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    return manifest;
  }
}

/** @throws Error when the folder holds no export */
export function readManifest(folder: string): Manifest {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
    if (manifest.format === 'ghia-export/1') return manifest;
  } catch {
    // said below
  }
  throw new Error(`there is no export in ${folder}: it would hold a ${MANIFEST} of the format ghia-export/1`);
}
