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

/** True when it went into the bucket that the row ends with, as it nearly always does. */
function addedToLast({ from, counts }: Buckets, bucket: number, by: number): boolean {
  const last = counts.length - 1;
  if (last < 0 || bucket !== from + last) return false;
  counts[last]! += by;
  return true;
}

/** Adds to a row that keeps its beginning: what comes after the last bucket goes into it. */
export function addFromStart(row: Buckets, bucket: number, by: number, most: number): void {
  if (addedToLast(row, bucket, by)) return;
  const { counts, from } = row;
  const index = Math.min(most - 1, Math.max(0, bucket - from));
  while (counts.length <= index) counts.push(0);
  counts[index]! += by;
}

/** Adds to a row that keeps its end: what is older than `most` buckets is dropped. */
export function addAtEnd(row: Buckets, bucket: number, by: number, most: number): void {
  if (addedToLast(row, bucket, by)) return;
  const { counts } = row;
  if (counts.length === 0) row.from = bucket;
  const gone = Math.max(0, Math.min(bucket - row.from - most + 1, counts.length));
  if (gone > 0) {
    counts.splice(0, gone);
    row.from = counts.length === 0 ? bucket : row.from + gone;
  }
  const index = Math.max(0, bucket - row.from);
  while (counts.length <= index) counts.push(0);
  counts[index]! += by;
}

/** Adds 2^day to a sum that is kept as its logarithm, so that it neither overflows nor needs the clock. */
export function warmer(heat: number, hour: number): number {
  const day = hour / 24;
  const ahead = day - heat;
  return ahead > 0 ? day + Math.log2(1 + 2 ** -ahead) : heat + Math.log2(1 + 2 ** ahead);
}
