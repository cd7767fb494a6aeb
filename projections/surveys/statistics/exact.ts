/** A number kept whole as `over / under`; `under` is above zero. */
export type Ratio = { readonly over: bigint; readonly under: bigint };

/** Published shares, means and margins are whole numbers of ten-thousandths: 5234 is 52.34 % or 0.5234. */
export const DIGITS = 4;

/** Weights in the answer file are whole numbers of millionths: 1,000,000 is the average respondent. */
export const MICRO = 1_000_000;

/** The whole number nearest to a ratio; a half goes to the even neighbour (IEEE 754, ISO 80000-1 rule B.3 a). */
export function nearest({ over, under }: Ratio): bigint {
  const below = over / under - (over % under < 0n ? 1n : 0n);
  const twice = 2n * (over - below * under);
  if (twice === under) return below + (below & 1n);
  return twice > under ? below + 1n : below;
}

/** A ratio in units of 10^-digits, half to even. */
export const inUnits = ({ over, under }: Ratio, digits = DIGITS): number =>
  Number(nearest({ over: over * 10n ** BigInt(digits), under }));

/** A weight (a finite number, 0 or more) in millionths, half to even. */
export function inMicro(weight: number): number {
  const scaled = weight * MICRO;
  const below = Math.floor(scaled);
  const rest = scaled - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}

/** The largest whole number whose square is not above `n` (Newton's steps, exact). RangeError below zero. */
export function wholeRoot(n: bigint): bigint {
  if (n < 0n) throw new RangeError('no root below zero');
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The root of a ratio, cut after `places` decimals. */
export function root({ over, under }: Ratio, places = 24): Ratio {
  const scale = 10n ** BigInt(places);
  return { over: wholeRoot((over * scale * scale) / under), under: scale };
}

export const ratio = (over: number | bigint, under: number | bigint = 1n): Ratio => ({
  over: BigInt(over),
  under: BigInt(under),
});
export const times = (a: Ratio, b: Ratio): Ratio => ({ over: a.over * b.over, under: a.under * b.under });
export const by = (a: Ratio, b: Ratio): Ratio => times(a, { over: b.under, under: b.over });
export const plus = (a: Ratio, b: Ratio): Ratio => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
export const minus = (a: Ratio, b: Ratio): Ratio => plus(a, { over: -b.over, under: b.under });
export const isBelow = (a: Ratio, b: Ratio): boolean => a.over * b.under < b.over * a.under;
