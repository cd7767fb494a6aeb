import { AdoptMapLayer, PlaceMapObject } from '../../commands/smart-map/map-commands.js';
import { dayOf } from '../../events/calendar.js';
import type { Geometry } from '../../events/map-layers.js';
import { readShape } from '../map/geometry.js';
import { uuidFrom } from '../write/attributed.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
type Both = { ka: string; en: string };
const both = (ka: string, en: string): Both => ({ ka, en });

const LAYERS: Readonly<Record<string, Both>> = {
  'city-projects': both('ქალაქის პროექტები', 'City projects'),
  'construction-permits': both('მშენებლობის ნებართვები', 'Construction permits'),
  'tree-cutting-permits': both('ხეების მოჭრის ნებართვები', 'Tree-cutting permits'),
};

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates });
/** A square park or yard round a point, so many thousandths of a degree wide. */
const yard = (lon: number, lat: number, wide = 2): Geometry => {
  const [x, y] = [wide / 2_000, wide / 2_600];
  const corners: [number, number][] = [
    [lon - x, lat - y],
    [lon + x, lat - y],
    [lon + x, lat + y],
    [lon - x, lat + y],
  ];
  return { type: 'Polygon', coordinates: [[...corners, corners[0]!]] };
};

/** Days from the anchor: negative ones have passed. */
type Told = { readonly title: Both; readonly geometry: Geometry; readonly from: number; readonly to: number };
/** In lari. */
type Project = Told & { readonly budget: number };

const PROJECTS: readonly Project[] = [
  {
    title: both('სკვერის მოწყობა ვაკეში', 'A new square in Vake'),
    geometry: yard(44.748, 41.708),
    from: -60,
    to: 90,
    budget: 480_000,
  },
  {
    title: both('ველობილიკი დიდუბეში', 'A cycle path in Didube'),
    geometry: line([44.775, 41.742], [44.774, 41.751], [44.772, 41.76]),
    from: -20,
    to: 160,
    budget: 1_350_000,
  },
  {
    title: both('სანიაღვრე ქსელის განახლება გლდანში', 'Storm drains renewed in Gldani'),
    geometry: line([44.815, 41.79], [44.823, 41.797], [44.831, 41.801]),
    from: -120,
    to: 30,
    budget: 2_200_000,
  },
  {
    title: both('საბავშვო მოედანი სამგორში', 'A playground in Samgori'),
    geometry: yard(44.92, 41.701, 1),
    from: -10,
    to: 50,
    budget: 150_000,
  },
  {
    title: both('გარე განათება ნაძალადევში', 'Street lighting in Nadzaladevi'),
    geometry: line([44.812, 41.745], [44.82, 41.748], [44.827, 41.75]),
    from: 15,
    to: 120,
    budget: 390_000,
  },
  {
    title: both('ბიბლიოთეკის შეკეთება ჩუღურეთში', 'A library repaired in Chughureti'),
    geometry: point(44.811, 41.715),
    from: -200,
    to: -15,
    budget: 620_000,
  },
  {
    title: both('კიბეების აღდგენა მთაწმინდაზე', 'Stairs restored in Mtatsminda'),
    geometry: line([44.79, 41.698], [44.786, 41.695]),
    from: -45,
    to: 75,
    budget: 275_000,
  },
];

