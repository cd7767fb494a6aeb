import { type Cell, codesOf, DIMENSIONS, type Dimension } from './questionnaire.js';

/** How many people of the population have each code, in the frame's own order (ages from young to old). */
export type Margin = readonly { readonly code: string; readonly size: number }[];

/**
 * The population: people by district, by sex and by age band. `cells` is the full cross where it is known; without it
 * only raking is possible. Sizes are whole numbers of people.
 */
export type Frame = Readonly<Record<Dimension, Margin>> & {
  readonly cells?: readonly (Cell & { readonly size: number })[];
};

export const sizeOf = (margin: Margin): number => margin.reduce((sum, { size }) => sum + size, 0);

/** A frame whose margins are summed from its cells; codes stand in the order in which the cells bring them. */
export function frameOf(cells: readonly (Cell & { readonly size: number })[]): Frame {
  const marginOf = (dimension: Dimension): Margin => {
    const sizes = new Map<string, number>();
    for (const cell of cells) sizes.set(cell[dimension], (sizes.get(cell[dimension]) ?? 0) + cell.size);
    return [...sizes].map(([code, size]) => ({ code, size }));
  };
  return { district: marginOf('district'), sex: marginOf('sex'), age: marginOf('age'), cells };
}

/** What is wrong with a frame, and where. */
export type FrameFault = {
  readonly fault: 'code-twice' | 'cell-twice' | 'no-number-of-people' | 'margins-differ' | 'cells-differ';
  readonly dimension: Dimension;
  readonly code?: string;
};

/**
 * All that is wrong with a frame; an empty list is a frame to work with. Sizes that are no whole numbers, codes or cells
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
      const sizes = [frame, summed].map((side) => side[dimension].find((entry) => entry.code === code)?.size ?? 0);
      if (sizes[0] !== sizes[1]) faults.push({ fault: 'cells-differ', dimension, code });
    }
  }
  return faults;
}

function faultsOfMargin(frame: Frame, dimension: Dimension): FrameFault[] {
  const margin = frame[dimension];
  const codes = codesOf(margin);
  const twice = codes.filter((code, i) => codes.indexOf(code) < i);
  const noNumber = margin.filter(({ size }) => !Number.isSafeInteger(size) || size < 0);
  return [
    ...twice.map((code) => ({ fault: 'code-twice', dimension, code }) as const),
    ...noNumber.map(({ code }) => ({ fault: 'no-number-of-people', dimension, code }) as const),
    ...(sizeOf(margin) === sizeOf(frame.district) ? [] : [{ fault: 'margins-differ', dimension } as const]),
  ];
}
