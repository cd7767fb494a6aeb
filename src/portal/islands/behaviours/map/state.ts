/** West, south, east, north: degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];
/** What of the city is in sight, and how near. */
export type Area = { readonly box: Box; readonly z?: number | undefined };
/** The fields of the form beside the map, as they stand. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** What the server narrows the map by; the words that are looked for narrow the list alone. */
const OF_MAP: readonly string[] = ['category', 'status', 'district', 'age'];
const FARTHEST = 19;

/** The area that an address names; undefined when it names none, or one that cannot be. */
export function areaIn(search: string): Area | undefined {
  const asked = new URLSearchParams(search);
  const box = asked.get('bbox')?.split(',').map(Number) ?? [];
  const [west, south, east, north] = box as unknown as Box;
  if (box.length !== 4 || !box.every((n) => Math.abs(n) <= 180) || west >= east || south >= north) return undefined;
  const z = Number(asked.get('z') ?? Number.NaN);
  return { box: [west, south, east, north], z: z >= 0 && z <= FARTHEST ? z : undefined };
}

/** @param all every layer there is: while each of them is shown, an address need not name them */
export function addressOf(path: string, fields: Fields, all: readonly string[], area?: Area): string {
  const query = queryOf(fields, (name) => name !== 'layers');
  const shown = layersIn(fields);
  if (shown.length < all.length) query.set('layers', shown.join(',') || 'none');
  return withArea(path, query, area);
}

/** The question for what lies in an area. */
export function questionOf(path: string, fields: Fields, { box, z = 0 }: Area): string {
  const query = queryOf(fields, (name) => OF_MAP.includes(name));
  query.set('layers', layersIn(fields).join(','));
  return withArea(path, query, { box, z: Math.min(FARTHEST, Math.floor(z)) });
}

export const layersIn = (fields: Fields): readonly string[] =>
  fields.filter(([name]) => name === 'layers').map(([, value]) => value);

const queryOf = (fields: Fields, wanted: (name: string) => boolean) =>
  new URLSearchParams(
    fields.filter(([name, value]) => wanted(name) && value !== '').map(([name, value]) => [name, value]),
  );

function withArea(path: string, query: URLSearchParams, area: Area | undefined): string {
  if (area) {
    query.set('bbox', area.box.map((n) => Number(n.toFixed(5))).join(','));
    if (area.z !== undefined) query.set('z', String(area.z));
  }
  const asked = query.toString().replaceAll('%2C', ','); // commas may stand as they are
  return asked === '' ? path : `${path}?${asked}`;
}

/** A place within a ring of corners: longitude, latitude (even–odd rule). */
export function within([x, y]: readonly [number, number], ring: readonly (readonly number[])[]): boolean {
  return ring.reduce((inside, [x1, y1], i) => {
    const [x0, y0] = ring.at(i - 1)!;
    const crosses = y1! > y !== y0! > y && x < ((x0! - x1!) * (y - y1!)) / (y0! - y1!) + x1!;
    return crosses ? !inside : inside;
  }, false);
}
