import { SCHEMATIC } from '../../src/map/schematic.js';

type LonLat = [lon: number, lat: number];

/** A border with bays and capes round a place, of so many points; it nowhere crosses itself. */
export function borderRound(
  [lon, lat]: LonLat,
  points: number,
  radius = 0.02,
): { type: 'Polygon'; coordinates: LonLat[][] } {
  const ring = Array.from({ length: points }, (_, i): LonLat => {
    const angle = (i / points) * 2 * Math.PI;
    const far = radius * (1 + 0.2 * Math.sin(7 * angle) + 0.03 * Math.sin(211 * angle));
    return [lon + far * Math.cos(angle), lat + far * Math.sin(angle)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}

/** How far the teeth of a toothed side reach (degrees; inwards), and which part of it has some. */
const TOOTH = -0.0002;
const TOOTHED = [0.1, 0.9];

/** The districts that Ghia ships, each side a row of teeth too many to be drawn. @param points of each side */
export const toothedDistricts = (points: number, change: object = {}) => ({
  type: 'FeatureCollection',
  features: SCHEMATIC.map(({ id, geometry }) => ({
    ...{ type: 'Feature', id, properties: { ...change } },
    geometry: { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => toothed(ring as LonLat[], points)) },
  })),
});

function toothed(ring: readonly LonLat[], points: number): LonLat[] {
  const sides = ring.slice(1).flatMap((to, n) => {
    const from = ring[n]!;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    return Array.from({ length: points }, (_, i): LonLat => {
      const along = i / points;
      const out = i % 2 === 1 && along > TOOTHED[0]! && along < TOOTHED[1]! ? TOOTH : 0;
      return [from[0] + dx * along + (dy / length) * out, from[1] + dy * along - (dx / length) * out];
    });
  });
  return [...sides, sides[0]!];
}
