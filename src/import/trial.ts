import type { Recorded } from '../../events/envelope.js';
import { Contents } from '../content/contents.js';
import { FileStore } from '../files/file-store.js';
import { type Append, type Appended, EventLog, WrongRevision } from '../log/event-log.js';

/**
 * The log as it would be: what is tried stands behind what is recorded, and goes with it. Decisions see both, so that a
 * whole file can be tried row after row before a single one is recorded.
 */
export class TrialLog extends EventLog {
  readonly guards = true;
  private readonly tried = new Map<string, Recorded[]>();
  private count = 0;

  constructor(private readonly recorded: EventLog) {
    super();
  }

  async read(stream: string, from = 0): Promise<readonly Recorded[]> {
    const tried = this.tried.get(stream) ?? [];
    const all = [...(await this.recorded.read(stream)), ...tried];
    return from === 0 ? all : all.filter(({ revision }) => revision >= from);
  }

  async append({ stream, expected, facts, meta, at, unchanged = new Map() }: Append): Promise<Appended> {
    for (const [name, revision] of [[stream, expected] as const, ...unchanged])
      if ((await this.read(name)).length - 1 !== revision) throw new WrongRevision(name, revision);
    const head = await this.recorded.head();
    const more = facts.map((fact, i): Recorded => {
      const { sealed, ...open } = fact;
      const place = { stream, revision: expected + 1 + i, position: head + this.count + 1 + i };
      return { ...open, ...(sealed && { sealed }), ...place, at, meta } as Recorded;
    });
    this.count += more.length;
    this.tried.set(stream, [...(this.tried.get(stream) ?? []), ...more]);
    return { revision: expected + more.length, position: head + this.count };
  }

  /** The streams that something was tried in, by the beginning of their names. */
  streams(beginning: string): readonly string[] {
    return [...this.tried.keys()].filter((name) => name.startsWith(beginning));
  }

  pages: EventLog['pages'] = (after, types) => this.recorded.pages(after, types);
  follow: EventLog['follow'] = (after, types, signal) => this.recorded.follow(after, types, signal);
  head: EventLog['head'] = async () => (await this.recorded.head()) + this.count;
  health: EventLog['health'] = () => this.recorded.health();
  async close(): Promise<void> {}
}

/** Files in memory over those that are kept: nothing that is tried is kept. */
class TrialFiles extends FileStore {
  private readonly tried = new Map<string, Buffer>();

  constructor(private readonly kept: Pick<Contents, 'unchecked' | 'has'>) {
    super();
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    this.tried.set(name, bytes);
  }

  async get(name: string): Promise<Buffer | undefined> {
    return this.tried.get(name) ?? this.kept.unchecked(name);
  }

  async has(name: string): Promise<boolean> {
    return this.tried.has(name) || this.kept.has(name);
  }

  async remove(): Promise<void> {
    throw new Error('a trial removes nothing');
  }

  async *names(): AsyncIterable<string> {
    yield* this.tried.keys();
  }

  async close(): Promise<void> {}
}

export const trialContents = (kept: Contents): Contents => new Contents(new TrialFiles(kept));
