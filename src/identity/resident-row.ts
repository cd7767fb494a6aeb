import { DISTRICTS, type District } from '../../events/districts.js';
import { emailOf, phoneOf } from './contact.js';
import { isPersonalNumber, type Registration } from './residents.js';

/** The columns of a register file; true for those it must have. */
export const COLUMNS: { readonly [name: string]: boolean } = {
  number: true,
  first_name: true,
  last_name: true,
  birth_date: true,
  document_number: false,
  district: true,
  registered_voter: true,
  email: false,
  phone: false,
};

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’ .-]{0,79}$/u;
const DOCUMENT = /^[0-9A-Za-z]{5,20}$/;
const YES = new Set(['true', '1', 'yes', 'კი']);
const NO = new Set(['false', '0', 'no', 'არა']);

const bad = (reason: string) => ({ reason });

/** One row as a registration, or what is wrong with it, said without quoting it. */
export function readResident(row: Record<string, string>, today: string): Registration | { reason: string } {
  const [number, first, last, birthDate, district, voter] = [
    'number',
    'first_name',
    'last_name',
    'birth_date',
    'district',
    'registered_voter',
  ].map((column) => row[column] ?? '') as [string, string, string, string, string, string];
  if (!isPersonalNumber(number))
    return bad('number is not eleven digits (a spreadsheet may have dropped leading zeros)');
  if (!NAME.test(first)) return bad('first_name is empty or not a name');
  if (!NAME.test(last)) return bad('last_name is empty or not a name');
  if (!isDay(birthDate) || birthDate < '1900-01-01' || birthDate > today)
    return bad('birth_date is not a day in the past as YYYY-MM-DD');
  if (!isDistrict(district)) return bad(`district is none of ${DISTRICTS.join(', ')}`);
  const registeredVoter = YES.has(voter.toLowerCase());
  if (!registeredVoter && !NO.has(voter.toLowerCase())) return bad('registered_voter is neither true nor false');
  const { document_number: documentNumber = '', email = '', phone = '' } = row;
  if (documentNumber && !DOCUMENT.test(documentNumber)) return bad('document_number is not 5 to 20 letters and digits');
  const [mail, line] = [emailOf(email), phoneOf(phone)];
  if (email && !mail) return bad('email is not an address');
  if (phone && !line) return bad('phone is not a number');
  return {
    number,
    name: { first, last },
    birthDate,
    ...(documentNumber && { documentNumber }),
    district,
    registeredVoter,
    ...((mail || line) && { contact: { ...(mail && { email: mail }), ...(line && { phone: line }) } }),
  };
}

const isDistrict = (text: string): text is District => (DISTRICTS as readonly string[]).includes(text);

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
