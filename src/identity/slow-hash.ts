import { type BinaryLike, scrypt } from 'node:crypto';
import { Unavailable } from '../durable/unavailable.js';

/** 16 MB and some 40 ms a hash, in the thread pool. */
const COST = { N: 2 ** 14, r: 8, p: 1 } as const;
/** The pool has four threads and files need some; more at once would also be memory for whoever asks. */
const AT_ONCE = 2;
const MOST_WAITING = 200;

let running = 0;
const waiting: (() => void)[] = [];

/** scrypt, a few at a time. @throws Unavailable when too many wait */
export async function slowHash(secret: BinaryLike, salt: Buffer): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING)
      throw new Unavailable('too many codes are being checked', 'busy', { part: 'codes' });
    await new Promise<void>((go) => waiting.push(go));
  } else running++;
  try {
    return await new Promise((done, fail) =>
      scrypt(secret, salt, 32, COST, (error, hash) => (error ? fail(error) : done(hash))),
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
