import { hash } from 'node:crypto';
import type { BallotsOpened } from '../../events/budgeting.js';
import type { Check } from '../audit/verify.js';
import type { Choice, OnBallot } from './choice.js';
import { notShown } from './envelope.js';
import { canonicalText } from './format.js';
import { isUnsaid, type OpenedBallot, wrongLine } from './opened.js';

/** A voter's last ballot before the close, as its leaf tells it. */
export type Last = {
  readonly seq: number;
  readonly commitment: string;
  readonly sealed: string;
  readonly tokens: string;
};
/** The opened ballots as they are published, and the digest of their file. */
export type OpenedFile = { readonly lines: Iterable<OpenedBallot>; readonly digest: string; readonly bytes: number };

export const tokensDigest = (tokens: OpenedBallot['tokens']): string =>
  hash('sha256', canonicalText(tokens), 'base64url');

type Found = { readonly line: Check; readonly choices: readonly Choice[]; readonly unopenable: number };

/** Whether each final ballot is opened once, as its voter has bound it and as the rules judge it; and what counts. */
export function checkOpened(
  { lines, digest, bytes }: OpenedFile,
  final: ReadonlyMap<string, Last>,
  recorded: BallotsOpened['data'],
  on: OnBallot & { readonly roundKey: string },
): Found {
  let wrong: string | undefined;
  const seen = new Set<string>();
  const choices: Choice[] = [];
  let unopenable = 0;
  for (const line of lines) {
    const what = misplaced(line, final, seen) ?? wrongLine(line, on) ?? hidden(line, final, on);
    if (what) wrong ??= `the ballot ${line.commitment}: ${what}`;
    seen.add(line.pk);
    if (isUnsaid(line)) unopenable++;
    if (line.spoiled === undefined) choices.push(line.choice as Choice);
  }
  if (seen.size !== final.size) wrong ??= `${final.size} final ballots, ${seen.size} are opened`;
  if (digest !== recorded.digest || bytes !== recorded.bytes || recorded.opened !== seen.size)
    wrong ??= 'the file is not the one that was recorded';
  const found =
    wrong ?? `${seen.size} final ballots, each opened once and as it was bound, ${seen.size - choices.length} spoiled`;
  return { line: { name: 'opened', ok: !wrong, found }, choices, unopenable };
}

/** A ballot that is said to hold nothing, and does not come with what shows it. */
const hidden = (line: OpenedBallot, final: ReadonlyMap<string, Last>, { roundKey }: { readonly roundKey: string }) =>
  isUnsaid(line) ? notShown(line, { sealed: final.get(line.pk)!.sealed, roundKey }) : undefined;

function misplaced(
  line: OpenedBallot,
  final: ReadonlyMap<string, Last>,
  seen: ReadonlySet<string>,
): string | undefined {
  const last = final.get(line.pk);
  if (!last) return 'nobody has cast it';
  if (seen.has(line.pk)) return 'it is opened twice';
  if (last.commitment !== line.commitment || last.seq !== line.seq) return 'it is not its voter’s last one';
  return last.tokens === tokensDigest(line.tokens) ? undefined : 'its tokens are others';
}
