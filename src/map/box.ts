import { inCity } from '../../commands/city.js';
import type { Box } from '../../read-models/report-places.js';

/** What is wrong with a box, and what to write instead; undefined for one that is as it should be. */
export function wrongBox(box: readonly number[]): string | undefined {
  if (box.length !== 4 || !box.every(Number.isFinite))
    return 'is four numbers with commas between: west, south, east, north';
  const [west, south, east, north] = box as unknown as Box;
  if (isSwapped([west, south, east, north]))
    return 'has latitude and longitude swapped: write west, south, east, north (44.7,41.6,44.9,41.8)';
  if (Math.max(Math.abs(west), Math.abs(east)) > 180 || Math.max(Math.abs(south), Math.abs(north)) > 90)
    return 'lies off the planet: longitude goes from −180 to 180, latitude from −90 to 90';
  if (west > east || south > north) return 'is turned round: west comes before east, and south before north';
  return undefined;
}

/** A box about this city that says latitude first. */
function isSwapped([a, b, c, d]: Box): boolean {
  const here = inCity({ lat: (b + d) / 2, lon: (a + c) / 2 });
  return !here && inCity({ lat: (a + c) / 2, lon: (b + d) / 2 });
}
