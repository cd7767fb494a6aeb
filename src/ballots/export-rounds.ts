import type { BallotsOpened, TallyPublished } from '../../events/budgeting.js';
import type { ExportFolder } from '../audit/export/manifest.js';
import type { EventLog } from '../log/event-log.js';
import { type BallotFiles, OPENED, othersOf } from './ballot-files.js';
import { countWhole } from './count-round.js';
import { inExport } from './in-export.js';
import { aboutRound } from './opening.js';
import { seeRound } from './round-seen.js';

type Places = { readonly log: EventLog; readonly files: Pick<BallotFiles, 'has' | 'pieces' | 'opened'> };

/**
 * The opened ballots of every round up to a position: with keys for a recount; and, once there is a result, without them
 * for reading. A count may take long, or come to no end.
 */
export async function exportRounds({ log, files }: Places, upTo: number, out: ExportFolder): Promise<void> {
  const withResult = await roundsOf(log, 'TallyPublished', upTo);
  for (const round of await roundsOf(log, 'BallotsOpened', upTo)) {
    const seen = await seeRound(log, round);
    if (!files.has(round, OPENED)) throw new Error(`the opened ballots of round ${round} are not in the data folder`);
    out.putPieces(inExport(round, OPENED), files.pieces(round, OPENED), seen.ballots!.data.opened);
    if (!withResult.has(round)) continue;
    const about = aboutRound(seen, files.opened(round));
    for (const [file, pieces] of othersOf(about, countWhole(about.counting)))
      out.putPieces(inExport(round, file), pieces, about.counting.choices.length);
  }
}

async function roundsOf(
  log: EventLog,
  type: (BallotsOpened | TallyPublished)['type'],
  upTo: number,
): Promise<ReadonlySet<string>> {
  const rounds = new Set<string>();
  for await (const { events } of log.pages(0, [type]))
    for (const { data, position } of events)
      if (position <= upTo) rounds.add((data as (BallotsOpened | TallyPublished)['data']).roundId);
  return rounds;
}
