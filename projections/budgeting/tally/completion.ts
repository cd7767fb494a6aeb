import { Cells } from './cells.js';
import { equalPart } from './election.js';
import { Run, type Sharing } from './equal-shares.js';
import { type Fraction, floor, fraction, whole } from './fraction.js';
import type { Completion } from './rule.js';
import type { Ties } from './ties.js';

/** Told after each run of add-1: its number, what every ballot held, and what the outcome costs, minor units. */
export type Progress = (run: number, endowment: Fraction, spent: bigint) => void;

/** The scan came to no end within the runs that it was given. */
export class UnfinishedTally extends Error {
  readonly runs: number;
  readonly endowment: Fraction;
  constructor(runs: number, endowment: Fraction) {
    super(`no outcome after ${runs} runs: take a larger step`);
    this.runs = runs;
    this.endowment = endowment;
  }
}

export type Completed = {
  readonly run: number;
  readonly runs: number;
  readonly endowment: Fraction;
  readonly last: Run;
};

type Scan = { readonly completion: Completion; readonly step: bigint; readonly guard: number };

/**
 * Equal shares, once or with parts that grow from run to run until the rule says stop. Every part is tried in turn: what
 * the outcomes cost may fall and rise again, so no part can be left out.
 */
export function complete(sharing: Sharing, ties: Ties, scan: Scan, progress?: Progress): Completed {
  const { election } = sharing;
  const cells = new Cells(election, sharing.support);
  const official = scan.completion === 'add1-official';
  const once = scan.completion === 'none' || scan.completion === 'greedy' || election.ballots.n === 0;
  let before: Completed | undefined;
  for (let run = 1; run <= scan.guard; run++) {
    const endowment = official ? wholeUnits(sharing, run, scan.step) : growing(sharing, run, scan.step);
    ties.run = run;
    const last = new Run(sharing, endowment, cells).toTheEnd(ties);
    progress?.(run, endowment, last.spent);
    // the first run cannot cost more than the budget that it shares out
    if (last.spent > election.budget) return { ...before!, runs: run };
    before = { run, runs: run, endowment, last };
    if (once || allBought(sharing, last) || (!official && exhaustive(sharing, last))) return before;
  }
  throw new UnfinishedTally(scan.guard, before!.endowment);
}

const growing = ({ election }: Sharing, run: number, step: bigint): Fraction => {
  const { num, den } = equalPart(election);
  return fraction(num + BigInt(run - 1) * step * den, den);
};

/** First B/n as it is; from then on the whole units of it and a step more each time. */
const wholeUnits = ({ election }: Sharing, run: number, step: bigint): Fraction => {
  const part = equalPart(election);
  if (run === 1) return part;
  const { unit } = election;
  return whole(floor({ num: part.num, den: part.den * unit }) * unit + BigInt(run - 1) * step);
};

/** What supporters could still want: it has some, costs something, was not bought and no rival of it was. */
function wanted({ election, support, standing, rivals }: Sharing, { bought }: Run): number[] {
  return standing.filter(
    (place) =>
      support.votes[place]! > 0 &&
      election.projects[place]!.cost > 0n &&
      !bought.includes(place) &&
      !rivals[place]!.some((rival) => bought.includes(rival)),
  );
}

const allBought = (sharing: Sharing, run: Run) => wanted(sharing, run).length === 0;
const exhaustive = (sharing: Sharing, run: Run) =>
  wanted(sharing, run).every((place) => sharing.election.projects[place]!.cost > sharing.election.budget - run.spent);
