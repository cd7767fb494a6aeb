import { type AsOf, asOf } from './answer.js';
import { type Collections, Query } from './query.js';
import type { CategoryDoc, ReportDoc } from './report-documents.js';
import { inBox, metres } from './report-places.js';
import { cardOf, type ReportCard, wordsOfCard } from './reports.js';
import type { ReadStore } from './store.js';
import { textsOf } from './texts.js';

/** A report as seen from a place: how far away it is (metres). */
export type Near = ReportCard & { readonly distance: number };

/** Open reports round a place, the nearest first: offered before another is filed. */
export class ReportsNear extends Query<{
  readonly items: readonly Near[];
  readonly radius: number;
  readonly asOf: AsOf;
}> {
  constructor(
    readonly lat: number,
    readonly lon: number,
    readonly category?: string | undefined,
    readonly limit = 5,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const { category, limit } = this;
    const held = category === undefined ? undefined : await store.get<CategoryDoc>(of('categories'), category);
    const radius = held?.radius ?? RADIUS;
    let items: Near[] = [];
    // ring by ring: what lies within one that holds enough is nearer than all behind it
    for (let reach = Math.min(radius, FIRST_RING); ; reach = Math.min(radius, reach * 2)) {
      items = await this.within(store, of, reach);
      if (items.length >= limit || reach === radius) break;
    }
    items = items.slice(0, limit);
    return { items, radius, asOf: asOf(await store.position(of('reports'))) };
  }

  /** All that lie within so many metres, the nearest first. */
  private async within(store: ReadStore, of: Collections, reach: number): Promise<Near[]> {
    const { lat, lon, category } = this;
    const span = (reach + ROUNDING) / METRES_A_DEGREE;
    const wide = span / Math.cos((lat * Math.PI) / 180);
    const where = {
      ...{ visibility: 'listed', open: true, ...(category !== undefined && { category }) },
      ...inBox([lon - wide, lat - span, lon + wide, lat + span]),
    };
    const found = await store.find<ReportDoc>(of('reports'), { where });
    const texts = await textsOf(store, of, found.flatMap(wordsOfCard));
    return found
      .map((one) => cardOf(one, texts))
      .flatMap((card) => (card.place ? [{ ...card, distance: Math.round(metres(card.place, { lat, lon })) }] : []))
      .filter(({ distance }) => distance <= reach)
      .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  }
}
/** The first circle that is looked into (metres); each next one is twice as wide. */
const FIRST_RING = 60;
const RADIUS = 250;
/** Rounded places may lie this far from the exact ones. */
const ROUNDING = 80;
const METRES_A_DEGREE = 111_195;
