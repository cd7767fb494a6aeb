import type { ShownDocument } from '../../services/application-drafts.js';
import { type DateParts, dateMistake, datePartsIn, dayFrom } from '../date-parts.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import type { Form } from './visit.js';

/** What an official wrote down of somebody with a document: whole, or what is wrong with it. */
export function documentIn(
  form: Form,
  lang: Lang,
): {
  readonly known?: ShownDocument;
  readonly born: DateParts | undefined;
  readonly errors: readonly FormError[];
} {
  const born = datePartsIn(form, 'birthDate');
  const { date: birthDate = '', fault } = dayFrom(born);
  const [personalNumber = '', documentNumber = ''] = [form.personalNumber?.trim(), form.documentNumber?.trim()];
  const { errors: words, birthDate: label } = say(lang).hall;
  const wrong = (field: string, fits: boolean, text: string): FormError[] => (fits ? [] : [{ field, text }]);
  const errors = [
    ...wrong('personalNumber', /^\d{11}$/.test(personalNumber), words.personalNumber),
    ...wrong('documentNumber', /^.{1,40}$/.test(documentNumber), words.documentNumber),
    ...(fault ? [{ field: 'birthDate', text: dateMistake(label, fault, lang) }] : []),
  ];
  return { born, errors, ...(errors.length === 0 && { known: { personalNumber, documentNumber, birthDate } }) };
}
