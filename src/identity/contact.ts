import type { Contact } from './residents.js';

const EMAIL = /^[^\s@"<>(),:;\\[\]]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9](?:[a-z0-9-]{0,62})){1,6}$/i;
const PHONE = /^\+[1-9]\d{7,14}$/;
const GEORGIA = '+995';

/** An e-mail address as messages are sent to it, or undefined when it is none. */
export function emailOf(text: string): string | undefined {
  const address = text.trim();
  return address.length <= 200 && EMAIL.test(address) ? address : undefined;
}

/** A telephone number with its country (+995…), or undefined when it is none. A nine-digit number is a Georgian one. */
export function phoneOf(text: string): string | undefined {
  const digits = text.replace(/[\s()-]/g, '');
  const full = /^\d{9}$/.test(digits) ? GEORGIA + digits : digits.replace(/^00/, '+');
  return PHONE.test(full) ? full : undefined;
}

/** What somebody typed as their contact. */
export function contactOf(text: string): Contact | undefined {
  const email = emailOf(text);
  if (email) return { email };
  const phone = phoneOf(text);
  return phone ? { phone } : undefined;
}

/** The telephone and the mailbox of a contact, each by itself, the telephone first. */
export function waysTo({ email, phone }: Contact = {}): readonly Contact[] {
  return [...(phone ? [{ phone }] : []), ...(email ? [{ email }] : [])];
}

/** The line or mailbox behind one way: spellings of one address, and its +labels, are one. */
export function lineOf({ email, phone }: Contact): string {
  if (phone) return `phone ${phone}`;
  const [box, domain] = email!.toLowerCase().split('@') as [string, string];
  return `email ${box.replace(/\+.*$/, '')}@${domain}`;
}
