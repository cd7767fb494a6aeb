import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { cosignedNote, type Signed } from './ledger.js';
import { filesIn, ledgerIn } from './open-sequencer.js';
import { digestOf, TileFiles } from './tile-files.js';

/** Thrown instead of serving a file whose bytes are not those that were published. */
export class Damaged extends Error {
  override readonly name = 'Damaged';
  constructor(readonly path: string) {
    super(`${path} is not what was published: its bytes were changed, or it is gone`);
  }
}

const statements = (db: Database.Database) => ({
  file: db.prepare<[string], { sha256: Buffer }>('select sha256 from file where path = ?'),
  index: db.prepare<[Buffer], { idx: number }>('select idx from leaf where event = ?'),
  last: db.prepare<[], Signed>('select * from checkpoint order by size desc limit 1'),
  ofSize: db.prepare<[number], Signed>('select * from checkpoint where size = ?'),
  holding: db.prepare<[number], Signed>('select * from checkpoint where position >= ? order by position limit 1'),
  cosigners: db.prepare<[number], { key: string }>('select key from cosignature where size = ?'),
  cosigned: db.prepare<[number], { size: number }>('select distinct size from cosignature order by size desc limit ?'),
  cosignedBy: db.prepare<[string], { size: number | null }>('select max(size) size from cosignature where key = ?'),
});

/** The log as it is published, for whoever asks over HTTP: signed checkpoints, files that are whole, where a fact stands. */
export class PublishedLog {
  private readonly db: Database.Database;
  private readonly sql: ReturnType<typeof statements>;
  private readonly files: TileFiles;
  private damage: string | undefined;

  static isAt(folder: string): boolean {
    return existsSync(ledgerIn(folder));
  }

  /** @param folder where a sequencer publishes; it has been opened there before */
  constructor(folder: string) {
    this.db = new Database(ledgerIn(folder), { readonly: true });
    this.db.pragma('busy_timeout = 5000');
    this.sql = statements(this.db);
    this.files = new TileFiles(filesIn(folder));
  }

  /** The newest checkpoint, undefined before the first. */
  get last(): Signed | undefined {
    return this.sql.last.get();
  }

  /** The signed note of a checkpoint, with those who cosigned it. */
  noteOf({ size, note }: Signed): string {
    return cosignedNote(this.db, size, note);
  }

  /** Who cosigned a checkpoint, by the names and ids of their keys. */
  cosignersOf(size: number): readonly string[] {
    return this.sql.cosigners.all(size).map(({ key }) => key);
  }

  /** The largest checkpoints that were cosigned at all, the largest first. */
  cosigned(most: number): readonly number[] {
    return this.sql.cosigned.all(most).map(({ size }) => size);
  }

  /** The largest checkpoint that the witness of a key has cosigned; 0 for none. */
  cosignedBy(key: string): number {
    return this.sql.cosignedBy.get(key)?.size ?? 0;
  }

  /** The checkpoint that was signed at exactly this size. */
  ofSize(size: number): Signed | undefined {
    return this.sql.ofSize.get(size);
  }

  /** The first signed tree that holds the fact at a position of the event log: its leaves, and its root in base64. */
  treeOf(position: number): { readonly size: number; readonly root: string } | undefined {
    const found = position > 0 ? this.sql.holding.get(position) : undefined;
    return found && { size: found.size, root: found.root.toString('base64') };
  }

  /** Which leaf a fact became, undefined while it waits. */
  indexOf(eventId: string): number | undefined {
    return this.sql.index.get(Buffer.from(eventId, 'hex'))?.idx;
  }

  /** Every checkpoint that was ever signed, the smallest first. */
  checkpoints(): IterableIterator<Signed> {
    return this.db.prepare<[], Signed>('select * from checkpoint order by size').iterate();
  }

  /** A file as it lies there, whatever is in it. */
  bytesOf(path: string): Buffer | undefined {
    return this.files.read(path);
  }

  /** A published tile or bundle; undefined when none is called so. @throws Damaged */
  file(path: string): Buffer | undefined {
    const known = this.sql.file.get(path);
    if (!known) return undefined;
    const bytes = this.files.read(path);
    if (bytes && digestOf({ path, bytes }).equals(known.sha256)) return bytes;
    if (!this.sql.file.get(path)) return undefined; // a full one has just taken its place
    this.damage = path;
    throw new Damaged(path);
  }

  /** What was found to be damaged, until it is whole again. */
  get trouble(): string | undefined {
    const path = this.damage;
    if (path === undefined) return undefined;
    this.damage = undefined;
    try {
      this.file(path);
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  }

  close(): void {
    this.db.close();
  }
}
