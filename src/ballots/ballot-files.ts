import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../data-folder.js';
import { replaceSecret } from '../identity/kek.file.js';
import { csv } from '../read/csv.js';
import { type Choice, type OnBallot, potsOf } from './choice.js';
import type { Counted, Counting } from './count-round.js';
import { choicesIn, type OpenedBallot, openedText, readOpened } from './opened.js';
import { pabulib } from './pabulib.js';
import type { CountProgress } from './round-counts.js';
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

  opened(round: string): string {
    return readFileSync(join(this.folder, round, OPENED), 'utf8');
  }

  /** How it was counted, for pages to tell. */
  tallies(round: string): readonly ToldPot[] {
    return this.has(round, TALLY) ? readTallies(readFileSync(join(this.folder, round, TALLY), 'utf8')) : [];
  }

  /** What else can be had of a round, with what stands in each. */
  others(about: About, counted: Counted): readonly (readonly [file: string, text: string])[] {
    const { counting } = about;
    return [
      ...potsOf(counting).map((pot) => [pbOf(pot), pabulib(about, pot, counted.value)] as const),
      [CSV, csvOf(counting)],
      [JSON_FILE, jsonOf(about.round, counting)],
      [TALLY, talliesText(counted.pots)],
    ];
  }

  /** Where a count stopped that came to no outcome. */
  unfinished(round: string): CountProgress | undefined {
    if (!this.has(round, UNFINISHED)) return undefined;
    return JSON.parse(readFileSync(join(this.folder, round, UNFINISHED), 'utf8')) as CountProgress;
  }

  putUnfinished(round: string, progress: CountProgress): void {
    this.put(round, UNFINISHED, JSON.stringify(progress));
  }

  putOpened(round: string, lines: readonly OpenedBallot[]): string {
    const text = openedText(lines);
    this.put(round, OPENED, text);
    return text;
  }

  putOthers(about: About, counted: Counted): void {
    for (const [file, text] of this.others(about, counted)) this.put(about.round, file, text);
  }

  private put(round: string, file: string, text: string): void {
    makeFolder(join(this.folder, round));
    replaceSecret(join(this.folder, round, file), text); // whole or not at all
  }
}

/** A round with what its opened ballots say. */
export type About = {
  readonly round: string;
  readonly title: string;
  readonly year: number;
  readonly voting: { readonly from: string; readonly until: string };
  readonly counting: Counting;
};

export const choicesOfText = (opened: string): readonly Choice[] => choicesIn(readOpened(opened));

/** Ids, or points by id. Numbers of voters run in the order of the commitments, and are nobody's. */
function csvOf({ choices, rules }: Pick<Counting, 'choices'> & OnBallot): string {
  const withPoints = rules.ballot.type === 'points' || rules.ballot.type === 'allocation';
  return csv(
    ['voter_id', 'vote', ...(withPoints ? ['points'] : [])],
    choices.map((choice, i) =>
      'points' in choice
        ? [i + 1, Object.keys(choice.points).join(' '), Object.values(choice.points).join(' ')]
        : [i + 1, choice.projects.join(' ')],
    ),
  );
}

function jsonOf(round: string, { choices }: Pick<Counting, 'choices'>): string {
  const ballots = choices.map(({ v: _, ...said }, i) => ({ voter_id: i + 1, ...said }));
  return `${JSON.stringify({ round, ballots }, null, 1)}\n`;
}
