import { createHmac, randomBytes } from 'node:crypto';

/** Digits and letters that nobody takes for one another on paper: no I, L, O, U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 12 signs of 5 bits: 60 bits, more than anybody can try. */
const LENGTH = 12;
const GROUP = 4;

/** A code for one answer, as it is printed: three groups of four. */
export function makeCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]);
  return Array.from({ length: LENGTH / GROUP }, (_, i) => signs.slice(i * GROUP, (i + 1) * GROUP).join('')).join('-');
}

/** The code that somebody means, however they have typed it; undefined for what cannot be one. */
export function readCode(typed: string): string | undefined {
  const signs = typed
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign)) ? signs : undefined;
}

/** What is kept of a code: nothing that could be tried without the survey's key. */
export const hashOfCode = (key: Buffer, signs: string): string => createHmac('sha256', key).update(signs).digest('hex');
