import { validateSync } from 'class-validator';
import { VISIT_STANDARDS } from '../../events/civic-control.js';
import type { VisitView } from '../../read-models/civic-monitors.js';
import { mistakes } from '../http/validation.pipe.js';
import type { FormError } from './frame.js';

type Form = Readonly<Record<string, string | undefined>>;

/** A sentence for each field that is wrong, by the last part of its name. */
export const wrongIn = (wish: object, words: (field: string) => string): FormError[] =>
  mistakes(validateSync(wish, { forbidUnknownValues: false })).map(({ path }) => {
    const field = path.split('.').at(-1)!;
    return { field, text: words(field) };
  });

/** What a form says of a visit; a first report says in which language, too. */
export function visitWish(form: Form, lang: 'ka' | 'en', first: boolean): object {
  const { day, channel, place, text, district } = form;
  const checks = Object.fromEntries(
    VISIT_STANDARDS.flatMap((name) => {
      const finding = form[`check-${name}`];
      return finding && finding !== 'not-seen' ? [[name, finding]] : [];
    }),
  );
  const said = { day, channel, place, text, checks, ...(district && { district }) };
  return first ? { ...said, language: lang } : said;
}

/** What a report says now, as its form holds it. */
export function keptVisit({ versions }: VisitView): Record<string, string | undefined> {
  const { day, channel, district, checks, files, text } = versions.at(-1)!;
  return {
    ...{ day, channel, district: district ?? '', ...('text' in text && { place: text.place, text: text.text }) },
    ...{ files: files.map(({ sha256 }) => sha256).join(' ') },
    ...Object.fromEntries(Object.entries(checks).map(([name, finding]) => [`check-${name}`, finding])),
  };
}
