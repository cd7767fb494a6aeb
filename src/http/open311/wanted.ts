import { BadRequestException, NotFoundException } from '@nestjs/common';
import type { ChangesWanted } from '../../../read-models/report-changes.js';
import type { FiledWanted } from '../../../read-models/reports-filed.js';
import { JURISDICTION, type Locale } from './services.js';

/** A query or a form as it comes; a name that is given more than once is a list. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a request of this house is called by. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = 86_400_000;
const WIDEST = 90 * DAY;
const MOST = 1_000;
/** However far somebody pages: whoever wants more narrows the dates. */
const FURTHEST = 10_000;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** An argument that is given once; an empty one is the same as none. @throws BadRequestException for two */
export function argument(given: Arguments, name: string): string | undefined {
  const value = given[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new BadRequestException(`${name} is given once, as text.`);
  return value.trim() || undefined;
}

/** Comma delimited, given several times, or both. */
function list(given: Arguments, name: string): readonly string[] | undefined {
  const parts = [given[name] ?? []].flat().flatMap((one) => String(one).split(','));
  const named = parts.map((part) => part.trim()).filter((part) => part !== '');
  return named.length > 0 ? named : undefined;
}

/** The language of names, which the standard does not speak of: Georgian unless told otherwise. @throws for another city's */
export function localeOf(given: Arguments): Locale {
  const jurisdiction = argument(given, 'jurisdiction_id');
  if (jurisdiction !== undefined && jurisdiction !== JURISDICTION)
    throw new NotFoundException(`jurisdiction_id provided was not found: here it is ${JURISDICTION}, or left out.`);
  const locale = argument(given, 'locale') ?? 'ka';
  if (locale !== 'ka' && locale !== 'en') throw new BadRequestException('locale is ka or en.');
  return locale;
}

/** Which requests are asked for. @throws BadRequestException */
export function wantedOf(given: Arguments, now: string): FiledWanted {
  const ids = list(given, 'service_request_id');
  if (ids && ids.length > MOST) throw new BadRequestException(`At most ${MOST} service_request_id at once.`);
  const span = ids ? { from: now, to: now } : spanOf(given, now);
  const open = openOf(ids ? undefined : list(given, 'status'));
  return { ids, ...span, categories: list(given, 'service_code'), open, ...pageOf(given) };
}

/** Which changes are asked for: those of named requests from the first on, unless dates are named, too. @throws BadRequestException */
export function changesWantedOf(given: Arguments, now: string): ChangesWanted {
  const reports = list(given, 'service_request_id');
  if (reports && reports.length > MOST) throw new BadRequestException(`At most ${MOST} service_request_id at once.`);
  const whole = reports && !argument(given, 'start_date') && !argument(given, 'end_date');
  return { reports, ...(whole ? { from: '', to: now } : spanOf(given, now)), ...pageOf(given) };
}

/** The most recent 90 days; 90 days from a start or to an end; or what lies between both. */
function spanOf(given: Arguments, now: string): { from: string; to: string } {
  const [start, end] = [instantOf(given, 'start_date'), instantOf(given, 'end_date')];
  const to = end ?? (start === undefined ? Date.parse(now) : Math.min(start + WIDEST, Date.parse(now)));
  const from = start ?? to - WIDEST;
  if (start !== undefined && end !== undefined && from > to)
    throw new BadRequestException('start_date is later than end_date.');
  if (to - from > WIDEST) throw new BadRequestException('start_date and end_date may not span more than 90 days.');
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** Milliseconds; undefined where none is given. @throws BadRequestException for what is none, or says no zone */
export function instantOf(given: Arguments, name: string): number | undefined {
  const text = argument(given, name)?.replace(' ', '+'); // a plus that was not escaped
  if (text === undefined) return undefined;
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  // dates further away than years of four digits are no instants of a city
  if (!(Math.abs(at) < 8e12)) throw new BadRequestException(`${name} is a W3C datetime such as 2026-01-31T00:00:00Z.`);
  return at;
}

function openOf(statuses: readonly string[] | undefined): boolean | undefined {
  if (!statuses) return undefined;
  if (statuses.some((one) => one !== 'open' && one !== 'closed'))
    throw new BadRequestException('status is open, closed, or both with a comma between.');
  return new Set(statuses).size === 2 ? undefined : statuses[0] === 'open';
}

function pageOf(given: Arguments): { page: number; size: number } {
  const whole = (name: string, otherwise: number) => {
    const text = argument(given, name) ?? String(otherwise);
    if (!/^[1-9]\d{0,4}$/.test(text)) throw new BadRequestException(`${name} is a whole number from 1.`);
    return Number(text);
  };
  const [page, size] = [whole('page', 1), whole('page_size', MOST)];
  if (size > MOST) throw new BadRequestException(`page_size is at most ${MOST}.`);
  if (page * size > FURTHEST) throw new BadRequestException(`Pages reach to the first ${FURTHEST}: narrow the dates.`);
  return { page, size };
}

export const wantsExtensions = (given: Arguments): boolean => argument(given, 'extensions') === 'true';
