import { hash } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import type { Content } from '../../events/content.js';
import { canonical } from '../log/codec.js';
import { Refused } from '../refused.js';

export const LARGEST_CONTENT = 8 * 1024 * 1024;

/** Public content with the name that facts know it by. */
export type Named = { readonly content: Content; readonly bytes: Buffer };

/** @throws Refused `content.too-large` */
export function named(bytes: Buffer, mediaType: string): Named {
  if (bytes.length > LARGEST_CONTENT) throw new Refused(refuse('content.too-large', { most: LARGEST_CONTENT }));
  return { content: { digest: hash('sha256', bytes), bytes: bytes.length, mediaType }, bytes };
}

/** What is JSON, as canonical JSON: however it was written, the same content has the same name. */
export const namedJson = (value: unknown, mediaType: string): Named => named(Buffer.from(canonical(value)), mediaType);
