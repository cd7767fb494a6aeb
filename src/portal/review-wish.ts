import { dateMistake, type MomentParts, minuteFrom, momentPartsIn } from './date-parts.js';
import type { FormError, Lang } from './frame.js';
import { say } from './i18n/catalogue.js';

/** What was typed into the form of a review. A time range has fields of its own, the others share one. */
export type TypedWish = {
  readonly criterion: string;
  readonly value: string;
  readonly from: MomentParts;
  readonly to: MomentParts;
  readonly reason: string;
};
type Read = { readonly value: string; readonly errors: readonly FormError[] };

const FITS: Readonly<Record<string, RegExp>> = {
  network: /^(\d{1,3}\.){3}0\/24$|^[\da-f:]+::\/56$/i,
  sheet: /^[\w-]{1,64}$/,
  person: /^\d{11}$/,
};

export function wishIn(form: Readonly<Record<string, string | undefined>>): TypedWish {
  const { criterion = '', value = '', reason = '' } = form;
  return { criterion, value: value.trim(), from: momentPartsIn(form, 'from'), to: momentPartsIn(form, 'to'), reason };
}

/** What the doubted signatures share, as commands take it; or what is wrong with it, in words. */
export function sharedBy({ criterion, value, from, to }: TypedWish, lang: Lang): Read {
  if (criterion === 'window') return windowOf(from, to, lang);
  const { values } = say(lang).office.reviews.errors;
  const wrong = FITS[criterion]?.test(value) === false;
  return { value, errors: wrong ? [{ field: 'value', text: values[criterion as keyof typeof values] }] : [] };
}

function windowOf(from: MomentParts, to: MomentParts, lang: Lang): Read {
  const t = say(lang).office.reviews;
  const first = minuteFrom(from);
  const last = minuteFrom(to);
  const errors: FormError[] = [];
  if (first.fault) errors.push({ field: 'from', text: dateMistake(t.from, first.fault, lang) });
  if (last.fault) errors.push({ field: 'to', text: dateMistake(t.to, last.fault, lang) });
  else if (!first.fault && last.minute < first.minute) errors.push({ field: 'to', text: t.errors.order });
  return { value: `${first.minute}/${last.minute}`, errors };
}
