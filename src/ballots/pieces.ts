import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { syncFolder } from '../identity/kek.file.js';

const PIECE = 1024 * 1024;
/** A line of opened ballots is far shorter. */
const NEWLINE = 0x0a;

export type Written = { readonly digest: string; readonly bytes: number };

/**
 * Writes a text that is larger than a string may be: 0600, on disk when it resolves, and in its place only if `fits` says
 * so; else what was there before stays.
 */
export async function writePieces(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
  fits: (written: Written) => void = () => undefined,
): Promise<Written> {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', 0o600);
  const digest = createHash('sha256');
  let bytes = 0;
  let waiting: string[] = [];
  let length = 0;
  const put = () => {
    const piece = Buffer.from(waiting.join(''));
    for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    digest.update(piece);
    bytes += piece.length;
    [waiting, length] = [[], 0];
  };
  try {
    try {
      for await (const text of pieces) {
        waiting.push(text);
        length += text.length;
        if (length >= PIECE) put();
      }
      put();
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    const written = { digest: digest.digest('hex'), bytes };
    fits(written);
    renameSync(part, path);
    syncFolder(path);
    return written;
  } catch (error) {
    rmSync(part, { force: true }); // no half of opened ballots stays behind
    throw error;
  }
}

export function* piecesOf(path: string): Iterable<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = Buffer.alloc(PIECE);
      const read = readSync(file, piece);
      if (read === 0) return;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** The lines of a text in pieces, one after another. */
export function* linesIn(pieces: Iterable<Buffer>): Iterable<string> {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    const all = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    let from = 0;
    for (let end = all.indexOf(NEWLINE); end >= 0; end = all.indexOf(NEWLINE, from)) {
      if (end > from) yield all.toString('utf8', from, end);
      from = end + 1;
    }
    rest = all.subarray(from);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

export function digestOfPieces(pieces: Iterable<Buffer>): Written {
  const digest = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces) {
    digest.update(piece);
    bytes += piece.length;
  }
  return { digest: digest.digest('hex'), bytes };
}
