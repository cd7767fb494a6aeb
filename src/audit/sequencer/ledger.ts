import Database from 'better-sqlite3';
import { readSignature, timeOf } from '../tlog/note.js';
import type { Edges, LogFile } from './edge.js';
import { digestOf } from './tile-files.js';

/**
 * What the sequencer remembers. `leaf` tells which fact has which index and keeps a fact from being logged twice; `edge`
 * is the growing edge of the tree; `outgoing` are files that are full and not on disk yet; `file` is what was published,
 * by SHA-256, so that nothing damaged is ever served; `checkpoint` keeps each signed one; `announced` which leaf names a new
 * key of the log.
 */
const SCHEMA = `
create table if not exists state (one integer primary key check (one = 1), size integer not null, position integer not null);
create table if not exists leaf (idx integer primary key, event blob not null unique);
create table if not exists edge (level integer primary key, bytes blob not null);
create table if not exists outgoing (path text primary key, bytes blob not null) without rowid;
create table if not exists file (path text primary key, sha256 blob not null) without rowid;
create table if not exists checkpoint (size integer primary key, position integer not null, root blob not null, note text not null, at integer not null);
create unique index if not exists by_position on checkpoint (position);
create table if not exists cosignature (size integer not null, key text not null, line text not null, primary key (size, key)) without rowid;
create table if not exists announced (vkey text primary key, idx integer not null) without rowid;
insert or ignore into state values (1, 0, 0);`;

/** Of the entries in a bundle the edge keeps the bytes under this level. */
const BUNDLE = -1;

/** How far the log is in the tree: leaves, and the position in the event log that they reach. */
export type Reached = { readonly size: number; readonly position: number };
/** A fact that became a leaf, and the key that it announces, if it does. */
export type Leaf = { readonly id: string; readonly announces?: string };
/** A checkpoint that was signed: the tree of `size` leaves, which holds every fact up to `position`. */
export type Signed = Reached & { readonly root: Buffer; readonly note: string; readonly at: number };

/** A witness's line under a checkpoint, by its key's name and id; `time` is when it says it saw it (seconds since 1970). */
export type Cosignature = { readonly key: string; readonly time: number; readonly line: string };

const COLUMNS = 'size, position, root, note, at';

