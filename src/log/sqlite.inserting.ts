import type Database from 'better-sqlite3';
import { keyOf, packId, SCHEMA, splitStream } from './sqlite.rows.js';

/** Where a stream's rows lie: its category by number, and its id. */
export type StreamPlace = { readonly category: number; readonly key: Buffer; readonly packed: Buffer };
/** What of a row is not the fact's own: where it comes to lie, and its parts as text. `at`: milliseconds. */
export type RowParts = {
  readonly position: number;
  readonly revision: number;
  readonly at: number;
  readonly data: string;
  readonly meta: string;
  readonly sealed: string | null;
};

/** Writes rows of facts into a file of the log's shape, in whatever transaction its owner has begun. */
export class Rows {
  private readonly named;
  private readonly name;
  private readonly put;
  /** Remembered once they are on disk: what an undone transaction had named must not be. */
  private readonly known = new Map<string, number>();
  private readonly asked = new Set<string>();

  constructor(db: Database.Database) {
    db.exec(SCHEMA);
    this.named = db.prepare<[string], { id: number }>('select id from names where name = ?');
    this.name = db.prepare<[string]>('insert into names (name) values (?)');
    this.put = db.prepare(
      'insert into events (position, category, key, revision, id, type, schema, at, stream, data, meta, sealed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    );
  }

  /** The number of a category or a type, undefined for one that was never named. */
  numberOf(text: string): number | undefined {
    const number = this.known.get(text);
    if (number !== undefined) return number;
    this.asked.add(text);
    return this.named.get(text)?.id;
  }

  placeOf(stream: string): StreamPlace {
    const { category, id } = splitStream(stream);
    return { category: this.intern(category), key: keyOf(id), packed: packId(id) };
  }

  insert(
    { category, key, packed }: StreamPlace,
    { id, type, schema }: { readonly id: string; readonly type: string; readonly schema: number },
    { position, revision, at, data, meta, sealed }: RowParts,
  ): void {
    const what = [Buffer.from(id, 'hex'), this.intern(type), schema, at];
    this.put.run(position, category, key, revision, ...what, packed, data, meta, sealed);
  }

  /** To be called once the transaction is on disk. */
  committed(): void {
    for (const text of this.asked) {
      const number = this.named.get(text)?.id;
      if (number !== undefined) this.known.set(text, number);
    }
    this.asked.clear();
  }

  private intern(text: string): number {
    return this.numberOf(text) ?? Number(this.name.run(text).lastInsertRowid);
  }
}
