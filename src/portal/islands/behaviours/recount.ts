import type { Choice, OnBallot } from '../../../ballots/choice.js';
import { type Counting, countRound } from '../../../ballots/count-round.js';
import { bytesOf, canonicalText, toHex } from '../../../ballots/format.js';
import { seedCommitment } from '../../../ballots/lots.js';
import { isUnsaid, readOpened, wrongLine } from '../../../ballots/opened.js';
import { sha256 } from './browser-crypto.js';

export type Step = 'file' | 'ballots' | 'seed' | 'result';
export type Telling = {
  readonly step: (step: Step, well: boolean) => void;
  readonly progress: (checked: number, of: number) => void;
};
type Published = {
  readonly seed: string;
  readonly seedCommitment: string;
  readonly opened: { readonly digest: string; readonly opened: number };
  readonly versions: readonly { readonly digest: string }[];
};

/** Checked before the page may answer again. */
const AT_ONCE = 200;

/**
 * Counts a round again from its published ballots, by the same arithmetic as City Hall: whether the file is the recorded
 * one, each choice the one that was bound, the lots those that were sealed, and the result the published one.
 */
export async function recount(
  round: string,
  { step, progress }: Telling,
): Promise<{ readonly well: boolean; readonly unopenable: number }> {
  const at = `/api/v1/budget/rounds/${round}`;
  const [params, published, text] = await Promise.all([
    asked(`${at}/params`).then((answer) => answer.json() as Promise<Pick<Counting, 'rules' | 'projects'>>),
    asked(`${at}/result`).then((answer) => answer.json() as Promise<Published>),
    asked(`${at}/opened.jsonl`).then((answer) => answer.text()),
  ]);
  const well: boolean[] = [];
  const found = (what: Step, fits: boolean) => {
    well.push(fits);
    step(what, fits);
  };
  found('file', toHex(sha256(bytesOf(text))) === published.opened.digest);
  const { choices, fits, unopenable } = await checked(text, params, published.opened.opened, progress);
  found('ballots', fits);
  found('seed', seedCommitment(published.seed) === published.seedCommitment);
  const { rules, projects } = params;
  const value = countRound({ rules, projects, seed: published.seed, choices });
  const digest = toHex(sha256(bytesOf(canonicalText(value))));
  const { versions } = published; // ballots give one result: another one was wrong, before it or behind it
  found('result', versions.length > 0 && versions.every((version) => version.digest === digest));
  return { well: well.every(Boolean), unopenable };
}

async function checked(text: string, on: OnBallot, all: number, progress: Telling['progress']) {
  const choices: Choice[] = [];
  let [n, unopenable, fits] = [0, 0, true];
  for (const line of readOpened(text)) {
    if (wrongLine(line, on) !== undefined) fits = false;
    if (isUnsaid(line)) unopenable++;
    if (line.spoiled === undefined) choices.push(line.choice as Choice);
    if (++n % AT_ONCE > 0) continue;
    progress(n, all);
    await new Promise((resume) => setTimeout(resume));
  }
  progress(n, all);
  return { choices, unopenable, fits: fits && n === all };
}

async function asked(url: string): Promise<Response> {
  const answer = await fetch(url, { credentials: 'omit', cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer;
}
