import type Database from 'better-sqlite3';
import { aboutFollower } from './followers.tables.js';
import type { KeyRing } from './key-ring.js';
import { aboutResident } from './residents.tables.js';
import { aboutAuthenticator } from './second-factor.tables.js';
import { aboutKey, aboutScope, aboutSetting, unpackSubject } from './vault.tables.js';

const AT_ONCE = 500;

type Sealed = { readonly column: string; readonly named: string; about(name: never): string };
/** Every column that is sealed under the key-encryption key. Whatever is added to the file is added here too. */
export const SEALED = {
  keys: { column: 'wrapped', named: 'subject', about: (subject: Buffer | string) => aboutKey(unpackSubject(subject)) },
  scopes: { column: 'secret', named: 'name', about: aboutScope },
  residents: { column: 'sealed', named: 'number', about: aboutResident },
  arriving: { column: 'sealed', named: 'number', about: aboutResident },
  followers: { column: 'sealed', named: 'known', about: aboutFollower },
  authenticators: { column: 'sealed', named: 'person', about: aboutAuthenticator },
  settings: { column: 'value', named: 'name', about: aboutSetting },
} satisfies { readonly [table: string]: Sealed };

export type RewrapOp = { readonly op: 'rewrap'; readonly table: keyof typeof SEALED; readonly after: number };
/** How many were sealed anew, and the row to go on after; no row when the table is done. */
export type Rewrapped = { readonly moved: number; readonly reached?: number };

/** Seals anew, some rows at a time so that others get their turn, whatever an older key still seals. */
export function rewrapWrites(db: Database.Database, ring: () => KeyRing) {
  const of = ([table, { column, named, about }]: [string, Sealed]) => ({
    about,
    page: db.prepare<[number], { id: number; name: never; box: Buffer | null }>(
      `select id, ${named} name, ${column} box from ${table} where id > ? order by id limit ${AT_ONCE}`,
    ),
    replace: db.prepare<[Buffer, number]>(`update ${table} set ${column} = ? where id = ?`),
  });
  const tables = new Map(Object.entries(SEALED).map((entry) => [entry[0], of(entry)]));

  return {
    rewrap: ({ table, after }: RewrapOp): Rewrapped => {
      const { page, replace, about } = tables.get(table)!;
      const rows = page.all(after);
      let moved = 0;
      for (const { id, name, box } of rows) {
        if (!box || box[0] === ring().current) continue;
        replace.run(ring().seal(about(name), ring().open(about(name), box)), id);
        moved++;
      }
      return rows.length < AT_ONCE ? { moved } : { moved, reached: rows.at(-1)!.id };
    },
  };
}
