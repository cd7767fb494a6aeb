import { reports, spotOf } from '../projections/smart-map/reports.js';
import { REPORT_STATUSES, type ReportDoc } from '../read-models/report-documents.js';
import type { Doc } from '../read-models/store.js';
import { Districts } from '../src/map/districts.js';
import { SqliteStore } from '../src/read/sqlite.store.js';

const CATEGORIES = ['holes', 'pavements', 'signs', 'lighting', 'litter', 'trees', 'playgrounds', 'drains'];
const A_SAVE = 5_000;
const TEXTS = 'texts_v6_1';
export const COLLECTION = `reports_v${reports.version}_1`;

/** The same numbers from the same seed (mulberry32), from 0 up to 1. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Places in the city: half of them anywhere, half crowded round a dozen squares, as people report. */
export function places(random: () => number): () => { lat: number; lon: number; district: string } {
  const districts = new Districts();
  const anywhere = () => ({ lat: 41.63 + random() * 0.21, lon: 44.67 + random() * 0.34 });
  const middles = Array.from({ length: 12 }, anywhere);
  const bell = () => (random() + random() + random() - 1.5) * 0.02;
  return () => {
    for (;;) {
      const middle = middles[Math.floor(random() * middles.length)]!;
      const { lat, lon } = random() < 0.5 ? anywhere() : { lat: middle.lat + bell(), lon: middle.lon + bell() };
      const place = { lat: Math.round(lat * 1e3) / 1e3, lon: Math.round(lon * 1e3) / 1e3 };
      const district = districts.of(place);
      if (district) return { ...place, district };
    }
  };
}

/** A read store as the projector leaves it behind so many reports, written document by document and not by requests. */
export async function manyReports(file: string, count: number): Promise<void> {
  const store = new SqliteStore(file);
  const random = chance(1453);
  const somewhere = places(random);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!;
  await store.prepare(COLLECTION, { indexes: [] });
  await store.prepare(TEXTS, { indexes: [], searchable: true });
  await store.prepare('serving', { indexes: [] });
  for (let n = 0; n < count; ) {
    const docs = new Map<string, Doc>();
    const texts = new Map<string, Doc>();
    for (const end = Math.min(count, n + A_SAVE); n < end; n++) {
      const id = idOf(n * 4_000, n);
      const { district, ...place } = somewhere();
      const filedAt = new Date(Date.UTC(2022, 0, 1) + Math.floor(random() * 1_600 * 86_400_000)).toISOString();
      docs.set(
        id,
        reportOf(id, n, { place, district, filedAt, status: pick(REPORT_STATUSES), category: pick(CATEGORIES) }),
      );
      texts.set(eventOf(n), textOf(id, n, place));
    }
    await store.save([
      { collection: COLLECTION, docs, position: 0 },
      { collection: TEXTS, docs: texts, position: 0 },
    ]);
  }
  await store.prepare(COLLECTION, { indexes: reports.indexes });
  const serving = (name: string, version: number, collection: string) =>
    [name, { _id: name, version, collection, generation: 1 }] as const;
  const now = new Map<string, Doc>([
    serving('reports', reports.version, COLLECTION),
    serving('texts', Number(/_v(\d+)_/.exec(TEXTS)![1]), TEXTS),
  ]);
  await store.save([{ collection: 'serving', docs: now, position: 0 }]);
  await store.close();
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0');
const idOf = (random: number, n: number) => `${hex(random, 8)}-0000-4000-8000-${hex(n, 12)}`;
const eventOf = (n: number) => hex(n, 32);

type Told = Pick<ReportDoc, 'place' | 'district' | 'filedAt' | 'status' | 'category'>;
function reportOf(id: string, n: number, { filedAt, ...told }: Told): ReportDoc {
  const text = { event: eventOf(n), commitment: hex(n, 64) };
  const update = { ...text, type: 'ReportFiled', at: filedAt, details: { promised: filedAt } };
  return {
    _id: id,
    ...told,
    spot: spotOf(told.place),
    ...{ open: n % 3 === 0, visibility: 'listed', version: 1, department: 'roads', channel: 'portal', language: 'ka' },
    ...{ reporter: hex(n, 32), filedAt, openedAt: filedAt, changedAt: filedAt, promised: filedAt },
    ...{ supporters: n % 7, photos: [] },
    ...{ text, updates: [update] },
    position: 0,
  };
}

const textOf = (about: string, n: number, { lat, lon }: { lat: number; lon: number }) => ({
  ...{ _id: eventOf(n), about, kind: 'report-text', subject: `report-${about}`, position: 0 },
  content: {
    description: 'ორმო გზაზე, გაზაფხულიდან',
    lat: lat + 0.0001,
    lon: lon + 0.0001,
    address: '',
    answers: '{}',
  },
});
