import { setImmediate as turn } from 'node:timers/promises';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CsvError, parse } from 'csv-parse/sync';
import { PlaceMapObject } from '../../commands/smart-map/map-commands.js';
import type { Named } from '../content/named.js';
import { readShape } from './geometry.js';
import { inAFact } from './in-a-fact.js';
import { refusedRow, type Wrong, type WrongRow, wrongRow } from './wrong-rows.js';

/** Objects as GeoJSON, or as CSV with a header line. */
export type ObjectsFile = { readonly layer: string; readonly geojson?: unknown; readonly csv?: string | undefined };
/** `beside`: what is too large for the wish itself. */
export type Row = { readonly line: number; readonly wish: PlaceMapObject; readonly beside: readonly Named[] };
type Cells = Readonly<Record<string, unknown>>;
type Found = { readonly line: number; readonly cells: Cells; readonly geometry: unknown };

/** What a row may say; `external` names it where it comes from, and is how it is found again. */
export const OBJECT_COLUMNS = [
  ...['external', 'title_ka', 'title_en', 'from', 'to', 'budget_tetri'],
  ...['permit_number', 'permit_kind', 'permit_issuer', 'permit_valid_until'],
];
export const PLACE_COLUMNS = ['lat', 'lon'];
const MOST_ROWS = 5_000;
const TOO_MANY = {
  line: MOST_ROWS + 1,
  ...wrongRow('too-many', `more than ${MOST_ROWS} at once`, String(MOST_ROWS)),
};
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
    const { line } = one;
    const before = 'fault' in read ? undefined : lines.get(read.wish.external!);
    if ('fault' in read) refused.push({ line, ...read });
    else if (before !== undefined)
      refused.push({ line, ...wrongRow('same-external', `the same external as on line ${before}`, String(before)) });
    else {
      lines.set(read.wish.external!, line);
      rows.push({ line, ...read });
    }
  }
  return { rows, refused };
}

function featuresOf(geojson: unknown): Found[] | Wrong {
  const { type, features } = (geojson ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return { line: 1, ...wrongRow('no-collection', 'this is no FeatureCollection') };
  if (features.length > MOST_ROWS) return TOO_MANY;
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
    if (strange !== undefined)
      return { line: 1, ...wrongRow('unknown-column', `a column is none of ${known.join(', ')}`, known.join(', ')) };
    if (found.length > MOST_ROWS) return TOO_MANY;
    return found.map(({ record: { lat = '', lon = '', ...cells }, info }) => ({
      line: info.lines,
      cells,
      geometry: { type: 'Point', coordinates: [numberIn(lon), numberIn(lat)] },
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: Number(error.lines ?? 1), ...wrongRow('not-csv', 'not CSV from here on') };
  }
}

const numberIn = (text: string) => (text === '' ? Number.NaN : Number(text));

/** The wish of a row, checked by the rules of the command itself; or why it is none. */
function readRow({ cells, geometry }: Found, layer: string): Omit<Row, 'line'> | WrongRow {
  const strange = Object.keys(cells).find((name) => !OBJECT_COLUMNS.includes(name));
  const columns = OBJECT_COLUMNS.join(', ');
  if (strange !== undefined)
    return wrongRow('unknown-column', `${strange.slice(0, 40)} is none of ${columns}`, columns);
  const shapeless = Object.keys(cells).find((name) => typeof cells[name] === 'object' && cells[name] !== null);
  if (shapeless !== undefined) return wrongRow('shapeless', `${shapeless} is neither text nor a number`, shapeless);
  const said = (name: string) => (cells[name] === undefined || cells[name] === null ? '' : String(cells[name]).trim());
  if (!EXTERNAL.test(said('external')))
    return wrongRow('no-external', 'external is missing, or holds signs that no number has');
  const shape = readShape(geometry);
  if ('refused' in shape) return refusedRow(shape);
  const { said: drawn, beside } = inAFact(shape.geometry);
  const permit = OBJECT_COLUMNS.some((name) => name.startsWith('permit_') && said(name) !== '');
  const wish = plainToInstance(PlaceMapObject, {
    layer,
    title: { ka: said('title_ka'), en: said('title_en') },
    geometry: drawn.geometry,
    ...((said('from') || said('to')) && { period: { from: said('from'), ...(said('to') && { to: said('to') }) } }),
    ...(said('budget_tetri') && { budget: Number(said('budget_tetri')) }),
    ...(permit && {
      permit: {
        ...{ number: said('permit_number'), kind: said('permit_kind'), issuer: said('permit_issuer') },
        ...(said('permit_valid_until') && { validUntil: said('permit_valid_until') }),
      },
    }),
  });
  const [mistake] = validateSync(wish, { whitelist: true, forbidNonWhitelisted: true });
  if (mistake) return mistaken(mistake);
  return { wish: Object.assign(wish, shape, drawn, { external: said('external') }), beside };
}

type Mistake = ReturnType<typeof validateSync>[number];
/** Where the columns are called otherwise than what they become. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  ...{ 'title.ka': 'title_ka', 'title.en': 'title_en', 'period.from': 'from', 'period.to': 'to' },
  ...{ budget: 'budget_tetri', 'permit.number': 'permit_number', 'permit.kind': 'permit_kind' },
  ...{ 'permit.issuer': 'permit_issuer', 'permit.validUntil': 'permit_valid_until' },
};
function mistaken({ property, constraints, children }: Mistake, above = ''): WrongRow {
  if (!constraints) return mistaken(children![0]!, `${above}${property}.`);
  const path = `${above}${property}`;
  return wrongRow('wrong-value', `${above}${Object.values(constraints)[0]}`, COLUMN_OF[path] ?? path);
}
