import { type FoundOnMap, type OnMap, ReportsOnMap } from '../../read-models/reports-on-map.js';
import { filterOf } from './filter.js';
import type { LiveMap } from './live-map.js';

/** So long the map may take to show what the read models show (milliseconds), before the store is asked. */
const PATIENCE = 500;

/** Finds reports by their pins on the live map. */
export class NewestPins extends ReportsOnMap {
  constructor(private readonly map: Pick<LiveMap, 'index' | 'ready' | 'position' | 'seen'>) {
    super();
  }

  async newest(
    { bbox, category, status, district, since, after }: OnMap,
    limit: number,
    behind?: readonly [at: string, id: string],
  ): Promise<FoundOnMap | undefined> {
    if (!this.map.ready) return undefined;
    if (after !== undefined && !(await this.map.seen(after, PATIENCE))) return undefined;
    const { index, position } = this.map;
    const filter = filterOf({ layers: ['reports'], category, status, district, since });
    const place = behind && { at: behind[0], id: behind[1] };
    const ids = index.newest(bbox, filter, limit, place).map(({ id }) => id);
    return { ids, total: index.within(bbox, filter), position };
  }
}
