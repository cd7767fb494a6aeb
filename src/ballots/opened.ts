import { sha256 } from '@noble/hashes/sha2.js';
import type { Token } from '../../events/ballots.js';
import type { VotingOpened } from '../../events/budgeting.js';
import { type Choice, type Fault, faultOf, type OnBallot } from './choice.js';
import { canonicalText, commitmentInput, fromText, toText } from './format.js';
import { isShallow } from './shallow.js';

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
  /** What would not open, or held something else than its voter has bound. */
  readonly envelope?: readonly [enc: string, ct: string];
  /** By what anybody opens that envelope for themselves: a point, and a proof that it is the right one. */
  readonly shown?: { readonly point: string; readonly proof: string };
};

/** By their commitments: their order tells nothing. */
export const byCommitment = (a: Pick<OpenedBallot, 'commitment' | 'pk'>, b: Pick<OpenedBallot, 'commitment' | 'pk'>) =>
  a.commitment < b.commitment ? -1 : a.commitment > b.commitment ? 1 : a.pk < b.pk ? -1 : 1;

/** One line, as canonical JSON. */
export const openedLine = (line: OpenedBallot): string => `${canonicalText(line)}\n`;

/** Each in one line, sorted. */
export const openedText = (lines: readonly OpenedBallot[]): string =>
  [...lines].sort(byCommitment).map(openedLine).join('');

export function* readOpened(text: string): Iterable<OpenedBallot> {
  for (const line of text.split('\n')) if (line !== '') yield openedIn(line);
}

/** @throws Error for a line that no opening has written */
export function openedIn(line: string): OpenedBallot {
  if (!isShallow(line))
    throw new Error('a line of the opened ballots is no ballot: it is too long, or nests too deeply');
  return JSON.parse(line) as OpenedBallot;
}

/** SHA-256("ghia/ballot/v1\0" ‖ opening ‖ canonical choice), base64url. */
export const commitmentOf = (opening: string, choice: unknown): string =>
  toText(sha256(commitmentInput(fromText(opening), choice)));

/** Whether a line says that nothing could be read of its ballot. */
export const isUnsaid = ({ spoiled }: OpenedBallot): boolean =>
  spoiled === 'unopenable' || spoiled === 'other-commitment';

/** Why an opened ballot is not what its line says; undefined when it is. By the commitment and the round's own rules. */
export function wrongLine(line: OpenedBallot, on: OnBallot): string | undefined {
  if (isUnsaid(line)) return undefined; // looked at where the ballot's leaf is: by its envelope
  const { commitment, choice, opening, spoiled } = line;
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
export function choicesIn(lines: Iterable<OpenedBallot>): readonly Choice[] {
  const choices: Choice[] = [];
  for (const { choice, spoiled } of lines) if (spoiled === undefined) choices.push(choice as Choice);
  return choices;
}

export const onBallot = (rules: OnBallot['rules'], { projects }: Pick<VotingOpened['data'], 'projects'>): OnBallot => ({
  rules,
  projects,
});
