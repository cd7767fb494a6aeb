import type { DistrictBorders } from '../../commands/smart-map/map-commands.js';
import { DISTRICTS, type District } from '../../events/districts.js';
import type { DistrictForms } from '../../events/map-layers.js';
import { shippedNames } from './district-names.js';
import { readArea } from './geometry.js';
import { refusedRow, type Wrong, type WrongRow, wrongRow } from './wrong-rows.js';

type Properties = Readonly<Record<string, unknown>>;
const LONGEST = 120;

/**
 * Borders from GeoJSON: a feature a district, its code as `id` or `code`, its names as `name_ka`, `district_ka` (ვაკის
 * რაიონი), `within_ka` (ვაკეში) and the same in English. Forms that are left out are those that Ghia ships, as long as the
 * name itself is the same.
 */
export function readDistricts(geojson: unknown): { readonly districts: DistrictBorders[]; readonly refused: Wrong[] } {
  const { type, features } = (geojson ?? {}) as { type?: unknown; features?: unknown };
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return { districts: [], refused: [{ line: 1, ...wrongRow('no-collection', 'this is no FeatureCollection') }] };
  const refused: Wrong[] = [];
  const found = new Map<string, DistrictBorders>();
  for (const [i, feature] of features.entries()) {
    const read = readDistrict(feature);
    if ('fault' in read) refused.push({ line: i + 1, ...read });
    else if (found.has(read.district))
      refused.push({
        line: i + 1,
        ...wrongRow('district-twice', `${read.district} is there twice`, read.district),
      });
    else found.set(read.district, read);
  }
  const missing = DISTRICTS.filter((code) => !found.has(code));
  if (refused.length === 0 && missing.length > 0)
    refused.push({
      line: features.length,
      ...wrongRow('district-missing', `these districts are missing: ${missing.join(', ')}`, missing.join(', ')),
    });
  return { districts: DISTRICTS.flatMap((code) => found.get(code) ?? []), refused };
}

function readDistrict(feature: unknown): DistrictBorders | WrongRow {
  const { id, properties, geometry } = (feature ?? {}) as { id?: unknown; properties?: Properties; geometry?: unknown };
  const code = (properties?.code ?? id) as District;
  const codes = DISTRICTS.join(', ');
  if (!DISTRICTS.includes(code)) return wrongRow('unknown-district', `the code is none of ${codes}`, codes);
  const names = { ka: formsOf(properties ?? {}, 'ka', code), en: formsOf(properties ?? {}, 'en', code) };
  if ('fault' in names.ka) return names.ka;
  if ('fault' in names.en) return names.en;
  const area = readArea(geometry);
  if ('refused' in area) return refusedRow(area);
  return { district: code, names: { ka: names.ka, en: names.en }, geometry: area };
}

/** The forms of a name in one language; or which of them is missing. */
function formsOf(properties: Properties, lang: 'ka' | 'en', code: District): DistrictForms | WrongRow {
  const shipped = shippedNames(code)[lang];
  const said = (form: keyof DistrictForms) => {
    const text = properties[`${form}_${lang}`] ?? (form === 'name' ? undefined : properties[`name_${lang}_${form}`]);
    return typeof text === 'string' && text.trim() !== '' ? text.trim().normalize('NFC') : undefined;
  };
  const name = said('name') ?? shipped.name;
  const forms: Record<string, string> = { name };
  for (const form of ['district', 'within'] as const) {
    const text = said(form) ?? (name === shipped.name ? shipped[form] : undefined);
    const column = `${form}_${lang}`;
    if (text === undefined)
      return wrongRow('no-name', `${column} is missing: sentences need this form of the name`, column);
    forms[form] = text;
  }
  const long = Object.keys(forms).find((form) => forms[form]!.length > LONGEST);
  if (!long) return forms as DistrictForms;
  return wrongRow('long-name', `${long}_${lang} is longer than ${LONGEST} signs`, `${long}_${lang}`);
}
