/** A mark on the screen (pixels): one place, or as many of one layer as `count` says. */
export type Spot = { readonly x: number; readonly y: number; readonly layer: string; readonly count: number };

const POINT = 28;
const CLUSTER = 36;
const ROUNDS = 12;

/** How wide a mark is: a number takes more room, and a larger one more still. */
export const sizeOf = (count: number): number => (count === 1 ? POINT : Math.round(CLUSTER + 8 * Math.log10(count)));

/**
 * The same marks, none of them hidden by another: those of one layer become one with their number while the map can still
 * be brought nearer (`joining`), the others move aside as far as they must.
 */
export function apart<S extends Spot>(spots: readonly S[], joining: boolean): S[] {
  const kept: S[] = [];
  for (const spot of [...spots].sort((a, b) => b.count - a.count)) {
    const near = joining ? kept.findIndex((one) => one.layer === spot.layer && gap(one, spot) < 0) : -1;
    if (near < 0) kept.push(spot);
    else kept[near] = { ...kept[near]!, count: kept[near]!.count + spot.count };
  }
  for (let round = 0; round < ROUNDS; round++)
    for (let i = 1; i < kept.length; i++)
      for (let k = 0; k < i; k++) if (gap(kept[k]!, kept[i]!) < 0) kept[i] = aside(kept[k]!, kept[i]!);
  return kept;
}

/** The same mark beside a corner that holds something else, where it would lie under it: from `from`, so wide and high. */
export function beside<S extends Spot>(spot: S, from: { readonly x: number; readonly y: number }, corner: Corner): S {
  const half = sizeOf(spot.count) / 2;
  const [x, y] = [spot.x - from.x, spot.y - from.y];
  const under = x + half > 0 && y + half > 0 && x - half < corner.width && y - half < corner.height;
  return under ? { ...spot, x: from.x + corner.width + half } : spot;
}
export type Corner = { readonly width: number; readonly height: number };

/** How far from each other the edges of two marks are, each taken as a square; below zero they cover each other. */
function gap(a: Spot, b: Spot): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) - (sizeOf(a.count) + sizeOf(b.count)) / 2;
}

/** The shorter way out: sideways or along. */
function aside<S extends Spot>(from: Spot, spot: S): S {
  const [dx, dy, by] = [spot.x - from.x, spot.y - from.y, -gap(from, spot)];
  if (Math.abs(dx) >= Math.abs(dy)) return { ...spot, x: spot.x + (dx < 0 ? -by : by) };
  return { ...spot, y: spot.y + (dy < 0 ? -by : by) };
}
