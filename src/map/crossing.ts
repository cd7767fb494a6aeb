import type { Position } from '../../events/map-layers.js';

/** One side of a ring, and the box round it. */
type Side = {
  readonly ring: number;
  readonly at: number;
  readonly from: Position;
  readonly to: Position;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
};

/**
 * Where borders cross or touch themselves or each other; undefined where they nowhere do. Sides are taken from west to east,
 * each held against those that reach as far: long borders of short sides need few looks.
 */
export function crossingOf(rings: readonly (readonly Position[])[]): Position | undefined {
  const lengths = rings.map((ring) => withoutRepeats(ring).length - 1);
  const sides = rings.flatMap(sidesOf).sort((a, b) => a.west - b.west);
  let near: Side[] = [];
  for (const side of sides) {
    near = near.filter(({ east }) => east >= side.west);
    for (const other of near) {
      if (other.north < side.south || other.south > side.north || areNeighbours(side, other, lengths)) continue;
      const found = meeting(side, other);
      if (found) return found;
    }
    near.push(side);
  }
  return undefined;
}

/** A place that is said twice in a row is no side. */
const withoutRepeats = (ring: readonly Position[]) =>
  ring.filter(([lon, lat], i) => i === 0 || lon !== ring[i - 1]![0] || lat !== ring[i - 1]![1]);

function sidesOf(whole: readonly Position[], ring: number): Side[] {
  const corners = withoutRepeats(whole);
  return corners.slice(1).map((to, at) => {
    const from = corners[at]!;
    const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
    const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
    return { ring, at, from, to, west, east, south, north };
  });
}

/** Sides of one ring that share a corner, also where the ring closes. */
function areNeighbours(a: Side, b: Side, lengths: readonly number[]): boolean {
  if (a.ring !== b.ring) return false;
  const apart = Math.abs(a.at - b.at);
  return apart === 1 || apart === lengths[a.ring]! - 1;
}

/** The place that two sides share, their ends included; none for parallels. */
function meeting({ from: [x1, y1], to: [x2, y2] }: Side, { from: [x3, y3], to: [x4, y4] }: Side): Position | undefined {
  const slant = (y4 - y3) * (x2 - x1) - (x4 - x3) * (y2 - y1);
  if (slant === 0) return undefined;
  const along = ((x4 - x3) * (y1 - y3) - (y4 - y3) * (x1 - x3)) / slant;
  const across = ((x2 - x1) * (y1 - y3) - (y2 - y1) * (x1 - x3)) / slant;
  if (along < 0 || along > 1 || across < 0 || across > 1) return undefined;
  return [x1 + along * (x2 - x1), y1 + along * (y2 - y1)];
}
