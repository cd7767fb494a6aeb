import { catalogue } from '../../events/index.js';
import type { EventLog } from '../log/event-log.js';
import { type PublicFact, publicFact } from './leaf.js';

export type Wanted = {
  readonly after: number;
  readonly limit: number;
  readonly types?: readonly string[] | undefined;
  readonly stream?: string | undefined;
};
type Latest = Pick<Wanted, 'types' | 'stream'> & { readonly limit: number; readonly before?: number | undefined };
export type Shown = {
  readonly items: readonly (PublicFact & { readonly position: number })[];
  readonly next: number | null;
};

/** The log as anyone may read it. */
export class PublicLog {
  constructor(private readonly log: EventLog) {}

  /** Facts after a position, oldest first. `next` is the position to go on from, null at the head. */
  async list({ after, limit, types, stream }: Wanted): Promise<Shown> {
    if (stream !== undefined) return this.ofStream(stream, after, limit);
    const items: (PublicFact & { position: number })[] = [];
    const known = types?.filter((type) => Object.hasOwn(catalogue, type));
    for await (const { events } of this.log.pages(after, known)) {
      for (const e of events) {
        if (items.length === limit) return { items, next: items.at(-1)!.position };
        items.push({ ...publicFact(e), position: e.position });
      }
    }
    return { items, next: null };
  }

  /** Facts before a position, newest first. `older` is where the ones before these begin, null at the log's beginning. */
  async latest({
    limit,
    types,
    stream,
    before,
  }: Latest): Promise<{ readonly items: Shown['items']; readonly older: number | null }> {
    const head = await this.log.head();
    const end = Math.min(before ?? head + 1, head + 1);
    let items: Shown['items'] = [];
    for (let reach = limit * 2; ; reach *= 8) {
      const after = Math.max(0, end - 1 - reach);
      const shown =
        stream === undefined ? await this.list({ after, limit: reach, types }) : await this.ofStream(stream, 0, 1_000);
      items = shown.items.filter(({ position, type }) => position < end && (!types || types.includes(type)));
      if (items.length > limit || after === 0) break;
    }
    const newest = items.slice(-limit).reverse();
    return { items: newest, older: items.length > limit ? newest.at(-1)!.position : null };
  }

  /** The last position of a time before an instant: found by halving, as `at` never decreases. */
  async lastBefore(instant: string): Promise<number> {
    let [low, high] = [0, await this.log.head()];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const at = await this.atBehind(middle);
      if (at === undefined || at >= instant) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** When the first fact behind a position was recorded. */
  private async atBehind(position: number): Promise<string | undefined> {
    for await (const { events } of this.log.pages(position)) if (events[0]) return events[0].at;
    return undefined;
  }

  head(): Promise<number> {
    return this.log.head();
  }

  /** By position or by event id (from a receipt). Going through the log for an id is work, so it looks at the last million. */
  async find(text: string): Promise<Shown['items'][number] | undefined> {
    if (/^\d{1,15}$/.test(text))
      return (await this.list({ after: Number(text) - 1, limit: 1 })).items.find(
        ({ position }) => position === Number(text),
      );
    if (!/^[0-9a-f]{32}$/.test(text)) return undefined;
    const from = Math.max(0, (await this.log.head()) - 1_000_000);
    for await (const { events } of this.log.pages(from)) {
      const found = events.find(({ id }) => id === text);
      if (found) return { ...publicFact(found), position: found.position };
    }
    return undefined;
  }

  private async ofStream(stream: string, after: number, limit: number): Promise<Shown> {
    if (!/^[a-z]+-[\w-]{1,200}$/.test(stream)) return { items: [], next: null };
    const rest = (await this.log.read(stream)).filter(({ position }) => position > after);
    const items = rest.slice(0, limit).map((e) => ({ ...publicFact(e), position: e.position }));
    return { items, next: rest.length > limit ? items.at(-1)!.position : null };
  }
}
