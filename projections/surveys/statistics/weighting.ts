import { designWeights } from './design-weights.js';
import { cellSeenBy, type Frame, seenBy } from './frame.js';
import { type PostStratum, postStratify } from './post-stratification.js';
import { DIMENSIONS, type Dimension, type Respondent } from './questionnaire.js';
import { gapToFrame, type Raked, rake } from './raking.js';
import { trim } from './trimming.js';

/** Fixed before fieldwork and published with the questionnaire. */
export type WeightingPlan = {
  readonly by: 'post-stratification' | 'raking';
  /** What the weights make fit the frame; all three when absent. */
  readonly margins?: readonly Dimension[];
  /** Bounds of a weight, times the mean. */
  readonly trim?: { readonly low: number; readonly high: number };
  /** The strata of the sample; without them everybody starts alike. */
  readonly strata?: readonly { readonly code: string; readonly population: number }[];
  /** Respondents that a cell needs before it is weighted alone. */
  readonly least?: number;
  readonly tolerance?: number;
  readonly most?: number;
};

/** The weights and what the page about the method says of them. */
export type Weighting = {
  /** People of the population, in the order of the respondents. */
  readonly weights: readonly number[];
  readonly by: WeightingPlan['by'];
  /** False when margins could not be hit, codes have nobody, or the bounds leave no room. */
  readonly converged: boolean;
  readonly rounds: number;
  /** The largest relative distance from a margin of the frame after trimming. */
  readonly gap: number;
  /** How many weights lay outside the bounds before the first trimming. */
  readonly trimmed: number;
  readonly missing: Raked['missing'];
  /** Cells that were weighted as one; empty when raking. */
  readonly collapsed: readonly PostStratum[];
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
  const { tolerance = 1e-9, most = 200, margins = DIMENSIONS, trim: bounds = { low: 0.3, high: 3 } } = plan;
  const seen = seenBy(frame, margins);
  const cells = respondents.map(({ cell }) => cellSeenBy(cell, margins));
  const weighted = (weights: readonly number[]) => cells.map((cell, i) => ({ cell, weight: weights[i]! }));
  const start = plan.strata ? designWeights(respondents, plan.strata) : respondents.map(() => 1);

  if (plan.by === 'post-stratification') {
    const { weights: full, strata } = postStratify(weighted(start), seen, plan.least);
    const { weights, trimmed, settled } = trim(full, bounds);
    const gap = gapToFrame(weighted(weights), seen);
    const collapsed = strata.filter(({ cells }) => cells.length > 1);
    return { weights, by: plan.by, converged: settled, rounds: 1, gap, trimmed, missing: [], collapsed };
  }

  let rounds = 0;
  let trimmed = 0;
  let weights: readonly number[] = start;
  for (let turn = 1; ; turn += 1) {
    const raked = rake(weighted(weights), seen, { tolerance, most });
    const cut = trim(raked.weights, bounds);
    rounds += raked.rounds;
    weights = cut.weights;
    if (turn === 1) trimmed = cut.trimmed;
    const gap = gapToFrame(weighted(weights), seen);
    const converged = raked.converged && cut.settled && gap <= tolerance;
    if (converged || turn === TURNS || !raked.converged) {
      return { weights, by: plan.by, converged, rounds, gap, trimmed, missing: raked.missing, collapsed: [] };
    }
  }
}
