import { hash } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import { publicFact } from '../audit/leaf.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { BallotFiles } from './ballot-files.js';
import { canonicalText } from './format.js';
import { RoundAudit } from './round-audit.js';
import type { RoundCounts } from './round-counts.js';
import { seeRound } from './round-seen.js';
import { ROUND_STEPS } from './round-steps.js';

type Places = {
  readonly log: Pick<EventLog, 'read' | 'pages'>;
  readonly files: Pick<BallotFiles, 'opened' | 'openedDigest'>;
  readonly counts: Pick<RoundCounts, 'again'>;
};

const AUDITED = [...ROUND_STEPS, 'CredentialIssued', 'BallotCast'];
/** What the decision to certify looks at by itself. */
const ELSEWHERE: ReadonlySet<string> = new Set(['result']);

/**
 * The digest of the result that counting the published ballots again gives: SHA-256 of its canonical JSON, hex. Looks at
 * everything that a recount from outside looks at. Undefined before they are opened.
 * @throws Refused where they are not the file that the log names, or anything on the way to them is wrong
 */
export async function recounted(round: string, { log, files, counts }: Places): Promise<string | undefined> {
  const seen = await seeRound(log, round);
  if (!seen.ballots) return undefined;
  const written = files.openedDigest(round);
  if (written.digest !== seen.ballots.data.digest) throw new Refused(refuse('ballots.tampered', { round }));
  const audit = new RoundAudit(round);
  for await (const { events } of log.pages(0, AUDITED)) {
    for (const fact of events)
      if ((fact.data as { roundId?: string }).roundId === round) audit.take(publicFact(fact), fact.position);
    await new Promise((resume) => setImmediate(resume)); // signatures take their time, and others wait
  }
  const value = await counts.again(seen);
  const lines = audit.conclude({ lines: files.opened(round), ...written }, () => value);
  for (const line of lines)
    if ('ok' in line && !line.ok && !ELSEWHERE.has(line.name))
      throw new Refused(refuse('round.audit-differs', { check: line.name, found: line.found }));
  return hash('sha256', canonicalText(value));
}
