import type { Buckets } from '../../read-models/petition-documents.js';

let prefix = '';
let hour = 0;

/** Hours since the epoch, by the clock in Tbilisi. Facts come in order, so the last hour is remembered: parsing is slow. */
export function hourNumber(at: string): number {
  if (!at.startsWith(prefix) || prefix === '') {
    prefix = at.slice(0, 13);
    hour = Math.floor(Date.parse(at) / 3_600_000) + 4;
  }
  return hour;
}
export const dayNumber = (hour: number): number => Math.floor(hour / 24);

/** Adds to a row that keeps its beginning: what comes after the last bucket goes into it, or nowhere. */
export function addFromStart(row: Buckets, bucket: number, by: number, most: number, beyond: 'last' | 'nowhere'): void {
  const { counts, from } = row;
  let index = Math.max(0, bucket - from);
  if (index >= most) {
    if (beyond === 'nowhere') return;
    index = most - 1;
  }
  while (counts.length <= index) counts.push(0);
  counts[index]! += by;
}

/** Adds to a row that keeps its end: what is older than `most` buckets is dropped. */
export function addAtEnd(row: Buckets, bucket: number, by: number, most: number): void {
  const { counts } = row;
  if (counts.length === 0) row.from = bucket;
  let index = Math.max(0, bucket - row.from);
  if (index >= most) {
    const gone = Math.min(index - most + 1, counts.length);
    counts.splice(0, gone);
    row.from = counts.length === 0 ? bucket : row.from + gone;
    index = bucket - row.from;
  }
  while (counts.length <= index) counts.push(0);
  counts[index]! += by;
}

/** Adds 2^day to a sum that is kept as its logarithm, so that it neither overflows nor needs the clock. */
export function warmer(heat: number, hour: number): number {
  const day = hour / 24;
  const ahead = day - heat;
  return ahead > 0 ? day + Math.log2(1 + 2 ** -ahead) : heat + Math.log2(1 + 2 ** ahead);
}
