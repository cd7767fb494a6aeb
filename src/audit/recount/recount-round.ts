import { createHash, hash } from 'node:crypto';
import type { RoundOpened } from '../../../events/budgeting.js';
import { OPENED, othersOf } from '../../ballots/ballot-files.js';
import { type Counted, type Counting, countWhole } from '../../ballots/count-round.js';
import { inExport } from '../../ballots/in-export.js';
import type { OpenedBallot } from '../../ballots/opened.js';
import type { OpenedFile } from '../../ballots/opened-check.js';
import { RoundAudit } from '../../ballots/round-audit.js';
import type { PublicFact } from '../leaf.js';
import { Edge, NOTHING } from '../sequencer/edge.js';
import { sameBytes } from '../tlog/verify.js';
import type { Check } from '../verify.js';
import type { ExportedLog } from './exported-log.js';
import type { Line } from './recount-petition.js';

type Count = { readonly counting: Counting; readonly whole: Counted };
/** What of an export a recount reads. */
type Exported = Pick<ExportedLog, 'entries' | 'checkpoint' | 'signer' | 'lists' | 'file' | 'mustBeWhole'>;

/**
 * Counts one budget round again from a public export alone. Grows the tree from the entries on the way, so that what is
 * counted is what was signed. @throws Error when the export is not whole, or knows no such round
 */
export function recountRound(exported: Exported, round: string): readonly Line[] {
  exported.mustBeWhole(['rounds', 'proposals', 'figures']); // nothing is counted by what they say
  const edge = new Edge(0, NOTHING);
  const audit = new RoundAudit(round);
  for (const { index, entry } of exported.entries()) {
    edge.append(entry);
    const fact = JSON.parse(Buffer.from(entry).toString('utf8')) as PublicFact;
    const concerns = fact.pub as
      | { readonly roundId?: string; readonly figure?: string; readonly of?: string }
      | undefined;
    if (concerns?.roundId === round || (concerns?.figure === 'budget-result' && concerns.of === round))
      audit.take(fact, index);
  }
  if (!audit.known) throw new Error(`the export knows no round ${round}`);
  const { checkpoint, signer } = exported;
  const whole = sameBytes(edge.root(), checkpoint.root);
  const counts: Count[] = []; // one, where there is a result to hold against
  const lines = audit.conclude(openedFile(exported, round), (counting) => {
    const whole = countWhole(counting);
    counts.push({ counting, whole });
    return whole.value;
  });
  return [
    {
      name: 'log',
      ok: whole,
      found: whole
        ? `${checkpoint.size} entries give the root that ${signer.split('+')[0]} signed`
        : `${checkpoint.size} entries give another root than the checkpoint: some were changed`,
    },
    ...lines,
    ...counts.map((count) => copiesLine(exported, round, audit.book!, count)),
  ];
}

/** Whether what is there to be read, by people and by tools of Pabulib, says what the opened ballots say. */
function copiesLine(
  exported: Exported,
  round: string,
  { title, year, rules }: RoundOpened['data'],
  { counting, whole }: Count,
): Check {
  const about = { round, title: title.en, year, voting: rules.phases.voting, counting };
  const files = othersOf(about, whole);
  const other = files.find(([file, pieces]) => {
    const name = inExport(round, file);
    return !exported.lists(name) || hash('sha256', exported.file(name)) !== digestOf(pieces);
  });
  return {
    name: 'copies',
    ok: !other,
    found: other
      ? `${other[0]} is missing, or says something else than the opened ballots`
      : `${files.map(([file]) => file).join(', ')} say what the opened ballots say`,
  };
}

function digestOf(pieces: Iterable<string>): string {
  const digest = createHash('sha256');
  for (const piece of pieces) digest.update(piece);
  return digest.digest('hex');
}

function openedFile(exported: Exported, round: string): OpenedFile | undefined {
  const name = inExport(round, OPENED);
  if (!exported.lists(name)) return undefined;
  const bytes = exported.file(name);
  return { lines: linesIn(bytes), digest: hash('sha256', bytes), bytes: bytes.length };
}

/** Line by line: the file of a whole city is larger than a text should be. */
function* linesIn(bytes: Buffer): Iterable<OpenedBallot> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.toString('utf8', from, end < 0 ? bytes.length : end);
    if (line !== '') yield JSON.parse(line) as OpenedBallot;
    from = end < 0 ? bytes.length : end + 1;
  }
}
