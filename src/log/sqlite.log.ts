import Database from 'better-sqlite3';
import type { Recorded } from '../../events/envelope.js';
import { compiled, type DurableOptions, DurableWriter } from '../durable/writer.js';
import { type Append, type Appended, EventLog, type Health, type Page, WrongRevision } from './event-log.js';
import type { Writing, Written } from './sqlite.appending.js';
import { COLUMNS, keyOf, Names, type Row, StoredEvent, splitStream } from './sqlite.rows.js';

const PAGE = 1000;
/** A filtered page looks at so many rows at the most, so that a rare type never holds the thread for long. */
const WINDOW = 20_000;
/** Followers are woken once for all that is written meanwhile (milliseconds). */
const RING_AFTER = 5;
/** How often a follower in another thread or process looks for news that nobody rang for. */
const LOOK_AGAIN = 50;

const statements = (db: Database.Database) => ({
  read: db.prepare<[number, Buffer, number], Row>(
    `select ${COLUMNS} from events where category = ? and key = ? and revision >= ? order by revision`,
  ),
  page: db.prepare<[number, number, number], Row>(
    `select ${COLUMNS} from events where position > ? and position <= ? order by position limit ?`,
  ),
  // no index on `type`: the planner would take it and sort the whole history for every page
  pageOf: db.prepare<[number, number, string, number], Row>(
    `select ${COLUMNS} from events where position > ? and position <= ? and +type in (select value from json_each(?)) order by position limit ?`,
  ),
  place: db.prepare<[number, Buffer, number], { position: number }>(
    'select position from events where category = ? and key = ? and revision = ?',
  ),
  head: db.prepare<[], { position: number }>('select coalesce(max(position), 0) position from events'),
});

/** Reads a log file through a connection of its own. Any number may be open, in any thread; the history is never loaded whole. */
export class SqliteLogReader extends EventLog {
  readonly guards: boolean = true;
  private readonly db: Database.Database;
  private readonly sql: ReturnType<typeof statements>;
  private readonly names: Names;
  private readonly bells = new Set<() => void>();
  private readonly written: (() => void)[] = [];
  private ringing = false;

  constructor(readonly file: string) {
    super();
    this.db = new Database(file, { readonly: true, fileMustExist: true });
    this.db.pragma('busy_timeout = 5000');
    this.sql = statements(this.db);
    this.names = new Names(this.db);
  }

  append(_: Append): Promise<Appended> {
    return Promise.reject(new Error('this connection only reads'));
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    const { category, id } = splitStream(stream);
    const number = this.known(category);
    if (number === undefined) return [];
    const rows = this.sql.read.all(number, keyOf(id), from);
    if (rows.some(({ type }) => !this.names.all.has(type))) this.names.refresh();
    return rows.map((row) => new StoredEvent(row, this.names.all).whole());
  }

  /** Where a fact lies, by its place in its stream; undefined when it is not there. */
  positionOf(stream: string, revision: number): number | undefined {
    const { category, id } = splitStream(stream);
    const number = this.known(category);
    return number === undefined ? undefined : this.sql.place.get(number, keyOf(id), revision)?.position;
  }

  async *pages(after: number, types?: readonly string[]): AsyncIterable<Page> {
    const end = this.sql.head.get()!.position;
    for (let from = after; from < end; ) {
      const page = this.page(from, end, types);
      yield page;
      from = page.reached;
    }
  }

  async *follow(after: number, types: readonly string[] | undefined, signal: AbortSignal): AsyncIterable<Page> {
    for (let from = after, told = false; !signal.aborted; ) {
      const end = this.sql.head.get()!.position;
      if (end > from) {
        const page = this.page(from, end, types);
        from = page.reached;
        told = page.live;
        yield page;
      } else if (told) await this.news(signal);
      else {
        told = true; // who begins at the head is told so
        yield { events: [], reached: from, live: true };
      }
    }
  }

  async head(): Promise<number> {
    return this.sql.head.get()!.position;
  }

  health(): Health {
    return { ok: true };
  }

  /** Wakes the followers: something was written. */
  ring(): void {
    if (this.ringing) return;
    this.ringing = true;
    setTimeout(() => {
      this.ringing = false;
      for (const wake of this.bells) wake();
      for (const tell of this.written) tell();
    }, RING_AFTER);
  }

  /** Tells a follower in another thread, too. */
  onWritten(written: () => void): void {
    this.written.push(written);
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private page(from: number, end: number, types: readonly string[] | undefined): Page {
    this.names.refresh();
    const until = types ? Math.min(end, from + WINDOW) : end;
    const rows = types
      ? this.sql.pageOf.all(from, until, this.numbers(types), PAGE)
      : this.sql.page.all(from, until, PAGE);
    const names = this.names.all;
    const events = rows.map((row) => new StoredEvent(row, names) as unknown as Recorded);
    const reached = rows.length === PAGE ? rows.at(-1)!.position : until;
    return { events, reached, live: reached === end };
  }

  private known(category: string): number | undefined {
    if (this.names.find(category) === undefined) this.names.refresh();
    return this.names.find(category);
  }

  private numbers(types: readonly string[]): string {
    return JSON.stringify(types.map((type) => this.names.find(type)).filter((number) => number !== undefined));
  }

  private news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.bells.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, LOOK_AGAIN);
      this.bells.add(wake);
      signal.addEventListener('abort', wake);
    });
  }
}

/** One file, one writer in a thread of its own. What it acknowledges is on disk. */
export class SqliteLog extends SqliteLogReader {
  /** Opens the file, making it if there is none. */
  static async open(file: string, options: Omit<DurableOptions, 'file'> = {}): Promise<SqliteLog> {
    const writer = new DurableWriter<Writing, Written>(compiled('src/log/sqlite.worker.js'), { file, ...options });
    return SqliteLog.over(file, writer);
  }

  /** The log in a file that this writer writes to. */
  static async over(file: string, writer: DurableWriter<Writing, Written>): Promise<SqliteLog> {
    await writer.ready;
    return new SqliteLog(file, writer);
  }

  private constructor(
    file: string,
    private readonly writer: DurableWriter<Writing, Written>,
  ) {
    super(file);
  }

  override async append(append: Append): Promise<Appended> {
    const written = await this.writer.write({ ...append, unchanged: [...(append.unchanged ?? [])] });
    if ('moved' in written) throw new WrongRevision(written.moved, written.expected);
    this.ring();
    return written;
  }

  override health(): Health {
    const { trouble } = this.writer;
    return trouble ? { ok: false, why: trouble.message } : { ok: true };
  }

  override async close(): Promise<void> {
    await this.writer.close();
    await super.close();
  }
}
