import { type AsOf, asOf } from './answer.js';
import { type Collections, Query } from './query.js';
import type { CategoryDoc, ReportDoc } from './report-documents.js';
import { cellsIn, metres } from './report-places.js';
import { cardOf, type ReportCard, wordsOfCard } from './reports.js';
import type { ReadStore } from './store.js';
import { textsOf } from './texts.js';

const MOST_FOUND = 1_000;

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
    const { lat, lon, category, limit } = this;
    const held = category === undefined ? undefined : await store.get<CategoryDoc>(of('categories'), category);
    const radius = held?.radius ?? RADIUS;
    const span = (radius + ROUNDING) / METRES_A_DEGREE;
    const wide = span / Math.cos((lat * Math.PI) / 180);
    const cells = cellsIn([lon - wide, lat - span, lon + wide, lat + span]) ?? [];
    const where = {
      visibility: 'listed',
      open: true,
      cell: { in: cells },
      ...(category !== undefined && { category }),
    };
    const found = await store.find<ReportDoc>(of('reports'), { where, limit: MOST_FOUND });
    const texts = await textsOf(store, of, found.flatMap(wordsOfCard));
    const items = found
      .map((one) => cardOf(one, texts))
      .flatMap((card) => (card.place ? [{ ...card, distance: Math.round(metres(card.place, { lat, lon })) }] : []))
      .filter(({ distance }) => distance <= radius)
      .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
    return { items, radius, asOf: asOf(await store.position(of('reports'))) };
  }
}
const RADIUS = 250;
/** Rounded places may lie this far from the exact ones. */
const ROUNDING = 80;
const METRES_A_DEGREE = 111_195;
