import { type Cell, codesOf, DIMENSIONS, type Dimension } from './questionnaire.js';

/** How many people of the population have each code, in the frame's own order (ages from young to old). */
export type Margin = readonly { readonly code: string; readonly count: number }[];

/**
 * The population: people by district, by sex and by age band. `cells` is the full cross where it is known; without it
 * only raking is possible. Counts are whole numbers of people.
 */
export type Frame = Readonly<Record<Dimension, Margin>> & {
  readonly cells?: readonly (Cell & { readonly count: number })[];
};

export const peopleOf = (margin: Margin): number => margin.reduce((sum, { count }) => sum + count, 0);

/** A frame whose margins are summed from its cells; codes stand in the order in which the cells bring them. */
export function frameOf(cells: readonly (Cell & { readonly count: number })[]): Frame {
  const marginOf = (dimension: Dimension) => strataOf(cells, [dimension]);
  return { district: marginOf('district'), sex: marginOf('sex'), age: marginOf('age'), cells };
}

/** The population divided for the drawing: by one dimension or several, their codes joined by dots. */
export function strataOf(cells: readonly (Cell & { readonly count: number })[], by: readonly Dimension[]): Margin {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const code = by.map((dimension) => cell[dimension]).join('.');
    counts.set(code, (counts.get(code) ?? 0) + cell.count);
  }
  return [...counts].map(([code, count]) => ({ code, count }));
}

/** The frame as it is seen by some dimensions only: in the others everybody has the same code, the empty one. */
export function seenBy(frame: Frame, dimensions: readonly Dimension[]): Frame {
  const everybody = [{ code: '', count: peopleOf(frame.district) }];
  const marginOf = (dimension: Dimension) => (dimensions.includes(dimension) ? frame[dimension] : everybody);
  const margins = { district: marginOf('district'), sex: marginOf('sex'), age: marginOf('age') };
  if (!frame.cells) return margins;
  const counts = new Map<string, Cell & { count: number }>();
  for (const { count, ...cell } of frame.cells) {
    const seen = cellSeenBy(cell, dimensions);
    const key = JSON.stringify([seen.district, seen.sex, seen.age]);
    counts.set(key, { ...seen, count: (counts.get(key)?.count ?? 0) + count });
  }
  return { ...margins, cells: [...counts.values()] };
}

export function cellSeenBy({ district, sex, age }: Cell, dimensions: readonly Dimension[]): Cell {
  const seen = (dimension: Dimension, code: string) => (dimensions.includes(dimension) ? code : '');
  return { district: seen('district', district), sex: seen('sex', sex), age: seen('age', age) };
}

/** What is wrong with a frame, and where. */
export type FrameFault = {
  readonly fault: 'code-twice' | 'cell-twice' | 'no-number-of-people' | 'margins-differ' | 'cells-differ';
  readonly dimension: Dimension;
  readonly code?: string;
};

/**
 * All that is wrong with a frame; an empty list is a frame to work with. Counts that are no whole numbers, codes or cells
 * twice, margins that do not add up to the population by district, cells that do not add up to a margin.
 */
export function faultsOf(frame: Frame): FrameFault[] {
  const faults = DIMENSIONS.flatMap((dimension) => faultsOfMargin(frame, dimension));
  if (!frame.cells) return faults;
  const keys = frame.cells.map((cell) => JSON.stringify(DIMENSIONS.map((dimension) => cell[dimension])));
  for (const [i, { district }] of frame.cells.entries()) {
    if (keys.indexOf(keys[i]!) < i) faults.push({ fault: 'cell-twice', dimension: 'district', code: district });
  }
  const summed = frameOf(frame.cells);
  for (const dimension of DIMENSIONS) {
    for (const code of new Set([...codesOf(frame[dimension]), ...codesOf(summed[dimension])])) {
      const counts = [frame, summed].map((side) => side[dimension].find((entry) => entry.code === code)?.count ?? 0);
      if (counts[0] !== counts[1]) faults.push({ fault: 'cells-differ', dimension, code });
    }
  }
  return faults;
}

function faultsOfMargin(frame: Frame, dimension: Dimension): FrameFault[] {
  const margin = frame[dimension];
  const codes = codesOf(margin);
  const twice = codes.filter((code, i) => codes.indexOf(code) < i);
  const noNumber = margin.filter(({ count }) => !Number.isSafeInteger(count) || count < 0);
  return [
    ...twice.map((code) => ({ fault: 'code-twice', dimension, code }) as const),
    ...noNumber.map(({ code }) => ({ fault: 'no-number-of-people', dimension, code }) as const),
    ...(peopleOf(margin) === peopleOf(frame.district) ? [] : [{ fault: 'margins-differ', dimension } as const]),
  ];
}
