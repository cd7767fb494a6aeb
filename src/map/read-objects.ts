import { setImmediate as turn } from 'node:timers/promises';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CsvError, parse } from 'csv-parse/sync';
import { refusals } from '../../commands/refusals.js';
import { PlaceMapObject } from '../../commands/smart-map/map-commands.js';
import { readShape } from './geometry.js';

/** Objects as GeoJSON, or as CSV with a header line. */
export type ObjectsFile = { readonly layer: string; readonly geojson?: unknown; readonly csv?: string | undefined };
/** @property line of the file; of GeoJSON the number of the feature, counted from one */
export type Wrong = { readonly line: number; readonly reason: string };
export type Row = { readonly line: number; readonly wish: PlaceMapObject };
type Cells = Readonly<Record<string, unknown>>;
type Found = { readonly line: number; readonly cells: Cells; readonly geometry: unknown };

/** What a row may say; `external` names it where it comes from, and is how it is found again. */
export const OBJECT_COLUMNS = [
  ...['external', 'title_ka', 'title_en', 'from', 'to', 'budget_tetri'],
  ...['permit_number', 'permit_kind', 'permit_issuer', 'permit_valid_until'],
];
const PLACE_COLUMNS = ['lat', 'lon'];
const MOST_ROWS = 5_000;
/** A name of somewhere else: letters, digits and what stands between them. */
const EXTERNAL = /^[\p{L}\p{N}][\p{L}\p{N} ._:/№-]{0,99}$/u;

/** Every row that is in order, as the command that it stands for, and what is wrong with the others. */
export async function readObjects(file: ObjectsFile): Promise<{ readonly rows: Row[]; readonly refused: Wrong[] }> {
  const found = file.csv === undefined ? featuresOf(file.geojson) : linesOf(file.csv);
  if (!Array.isArray(found)) return { rows: [], refused: [found as Wrong] };
  const rows: Row[] = [];
  const refused: Wrong[] = [];
  const lines = new Map<string, number>();
  for (const one of found) {
    await turn(); // a long border takes its time to look through, and others are waiting
    const read = readRow(one, file.layer);
    const before = typeof read === 'string' ? undefined : lines.get(read.external!);
    if (typeof read === 'string') refused.push({ line: one.line, reason: read });
    else if (before !== undefined) refused.push({ line: one.line, reason: `the same external as on line ${before}` });
    else {
      lines.set(read.external!, one.line);
      rows.push({ line: one.line, wish: read });
    }
  }
  return { rows, refused };
}

function featuresOf(geojson: unknown): Found[] | Wrong {
  const { type, features } = (geojson ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return { line: 1, reason: 'this is no FeatureCollection' };
  if (features.length > MOST_ROWS) return { line: MOST_ROWS + 1, reason: `more than ${MOST_ROWS} at once` };
  return features.map((feature, i) => {
    const { id, properties, geometry } = (feature ?? {}) as { id?: unknown; properties?: Cells; geometry?: unknown };
    const cells = properties !== null && typeof properties === 'object' ? properties : {};
    return { line: i + 1, cells: { external: id, ...cells }, geometry };
  });
}

function linesOf(csv: string): Found[] | Wrong {
  const known = [...OBJECT_COLUMNS, ...PLACE_COLUMNS];
  try {
    const options = { bom: true, columns: true, info: true, trim: true, skip_empty_lines: true } as const;
    const found = parse(csv, options) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    const strange = Object.keys(found[0]?.record ?? {}).find((name) => !known.includes(name));
    if (strange !== undefined) return { line: 1, reason: `a column is none of ${known.join(', ')}` };
    if (found.length > MOST_ROWS) return { line: MOST_ROWS + 1, reason: `more than ${MOST_ROWS} at once` };
    return found.map(({ record: { lat = '', lon = '', ...cells }, info }) => ({
      line: info.lines,
      cells,
      geometry: { type: 'Point', coordinates: [numberIn(lon), numberIn(lat)] },
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: Number(error.lines ?? 1), reason: 'not CSV from here on' };
  }
}

const numberIn = (text: string) => (text === '' ? Number.NaN : Number(text));

/** The wish of a row, checked by the rules of the command itself; or why it is none. */
function readRow({ cells, geometry }: Found, layer: string): PlaceMapObject | string {
  const strange = Object.keys(cells).find((name) => !OBJECT_COLUMNS.includes(name));
  if (strange !== undefined) return `${strange.slice(0, 40)} is none of ${OBJECT_COLUMNS.join(', ')}`;
  const shapeless = Object.keys(cells).find((name) => typeof cells[name] === 'object' && cells[name] !== null);
  if (shapeless !== undefined) return `${shapeless} is neither text nor a number`;
  const said = (name: string) => (cells[name] === undefined || cells[name] === null ? '' : String(cells[name]).trim());
  if (!EXTERNAL.test(said('external'))) return 'external is missing, or holds signs that no number has';
  const shape = readShape(geometry);
  if ('refused' in shape) return refusals[shape.refused].detail;
  const permit = ['permit_number', 'permit_kind', 'permit_issuer'].some((name) => said(name) !== '');
  const wish = plainToInstance(PlaceMapObject, {
    layer,
    title: { ka: said('title_ka'), en: said('title_en') },
    geometry: shape.geometry,
    ...(said('from') && { period: { from: said('from'), ...(said('to') && { to: said('to') }) } }),
    ...(said('budget_tetri') && { budget: Number(said('budget_tetri')) }),
    ...(permit && {
      permit: {
        ...{ number: said('permit_number'), kind: said('permit_kind'), issuer: said('permit_issuer') },
        ...(said('permit_valid_until') && { validUntil: said('permit_valid_until') }),
      },
    }),
  });
  const [mistake] = validateSync(wish, { whitelist: true, forbidNonWhitelisted: true });
  if (mistake) return sentenceOf(mistake);
  return Object.assign(wish, shape, { external: said('external') });
}

type Mistake = ReturnType<typeof validateSync>[number];
const sentenceOf = ({ property, constraints, children }: Mistake, above = ''): string =>
  constraints ? `${above}${Object.values(constraints)[0]}` : sentenceOf(children![0]!, `${above}${property}.`);
