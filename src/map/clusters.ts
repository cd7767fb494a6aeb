import { type AsOf, asOf } from '../../read-models/answer.js';
import type { MapObjectDoc } from '../../read-models/map-documents.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import { statusOf } from '../../read-models/petition-views.js';
import type { Collections } from '../../read-models/query.js';
import type { ReportDoc } from '../../read-models/report-documents.js';
import type { Box } from '../../read-models/report-places.js';
import { placeOf } from '../../read-models/reports.js';
import type { ReadStore } from '../../read-models/store.js';
import { textsOf } from '../../read-models/texts.js';
import { countOf, squaresIn } from './grid.js';
import { type Group, grouped } from './groups.js';
import type { LiveMap } from './live-map.js';
import type { Pin, PinFilter } from './pin.js';

/** One thing alone in its square. `kind`: a report's category, `petition`, or the layer of an object. */
export type MapPoint = {
  readonly layer: string;
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly kind: string;
  readonly status: string | null;
  readonly title: string | { readonly ka: string; readonly en: string } | null;
};
export type Cluster = readonly [lon: number, lat: number, count: number, layer: string];
export type MapAnswer = {
  /** The zoom that was answered: a lower one where the box holds too many squares of the one asked for. */
  readonly z: number;
  readonly total: number;
  readonly clusters: readonly Cluster[];
  readonly points: readonly MapPoint[];
  readonly asOf: AsOf;
};

export type MapAsked = { readonly box: Box; readonly zoom: number; readonly filter: PinFilter };

/** A screen has so many squares at the most, however large. */
const MOST_SQUARES = 600;
/** From here on pins of one rounded place are told apart by their exact ones. */
const EXACT_FROM = 17;
/** So many at the most: where more stand in one view, their rounded places do. */
const MOST_EXACT = 400;
/** How long an answer may be given again while no pin has moved (milliseconds): exact places can go meanwhile. */
const KEPT_FOR = 1_000;
const MOST_KEPT = 500;

type Kept = { readonly version: number; readonly since: number; readonly answer: Promise<MapAnswer> };

/** What stands on a stretch of the map: numbers where there is much, things where there is one. */
export class Clusters {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly map: LiveMap,
    private readonly store: ReadStore,
    private readonly of: Collections,
    private readonly now: () => string,
    /** The first signed checkpoint that holds a position. */
    private readonly signed: (position: number) => { readonly size: number; readonly root: string } | undefined,
  ) {}

  async ask(asked: MapAsked): Promise<MapAnswer> {
    await this.map.start();
    const { version } = this.map.index;
    const key = JSON.stringify(asked);
    const known = this.kept.get(key);
    if (known?.version === version && Date.now() - known.since < KEPT_FOR) return known.answer;
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    const answer = this.answer(asked);
    this.kept.set(key, { version, since: Date.now(), answer });
    answer.catch(() => this.kept.delete(key));
    return answer;
  }

  private async answer({ box, zoom: wanted, filter }: MapAsked): Promise<MapAnswer> {
    let z = wanted;
    while (z > 0 && countOf(squaresIn(box, z)) > MOST_SQUARES) z--;
    const { position } = this.map;
    const groups = await this.groups(box, z, filter);
    const clusters = groups.flatMap(({ layer, count, lat, lon, pin }): Cluster[] =>
      pin ? [] : [[rounded(lon), rounded(lat), count, layer]],
    );
    const points = await this.points(groups.flatMap(({ pin }) => (pin ? [pin] : [])));
    const total = clusters.reduce((sum, [, , count]) => sum + count, points.length);
    return { z, total, clusters, points, asOf: { ...asOf(position), ...this.signed(position) } };
  }

  private async groups(box: Box, zoom: number, filter: PinFilter): Promise<Group[]> {
    if (zoom < EXACT_FROM) return this.map.index.groups(box, zoom, filter);
    const pins = this.map.index.around(box, zoom, filter);
    return grouped(pins.length <= MOST_EXACT ? await this.exact(pins) : pins, zoom);
  }

  /** The same pins where they really are; what is closed or gone by now is left out. */
  private async exact(pins: readonly Pin[]): Promise<Pin[]> {
    const reports = await this.reports(pins);
    return pins.flatMap((pin) => {
      if (pin.layer !== 'reports') return [pin];
      const place = reports.get(pin.id);
      return place ? [{ ...pin, ...place }] : [];
    });
  }

  private async points(pins: readonly Pin[]): Promise<MapPoint[]> {
    if (pins.length === 0) return [];
    const [reports, petitions, objects] = await Promise.all([
      this.reports(pins),
      this.petitions(pins),
      this.objects(pins),
    ]);
    return pins.flatMap((pin): MapPoint[] => {
      const { layer, id, kind, lat, lon, status } = pin;
      const place = { lon: rounded(lon), lat: rounded(lat) };
      if (layer === 'reports') {
        const exact = reports.get(id);
        return exact
          ? [{ layer, id, lon: rounded(exact.lon), lat: rounded(exact.lat), kind, status, title: null }]
          : [];
      }
      if (layer === 'petitions') {
        const petition = petitions.get(id);
        return petition ? [{ layer, id, ...place, kind, ...petition }] : [];
      }
      const title = objects.get(id);
      return title ? [{ layer, id, ...place, kind, status, title }] : [];
    });
  }

  /** Where reports really are, as long as readers may see them. */
  private async reports(pins: readonly Pin[]) {
    const docs = [...(await this.docs<ReportDoc>(pins, 'reports', (layer) => layer === 'reports')).values()];
    const shown = docs.filter(({ visibility }) => visibility === 'listed');
    const texts = await textsOf(
      this.store,
      this.of,
      shown.map(({ text }) => text),
    );
    return new Map(shown.map((doc) => [doc._id, placeOf(doc, texts)]));
  }

  private async petitions(pins: readonly Pin[]) {
    const docs = [...(await this.docs<PetitionPage>(pins, 'pages', (layer) => layer === 'petitions')).values()];
    const open = docs.filter(({ visibility }) => visibility === 'listed');
    const texts = await textsOf(
      this.store,
      this.of,
      open.map(({ text }) => text),
    );
    const now = this.now();
    return new Map(
      open.map((doc) => {
        const title = texts.get(doc.text.event)?.content.title ?? null;
        return [doc._id, { status: statusOf(doc, now), title }] as const;
      }),
    );
  }

  private async objects(pins: readonly Pin[]) {
    const isObject = (layer: string) => layer !== 'reports' && layer !== 'petitions';
    const docs = await this.docs<MapObjectDoc>(pins, 'objects', isObject);
    return new Map([...docs].map(([id, { title }]) => [id, title]));
  }

  private docs<D extends { _id: string }>(pins: readonly Pin[], readModel: string, on: (layer: string) => boolean) {
    const ids = pins.filter(({ layer }) => on(layer)).map(({ id }) => id);
    return ids.length === 0 ? Promise.resolve(new Map<string, D>()) : this.store.load<D>(this.of(readModel), ids);
  }
}

/** To five decimals, about a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
