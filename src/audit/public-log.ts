import { createHash } from 'node:crypto';
import { hourOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import { catalogue } from '../../events/index.js';
import type { EventLog } from '../log/event-log.js';

/** What the public may know of one fact, for ever. Hours, not seconds; pseudonyms, not people; a commitment, not the words. */
export type PublicFact = {
  readonly v: 1;
  readonly id: string;
  readonly type: string;
  /** Stream and revision. */
  readonly s: string;
  readonly r: number;
  /** The hour in UTC, YYYY-MM-DDTHHZ. */
  readonly t: string;
  readonly pub: object;
  /** Commitment to the private part, and SHA-256 of its sealed bytes. */
  readonly c?: string;
  readonly x?: string;
};
export type Wanted = {
  readonly after: number;
  readonly limit: number;
  readonly types?: readonly string[] | undefined;
  readonly stream?: string | undefined;
};
export type Shown = {
  readonly items: readonly (PublicFact & { readonly position: number })[];
  readonly next: number | null;
};

export function publicFact({ id, type, stream, revision, at, data, sealed }: Recorded): PublicFact {
  const t = `${at.slice(0, 13)}Z`;
  const proof = sealed && {
    c: sealed.commitment,
    x: createHash('sha256').update(Buffer.from(sealed.box, 'base64url')).digest('hex'),
  };
  return { v: 1, id, type, s: stream, r: revision, t, pub: data, ...proof };
}

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

  /** The latest facts, newest first: what a page shows before anybody asks for more. */
  async latest(limit: number, types?: readonly string[]): Promise<Shown> {
    const head = await this.log.head();
    for (let reach = limit; ; reach *= 8) {
      const { items } = await this.list({ after: Math.max(0, head - reach), limit: reach, types });
      if (items.length >= limit || reach >= head) return { items: items.slice(-limit).reverse(), next: null };
    }
  }

  head(): Promise<number> {
    return this.log.head();
  }

  /** The hour of the last fact, in Tbilisi. */
  async lastHour(): Promise<string | undefined> {
    const { items } = await this.latest(1);
    return items[0] && hourOf(`${items[0].t.slice(0, 13)}:00:00.000Z`);
  }

  private async ofStream(stream: string, after: number, limit: number): Promise<Shown> {
    if (!/^[a-z]+-[\w-]{1,200}$/.test(stream)) return { items: [], next: null };
    const rest = (await this.log.read(stream)).filter(({ position }) => position > after);
    const items = rest.slice(0, limit).map((e) => ({ ...publicFact(e), position: e.position }));
    return { items, next: rest.length > limit ? items.at(-1)!.position : null };
  }
}
