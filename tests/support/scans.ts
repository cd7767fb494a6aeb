import { createHash } from 'node:crypto';

/** A made-up scan of a sheet. */
export const PDF = Buffer.from('%PDF-1.7\nხელმოწერების ფურცელი, გამოგონილი\n%%EOF');

/** By what a scan is known: its digest, in hex. */
export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
