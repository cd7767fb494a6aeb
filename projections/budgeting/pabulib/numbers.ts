import { BrokenPabulib } from './tables.js';

const PLAIN = /^(\d+)(?:\.(\d+))?$/;

/** How many decimals an amount has that say something. */
export function decimalsOf(text: string, line: number): number {
  return split(text, line)[1].replace(/0+$/, '').length;
}

/** An amount in whole minor units, of which a unit of the currency has 10^digits: nothing passes through a double. */
export function minorUnits(text: string, digits: number, line: number): bigint {
  const [whole, part] = split(text, line);
  return BigInt(whole + part.slice(0, digits).padEnd(digits, '0'));
}

/** A whole number that counts things. */
export function numberOf(text: string, line: number): number {
  if (!/^\d{1,15}$/.test(text)) throw new BrokenPabulib(line, `"${text}" is not a whole number`);
  return Number(text);
}

function split(text: string, line: number): readonly [string, string] {
  const [, whole, part = ''] = PLAIN.exec(text) ?? [];
  if (whole === undefined) throw new BrokenPabulib(line, notAnAmount(text));
  return [whole, part];
}

function notAnAmount(text: string): string {
  if (text === '') return 'an amount is missing';
  if (text.includes(',')) return `"${text}": decimals are written with a point, thousands without anything`;
  return `"${text}" is not an amount of 0 or more`;
}
