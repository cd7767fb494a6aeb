import type { Scalar } from './store.js';

/** Thrown for a cursor that this house did not write, or wrote for another list. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
  constructor() {
    super('the cursor is not one of this list');
  }
}

/** Where the next page begins: the list's own name and the sort values and id of the last item. Opaque to callers. */
export const cursorAfter = (list: string, after: readonly Scalar[]): string =>
  Buffer.from(JSON.stringify([list, ...after])).toString('base64url');

/** What a cursor holds, checked against the kinds of value that this list sorts by. @throws BadCursor */
export function readCursor(list: string, kinds: readonly ('string' | 'number')[], cursor: string): Scalar[] {
  const [name, ...after] = parsed(cursor);
  const fits = name === list && after.length === kinds.length && after.every((value, i) => typeof value === kinds[i]);
  if (!fits) throw new BadCursor();
  return after as Scalar[];
}

function parsed(cursor: string): unknown[] {
  if (typeof cursor !== 'string' || cursor.length > 500 || !/^[\w-]+$/.test(cursor)) throw new BadCursor();
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(value)) return value;
  } catch {
    // not JSON: as bad as any other
  }
  throw new BadCursor();
}
