import { allocate } from './allocation.js';
import type { Frame } from './frame.js';
import type { Cell, Respondent } from './questionnaire.js';

/** How many interviews a cell should bring; a dimension left out stands for all its codes. */
export type Quota = { readonly cell: Partial<Cell>; readonly target: number };

/** `open`: still to do; `over`: more than asked for. */
export type Achieved = Quota & { readonly achieved: number; readonly open: number; readonly over: number };

/**
 * Quotas for `n` interviews, district × sex × age: first over the districts, then in each over its cells, both by the
 * largest remainder, so the districts have what their own allocation gives them. RangeError: no cells, or as `allocate`.
 */
export function quotasFor(n: number, frame: Frame, least = 0): Quota[] {
  const { cells } = frame;
  if (!cells) throw new RangeError('the frame has no cells');
  return allocate(n, frame.district, least).flatMap(({ code: district, n: share }) => {
    const inside = cells.filter((cell) => cell.district === district);
    const shares = allocate(
      share,
      inside.map(({ count }, i) => ({ code: String(i), count })),
    );
    return inside.map(({ sex, age }, i) => ({ cell: { district, sex, age }, target: shares[i]!.n }));
  });
}

/** Where fieldwork stands, quota by quota, in the order of the plan; an interview counts in each quota that it fits. */
export function monitor(plan: readonly Quota[], interviews: readonly Pick<Respondent, 'cell'>[]): Achieved[] {
  return plan.map(({ cell, target }) => {
    const wanted = Object.entries(cell) as [keyof Cell, string][];
    const achieved = interviews.filter((one) =>
      wanted.every(([dimension, code]) => one.cell[dimension] === code),
    ).length;
    return { cell, target, achieved, open: Math.max(0, target - achieved), over: Math.max(0, achieved - target) };
  });
}

/** Interviews that fit no quota of the plan: somebody entered a code that the frame does not know. */
export const outsideThePlan = (plan: readonly Quota[], interviews: readonly Pick<Respondent, 'cell'>[]): number =>
  interviews.filter((one) => monitor(plan, [one]).every(({ achieved }) => achieved === 0)).length;
