import { join } from 'node:path';
import Database from 'better-sqlite3';
import { privateFile, privateFolder } from '../data-folder.js';
import { keyOf, random, seal, unseal } from '../identity/aead.js';
import { readKek, writeKek } from '../identity/kek.file.js';
import type { KeyPlace } from './round-keys.js';

const TABLES = `
create table if not exists keys (name text primary key, sealed blob not null);
create table if not exists over (round text primary key);
create table if not exists issued (round text not null, nullifier text not null, request text not null, primary key (round, nullifier)) without rowid;`;

/** What an issuer of its own keeps: its keys, sealed, and which nullifier has had which request signed. No person, no time. */
export class IssuerStore implements KeyPlace {
  private constructor(
    private readonly db: Database.Database,
    private readonly kek: Buffer,
  ) {}

  static open(folder: string): IssuerStore {
    privateFolder(folder);
    const file = join(folder, 'issuer.db');
    privateFile(file);
    const kekFile = join(folder, 'kek');
    if (!readKek(kekFile)) writeKek(kekFile, random(32));
    const db = new Database(file);
    db.pragma('journal_mode = DELETE'); // no log of pages keeps what was deleted
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.exec(TABLES);
    return new IssuerStore(db, readKek(kekFile)!);
  }

  held(name: string): Buffer | undefined {
    const row = this.db.prepare<[string], { sealed: Buffer }>('select sealed from keys where name = ?').get(name);
    return row && unseal(keyOf(this.kek), name, row.sealed);
  }

  async hold(name: string, secret: Buffer): Promise<void> {
    const sealed = seal(keyOf(this.kek), name, secret);
    this.db
      .prepare<[string, Buffer]>('insert into keys (name, sealed) values (?, ?) on conflict do nothing')
      .run(name, sealed);
  }

  async letGo(name: string): Promise<void> {
    this.db.prepare<[string]>('delete from keys where name = ?').run(name);
  }

  /** The round is over here, for good: no new key is made for it. */
  end(round: string): void {
    this.db.prepare<[string]>('insert into over (round) values (?) on conflict do nothing').run(round);
  }

  isOver(round: string): boolean {
    return this.db.prepare<[string]>('select 1 from over where round = ?').get(round) !== undefined;
  }

  /** Whether this request may be signed: the first of the nullifier, or the very same again. On disk when it answers. */
  admit(round: string, nullifier: string, request: string): boolean {
    this.db
      .prepare<[string, string, string]>(
        'insert into issued (round, nullifier, request) values (?, ?, ?) on conflict do nothing',
      )
      .run(round, nullifier, request);
    const row = this.db
      .prepare<[string, string], { request: string }>('select request from issued where round = ? and nullifier = ?')
      .get(round, nullifier);
    return row?.request === request;
  }

  /** Nullifiers of a round, sorted: what an auditor compares with the city's log. */
  nullifiers(round: string): readonly string[] {
    return this.db
      .prepare<[string], { nullifier: string }>('select nullifier from issued where round = ? order by nullifier')
      .all(round)
      .map(({ nullifier }) => nullifier);
  }

  close(): void {
    this.db.close();
  }
}
