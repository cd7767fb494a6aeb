import { timingSafeEqual } from 'node:crypto';
import type { District } from '../../events/districts.js';

export type Contact = { readonly email?: string; readonly phone?: string };

/** One person as the city's register knows them. */
export type Registration = {
  /** Eleven digits, always text: it may begin with zeros. */
  readonly number: string;
  /** In Georgian letters. */
  readonly name: { readonly first: string; readonly last: string };
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly documentNumber?: string;
  readonly district: District;
  readonly registeredVoter: boolean;
  /** Where one-time codes may go. */
  readonly contact?: Contact;
};

/** The same, with the id by which the rest of the house speaks of this person. */
export type Resident = Registration & { readonly person: string };

/** The residents register. The personal number is known here and nowhere else. */
export abstract class ResidentsRegister {
  abstract byNumber(number: string): Promise<Resident | undefined>;
  /** By the person's id (32 hex). */
  abstract byId(person: string): Promise<Resident | undefined>;
  /** Adds people and replaces what is known of a number already there; all of them or none. A person keeps their id. */
  abstract register(people: readonly Registration[]): Promise<void>;
  /** How many of all there are fit. Reads the whole register, a part at a time. */
  abstract count(fits: (one: Registration) => boolean): Promise<number>;
  /** A digest under the register's own secret: tells equal texts from others, and tells an outsider nothing. */
  abstract fingerprint(text: string): string;
}

/** Eleven digits, not all the same. More than the form only the state's register can tell. */
export const isPersonalNumber = (text: string): boolean => /^\d{11}$/.test(text) && !/^(\d)\1{10}$/.test(text);

/** Whether somebody knows what stands in the person's document. False when the register holds no document. */
export function provesIdentity(resident: Resident | undefined, birthDate?: string, documentNumber?: string): boolean {
  const held = resident?.documentNumber === undefined ? '' : `${resident.birthDate} ${plain(resident.documentNumber)}`;
  const said = `${birthDate ?? ''} ${plain(documentNumber ?? '')}`;
  const same = timingSafeEqual(padded(held), padded(said));
  return same && held !== '' && birthDate !== undefined && documentNumber !== undefined;
}

const plain = (documentNumber: string) => documentNumber.replace(/\s/g, '').toUpperCase();
const padded = (text: string) => Buffer.concat([Buffer.from(text)], 128);
