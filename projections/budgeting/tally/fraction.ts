/** An exact quotient; the denominator is positive. Nothing here is ever rounded but what is written out. */
export type Fraction = { readonly num: bigint; readonly den: bigint };

export const whole = (num: bigint): Fraction => ({ num, den: 1n });

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function fraction(num: bigint, den: bigint): Fraction {
  const common = gcd(num, den) || 1n;
  return { num: num / common, den: den / common };
}

/** Below 0, 0 or above 0, as `sort` wants it; by multiplying across, never by dividing. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The whole part, also of what is below zero. */
export function floor({ num, den }: Fraction): bigint {
  const quotient = num / den;
  return num < 0n && quotient * den !== num ? quotient - 1n : quotient;
}

/** `12.345`: cut off after so many digits, never rounded up; zeros at the end are left out. */
export function decimal({ num, den }: Fraction, digits = 6): string {
  const scale = 10n ** BigInt(digits);
  const cut = ((num < 0n ? -num : num) * scale) / den;
  const part = String(cut % scale).padStart(digits, '0');
  const rest = digits === 0 ? '' : part.replace(/0+$/, '');
  return `${num < 0n && cut > 0n ? '-' : ''}${cut / scale}${rest === '' ? '' : `.${rest}`}`;
}

/** Doubles just below and above: between them lies the exact number, whatever the rounding. */
export function bounds({ num, den }: Fraction): { readonly lo: number; readonly hi: number } {
  if (num === 0n) return { lo: 0, hi: 0 };
  // 60 leading bits of the quotient; what is cut off is far below a double's last place
  const shift = (den.toString(16).length - num.toString(16).length) * 4 + 64;
  const leading = shift >= 0 ? (num << BigInt(shift)) / den : num / (den << BigInt(-shift));
  const near = Number(leading) * 2 ** -shift;
  const slack = Math.abs(near) * ULPS;
  return { lo: near - slack, hi: near + slack };
}

/** Four last places of a double, relative: more than any single operation is ever off by. */
export const ULPS = 2 ** -50;
