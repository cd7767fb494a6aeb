import { hash } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { BallotFiles } from './ballot-files.js';
import { countRound } from './count-round.js';
import { canonicalText } from './format.js';
import { aboutRound } from './opening.js';
import { seeRound } from './round-seen.js';

/**
 * The digest of the result that counting the published ballots again gives: SHA-256 of its canonical JSON, hex.
 * Undefined before they are opened. @throws Refused where they are not the file that the log names
 */
export async function recounted(
  round: string,
  { log, files }: { readonly log: Pick<EventLog, 'read'>; readonly files: Pick<BallotFiles, 'opened'> },
): Promise<string | undefined> {
  const seen = await seeRound(log, round);
  const named = seen.ballots?.data.digest;
  if (named === undefined) return undefined;
  const text = files.opened(round);
  if (hash('sha256', text) !== named) throw new Refused(refuse('ballots.tampered', { round }));
  return hash('sha256', canonicalText(countRound(aboutRound(seen, text).counting)));
}
