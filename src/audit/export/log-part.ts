import type { Signed } from '../sequencer/ledger.js';
import type { PublishedLog } from '../sequencer/published-log.js';
import { HASH_BYTES } from '../tlog/merkle.js';
import { entriesOf, framed, fullPath, type LogPath, logPaths } from '../tlog/tiles.js';
import type { ExportFolder } from './manifest.js';

/**
 * The log as it is published, up to a checkpoint: every tile and bundle that holds a leaf from `since` on, the checkpoint,
 * and every one signed on the way. @throws Damaged when a file is not what was published
 */
export function exportLog(published: PublishedLog, checkpoint: Signed, since: number, out: ExportFolder): void {
  const { size } = checkpoint;
  for (const file of logPaths(size)) if (file.end > since) out.put(`log/${file.path}`, bytesOf(published, file));
  const kept: string[] = [];
  for (const one of published.checkpoints())
    if (one.size > since && one.size <= size)
      kept.push(`${JSON.stringify({ size: one.size, note: published.noteOf(one) })}\n`);
  out.put('log/checkpoints.ndjson', kept.join(''), kept.length);
  out.put('log/checkpoint', published.noteOf(checkpoint));
}

/** A partial file gives way to the full one, which begins with the same hashes, or entries. */
function bytesOf(published: PublishedLog, { path, level, first, end }: LogPath): Uint8Array {
  const found = published.file(path);
  if (found) return found;
  const full = published.file(fullPath(path));
  if (!full) throw new Error(`${path} is not published yet; try again in a moment`);
  if (level !== 'entries') return full.subarray(0, ((end - first) / 256 ** level) * HASH_BYTES);
  return Buffer.concat(
    entriesOf(full)
      .slice(0, end - first)
      .map(framed),
  );
}
