import { IsOptional, ValidateIf } from 'class-validator';
import type { InLanguages } from '../../events/ogp.js';
import { Part } from '../part.js';
import { Heading, Text } from '../text.js';

/** One of the two languages at least. */
const OneAtLeast = ValidateIf(({ ka, en }: InLanguages) => ka !== undefined || en === undefined);

class LineInLanguages {
  @OneAtLeast @Heading(2, 300) ka?: string;
  @IsOptional() @Heading(2, 300) en?: string;
}
class TextInLanguages {
  @OneAtLeast @Text(2, 4_000) ka?: string;
  @IsOptional() @Text(2, 4_000) en?: string;
}

/** A line in Georgian, in English, or in both. */
export const LineIn: PropertyDecorator = Part(LineInLanguages);
/** A text in Georgian, in English, or in both. */
export const TextIn: PropertyDecorator = Part(TextInLanguages);

export const LANGUAGES = ['ka', 'en'] as const;

/** What was said, without what validation has put round it: fields that say nothing are left out. */
export const asSaid = <T>(said: T): T => JSON.parse(JSON.stringify(said)) as T;

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

type Missing = { readonly where: string; readonly language: 'ka' | 'en' };
const isWords = (value: object): value is InLanguages => {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => name === 'ka' || name === 'en');
};

/** The first place where one of the two languages says nothing; undefined where all is said in both. */
export function untranslated(content: object, where = ''): Missing | undefined {
  if (isWords(content)) {
    const language = LANGUAGES.find((one) => content[one] === undefined);
    return language && { where, language };
  }
  for (const [name, value] of Object.entries(content)) {
    if (typeof value !== 'object' || value === null) continue;
    const found = untranslated(value, where ? `${where}.${name}` : name);
    if (found) return found;
  }
  return undefined;
}

export const DAY = /^\d{4}-\d\d-\d\d$/;
/** A day that the calendar has. */
export const isRealDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00.000Z`);
  return DAY.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};
/** Both are days, and the first is not after the last. */
export const isPeriod = (from: string, to: string): boolean => isRealDay(from) && isRealDay(to) && from <= to;

/** What plans, commitments and milestones are known by: small letters, digits and hyphens. */
export const CODE = /^(?=.{2,40}$)[a-z0-9]+(-[a-z0-9]+)*$/;
