import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { PlaceMapObject, ReviseMapObject } from '../../../commands/smart-map/map-commands.js';
import { isTooDeep, mistakes } from '../../http/validation.pipe.js';
import type { ObjectDraft } from '../components/map/object-fields.js';
import { type DateParts, dateMistake, dayFrom } from '../date-parts.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

type Shaped = PlaceMapObject | ReviseMapObject;

/** The wish that a draft says, or what is wrong with it, each mistake at its field. */
export function objectWish(
  draft: ObjectDraft,
  Wish: typeof PlaceMapObject | typeof ReviseMapObject,
  lang: Lang,
): Shaped | readonly FormError[] {
  const { mapPlacing } = say(lang);
  const { form: labels } = mapPlacing;
  const words: Readonly<Record<string, string>> = mapPlacing.errors;
  const days = (['from', 'to', 'validUntil'] as const).map((name) => [name, dayIn(draft[name])] as const);
  const wrongDays = days.flatMap(([field, day]) =>
    typeof day === 'object' ? [{ field, text: dateMistake(labels[field], day.fault, lang) }] : [],
  );
  const [from, to, validUntil] = days.map(([, day]) => (typeof day === 'string' ? day : undefined));
  const shape = geometryIn(draft);
  const budget = tetriIn(draft.budget);
  const { number, kind, issuer } = draft;
  const fields = {
    ...(Wish === PlaceMapObject && { layer: draft.layer }),
    title: { ka: draft.titleKa, en: draft.titleEn },
    geometry: 'wrong' in shape ? {} : shape.geometry,
    ...((draft.from || draft.to) && { period: { from: from ?? '', ...(to && { to }) } }),
    ...(budget !== undefined && { budget }),
    ...((number || kind || issuer || draft.validUntil) && {
      permit: { number, kind, issuer, ...(validUntil && { validUntil }) },
    }),
  };
  const wish = plainToInstance(Wish as typeof PlaceMapObject, fields);
  const paths = mistakes(validateSync(wish, { forbidUnknownValues: false })).map(({ path }) => path);
  const told = [...new Set(paths.map(fieldOf))].filter((field) => !wrongDays.some((day) => day.field === field));
  return (
    inOrder([
      ...told.map((field) => ({ field, text: words[field] ?? say(lang).errors[422].text })),
      ...('wrong' in shape ? shape.wrong.map((fault) => ({ field: FIELD_OF[fault], text: words[fault]! })) : []),
      ...wrongDays,
    ]) ?? wish
  );
}

/** The field in which a shape or a period was refused. */
export function refusedField(refused: string | undefined, { geometry }: ObjectDraft): string {
  if (refused === 'object.period') return 'to';
  if (refused === 'layer.not-open') return 'layer';
  return refused?.startsWith('geometry.') ? (geometry ? 'geometry' : 'lat') : '';
}

const FIELDS = [
  ...['layer', 'title-ka', 'title-en', 'lat', 'lon', 'geometry', 'from', 'to', 'budget'],
  ...['number', 'kind', 'issuer', 'validUntil'],
];
/** As the fields stand on the page; undefined where nothing is wrong. */
const inOrder = (errors: readonly FormError[]) =>
  errors.length === 0 ? undefined : errors.toSorted((a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field));

const fieldOf = (path: string) => path.replace(/^(period|permit)\./, '').replaceAll('.', '-');

type ShapeFault = keyof typeof FIELD_OF;
const FIELD_OF = { nowhere: 'lat', twice: 'geometry', lat: 'lat', lon: 'lon', geometry: 'geometry' } as const;

/** A point by its two numbers, or any shape as text; never both. */
function geometryIn({ lat, lon, geometry }: ObjectDraft): { geometry: unknown } | { wrong: readonly ShapeFault[] } {
  const isPoint = lat !== '' || lon !== '';
  if (isPoint && geometry !== '') return { wrong: ['twice'] };
  if (!isPoint && geometry === '') return { wrong: ['nowhere'] };
  if (!isPoint) return read(geometry);
  const numbers = { lat: degreesIn(lat), lon: degreesIn(lon) };
  const wrong = (['lat', 'lon'] as const).filter((name) => Number.isNaN(numbers[name]));
  return wrong.length > 0 ? { wrong } : { geometry: { type: 'Point', coordinates: [numbers.lon, numbers.lat] } };
}

function read(text: string): { geometry: object } | { wrong: readonly ShapeFault[] } {
  try {
    const geometry = JSON.parse(text) as unknown;
    return typeof geometry === 'object' && geometry !== null && !isTooDeep(geometry)
      ? { geometry }
      : { wrong: ['geometry'] };
  } catch {
    return { wrong: ['geometry'] };
  }
}

const degreesIn = (text: string) =>
  /^-?\d{1,3}([.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

/** Lari with at most two digits behind the point, as tetri; undefined for none. */
function tetriIn(text: string): number | undefined {
  const [, lari, rest = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s\u00a0\u202f₾]/g, '')) ?? [];
  if (lari === undefined) return text === '' ? undefined : Number.NaN;
  return Number(lari) * 100 + Number(rest.padEnd(2, '0'));
}

function dayIn(parts: DateParts | undefined) {
  if (!parts) return undefined;
  const { date, fault } = dayFrom(parts);
  return date ?? { fault: fault! };
}
