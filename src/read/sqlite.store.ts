import Database from 'better-sqlite3';
import {
  type Batch,
  type Beginnings,
  type Doc,
  type Find,
  ReadStore,
  type Scalar,
  type Shape,
  type Where,
} from '../../read-models/store.js';
import { byIds, conditions, expression, keyset, selectDocs, table, tokenTable } from './sqlite.sql.js';

/** How many ids a statement asks for at once. */
const AT_ONCE = 500;
const SCAN = 1000;

/**
 * Documents as JSON text, a table a collection, expression indexes. Documents and checkpoint are one transaction, so that
 * NORMAL is enough: a power cut loses the tail together with its checkpoint, and the tail is folded again.
 */
export class SqliteStore extends ReadStore {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();
  private readonly searchable = new Set<string>();
  private ready = false;

  constructor(file: string, { readonly = false }: { readonly?: boolean } = {}) {
    super();
    this.db = new Database(file, { readonly });
    this.db.pragma('busy_timeout = 5000');
    this.db.pragma('cache_size = -65536');
    if (readonly) return;
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = NORMAL');
    this.db.exec(
      'create table if not exists checkpoints (collection text primary key, position integer not null, searchable integer not null default 0)',
    );
    for (const { collection } of this.db
      .prepare<[], { collection: string }>('select collection from checkpoints where searchable = 1')
      .all())
      this.searchable.add(collection);
  }

  /** For a connection that nobody else reads by meanwhile. */
  override async atOnce<T>(read: () => Promise<T>): Promise<T> {
    this.db.exec('begin');
    try {
      return await read();
    } finally {
      this.db.exec('commit');
    }
  }

  async prepare(collection: string, { indexes, searchable = false }: Shape): Promise<void> {
    const docs = table(collection);
    const make = this.db.transaction(() => {
      this.db.exec(`create table if not exists ${docs} (id text primary key, doc text not null) without rowid`);
      if (searchable && !this.searchable.has(collection))
        this.db.exec(
          `create table if not exists ${tokenTable(collection)} (token text, id text, primary key (token, id)) without rowid;
           insert or ignore into ${tokenTable(collection)} select j.value, d.id from ${docs} d, json_each(d.doc, '$.tokens') j`,
        );
      for (const fields of indexes) {
        const name = `"${collection}:${fields.join(',')}"`;
        this.db.exec(`create index if not exists ${name} on ${docs} (${fields.map(expression).join(', ')})`);
      }
      this.run(
        'insert into checkpoints (collection, position, searchable) values (?, 0, ?) on conflict do update set searchable = excluded.searchable',
        [collection, searchable ? 1 : 0],
      );
    });
    make.immediate();
    if (searchable) this.searchable.add(collection);
  }

  async load<D extends Doc>(collection: string, ids: readonly string[]): Promise<Map<string, D>> {
    const found = new Map<string, D>();
    if (!this.exists(collection)) return found;
    const sql = byIds(collection);
    for (let from = 0; from < ids.length; from += AT_ONCE)
      for (const { id, doc } of this.all<{ id: string; doc: string }>(sql, [
        JSON.stringify(ids.slice(from, from + AT_ONCE)),
      ]))
        found.set(id, JSON.parse(doc));
    return found;
  }

  async save(batches: readonly Batch[]): Promise<void> {
    const write = this.db.transaction(() => {
      for (const batch of batches) this.write(batch);
    });
    write.immediate();
  }

  async position(collection: string): Promise<number> {
    if (!this.isSetUp()) return 0;
    const sql = 'select position from checkpoints where collection = ?';
    return this.all<{ position: number }>(sql, [collection])[0]?.position ?? 0;
  }

  async get<D extends Doc>(collection: string, id: string): Promise<D | undefined> {
    if (!this.exists(collection)) return undefined;
    const row = this.all<{ doc: string }>(`select doc from ${table(collection)} where id = ?`, [id])[0];
    return row && JSON.parse(row.doc);
  }

  async find<D extends Doc>(collection: string, { where = {}, sort = [], limit, after, few }: Find): Promise<D[]> {
    if (!this.exists(collection)) return [];
    const parts = [conditions(where), ...(after ? [keyset(sort, after)] : [])];
    const sql = selectDocs(collection, parts.map(({ sql }) => sql).join(' and '), sort, few);
    return this.docs(sql, [...parts.flatMap(({ values }) => values), limit ?? -1]);
  }

  async count(collection: string, where: Where = {}): Promise<number> {
    if (!this.exists(collection)) return 0;
    const { sql, values } = conditions(where);
    return this.all<{ n: number }>(`select count(*) n from ${table(collection)} where ${sql}`, values)[0]!.n;
  }

