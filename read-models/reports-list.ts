import { behind, type Listed, limitOf, type Paging, page, paged, told } from './answer.js';
import { type Collections, Query } from './query.js';
import type { ReportDoc } from './report-documents.js';
import { type Box, inBox, isFew } from './report-places.js';
import { cardOf, type ReportCard, wordsOfCard } from './reports.js';
import type { OnMap, ReportsOnMap } from './reports-on-map.js';
import { OF_REPORTS, queryTokens } from './search.js';
import type { Condition, ReadStore, Where } from './store.js';
import { type Text, textsOf } from './texts.js';

export type ReportsWanted = Paging &
  Omit<OnMap, 'bbox'> & {
    readonly bbox?: Box | undefined;
    readonly department?: string | undefined;
    readonly q?: string | undefined;
  };

/** Reports that one question may find. */
const MOST_FOUND = 10_000;
const NEWEST = { name: 'reports', sort: [['filedAt', -1]], kinds: ['string'] } as const;

/** Reports that anyone may see, the newest first. */
export class ReportsList extends Query<Listed<ReportCard>> {
  constructor(readonly wanted: ReportsWanted = {}) {
    super();
  }

  async answer(store: ReadStore, of: Collections, map?: ReportsOnMap) {
    const found = (map && (await this.onMap(map, store, of))) ?? (await this.inStore(store, of));
    const texts = await textsOf(store, of, found.items.flatMap(wordsOfCard));
    return told(found, (one) => cardOf(one, texts));
  }

  /** What the map finds in a box: it knows nothing of words and departments. Undefined, too, where something has changed since. */
  private async onMap(map: ReportsOnMap, store: ReadStore, of: Collections): Promise<Listed<ReportDoc> | undefined> {
    const { bbox, q, department, ...rest } = this.wanted;
    if (!bbox || q?.trim() || department) return undefined;
    const after = behind(NEWEST, rest) as [at: string, id: string] | undefined;
    const found = await map.newest({ ...rest, bbox }, limitOf(rest) + 1, after);
    if (!found) return undefined;
    const held = await store.load<ReportDoc>(of('reports'), found.ids);
    const docs = found.ids.flatMap((id) => held.get(id) ?? []);
    if (docs.length < found.ids.length || !docs.every((doc) => isWanted(doc, this.wanted))) return undefined;
    const position = Math.max(found.position, ...docs.map((doc) => doc.position));
    return paged(NEWEST, rest, { docs, total: found.total, position });
  }

  private async inStore(store: ReadStore, of: Collections): Promise<Listed<ReportDoc>> {
    const where = await whereOf(store, of, this.wanted);
    return page<ReportDoc>(store, { ...NEWEST, collection: of('reports'), where, few: isFew(where) }, this.wanted);
  }
}

/** Of what a report is looked for by, this alone can change. */
const isWanted = ({ visibility, open, status }: ReportDoc, wanted: ReportsWanted) =>
  visibility === 'listed' &&
  (wanted.status === undefined || (wanted.status === 'open' ? open : wanted.status === status));

async function whereOf(store: ReadStore, of: Collections, wanted: ReportsWanted): Promise<Where> {
  const { bbox, category, status, district, department, since, q } = wanted;
  const where: Record<string, Condition> = { visibility: 'listed' };
  if (bbox) Object.assign(where, inBox(bbox));
  if (category !== undefined) where.category = category;
  if (status !== undefined) Object.assign(where, status === 'open' ? { open: true } : { status });
  if (district !== undefined) where.district = district;
  if (department !== undefined) where.department = department;
  if (since !== undefined) where.filedAt = { gte: since };
  if (q !== undefined && q.trim() !== '') {
    const ways = queryTokens(q).map((word) => word.map((token) => `${OF_REPORTS}${token}`));
    const found = ways.length === 0 ? [] : await store.search<Text>(of('texts'), ways, MOST_FOUND);
    where._id = { in: found.map(({ about }) => about) };
  }
  return where;
}
