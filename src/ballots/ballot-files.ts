import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { csv, csvLine } from '../csv.js';
import { makeFolder } from '../data-folder.js';
import { replaceSecret } from '../identity/kek.file.js';
import { type OnBallot, potsOf, themesOn } from './choice.js';
import type { CountProgress } from './count-progress.js';
import type { Counted, Counting } from './count-round.js';
import { About } from './count-round.js';
import { type OpenedBallot, openedIn, openedLine } from './opened.js';
import { pabulib } from './pabulib.js';
import { digestOfPieces, linesIn, piecesOf, type Written, writePieces } from './pieces.js';
import { readTallies, type ToldPot, talliesText } from './told-tally.js';

export const OPENED = 'opened.jsonl';
/** What is published of a round's opened ballots, by the names of the files. */
export const pbOf = (pot: string): string => `ballots-${pot}.pb`;
export const CSV = 'ballots.csv';
export const JSON_FILE = 'ballots.json';
/** How each pot was counted, step by step. */
export const TALLY = 'tally.json';
/** For this house alone: it is not published. */
const UNFINISHED = 'unfinished.json';

/** The files of opened ballots, one folder a round. All but the first follow from the first. */
export class BallotFiles {
  constructor(readonly folder: string) {}

  has(round: string, file: string): boolean {
    return existsSync(join(this.folder, round, file));
  }

  size(round: string, file: string): number {
    return statSync(join(this.folder, round, file)).size;
  }

  stream(round: string, file: string): NodeJS.ReadableStream {
    return createReadStream(join(this.folder, round, file));
  }

  /** What stands in a file, as often as it is asked for: it may be larger than a text can be. */
  pieces(round: string, file: string): Iterable<Buffer> {
    return piecesOf(join(this.folder, round, file));
  }

  *opened(round: string): Iterable<OpenedBallot> {
    for (const line of linesIn(this.pieces(round, OPENED))) yield openedIn(line);
  }

  /** Of the opened ballots: SHA-256 (hex), and how long they are. */
  openedDigest(round: string): Written {
    return digestOfPieces(this.pieces(round, OPENED));
  }

  /** How it was counted, for pages to tell. */
  tallies(round: string): readonly ToldPot[] {
    return this.has(round, TALLY) ? readTallies(readFileSync(join(this.folder, round, TALLY), 'utf8')) : [];
  }

  /** Where a count stopped that came to no outcome. */
  unfinished(round: string): CountProgress | undefined {
    if (!this.has(round, UNFINISHED)) return undefined;
    return JSON.parse(readFileSync(join(this.folder, round, UNFINISHED), 'utf8')) as CountProgress;
  }

  putUnfinished(round: string, progress: CountProgress): void {
    replaceSecret(this.placeOf(round, UNFINISHED), JSON.stringify(progress));
  }

  /** @param fits throws where the file is not to stand: then the one before it does */
  putOpened(
    round: string,
    lines: Iterable<OpenedBallot> | AsyncIterable<OpenedBallot>,
    fits?: (written: Written) => void,
  ): Promise<Written> {
    return writePieces(this.placeOf(round, OPENED), textsOf(lines), fits);
  }

  async putOthers(about: About, counted: Counted): Promise<void> {
    for (const [file, pieces] of othersOf(about, counted)) await writePieces(this.placeOf(about.round, file), pieces);
  }

  private placeOf(round: string, file: string): string {
    makeFolder(join(this.folder, round));
    return join(this.folder, round, file);
  }
}

/** What else can be had of a round, with what stands in each. */
export function othersOf(
  about: About,
  counted: Counted,
): readonly (readonly [file: string, pieces: Iterable<string>])[] {
  const { counting } = about;
  // themes elect nothing and cost nothing: no reader of Pabulib takes such a file
  const pots = themesOn(counting.rules.ballot) ? [] : potsOf(counting);
  return [
    ...pots.map((pot) => [pbOf(pot), pabulib(about, pot, counted.value)] as const),
    [CSV, csvOf(counting)],
    [JSON_FILE, jsonOf(about.round, counting)],
    [TALLY, [talliesText(counted.pots)]],
  ];
}

async function* textsOf(lines: Iterable<OpenedBallot> | AsyncIterable<OpenedBallot>): AsyncIterable<string> {
  for await (const line of lines) yield openedLine(line);
}

/** Ids, or points by id. Numbers of voters run in the order of the commitments, and are nobody's. */
function* csvOf({ choices, rules }: Pick<Counting, 'choices'> & OnBallot): Iterable<string> {
  const withPoints = rules.ballot.type === 'points' || rules.ballot.type === 'allocation';
  yield csv(['voter_id', 'vote', ...(withPoints ? ['points'] : [])], []);
  for (const [i, choice] of choices.entries())
    yield csvLine(
      'points' in choice
        ? [i + 1, Object.keys(choice.points).join(' '), Object.values(choice.points).join(' ')]
        : [i + 1, choice.projects.join(' ')],
    );
}

function* jsonOf(round: string, { choices }: Pick<Counting, 'choices'>): Iterable<string> {
  yield `{"round":${JSON.stringify(round)},"ballots":[`;
  for (const [i, { v: _, ...said }] of choices.entries())
    yield `${i > 0 ? ',' : ''}\n${JSON.stringify({ voter_id: i + 1, ...said })}`;
  yield '\n]}\n';
}
