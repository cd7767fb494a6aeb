import type { Election, Support } from './election.js';
import { compare, fraction } from './fraction.js';
import type { Winner } from './outcome.js';
import type { Parameters } from './rule.js';
import type { Selection } from './selection.js';
import type { Ties } from './ties.js';

type Walk = Pick<Parameters, 'id' | 'by' | 'topUpFrom'>;

/** Takes what fits, most supported first, out of what a selection has left open. */
export function greedy(election: Election, support: Support, chosen: Selection, ties: Ties, walk: Walk): void {
  const by = walk.id === 'equal-shares' ? 'completion' : 'rule';
  for (const level of levels(election, support, chosen.open(), walk)) {
    const ended =
      walk.id === 'greedy-no-skip'
        ? walkOn(chosen, ties, level, walk.topUpFrom)
        : takeWhatFits(chosen, ties, level, by);
    if (ended) return;
  }
}

function takeWhatFits(chosen: Selection, ties: Ties, level: readonly number[], by: Winner['by']): boolean {
  for (;;) {
    const open = chosen.open().filter((place) => level.includes(place));
    const [fitting, dear] = [open.filter((p) => chosen.fits(p)), open.filter((p) => !chosen.fits(p))];
    for (const place of dear) chosen.lose(place, { because: 'too-dear', left: chosen.rest });
    if (fitting.length === 0) return false;
    const matters = fallShort(chosen, fitting) || excludeEachOther(chosen, fitting);
    chosen.win(ties.pick(fitting, chosen.winners.length + 1, matters ? 'yes' : 'no'), by);
  }
}

/** True when the walk ended at a project that does not fit. */
function walkOn(chosen: Selection, ties: Ties, level: readonly number[], topUpFrom: number | undefined): boolean {
  for (;;) {
    const open = chosen.open().filter((place) => level.includes(place));
    if (open.length === 0) return false;
    const anyWins = topUpFrom !== undefined || open.some((place) => chosen.fits(place));
    const matters = (fallShort(chosen, open) && anyWins) || excludeEachOther(chosen, open);
    const place = ties.pick(open, chosen.winners.length + 1, matters ? 'yes' : 'no');
    if (chosen.fits(place)) {
      chosen.win(place, 'rule');
      continue;
    }
    const left = chosen.rest;
    const at = chosen.id(place);
    if (topUpFrom !== undefined && left * 100n >= chosen.cost(place) * BigInt(topUpFrom))
      chosen.win(place, 'top-up', { fromReserves: chosen.cost(place) - left });
    else chosen.lose(place, { because: 'too-dear', left });
    for (const other of chosen.open()) chosen.lose(other, { because: 'walk-ended', at, left });
    return true;
  }
}

/** Where all of them fit together and none excludes another, their order decides nothing; where not, it decides. */
const fallShort = (chosen: Selection, level: readonly number[]) =>
  level.reduce((sum, place) => sum + chosen.cost(place), 0n) > chosen.rest;
const excludeEachOther = (chosen: Selection, level: readonly number[]) =>
  level.some((place) => chosen.exclude(place, level));

/** Projects with equal support, the best supported first. */
function levels({ projects }: Election, support: Support, open: readonly number[], walk: Walk): number[][] {
  const worth = open.map((place) => {
    const measure = BigInt(support[walk.by][place]!);
    const { cost } = projects[place]!;
    if (walk.id !== 'greedy-per-cost') return { free: false, ratio: fraction(measure, 1n) };
    // what costs nothing and has support comes before everything else
    return { free: cost === 0n && measure > 0n, ratio: fraction(cost === 0n ? 0n : measure, cost || 1n) };
  });
  const order = (a: number, b: number) =>
    Number(worth[b]!.free) - Number(worth[a]!.free) || compare(worth[b]!.ratio, worth[a]!.ratio);
  const sorted = [...open.keys()].sort(order);
  const found: number[][] = [];
  for (const [i, at] of sorted.entries()) {
    if (i > 0 && order(at, sorted[i - 1]!) === 0) found.at(-1)!.push(open[at]!);
    else found.push([open[at]!]);
  }
  return found;
}