type Permit = Told & { readonly kind: string };
const BUILDING: readonly Permit[] = [
  {
    title: both('საცხოვრებელი სახლი საბურთალოზე', 'A house of flats in Saburtalo'),
    geometry: yard(44.742, 41.731, 1),
    from: -90,
    to: 400,
    kind: 'III კლასი',
  },
  {
    title: both('საცხოვრებელი სახლი ვაკეში', 'A house of flats in Vake'),
    geometry: yard(44.733, 41.707, 1),
    from: -30,
    to: 500,
    kind: 'III კლასი',
  },
  {
    title: both('საოფისე შენობა დიდუბეში', 'Offices in Didube'),
    geometry: point(44.779, 41.738),
    from: -150,
    to: 210,
    kind: 'III კლასი',
  },
  {
    title: both('სკოლის მიშენება ისანში', 'A wing of a school in Isani'),
    geometry: point(44.842, 41.693),
    from: -15,
    to: 300,
    kind: 'II კლასი',
  },
  {
    title: both('საწყობი სამგორში', 'A warehouse in Samgori'),
    geometry: yard(44.945, 41.699, 2),
    from: -70,
    to: 150,
    kind: 'II კლასი',
  },
  {
    title: both('საბავშვო ბაღი გლდანში', 'A kindergarten in Gldani'),
    geometry: point(44.834, 41.804),
    from: -5,
    to: 365,
    kind: 'II კლასი',
  },
];
const TREES: readonly Permit[] = [
  {
    title: both('გამხმარი ფიჭვის მოჭრა, 3 ძირი', 'Three dry pines'),
    geometry: point(44.758, 41.703),
    from: -7,
    to: 20,
    kind: 'გამხმარი ხე',
  },
  {
    title: both('ავარიული ალვის ხის მოჭრა', 'A poplar about to fall'),
    geometry: point(44.785, 41.752),
    from: -3,
    to: 10,
    kind: 'ავარიული ხე',
  },
  {
    title: both('გამხმარი ცაცხვის მოჭრა, 2 ძირი', 'Two dry lindens'),
    geometry: point(44.803, 41.71),
    from: 2,
    to: 30,
    kind: 'გამხმარი ხე',
  },
  {
    title: both('ხის გადარგვა მშენებლობის გამო', 'A tree replanted for a building site'),
    geometry: point(44.743, 41.7315),
    from: -40,
    to: 15,
    kind: 'გადარგვა',
  },
  {
    title: both('ავარიული კვიპაროსის მოჭრა', 'A cypress about to fall'),
    geometry: point(44.866, 41.662),
    from: -12,
    to: 5,
    kind: 'ავარიული ხე',
  },
];
/** Made up: the name says so wherever it is read. */
const ISSUERS = { building: 'არქიტექტურის სამსახური (დემონსტრაცია)', trees: 'გარემოს დაცვის სამსახური (დემონსტრაცია)' };

/** What stands on the map of the demonstration beside what people report. */
export function mapObjectActs(stage: Stage, now: number): Act[] {
  const at = now - 210 * DAY;
  const day = (days: number) => dayOf(new Date(now + days * DAY).toISOString());
  const layers = Object.entries(LAYERS).map(([layer, name]) => ({
    at,
    perform: stage.official('administrator', new AdoptMapLayer(), { layer, version: 1, name: { ...name } }),
  }));
  const place = (layer: string, told: Told, n: number, more: Partial<PlaceMapObject>): Act => {
    const shape = readShape(told.geometry);
    if ('refused' in shape) throw new Error(`${told.title.en}: ${shape.refused}`);
    const wish = { layer, title: { ...told.title }, period: { from: day(told.from), to: day(told.to) }, ...more };
    const facts = { object: uuidFrom('demo object', layer, String(n)), ...wish, ...shape };
    // permits are published some days before they begin to hold
    return {
      at: Math.min(now - DAY, now + (told.from - 10) * DAY),
      perform: stage.official('officer', new PlaceMapObject(), facts),
    };
  };
  const permits = (layer: string, all: readonly Permit[], letter: string, issuer: string) =>
    all.map((told, n) => {
      const permit = { number: `${letter}-${String(101 + n)}`, kind: told.kind, issuer, validUntil: day(told.to) };
      return place(layer, told, n, { permit });
    });
  return [
    ...layers,
    ...PROJECTS.map((told, n) => place('city-projects', told, n, { budget: told.budget * 100 })),
    ...permits('construction-permits', BUILDING, 'მშ', ISSUERS.building),
    ...permits('tree-cutting-permits', TREES, 'ხე', ISSUERS.trees),
  ];
}
