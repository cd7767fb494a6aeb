import { hash } from 'node:crypto';
import type { Token } from '../../events/ballots.js';
import type { VotingOpened } from '../../events/budgeting.js';
import { type Choice, type Fault, faultOf, type OnBallot } from './choice.js';
import { canonicalText, commitmentInput, fromText } from './format.js';

/** A final ballot as it is published beside its key: what a recount checks. One line of `opened.jsonl`. */
export type OpenedBallot = {
  readonly pk: string;
  readonly tokens: readonly Token[];
  readonly seq: number;
  readonly commitment: string;
  /** What was sealed: there whenever it fits the commitment. */
  readonly choice?: unknown;
  readonly opening?: string;
  /** Why it does not count. */
  readonly spoiled?: Fault | 'unopenable' | 'other-commitment';
  /** What would not open, so that it can be shown to whoever holds the shares. */
  readonly envelope?: readonly [enc: string, ct: string];
};

/** Each in one line, as canonical JSON, by their commitments: their order tells nothing. */
export function openedText(lines: readonly OpenedBallot[]): string {
  const sorted = [...lines].sort((a, b) =>
    a.commitment < b.commitment ? -1 : a.commitment > b.commitment ? 1 : a.pk < b.pk ? -1 : 1,
  );
  return sorted.map((line) => `${canonicalText(line)}\n`).join('');
}

export function* readOpened(text: string): Iterable<OpenedBallot> {
  for (const line of text.split('\n')) if (line !== '') yield JSON.parse(line) as OpenedBallot;
}

/** SHA-256("ghia/ballot/v1\0" ‖ opening ‖ canonical choice), base64url. */
export const commitmentOf = (opening: string, choice: unknown): string =>
  hash('sha256', commitmentInput(fromText(opening), choice), 'base64url');

/** Why an opened ballot is not what its line says; undefined when it is. By the commitment and the round's own rules. */
export function wrongLine({ commitment, choice, opening, spoiled }: OpenedBallot, on: OnBallot): string | undefined {
  if (spoiled === 'unopenable' || spoiled === 'other-commitment') return undefined; // what cannot be checked is told apart
  if (opening === undefined || fits(opening, choice) !== commitment) return 'its opening does not fit its commitment';
  const fault = faultOf(choice, on);
  return fault === spoiled ? undefined : `it says ${spoiled ?? 'nothing'} where the rules say ${fault ?? 'nothing'}`;
}

function fits(opening: string, choice: unknown): string | undefined {
  try {
    return commitmentOf(opening, choice);
  } catch {
    return undefined;
  }
}

/** What counts, in the order of the lines. */
export const choicesIn = (lines: Iterable<OpenedBallot>): readonly Choice[] =>
  [...lines].flatMap(({ choice, spoiled }) => (spoiled === undefined ? [choice as Choice] : []));

export const onBallot = (rules: OnBallot['rules'], { projects }: Pick<VotingOpened['data'], 'projects'>): OnBallot => ({
  rules,
  projects,
});
