import type { ExportFolder } from '../audit/export/manifest.js';
import type { EventLog } from '../log/event-log.js';
import { type BallotFiles, OPENED, othersOf } from './ballot-files.js';
import { countWhole } from './count-round.js';
import { inExport } from './in-export.js';
import { aboutRound } from './opening.js';
import { seeRound } from './round-seen.js';

type Places = { readonly log: EventLog; readonly files: Pick<BallotFiles, 'has' | 'pieces' | 'opened'> };

/** The opened ballots of every round whose result is published up to a position: with keys for a recount, without for reading. */
export async function exportRounds({ log, files }: Places, upTo: number, out: ExportFolder): Promise<void> {
  for (const round of await roundsWithResult(log, upTo)) {
    const seen = await seeRound(log, round);
    if (!files.has(round, OPENED)) throw new Error(`the opened ballots of round ${round} are not in the data folder`);
    const about = aboutRound(seen, files.opened(round));
    out.putPieces(inExport(round, OPENED), files.pieces(round, OPENED), seen.ballots!.data.opened);
    for (const [file, pieces] of othersOf(about, countWhole(about.counting)))
      out.putPieces(inExport(round, file), pieces, about.counting.choices.length);
  }
}

async function roundsWithResult(log: EventLog, upTo: number): Promise<ReadonlySet<string>> {
  const rounds = new Set<string>();
  for await (const { events } of log.pages(0, ['TallyPublished']))
    for (const { data, position } of events) if (position <= upTo) rounds.add((data as { roundId: string }).roundId);
  return rounds;
}