/** The sequencer's own file, by its only writer. */
export class Ledger {
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.pragma('busy_timeout = 5000');
    this.db.exec(SCHEMA);
    this.byNumber();
  }

  /** Positions are numbers of facts, so that a tree of n leaves reaches to n: once they were a server's own. */
  private byNumber(): void {
    const { size, position } = this.reached;
    if (size !== position)
      this.db.exec(
        'begin immediate; update checkpoint set position = -size; update checkpoint set position = size; update state set position = size; commit',
      );
  }

  get reached(): Reached {
    return this.db.prepare<[], Reached>('select size, position from state').get()!;
  }

  get edges(): Edges {
    const rows = this.db
      .prepare<[], { level: number; bytes: Buffer }>('select level, bytes from edge order by level')
      .all();
    const bundle = rows.find(({ level }) => level === BUNDLE)?.bytes ?? Buffer.alloc(0);
    return { bundle, levels: rows.filter(({ level }) => level !== BUNDLE).map(({ bytes }) => bytes) };
  }

  get lastSigned(): Signed | undefined {
    return this.db.prepare<[], Signed>(`select ${COLUMNS} from checkpoint order by size desc limit 1`).get();
  }

  ofSize(size: number): Signed | undefined {
    return this.db.prepare<[number], Signed>(`select ${COLUMNS} from checkpoint where size = ?`).get(size);
  }

  /** All of it or nothing: which facts became leaves, the edge behind them, the files they filled, how far it goes now. */
  extend(events: readonly Leaf[], reached: Reached, { levels, bundle }: Edges, filled: readonly LogFile[]): void {
    this.db
      .transaction(() => {
        const leaf = this.db.prepare('insert into leaf (idx, event) values (?, ?)');
        const announce = this.db.prepare('insert or ignore into announced (vkey, idx) values (?, ?)');
        for (const [i, { id, announces }] of events.entries()) {
          const index = reached.size - events.length + i;
          leaf.run(index, Buffer.from(id, 'hex'));
          if (announces !== undefined) announce.run(announces, index);
        }
        const edge = this.db.prepare('insert or replace into edge (level, bytes) values (?, ?)');
        for (const [level, bytes] of levels.entries()) edge.run(level, bytes);
        edge.run(BUNDLE, bundle);
        const outgoing = this.db.prepare('insert or replace into outgoing (path, bytes) values (?, ?)');
        for (const { path, bytes } of filled) outgoing.run(path, bytes);
        this.db.prepare('update state set size = ?, position = ?').run(reached.size, reached.position);
      })
      .immediate();
  }

  /** The leaf that announced a new key of the log. */
  announced(vkey: string): number | undefined {
    return this.db.prepare<[string], { idx: number }>('select idx from announced where vkey = ?').get(vkey)?.idx;
  }

  /** Whether all of these files have been published. */
  holds(files: readonly LogFile[]): boolean {
    const file = this.db.prepare<[string]>('select 1 from file where path = ?');
    return files.every(({ path }) => file.get(path) !== undefined);
  }

  /** Forgets the tree and keeps what was signed: the tree is grown again from the facts, and must come out the same. */
  forgetTree(): void {
    this.db.exec(
      'begin immediate; delete from leaf; delete from edge; delete from outgoing; delete from file; update state set size = 0, position = 0; commit',
    );
  }

  /** Every note that was signed, as it is kept: the smallest first. */
  notes(): readonly Pick<Signed, 'size' | 'note'>[] {
    return this.db.prepare<[], Pick<Signed, 'size' | 'note'>>('select size, note from checkpoint order by size').all();
  }

  /** Takes over checkpoints that were signed before this file knew of them. The log is dense: a tree of n leaves reaches to n. */
  adopt(notes: readonly Omit<Signed, 'position' | 'at'>[]): void {
    const put = this.db.prepare(`insert or ignore into checkpoint (${COLUMNS}) values (?, ?, ?, ?, ?)`);
    this.db.transaction(() => {
      for (const { size, root, note } of notes) put.run(size, size, root, note, 0);
    })();
  }

  /** How many full files wait to be written. */
  get waiting(): number {
    return this.db.prepare<[], { n: number }>('select count(*) n from outgoing').get()!.n;
  }

  /** Full files that wait to be written, so many at the most. */
  outgoing(most: number): readonly LogFile[] {
    return this.db.prepare<[number], LogFile>('select path, bytes from outgoing limit ?').all(most);
  }

  /** These are on disk. What a full tile or bundle replaces may be forgotten: answers the partial files that are. */
  written(files: readonly LogFile[]): readonly string[] {
    return this.db
      .transaction(() => {
        this.remember(files);
        const gone = this.db.prepare('delete from outgoing where path = ?');
        for (const { path } of files) gone.run(path);
        return this.replaced(files);
      })
      .immediate();
  }

  /** A checkpoint is signed and the partial files under it are on disk. */
  sign(signed: Signed, partial: readonly LogFile[]): void {
    this.db
      .transaction(() => {
        this.remember(partial);
        const { size, position, root, note, at } = signed;
        this.db
          .prepare(`insert or replace into checkpoint (${COLUMNS}) values (?, ?, ?, ?, ?)`)
          .run(size, position, root, note, at);
      })
      .immediate();
  }

  /** The note of a checkpoint with the lines of those who cosigned it behind the log's own. */
  noteOf({ size, note }: Pick<Signed, 'size' | 'note'>): string {
    return cosignedNote(this.db, size, note);
  }

  /** Keeps of each witness the newest cosignature of a checkpoint. Answers whether any was newer than what was kept. */
  cosign(size: number, cosignatures: readonly Cosignature[]): boolean {
    return this.db
      .transaction(() => {
        if (!this.db.prepare('select 1 from checkpoint where size = ?').get(size)) return false;
        const find = this.db.prepare<[number, string], { line: string }>(
          'select line from cosignature where size = ? and key = ?',
        );
        const keep = this.db.prepare('insert or replace into cosignature (size, key, line) values (?, ?, ?)');
        const newer = cosignatures.filter(({ key, time, line }) => {
          const kept = readSignature(find.get(size, key)?.line.trimEnd() ?? '');
          if (kept && timeOf(kept) >= time) return false;
          keep.run(size, key, line);
          return true;
        });
        return newer.length > 0;
      })
      .immediate();
  }

  close(): void {
    this.db.close();
  }

  private remember(files: readonly LogFile[]): void {
    const file = this.db.prepare('insert or replace into file (path, sha256) values (?, ?)');
    for (const one of files) file.run(one.path, digestOf(one));
  }

  private replaced(files: readonly LogFile[]): readonly string[] {
    const partial = this.db.prepare<[string, string]>('delete from file where path > ? and path < ?');
    return files.map(({ path }) => `${path}.p`).filter((folder) => partial.run(`${folder}/`, `${folder}0`).changes > 0); // '0' follows '/'
  }
}

/** The log's own lines come first, then one line of each witness. */
export function cosignedNote(db: Database.Database, size: number, note: string): string {
  const lines = db
    .prepare<[number], { line: string }>('select line from cosignature where size = ? order by key')
    .all(size);
  return note + lines.map(({ line }) => line).join('');
}
