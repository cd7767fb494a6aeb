import { AdoptMapLayer, PlaceMapObject } from '../../commands/smart-map/map-commands.js';
import { dayOf } from '../../events/calendar.js';
import type { Geometry } from '../../events/map-layers.js';
import { readShape } from '../map/geometry.js';
import { uuidFrom } from '../write/attributed.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
const SINCE = 150;

const both = (ka: string, en: string) => ({ ka, en });
const LAYERS = {
  'city-projects': both('ქალაქის პროექტები', 'City projects'),
  'construction-permits': both('მშენებლობის ნებართვები', 'Construction permits'),
  'tree-cutting-permits': both('ხეების მოჭრის ნებართვები', 'Tree cutting permits'),
} as const;

/** `days`: from when until when, counted from today. `lari`: what it costs. `permit`: its number and kind. */
type Made = {
  readonly layer: keyof typeof LAYERS | 'budget-winners';
  readonly title: ReturnType<typeof both>;
  readonly geometry: Geometry;
  readonly days: readonly [from: number, to: number];
  readonly lari?: number;
  readonly permit?: readonly [number: string, kind: string];
};

const at = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const along = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates });
/** A rectangle round a place, so many ten-thousandths of a degree wide and high. */
function plot(lon: number, lat: number, width: number, height: number): Geometry {
  const [x, y] = [width / 20_000, height / 20_000];
  const corners: [number, number][] = [
    [lon - x, lat - y],
    [lon + x, lat - y],
    [lon + x, lat + y],
    [lon - x, lat + y],
    [lon - x, lat - y],
  ];
  return { type: 'Polygon', coordinates: [corners] };
}

/** Made up: no such works are done at these places. */
const OBJECTS: readonly Made[] = [
  {
    ...{ layer: 'city-projects', days: [-90, 60], lari: 1_250_000 },
    title: both('ქუჩისა და ტროტუარების განახლება ვაკეში', 'A street and its pavements are renewed in Vake'),
    geometry: along([44.742, 41.708], [44.75, 41.7095], [44.758, 41.7102]),
  },
  {
    ...{ layer: 'city-projects', days: [-40, 120], lari: 640_000 },
    title: both('ახალი სკვერი გლდანში', 'A new park in Gldani'),
    geometry: plot(44.822, 41.806, 34, 22),
  },
  {
    ...{ layer: 'city-projects', days: [-140, -10], lari: 310_500 },
    title: both('გარე განათების შეცვლა ნაძალადევში', 'New street lighting in Nadzaladevi'),
    geometry: along([44.81, 41.755], [44.822, 41.757], [44.835, 41.76]),
  },
  {
    ...{ layer: 'city-projects', days: [-20, 200], lari: 2_100_000 },
    title: both('სანიაღვრე სისტემის მოწყობა სამგორში', 'A storm drain is built in Samgori'),
    geometry: along([44.885, 41.693], [44.9, 41.697], [44.915, 41.699]),
  },
  {
    ...{ layer: 'construction-permits', days: [-60, 300], permit: ['მშ-1041', 'საცხოვრებელი სახლი'] },
    title: both('საცხოვრებელი სახლი, 8 სართული', 'A block of flats, 8 floors'),
    geometry: plot(44.752, 41.735, 12, 9),
  },
  {
    ...{ layer: 'construction-permits', days: [-120, 240], permit: ['მშ-0988', 'საჯარო შენობა'] },
    title: both('საბავშვო ბაღი ისანში', 'A kindergarten in Isani'),
    geometry: plot(44.838, 41.691, 14, 10),
  },
  {
    ...{ layer: 'construction-permits', days: [-15, 400], permit: ['მშ-1102', 'რეკონსტრუქცია'] },
    title: both('ძველი სახლის გამაგრება ჩუღურეთში', 'An old house is strengthened in Chughureti'),
    geometry: at(44.807, 41.7105),
  },
  {
    ...{ layer: 'tree-cutting-permits', days: [-7, 21], permit: ['ხ-217', 'ხმელი ხის მოჭრა'] },
    title: both('ორი ხმელი ჭადრის მოჭრა საბურთალოზე', 'Two dead plane trees are cut in Saburtalo'),
    geometry: at(44.758, 41.727),
  },
  {
    ...{ layer: 'tree-cutting-permits', days: [-3, 30], permit: ['ხ-221', 'სახიფათო ხის მოჭრა'] },
    title: both('წაქცევის პირას მყოფი კვიპაროსი მთაწმინდაზე', 'A cypress about to fall on Mtatsminda'),
    geometry: at(44.785, 41.692),
  },
  {
    ...{ layer: 'budget-winners', days: [-100, 90], lari: 85_000 },
    title: both('სპორტული მოედანი დიდუბეში', 'A sports ground in Didube'),
    geometry: at(44.781, 41.745),
  },
  {
    ...{ layer: 'budget-winners', days: [-100, 150], lari: 120_000 },
    title: both('საბავშვო მოედანი კრწანისში', 'A playground in Krtsanisi'),
    geometry: at(44.835, 41.664),
  },
];
const ISSUER = 'ქალაქის სამსახური (საჩვენებელი)';

/** What the city of the demonstration does and allows, on layers of its own. */
export function objectActs(stage: Stage, now: number): Act[] {
  const day = (days: number) => dayOf(new Date(now + days * DAY).toISOString());
  const layers = Object.entries(LAYERS).map(([layer, name]) => ({
    at: now - SINCE * DAY,
    perform: stage.official('administrator', new AdoptMapLayer(), { layer, version: 1, name }),
  }));
  const objects = OBJECTS.map(({ layer, title, geometry, days: [from, to], lari, permit }, n) => {
    const shape = readShape(geometry);
    if ('refused' in shape) throw new Error(`${title.en}: ${shape.refused}`);
    const [number = '', kind = ''] = permit ?? [];
    const said = {
      ...{ object: uuidFrom('demo map object', String(n)), layer, title, ...shape },
      period: { from: day(from), to: day(to) },
      ...(lari !== undefined && { budget: lari * 100 }),
      ...(permit && { permit: { number, kind, issuer: ISSUER, validUntil: day(to) } }),
    };
    return { at: now + Math.min(from, -1) * DAY, perform: stage.official('officer', new PlaceMapObject(), said) };
  });
  return [...layers, ...objects];
}
