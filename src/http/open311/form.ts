import { BadRequestException, NotFoundException } from '@nestjs/common';
import { FileReport } from '../../../commands/smart-map/commands.js';
import { dayOf } from '../../../events/calendar.js';
import { DISTRICTS } from '../../../events/districts.js';
import type { Question } from '../../../events/smart-map.js';
import type { CategoryView } from '../../../read-models/reports.js';
import { districtName } from '../../map/district-names.js';
import { validation } from '../validation.pipe.js';
import type { Locale } from './services.js';
import { type Arguments, argument } from './wanted.js';

const ATTRIBUTE = /^attribute\[([^[\]]{1,60})\](\[\])?$/;
/** Degrees as a form says them. */
const NUMBER = /^-?\d{1,3}(\.\d{1,15})?$/;
/** What the fields of a report are called in the form. */
const NAMES: Readonly<Record<string, string>> = {
  address: 'address_string',
  district: 'address_id',
  'place.lon': 'long',
  'place.lat': 'lat',
  place: 'lat and long',
};

/** Another object for each name that came: whatever it is called, it is only a name. */
export const fieldsOf = (body: unknown): Arguments => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadRequestException('The request is sent as application/x-www-form-urlencoded.');
  return Object.assign(Object.create(null), body);
};

/** The category that a form names. @throws BadRequestException, NotFoundException */
export function serviceIn(form: Arguments, categories: readonly CategoryView[]): CategoryView {
  const code = argument(form, 'service_code');
  if (code === undefined) throw new BadRequestException('service_code was not provided.');
  const found = categories.find(({ category }) => category === code);
  if (!found) throw new NotFoundException('service_code provided was not found.');
  return found;
}

/**
 * The report that a form speaks of. Who reports is known by the key: names, addresses of mail and numbers of telephones
 * are left where they are, and so is `media_url`, since nobody has looked at what lies there.
 */
export function reportIn(form: Arguments, service: CategoryView, language: Locale): Promise<FileReport> {
  const wish = {
    category: service.category,
    description: argument(form, 'description') ?? '',
    ...locationIn(form),
    answers: answersIn(form, service.questions as readonly Question[]),
    language,
  };
  return validated(FileReport, wish, NAMES);
}

/** A wish by the rules of the API's own bodies. @param names what its fields are called in the form @throws BadRequestException */
export async function validated<C extends object>(
  kind: new () => C,
  wish: object,
  names: Readonly<Record<string, string>>,
): Promise<C> {
  try {
    return (await validation.transform(wish, { type: 'body', metatype: kind })) as C;
  } catch (error) {
    const { errors } = error as { errors?: readonly { path: string; message: string }[] };
    if (!errors) throw error;
    const told = errors.map(({ path, message }) => `${names[path] ?? path}: ${message}`);
    throw new BadRequestException(told.join('; '));
  }
}

/** A place, with or without an address; or an address within a district. */
function locationIn(form: Arguments): object {
  const [lat, lon] = [argument(form, 'lat'), argument(form, 'long')];
  const address = argument(form, 'address_string');
  if (lat !== undefined || lon !== undefined) {
    if (lat === undefined || lon === undefined) throw new BadRequestException('lat and long are sent together.');
    if (!NUMBER.test(lat) || !NUMBER.test(lon)) throw new BadRequestException('lat and long are degrees (WGS84).');
    return { place: { lat: Number(lat), lon: Number(lon) }, ...(address !== undefined && { address }) };
  }
  const district = argument(form, 'address_id') ?? (address && districtNamedIn(address));
  if (address === undefined && district === undefined)
    throw new BadRequestException('lat and long, or address_string, were not provided.');
  if (district === undefined)
    throw new BadRequestException(
      `The district is not clear: end address_string with “, Vake, Tbilisi”, or send address_id, one of ${DISTRICTS.join(', ')}.`,
    );
  return { district, address: address ?? '' };
}

/** The district that a part between commas names, in either language. */
const districtNamedIn = (address: string): string | undefined => {
  const parts = address.split(',').map((part) => part.trim().toLowerCase());
  return DISTRICTS.find((code) =>
    (['ka', 'en'] as const).some((lang) => {
      const { name, district } = districtName(lang, code);
      return parts.includes(name.toLowerCase()) || parts.includes(district.toLowerCase());
    }),
  );
};

/** `attribute[code]`, or `attribute[code][]` once for each choice. */
function answersIn(form: Arguments, questions: readonly Question[]): Record<string, string | readonly string[]> {
  const kinds = new Map(questions.map(({ code, kind }) => [code, kind]));
  const answers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(form)) {
    const code = ATTRIBUTE.exec(name)?.[1];
    if (code === undefined) {
      if (name.startsWith('attribute')) throw new BadRequestException('An answer is sent as attribute[code]=value.');
      continue;
    }
    if (!kinds.has(code)) throw new BadRequestException('There is no such attribute for this service_code.');
    const given = [value].flat().map((one) => answerOf(kinds.get(code)!, String(one)));
    const all = [...[answers[code] ?? []].flat(), ...given].filter((one) => one !== '');
    if (all.length > 0) answers[code] = all.length === 1 ? all[0]! : all;
  }
  return answers;
}

/** The standard sends an instant where a category asks for a day. */
function answerOf(kind: Question['kind'], text: string): string {
  const isInstant = kind === 'date' && /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));
  return isInstant ? dayOf(text) : text.trim();
}
