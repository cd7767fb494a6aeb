import type { FileReport } from '../../../commands/smart-map/commands.js';
import type { ReportCard } from '../../../read-models/reports.js';
import { ReportsList } from '../../../read-models/reports-list.js';
import { ReportsNear } from '../../../read-models/reports-near.js';
import type { Questions } from '../../read/questions.js';
import type { Form } from './visit.js';

type Where = Pick<FileReport, 'place' | 'district' | 'address'>;

/** Where a report is, as its form says it: a place marked on the map, or a district with an address. */
export function whereIn({ lat, lon, district, address }: Form): { [K in keyof Where]?: Where[K] | undefined } {
  if (!lat || !lon) return { district, address };
  return { place: { lat: Number(lat), lon: Number(lon) }, address: address || undefined };
}

/** Open reports that are shown before another like them is sent. */
const SIMILAR = 5;

/** Open reports of a category that may be the same: within its radius of a place (metres), or in the same district. */
export async function similarTo(
  questions: Questions,
  category: string,
  { place, district }: ReturnType<typeof whereIn>,
): Promise<{ readonly similar: readonly ReportCard[]; readonly radius?: number }> {
  if (place) {
    const { items, radius } = await questions.ask(new ReportsNear(place.lat, place.lon, category, SIMILAR));
    return { similar: items, radius };
  }
  const { items } = await questions.ask(new ReportsList({ category, district, status: 'open', limit: SIMILAR }));
  return { similar: items };
}