  async search<D extends Doc>(collection: string, words: readonly Beginnings[], limit: number): Promise<D[]> {
    if (words.length === 0 || !this.exists(collection)) return [];
    // the range ends behind every text that begins so: no character comes after the last code point
    const begun = `select id from ${tokenTable(collection)} where token >= ? and token < ?`;
    const holding = words.map((ways) => `id in (${ways.map(() => begun).join(' union ')})`);
    const sql = `select doc from ${table(collection)} where ${holding.join(' and ')} order by id limit ?`;
    return this.docs(sql, [...words.flat().flatMap((token) => [token, `${token}\u{10ffff}`]), limit]);
  }

  async *scan(collection: string): AsyncIterable<Doc> {
    if (!this.exists(collection)) return;
    const sql = `select doc from ${table(collection)} where id > ? order by id limit ${SCAN}`;
    for (let last = ''; ; ) {
      const page = this.docs<Doc>(sql, [last]);
      yield* page;
      if (page.length < SCAN) return;
      last = page.at(-1)!._id;
    }
  }

  async collections(): Promise<string[]> {
    if (!this.isSetUp()) return [];
    const sql = 'select collection from checkpoints order by collection';
    return this.all<{ collection: string }>(sql, []).map(({ collection }) => collection);
  }

  async drop(collection: string): Promise<void> {
    this.statements.clear();
    const gone = this.db.transaction(() => {
      this.db.exec(`drop table if exists ${table(collection)}; drop table if exists ${tokenTable(collection)}`);
      this.db.prepare('delete from checkpoints where collection = ?').run(collection);
    });
    gone.immediate();
    this.searchable.delete(collection);
  }

  /** Free pages and the write-ahead log keep what was deleted: the file is written anew, and the log cut off. */
  override async wipe(): Promise<void> {
    this.db.exec('vacuum');
    const [{ busy } = { busy: 0 }] = this.db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (busy) throw new Error('somebody reads what is to be wiped: try again');
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private write({ collection, docs, position }: Batch): void {
    const put = this.statement(
      `insert into ${table(collection)} values (?, ?) on conflict do update set doc = excluded.doc`,
    );
    const remove = this.statement(`delete from ${table(collection)} where id = ?`);
    const tell = this.searchable.has(collection) ? this.retell(collection) : undefined;
    for (const [id, doc] of docs) {
      tell?.(id, doc);
      if (doc) put.run(id, JSON.stringify(doc));
      else remove.run(id);
    }
    this.run('update checkpoints set position = ? where collection = ?', [position, collection]);
  }

  /** Brings a document's tokens up to date. What it had is read from the document: tokens are kept by token, not by id. */
  private retell(collection: string): (id: string, doc: Doc | undefined) => void {
    const had = this.statement(`select doc->>'$.tokens' from ${table(collection)} where id = ?`).pluck();
    const add = this.statement(`insert or ignore into ${tokenTable(collection)} values (?, ?)`);
    const remove = this.statement(`delete from ${tokenTable(collection)} where token = ? and id = ?`);
    return (id, doc) => {
      const { tokens = [] } = (doc ?? {}) as { tokens?: readonly string[] };
      const before = new Set(JSON.parse((had.get(id) as string | null | undefined) ?? '[]') as string[]);
      const now = new Set(tokens);
      for (const token of before) if (!now.delete(token)) remove.run(token, id);
      for (const token of now) add.run(token, id);
    };
  }

  private docs<D>(sql: string, values: readonly Scalar[]): D[] {
    return this.all<{ doc: string }>(sql, values).map(({ doc }) => JSON.parse(doc) as D);
  }

  private all<R>(sql: string, values: readonly Scalar[]): R[] {
    return this.statement(sql).all(...values.map(bound)) as R[];
  }

  private run(sql: string, values: readonly Scalar[]): void {
    this.statement(sql).run(...values.map(bound));
  }

  private statement(sql: string): Database.Statement {
    let found = this.statements.get(sql);
    if (!found) {
      found = this.db.prepare(sql);
      this.statements.set(sql, found);
    }
    return found;
  }

  /** A reader may ask for a collection that the writer has not made yet, or has dropped. */
  private exists(collection: string): boolean {
    return this.isSetUp() && this.all('select 1 from checkpoints where collection = ?', [collection]).length > 0;
  }

  /** False for a reader that came before the writer had set up the file. */
  private isSetUp(): boolean {
    this.ready ||= this.db.prepare("select 1 from sqlite_schema where name = 'checkpoints'").all().length > 0;
    return this.ready;
  }
}

const bound = (value: Scalar) => (typeof value === 'boolean' ? Number(value) : value);
