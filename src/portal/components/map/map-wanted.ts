import { DISTRICTS, type District } from '../../../../events/districts.js';
import { REPORT_STATUSES, type ReportStatus } from '../../../../read-models/report-documents.js';
import type { Box } from '../../../../read-models/report-places.js';
import { wrongBox } from '../../../map/box.js';

/** Not older than so many days. */
export const AGES = [7, 30, 180] as const;
export type Age = (typeof AGES)[number];

/** What the address of the map asks for. */
export type MapWanted = {
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly district?: District | undefined;
  readonly category?: string | undefined;
  readonly status?: ReportStatus | 'open' | undefined;
  readonly age?: Age | undefined;
  /** The layers to show; undefined for all. */
  readonly layers?: readonly string[] | undefined;
  readonly bbox?: Box | undefined;
  readonly z?: string | undefined;
};

type Asked = Readonly<Record<string, unknown>>;

/** What of an address is known here; the rest of it is as if it were not there. A form sends each layer by itself. */
export function mapWanted(asked: Asked, categories: Iterable<string>): MapWanted {
  const text = (name: string) => (typeof asked[name] === 'string' && asked[name] ? (asked[name] as string) : undefined);
  const one = <T extends string>(all: Iterable<T>, name: string) => [...all].find((code) => code === text(name));
  const layers = [asked.layers ?? []].flat().flatMap((code) => String(code).split(','));
  const z = text('z');
  return {
    q: text('q')?.slice(0, 200),
    cursor: text('cursor'),
    district: one(DISTRICTS, 'district'),
    category: one(categories, 'category'),
    status: one<ReportStatus | 'open'>(['open', ...REPORT_STATUSES], 'status'),
    age: AGES.find((days) => String(days) === text('age')),
    layers: layers.length === 0 ? undefined : layers.slice(0, MOST_LAYERS),
    bbox: boxIn(text('bbox')),
    z: z && /^\d{1,2}(\.\d{1,2})?$/.test(z) ? z : undefined,
  };
}
const MOST_LAYERS = 50;

function boxIn(text = ''): Box | undefined {
  const box = text.split(',').map((part) => (part === '' ? Number.NaN : Number(part)));
  return wrongBox(box) === undefined ? (box as unknown as Box) : undefined;
}

/** The same as the query of an address. */
export const queryOf = ({ layers, bbox, age, ...rest }: MapWanted): Readonly<Record<string, string | undefined>> => ({
  ...rest,
  age: age === undefined ? undefined : String(age),
  layers: layers?.join(','),
  bbox: bbox?.join(','),
});
