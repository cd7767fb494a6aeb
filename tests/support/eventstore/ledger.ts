/** One event as the double keeps it, at its byte offset in an imagined transaction file. */
export type Entry = {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly position: number;
  /** Where the next record begins. */
  readonly end: number;
};
export type Proposed = Pick<Entry, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

/** A revision, or what the protocol may say instead of one. */
export type Expected = number | 'any' | 'no-stream' | 'stream-exists';
export type Committed = { readonly revision: number; readonly position: number };
export type Conflict = { readonly current: number };

const JSON_TYPE = 'application/json';
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/**
 * What a server has on disk. Like a real one it is full of events that are nobody's facts: links of the system
 * projections, statistics, metadata, and what another program wrote.
 */
export class Ledger {
  readonly all: Entry[] = [];
  private readonly streams = new Map<string, Entry[]>();
  private readonly waiting = new Set<() => void>();
  private end = 0;

  constructor() {
    this.write('$$$stats', [system('$metadata', '{"$maxAge":86400}')]);
    this.write('$users', [system('$User', '{"loginName":"ops"}')]);
    this.write('legacy-1', [foreign('LegacyImported'), foreign('LegacyClosed')]);
  }

  stream(name: string): readonly Entry[] | undefined {
    return this.streams.get(name);
  }

  append(stream: string, expected: Expected, proposed: readonly Proposed[]): Committed | Conflict {
    const held = this.streams.get(stream) ?? [];
    const current = held.length - 1;
    const repeat = this.repeated(held, expected, proposed);
    if (repeat) return repeat;
    if (!agrees(expected, current)) return { current };
    const last = this.write(stream, proposed);
    for (const { revision, position } of last.slice(-proposed.length)) this.linked(stream, revision, position);
    if (current === -1) this.write('$streams', [system('$>', `0@${stream}`)]);
    this.ring();
    return { revision: last.at(-1)!.revision, position: last.at(-1)!.position };
  }

  /** An event that no client of ours wrote. */
  intrude(stream: string, type: string, data = '{}', metadata = '{}'): void {
    this.write(stream, [{ ...foreign(type), data: bytes(data), metadata: bytes(metadata) }]);
    this.ring();
  }

  /** True if a reader may be placed there: anywhere else a real server cannot make out a record. */
  isBoundary(position: number): boolean {
    const at = firstFrom(this.all, position);
    return this.all[at]?.position === position || (this.all[at - 1]?.end ?? 0) === position;
  }

  /** Resolves when something was written, or the signal aborts. */
  news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
  }

  private repeated(held: readonly Entry[], expected: Expected, proposed: readonly Proposed[]): Committed | undefined {
    const ids = proposed.map(({ id }) => id);
    const from =
      typeof expected === 'number' || expected === 'no-stream'
        ? (expected === 'no-stream' ? -1 : expected) + 1
        : held.findIndex(({ id }) => id === ids[0]);
    if (from < 0 || held.length < from + ids.length || !ids.every((id, i) => held[from + i]!.id === id))
      return undefined;
    const { revision, position } = held[from + ids.length - 1]!;
    return { revision, position };
  }

  private write(stream: string, proposed: readonly Proposed[]): Entry[] {
    const held = this.streams.get(stream) ?? [];
    this.streams.set(stream, held);
    for (const event of proposed) {
      const position = this.end;
      this.end += 91 + stream.length + event.data.length + event.metadata.length;
      const entry: Entry = { ...event, stream, revision: held.length, position, end: this.end };
      held.push(entry);
      this.all.push(entry);
    }
    if (this.all.length % 64 === 0) this.end += 52; // a record that is no event, as an epoch is
    return held;
  }

  private linked(stream: string, revision: number, position: number): void {
    if (stream.startsWith('$')) return;
    this.write(`$ce-${stream.split('-')[0]}`, [system('$>', `${revision}@${stream}`)]);
    if (position % 11 === 0) this.write('$stats-127.0.0.1:2113', [system('$statsCollected', '{"proc-cpu":1}')]);
  }

  private ring(): void {
    for (const wake of this.waiting) wake();
  }
}

/** Index of the first entry at or behind a position. */
export function firstFrom(entries: readonly Entry[], position: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function agrees(expected: Expected, current: number): boolean {
  if (expected === 'any') return true;
  if (expected === 'stream-exists') return current >= 0;
  return current === (expected === 'no-stream' ? -1 : expected);
}

const system = (type: string, data: string): Proposed => ({
  id: crypto.randomUUID(),
  type,
  contentType: JSON_TYPE,
  data: bytes(data),
  metadata: bytes(''),
});
const foreign = (type: string): Proposed => ({ ...system(type, '{"by":"another program"}'), metadata: bytes('{}') });
