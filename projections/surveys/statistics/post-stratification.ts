import type { Frame } from './frame.js';
import { type Cell, DIMENSIONS, type Dimension } from './questionnaire.js';
import { total, type Weighted } from './weighted.js';

/** Cells of the frame weighted as one: their people, and how many of them answered. */
export type PostStratum = { readonly cells: readonly Cell[]; readonly count: number; readonly n: number };

export type PostStratified = {
  /** People of the population, in the order of the respondents; together they are the frame's. */
  readonly weights: readonly number[];
  readonly strata: readonly PostStratum[];
};

/**
 * Weights so that each district × sex × age cell weighs what it is in the population (Holt & Smith 1979).
 *
 * Cells with fewer than `least` respondents are collapsed before anybody's answers are looked at:
 * 1. inside a district and sex the emptiest group joins the neighbouring age with fewer respondents (a tie: the younger);
 * 2. if that sex is still too small, the whole district becomes one group;
 * 3. if the district is, it joins the next district of the frame (the last one joins the one before).
 * RangeError: the frame has no cells, nobody answered, or somebody stands in a cell that the frame does not have.
 */
export function postStratify(people: readonly Weighted[], frame: Frame, least = 5): PostStratified {
  const strata = collapsed(people, frame, Math.max(1, least));
  const home = new Map(strata.flatMap((stratum) => stratum.cells.map((cell) => [keyOf(cell), stratum])));
  const starts = new Map<PostStratum, number[]>(strata.map((stratum) => [stratum, []]));
  for (const { cell, weight } of people) starts.get(home.get(keyOf(cell))!)!.push(weight);
  const factors = new Map([...starts].map(([stratum, weights]) => [stratum, stratum.count / total(weights)]));
  return { weights: people.map(({ cell, weight }) => weight * factors.get(home.get(keyOf(cell))!)!), strata };
}

const keyOf = ({ district, sex, age }: Cell): string => JSON.stringify([district, sex, age]);

function collapsed(people: readonly Weighted[], frame: Frame, least: number): PostStratum[] {
  if (!frame.cells) throw new RangeError('the frame has no cells');
  if (people.length === 0) throw new RangeError('nobody answered');
  const counts = new Map(frame.cells.map((cell) => [keyOf(cell), 0]));
  for (const { cell } of people) {
    const known = counts.get(keyOf(cell));
    if (known === undefined) throw new RangeError(`no cell ${keyOf(cell)} in the frame`);
    counts.set(keyOf(cell), known + 1);
  }
  const place = (cell: Cell, dimension: Dimension) =>
    frame[dimension].findIndex(({ code }) => code === cell[dimension]);
  const cells = [...frame.cells].sort(
    (a, b) =>
      DIMENSIONS.map((dimension) => place(a, dimension) - place(b, dimension)).find((apart) => apart !== 0) ?? 0,
  );
  const isWeak = ({ count, n }: PostStratum) => n < least || count === 0;

  const districts = [...new Set(cells.map(({ district }) => district))].map((district) => {
    const sexes = [...new Set(cells.filter((cell) => cell.district === district).map(({ sex }) => sex))];
    const groups = sexes.flatMap((sex) =>
      joinAges(
        cells
          .filter((cell) => cell.district === district && cell.sex === sex)
          .map(({ count, ...cell }) => ({ cells: [cell], count, n: counts.get(keyOf(cell))! })),
        isWeak,
      ),
    );
    return groups.some(isWeak) ? [join(groups)] : groups;
  });
  for (;;) {
    const i = districts.findIndex((groups) => groups.some(isWeak));
    if (i === -1 || districts.length === 1) return districts.flat();
    const at = Math.min(i, districts.length - 2);
    districts.splice(at, 2, [join([...districts[at]!, ...districts[at + 1]!])]);
  }
}

/** Step 1, for the ages of one district and sex, from young to old. */
function joinAges(ages: PostStratum[], isWeak: (stratum: PostStratum) => boolean): PostStratum[] {
  const groups = [...ages];
  while (groups.length > 1 && groups.some(isWeak)) {
    const fewest = Math.min(...groups.filter(isWeak).map(({ n }) => n));
    const i = groups.findIndex((group) => isWeak(group) && group.n === fewest);
    const before = groups[i - 1]?.n ?? Number.POSITIVE_INFINITY;
    const after = groups[i + 1]?.n ?? Number.POSITIVE_INFINITY;
    const at = before <= after ? i - 1 : i;
    groups.splice(at, 2, join(groups.slice(at, at + 2)));
  }
  return groups;
}

const join = (strata: readonly PostStratum[]): PostStratum => ({
  cells: strata.flatMap(({ cells }) => cells),
  count: strata.reduce((sum, { count }) => sum + count, 0),
  n: strata.reduce((sum, { n }) => sum + n, 0),
});
