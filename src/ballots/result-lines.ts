import { hash } from 'node:crypto';
import type { ResultPublished } from '../../events/figures.js';
import type { Check } from '../audit/verify.js';
import { type Counting, type countRound, resultRule } from './count-round.js';
import { canonicalText } from './format.js';
import { seedCommitment } from './lots.js';
import type { RoundSteps } from './round-steps.js';

type Line = Check | { readonly note: string };
type Asked = {
  readonly steps: RoundSteps;
  readonly counting: Omit<Counting, 'seed'> & { readonly seed: string | undefined };
  readonly figures: readonly ResultPublished['data'][];
  /** How it is counted. */
  readonly count: typeof countRound;
};

const digestOf = (value: unknown): string => hash('sha256', canonicalText(value));

/** Whether what was published as the result is what the opened ballots give: lots, result, official figure, certificate. */
export function resultLines({ steps, counting, figures, count }: Asked): readonly Line[] {
  const { seed } = counting;
  const lots = seedLine(steps, seed);
  const last = steps.tallies.at(-1);
  if (!last || seed === undefined || !lots.ok)
    return [lots, { note: 'no result is published yet, or none can be counted' }];
  const digest = digestOf(count({ ...counting, seed }));
  const known = last.rule === resultRule(counting.rules);
  const ok = known && digest === last.digest && digest === digestOf(last.value);
  const found = !known
    ? `it is counted by rule ${last.rule}, which is not known here`
    : ok
      ? `version ${last.version}, counted again from ${counting.choices.length} ballots: ${digest}`
      : `published ${last.digest}, the ballots give ${digest}`;
  const versions = steps.versions();
  return [
    lots,
    { name: 'result', ok, found },
    ...(versions ? [versions] : []),
    figureLine(figures, last.digest),
    certifiedLine(steps, digest),
  ];
}

function seedLine(steps: RoundSteps, seed: string | undefined): Check {
  const ok = seed !== undefined && seedCommitment(seed) === steps.of('RoundOpened')!.seedCommitment;
  return {
    name: 'lots',
    ok,
    found: `the seed of the lots is ${ok ? '' : 'not '}the one that was bound before the voting`,
  };
}

/** One for each version of the result, and the newest one for the newest. */
function figureLine(figures: readonly ResultPublished['data'][], published: string): Line {
  const figure = figures.at(-1);
  if (!figure) return { note: 'no official figure yet' };
  const ok = figure.digest === published && figure.digest === digestOf(figure.value);
  return { name: 'figure', ok, found: ok ? 'says what was published as the result' : 'it says another result' };
}

function certifiedLine(steps: RoundSteps, digest: string): Line {
  const certified = steps.of('RoundCertified');
  if (!certified) return { note: 'the result is not certified yet' };
  const ok = certified.digest === digest;
  return {
    name: 'certified',
    ok,
    found: ok ? 'what was certified is what the ballots give' : 'another result was certified',
  };
}
