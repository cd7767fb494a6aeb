import type { BallotsOpened, TallyPublished } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
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
  for (const [round, counted] of await openedRounds(log, upTo)) {
    const seen = await seeRound(log, round);
    if (!files.has(round, OPENED)) throw new Error(`the opened ballots of round ${round} are not in the data folder`);
    out.putPieces(inExport(round, OPENED), files.pieces(round, OPENED), seen.ballots!.data.opened);
    if (!counted) continue;
    const about = aboutRound(seen, files.opened(round));
    for (const [file, pieces] of othersOf(about, countWhole(about.counting)))
      out.putPieces(inExport(round, file), pieces, about.counting.choices.length);
  }
}

/** Rounds whose ballots are opened, and whether they have a result. */
async function openedRounds(log: EventLog, upTo: number): Promise<ReadonlyMap<string, boolean>> {
  const rounds = new Map<string, boolean>();
  for await (const { events } of log.pages(0, ['BallotsOpened', 'TallyPublished']))
    for (const { type, data, position } of events as unknown as readonly Recorded<BallotsOpened | TallyPublished>[])
      if (position <= upTo) rounds.set(data.roundId, type === 'TallyPublished'); // which comes behind the other
  return rounds;
}
