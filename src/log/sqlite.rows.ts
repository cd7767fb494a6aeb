import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Meta, Recorded, Sealed } from '../../events/envelope.js';

/** Streams by category and 16-byte key, ids as bytes, types as numbers: text keys cost two to three times at a million rows. */
export const SCHEMA = `
create table if not exists names (id integer primary key, name text not null unique);
create table if not exists events (
  position integer primary key,
  category integer not null,
  key      blob not null,
  revision integer not null,
  id       blob not null,
  type     integer not null,
  schema   integer not null,
  at       integer not null,
  stream   blob not null,
  data     text not null,
  meta     text not null,
  sealed   text
);
create unique index if not exists streams on events (category, key, revision);`;

export type Row = {
  position: number;
  category: number;
  revision: number;
  id: Buffer;
  type: number;
  schema: number;
  at: number;
  stream: Buffer;
  data: string;
  meta: string;
  sealed: string | null;
};
export const COLUMNS = 'position, category, revision, id, type, schema, at, stream, data, meta, sealed';

/** Splits at the first dash, as EventStoreDB does. */
export function splitStream(stream: string): { category: string; id: string } {
  const dash = stream.indexOf('-');
  if (dash < 1) throw new Error(`${stream} is not category-id`);
  return { category: stream.slice(0, dash), id: stream.slice(dash + 1) };
}

export const keyOf = (id: string): Buffer => hash('sha256', id, 'buffer').subarray(0, 16);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HEX32 = /^[0-9a-f]{32}$/;
const TEXT = 0;
const AS_UUID = 1;
const AS_HEX = 2;

/** A stream's id as bytes: parts that are UUIDs or 32 hex digits shrink to 17 bytes each, anything else stays text. */
export function packId(id: string): Buffer {
  const parts = id.split('_');
  const tags = parts.map((part) => (UUID.test(part) ? AS_UUID : HEX32.test(part) ? AS_HEX : TEXT));
  if (tags.includes(TEXT)) return Buffer.concat([Buffer.of(TEXT), Buffer.from(id)]);
  return Buffer.concat(parts.flatMap((part, i) => [Buffer.of(tags[i]!), Buffer.from(part.replaceAll('-', ''), 'hex')]));
}

export function unpackId(packed: Buffer): string {
  if (packed[0] === TEXT) return packed.toString('utf8', 1);
  let id = '';
  for (let at = 0; at < packed.length; at += 17) {
    const hex = packed.toString('hex', at + 1, at + 17);
    id += at === 0 ? '' : '_';
    id +=
      packed[at] === AS_HEX
        ? hex
        : `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
  return id;
}

export const packMeta = ({ actor, commandId, correlationId, causationId }: Meta): string =>
  JSON.stringify([actor, commandId, correlationId === commandId ? 0 : correlationId, causationId ?? 0]);
function unpackMeta(text: string): Meta {
  const [actor, commandId, correlationId, causationId] = JSON.parse(text);
  return { actor, commandId, correlationId: correlationId || commandId, causationId: causationId || null };
}
export const packSealed = (sealed: Sealed | undefined): string | null =>
  sealed
    ? JSON.stringify([
        sealed.subject,
        sealed.commitment,
        sealed.box,
        ...(sealed.lost === undefined ? [] : [sealed.lost]),
      ])
    : null;

export function unpackSealed(text: string | null): Sealed | undefined {
  if (!text) return undefined;
  const [subject, commitment, box, lost] = JSON.parse(text);
  return { subject, commitment, box, ...(lost !== undefined && { lost }) };
}

/** A row whose bytes are no fact any more. Whoever reads it stops there: no part of it is served or folded. */
export class DamagedRow extends Error {
  override readonly name = 'DamagedRow';

  constructor(position: number, cause: unknown) {
    super(`the row at position ${position} of the log is damaged: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

/** A row read as a fact. A fold looks at little of it, so the rest is made out only when somebody asks. */
export class StoredEvent {
  readonly position: number;
  readonly revision: number;
  readonly schema: number;
  readonly type: string;
  readonly data: object;
  private time: string | undefined;

  /** @throws {DamagedRow} here, or when the part that is damaged is asked for */
  constructor(
    private readonly row: Row,
    private readonly names: ReadonlyMap<number, string>,
  ) {
    this.position = row.position;
    this.revision = row.revision;
    this.schema = row.schema;
    this.type = this.nameOf(row.type);
    this.data = this.part(() => JSON.parse(row.data));
  }

  get id(): string {
    return this.part(() => this.row.id.toString('hex'));
  }
  get at(): string {
    this.time ??= this.part(() => new Date(this.row.at).toISOString());
    return this.time;
  }
  get stream(): string {
    return `${this.nameOf(this.row.category)}-${this.part(() => unpackId(this.row.stream))}`;
  }
  get meta(): Meta {
    return this.part(() => unpackMeta(this.row.meta));
  }
  get sealed(): Sealed | undefined {
    return this.part(() => unpackSealed(this.row.sealed));
  }

  private nameOf(number: number): string {
    const name = this.names.get(number);
    if (name === undefined) throw new DamagedRow(this.position, `no name has the number ${number}`);
    return name;
  }

  private part<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw new DamagedRow(this.position, error);
    }
  }

  /** Everything at once, for whoever keeps, compares or sends it. */
  whole(): Recorded {
    const { id, type, data, stream, revision, position, schema, at, meta, sealed } = this;
    return { id, type, data, stream, revision, position, schema, at, meta, ...(sealed && { sealed }) };
  }
}

/** Types and categories by number, as a reader keeps them: names are only ever added, so their number tells of new ones. */
export class Names {
  private readonly byId = new Map<number, string>();
  private readonly byName = new Map<string, number>();
  private readonly newer;

  constructor(db: Database.Database) {
    this.newer = db.prepare<[number], { id: number; name: string }>('select id, name from names where id > ?');
    this.refresh();
  }

  get all(): ReadonlyMap<number, string> {
    return this.byId;
  }

  find(name: string): number | undefined {
    return this.byName.get(name);
  }

  /** To be called before rows are read: a row's names are there before the row is. */
  refresh(): void {
    for (const { id, name } of this.newer.all(this.byId.size)) {
      this.byId.set(id, name);
      this.byName.set(name, id);
    }
  }
}
