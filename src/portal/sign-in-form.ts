import type { FormError, Lang } from './frame.js';
import { say } from './i18n/catalogue.js';

type Given = Readonly<Record<string, string | undefined>>;
/** No mailbox is longer; what is longer is not even looked at, as looking takes the square of its length. */
const LONGEST_CONTACT = 254;
const CONTACT = /^(\+?[\d\s()-]{9,20}|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** What is wrong with the first form of signing in, but for the date. */
export function wrongIn(lang: Lang, { personalNumber = '', documentNumber, contact }: Given): FormError[] {
  const { errors } = say(lang).account;
  const wrong: (keyof typeof errors)[] = [];
  if (!/^\d{11}$/.test(personalNumber)) wrong.push('personalNumber');
  if (documentNumber !== undefined && documentNumber.length > 20) wrong.push('documentNumber');
  if (contact !== undefined && (contact.length > LONGEST_CONTACT || !CONTACT.test(contact))) wrong.push('contact');
  return wrong.map((field) => ({ field, text: errors[field] }));
}

/** What was left empty was not said. */
export const trimmed = (form: Given): Given =>
  Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value?.trim() || undefined]));
