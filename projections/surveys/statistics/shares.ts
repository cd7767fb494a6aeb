import { by, inUnits, isBelow, type Ratio, ratio } from './exact.js';
import type { Facet } from './facets.js';
import { type Base, baseOf, designEffect, effectiveSize, halfWidth, wilson } from './precision.js';
import type { AnswerFile, FileRow } from './published-file.js';
import { Line, Mean } from './published-file.js';
import { effectiveFor, type Strata, varianceOf } from './spread.js';

/** People who answered, and what the arithmetic needs of them. */
export type Answered = { readonly row: FileRow; readonly codes: readonly string[] };

/** How surely a table speaks: from the file's kind, its strata, and the design effect that it declares. */
export type Surety = { readonly isSample: boolean; readonly floor: Ratio; readonly strata: Strata<FileRow> };

type Declared = Pick<AnswerFile, 'kind' | 'effect' | 'rows' | 'strata'>;
export function suretyOf({ kind, effect, rows, strata }: Declared): Surety {
  const floor = ratio(Math.max(effect, 10_000), 10_000);
  const of = (row: FileRow) => JSON.stringify(strata.map((dimension) => row[dimension]));
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(of(row), (sizes.get(of(row)) ?? 0) + 1);
  const evened = designEffect(baseOf(rows.map(({ weight }) => weight)));
  const inflate = isBelow(evened, floor) ? by(floor, evened) : ratio(1);
  return { isSample: kind === 'sample', floor, strata: { of, sizes, inflate } };
}

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
  const byWeights = effectiveSize(base, surety.floor);
  const rows = answered.map(({ row }) => row);
  return codes.map((code) => {
    const who = answered.filter((one) => one.codes.includes(code));
    const share = partOf(weightsOf(who).weight, base.weight);
    const line = { code, n: who.length, share: inUnits(share) };
    if (!surety.isSample) return line;
    const variance = varianceOf(rows, (_, i) => (answered[i]!.codes.includes(code) ? 1 : 0), surety.strata);
    const effective = effectiveFor(share, variance, answered.length, byWeights);
    return { ...line, margin: halfWidth(variance), interval: wilson(share, effective) };
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
  const sum = answered.reduce((all, one) => all + BigInt(one.row.weight) * BigInt(pointOf(one)), 0n);
  const mean = inUnits(partOf(sum, base.weight));
  if (!surety.isSample) return { mean };
  const rows = answered.map(({ row }) => row);
  return { mean, margin: halfWidth(varianceOf(rows, (_, i) => pointOf(answered[i]!), surety.strata)) };
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
