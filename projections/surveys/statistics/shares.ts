import type { FileRow } from './answer-file.js';
import { by, inUnits, type Ratio, ratio } from './exact.js';
import type { Facet } from './facets.js';
import { type Base, baseOf, effectiveSize, margin, marginOfMean, wilson } from './precision.js';

/**
 * One answer: how many gave it, and its weighted share of those who answered, in ten-thousandths. Samples also have half
 * the 95 % interval for the page and Wilson's interval for the table; an open poll stands for nobody else and has none.
 */
export type Line = {
  readonly code: string;
  readonly n: number;
  readonly share: number;
  readonly margin?: number;
  readonly interval?: readonly [low: number, high: number];
};

/** A weighted mean in ten-thousandths of a point; its margin only in samples. */
export type Mean = { readonly mean: number; readonly margin?: number };

/** People who answered, and what the arithmetic needs of them. */
export type Answered = { readonly row: FileRow; readonly codes: readonly string[] };

/** How surely a table speaks: from the file's kind and the design effect that it declares. */
export type Surety = { readonly isSample: boolean; readonly floor: Ratio };

export const suretyOf = ({ kind, effect }: { kind: 'sample' | 'open'; effect: number }): Surety => ({
  isSample: kind === 'sample',
  floor: ratio(Math.max(effect, 10_000), 10_000),
});

export function answeredOf(rows: readonly FileRow[], facet: Facet): Answered[] {
  return rows.flatMap((row) => {
    const codes = facet.codesIn(row);
    return codes ? [{ row, codes }] : [];
  });
}

export const weightsOf = (answered: readonly Answered[]): Base => baseOf(answered.map(({ row }) => row.weight));

/** Kish's effect in ten-thousandths and the effective number of people, whole. */
export function effectOf(base: Base, { floor }: Surety): { effect: number; effective: number } {
  const effective = effectiveSize(base, floor);
  return { effect: inUnits(base.n === 0 ? floor : by(ratio(base.n), effective)), effective: inUnits(effective, 0) };
}

export function linesOf(answered: readonly Answered[], codes: readonly string[], surety: Surety): Line[] {
  const base = weightsOf(answered);
  const effective = effectiveSize(base, surety.floor);
  return codes.map((code) => {
    const who = answered.filter((one) => one.codes.includes(code));
    const share = partOf(weightsOf(who).weight, base.weight);
    return {
      code,
      n: who.length,
      share: inUnits(share),
      ...(surety.isSample && { margin: margin(share, effective), interval: wilson(share, effective) }),
    };
  });
}

/** The weighted mean of whole numbers, one per person; of nobody: undefined. */
export function meanOf(
  answered: readonly Answered[],
  pointOf: (one: Answered) => number,
  surety: Surety,
): Mean | undefined {
  const base = weightsOf(answered);
  if (base.weight === 0n) return undefined;
  const sum = (power: (value: bigint) => bigint) =>
    answered.reduce((all, one) => all + BigInt(one.row.weight) * power(BigInt(pointOf(one))), 0n);
  const mean = partOf(
    sum((value) => value),
    base.weight,
  );
  const squares = partOf(
    sum((value) => value * value),
    base.weight,
  );
  const effective = effectiveSize(base, surety.floor);
  return { mean: inUnits(mean), ...(surety.isSample && { margin: marginOfMean(mean, squares, effective) }) };
}

/** The weighted median: where half the weight is reached; if exactly half lies below, the middle of the two points. */
export function medianOf(answered: readonly Answered[], pointOf: (one: Answered) => number): number | undefined {
  const half = weightsOf(answered).weight;
  if (half === 0n) return undefined;
  const sorted = answered
    .map((one) => ({ value: pointOf(one), weight: BigInt(one.row.weight) }))
    .filter(({ weight }) => weight > 0n)
    .sort((a, b) => a.value - b.value);
  let below = 0n;
  for (const [i, { value, weight }] of sorted.entries()) {
    below += weight;
    if (2n * below > half) return inUnits(ratio(value));
    if (2n * below === half) return inUnits(ratio(value + sorted[i + 1]!.value, 2));
  }
  return undefined;
}

const partOf = (part: bigint, whole: bigint): Ratio => (whole === 0n ? ratio(0) : { over: part, under: whole });
