import { hash } from 'node:crypto';
import type { Check } from '../audit/verify.js';
import type { EventLog } from '../log/event-log.js';
import { type BallotFiles, OPENED } from './ballot-files.js';
import { countRound } from './count-round.js';
import { canonicalText } from './format.js';
import { aboutRound } from './opening.js';
import { seeRound } from './round-seen.js';

type Opened = Pick<BallotFiles, 'has' | 'opened' | 'openedDigest'>;

/** Every published result against the opened ballots in the data folder, and these against the digest that was recorded. */
export async function verifyRounds(log: EventLog, files: Opened): Promise<Check> {
  const rounds = new Set<string>();
  for await (const { events } of log.pages(0, ['TallyPublished']))
    for (const { data } of events) rounds.add((data as { roundId: string }).roundId);
  const wrong: string[] = [];
  for (const round of rounds) {
    const why = await differs(round, log, files);
    if (why) wrong.push(`round ${round}: ${why}`);
  }
  return {
    name: 'rounds',
    ok: wrong.length === 0,
    found: wrong[0] ?? `${rounds.size} results, each counted again from its opened ballots`,
  };
}

async function differs(round: string, log: EventLog, files: Opened): Promise<string | undefined> {
  if (!files.has(round, OPENED)) return `${OPENED} is missing`;
  const seen = await seeRound(log, round);
  if (files.openedDigest(round).digest !== seen.ballots?.data.digest)
    return `${OPENED} is not the file that was recorded`;
  const digest = hash('sha256', canonicalText(countRound(aboutRound(seen, files.opened(round)).counting)));
  return digest === seen.tally!.data.digest ? undefined : 'its ballots give another result';
}
