import { designWeights } from './design-weights.js';
import type { Frame, Margin } from './frame.js';
import { postStratify, type Stratum } from './post-stratification.js';
import type { Respondent } from './questionnaire.js';
import { gapToFrame, type Raked, rake } from './raking.js';
import { trim } from './trimming.js';

/** Fixed before fieldwork and published with the questionnaire. */
export type WeightingPlan = {
  readonly method: 'post-stratification' | 'raking';
  /** People of each stratum of the sample; without them everybody starts alike. */
  readonly strata?: Margin;
  /** Respondents that a cell needs before it is weighted alone. */
  readonly least?: number;
  readonly tolerance?: number;
  readonly most?: number;
  /** Bounds of a weight, times the median. */
  readonly low?: number;
  readonly high?: number;
};

/** The weights and what the page about the method says of them. */
export type Weighting = {
  /** People of the population, in the order of the respondents. */
  readonly weights: readonly number[];
  readonly method: WeightingPlan['method'];
  /** False when margins could not be hit, codes have nobody, or the bounds leave no room. */
  readonly converged: boolean;
  readonly rounds: number;
  /** The largest relative distance from a margin of the frame after trimming. */
  readonly gap: number;
  /** How many weights lay outside the bounds before the first trimming. */
  readonly trimmed: number;
  readonly missing: Raked['missing'];
  /** Cells that were weighted as one; empty when raking. */
  readonly collapsed: readonly Stratum[];
};

/** Raking and trimming take turns at most this often: each undoes a little of the other. */
const TURNS = 50;

/**
 * From the plan to weights: the design weight, then post-stratification or raking, then trimming (after raking in turns,
 * so that the margins hold as far as the bounds allow). No answer is looked at. RangeError as in the steps.
 */
export function weigh(
  respondents: readonly Pick<Respondent, 'cell' | 'stratum'>[],
  frame: Frame,
  plan: WeightingPlan,
): Weighting {
  const start = plan.strata
    ? designWeights(respondents, plan.strata)
    : respondents.map(({ cell }) => ({ cell, weight: 1 }));
  const weighted = (weights: readonly number[]) => start.map(({ cell }, i) => ({ cell, weight: weights[i]! }));
  const { tolerance = 1e-9, most = 200, low = 0.3, high = 3 } = plan;

  if (plan.method === 'post-stratification') {
    const { weights: full, strata } = postStratify(start, frame, plan.least);
    const { weights, trimmed, settled } = trim(full, { low, high });
    const gap = gapToFrame(weighted(weights), frame);
    const collapsed = strata.filter(({ cells }) => cells.length > 1);
    return { weights, method: plan.method, converged: settled, rounds: 1, gap, trimmed, missing: [], collapsed };
  }

  let rounds = 0;
  let trimmed = 0;
  let weights: readonly number[] = start.map(({ weight }) => weight);
  for (let turn = 1; ; turn += 1) {
    const raked = rake(weighted(weights), frame, { tolerance, most });
    const cut = trim(raked.weights, { low, high });
    rounds += raked.rounds;
    weights = cut.weights;
    if (turn === 1) trimmed = cut.trimmed;
    const gap = gapToFrame(weighted(weights), frame);
    const converged = raked.converged && cut.settled && gap <= tolerance;
    if (converged || turn === TURNS || !raked.converged) {
      return { weights, method: plan.method, converged, rounds, gap, trimmed, missing: raked.missing, collapsed: [] };
    }
  }
}
