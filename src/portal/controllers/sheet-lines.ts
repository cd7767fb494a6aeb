import type { Row } from '../../write/sheets.js';
import type { Line } from '../components/office/lines-form.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import type { Form } from './visit.js';

/** Empty lines that a new sheet begins with, and that are added when they are used up. */
export const STRETCH = 10;
/** What one sheet may hold, and one line of it. */
export const MOST_LINES = 200;
const LONGEST = 40;

/** The lines of a form in their order, those that were pasted behind the others; `empty` is how many were left blank. */
export function linesIn(form: Form): { readonly lines: Line[]; readonly empty: number } {
  const numbers = Object.keys(form)
    .map((name) => Number(/^number-(\d{1,4})$/.exec(name)?.[1]))
    .filter((n) => n > 0)
    .sort((a, b) => a - b);
  const typed = numbers.map((n) => ({ number: tidy(form[`number-${n}`]), initials: form[`initials-${n}`] === 'yes' }));
  const pasted = (form.many ?? '').split(/[\r\n,;]+/).map((text) => ({ number: tidy(text), initials: false }));
  const lines = [...typed, ...pasted].filter(({ number }) => number !== '');
  return { lines, empty: typed.filter(({ number }) => number === '').length };
}

/** People write a number in groups; the register does not. */
const tidy = (text = ''): string => {
  const trimmed = text.trim();
  const digits = trimmed.replace(/[\s-]/g, '');
  return /^\d+$/.test(digits) ? digits : trimmed;
};

/** What keeps the lines from being sent: too many of them, or more in one than a number could be. */
export function faultsOf(lines: readonly Line[], lang: Lang): FormError[] {
  const { errors: t } = say(lang).sheets;
  if (lines.length > MOST_LINES) return [{ field: 'many', text: t['too-many'] }];
  return lines.flatMap(({ number }, i) =>
    number.length > LONGEST ? [{ field: `number-${i + 1}`, text: t.long }] : [],
  );
}

export const rowsOf = (lines: readonly Line[]): Row[] =>
  lines.map(({ number, initials }) => ({ personalNumber: number, display: initials ? 'initials' : 'none' }));
