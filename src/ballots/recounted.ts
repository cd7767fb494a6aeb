import { hash } from 'node:crypto';
import type { EventLog } from '../log/event-log.js';
import { canonicalText } from './format.js';
import type { RoundCounts } from './round-counts.js';
import { seeRound } from './round-seen.js';

/**
 * The digest of the result that counting the published ballots again gives: SHA-256 of its canonical JSON, hex.
 * Undefined before they are opened. @throws Refused where they are not the file that the log names
 */
export async function recounted(
  round: string,
  { log, counts }: { readonly log: Pick<EventLog, 'read'>; readonly counts: Pick<RoundCounts, 'again'> },
): Promise<string | undefined> {
  const seen = await seeRound(log, round);
  if (!seen.ballots) return undefined;
  return hash('sha256', canonicalText(await counts.again(seen)));
}
