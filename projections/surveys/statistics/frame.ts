import { type Cell, DIMENSIONS, type Dimension } from './questionnaire.js';

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

/**
 * What is wrong with a frame, as sentences of codes and numbers; an empty list is a frame to work with. Sizes that are
 * no whole numbers, codes twice, margins that do not add up to the same population, cells that contradict a margin.
 */
export function faultsOf(frame: Frame): string[] {
  const faults: string[] = [];
  for (const dimension of DIMENSIONS) {
    const margin = frame[dimension];
    if (new Set(margin.map(({ code }) => code)).size < margin.length) faults.push(`${dimension}: a code twice`);
    for (const { code, size } of margin) {
      if (!Number.isSafeInteger(size) || size < 0) faults.push(`${dimension} ${code}: ${size} is no number of people`);
    }
    if (sizeOf(margin) !== sizeOf(frame.district)) {
      faults.push(`${dimension}: ${sizeOf(margin)} people, by district ${sizeOf(frame.district)}`);
    }
  }
  if (!frame.cells) return faults;
  const summed = frameOf(frame.cells);
  for (const dimension of DIMENSIONS) {
    for (const { code, size } of frame[dimension]) {
      const inCells = summed[dimension].find((entry) => entry.code === code)?.size ?? 0;
      if (inCells !== size) faults.push(`${dimension} ${code}: ${size} people, in cells ${inCells}`);
    }
  }
  return faults;
}
