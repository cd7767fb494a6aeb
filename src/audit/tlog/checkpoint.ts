import { fromBase64, toBase64 } from './base64.js';
import { HASH_BYTES } from './merkle.js';
import type { Tree } from './verify.js';

/** What a log says of itself at one moment (C2SP tlog-checkpoint). */
export type Checkpoint = Tree & { readonly origin: string };

/** Three lines: origin, leaves, root in base64. */
export const textOf = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Undefined for what is no checkpoint. Lines after the third are left to whoever knows them. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = ''] = text.split('\n');
  const bytes = fromBase64(root);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || bytes?.length !== HASH_BYTES || !text.endsWith('\n'))
    return undefined;
  return Number.isSafeInteger(Number(size)) ? { origin, size: Number(size), root: bytes } : undefined;
}
