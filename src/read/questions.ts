import { HttpException } from '@nestjs/common';
import type { QueryBus } from '@nestjs/cqrs';
import { projections } from '../../projections/index.js';
import type { AsOf } from '../../read-models/answer.js';
import type { Query } from '../../read-models/query.js';
import type { Clock } from '../clock.js';
import type { EventLog } from '../log/event-log.js';
import { Past, type PastFiles } from './past.js';
import type { Projecting } from './projecting.js';
import { parseUntil, type Until } from './replay.js';

/** Pasts that may be in memory at once; whoever asks for one more is told to come back. */
const AT_ONCE = 2;
/** A past is kept for the next question about it, so long (milliseconds). */
const KEPT_FOR = 30_000;

/** A question, or how to ask it at an instant: of the past it is asked with the clock of that day. */
export type Asking<R> = Query<R> | ((now: string) => Query<R>);

/** The first signed checkpoint that holds the fact at a position, undefined until there is one. */
type Signed = (position: number) => { readonly size: number; readonly root: string } | undefined;

/** Where controllers ask: now, from the read models; about the past, from a replay in a thread of its own. */
export class Questions {
  private readonly pasts = new Map<string, Past>();

  constructor(
    private readonly queries: QueryBus,
    private readonly log: EventLog,
    private readonly projecting: Projecting,
    private readonly clock: Clock,
    private readonly files: PastFiles,
    private readonly signed: Signed,
  ) {}

  /** @param asOf position or ISO instant. @throws HttpException 400 for neither, 429 when two pasts are being asked already */
  async ask<R>(asking: Asking<R>, asOf?: string): Promise<R> {
    const at = (now: string) => (typeof asking === 'function' ? asking(now) : asking);
    const now = this.clock.now();
    if (asOf === undefined) return this.dated(await this.queries.execute(at(now) as Query<R> & { __result?: R }));
    const until = await this.point(asOf);
    const then = await this.instantOf(until);
    const query = at(then);
    const names = ['texts', ...projections.map(({ name }) => name)];
    const serving = Object.fromEntries(names.map((name) => [name, this.projecting.collection(name)]));
    const answer = this.past(until, query.reads).ask({ name: query.constructor.name, fields: { ...query } }, serving);
    return this.dated((await answer) as R);
  }

  /** The answer with the checkpoint that anyone can hold it against. */
  private dated<R>(answer: R): R {
    const { asOf } = (answer ?? {}) as { asOf?: AsOf };
    const signed = asOf && this.signed(asOf.position);
    return signed ? { ...answer, asOf: { ...asOf, ...signed } } : answer;
  }

  /** When it was. @throws HttpException 400 for neither position nor instant */
  async instant(asOf: string): Promise<string> {
    return this.instantOf(await this.point(asOf));
  }

  private async point(text: string): Promise<Until> {
    try {
      const until = parseUntil(text);
      const past = 'at' in until && until.at < this.clock.now();
      // what lies beyond the head would be kept, and be wrong a moment later
      return past ? until : { position: Math.min('at' in until ? Infinity : until.position, await this.log.head()) };
    } catch (error) {
      throw new HttpException({ type: 'urn:ghia:request.bad-as-of', because: { asOf: (error as Error).message } }, 400);
    }
  }

  /** Of a position: when the fact there was recorded. */
  private async instantOf(until: Until): Promise<string> {
    if ('at' in until) return until.at;
    return (await this.log.at(until.position))?.at ?? this.clock.now();
  }

  private past(until: Until, only: readonly string[] | undefined): Past {
    const key = JSON.stringify([until, only]);
    const known = this.pasts.get(key);
    if (known && !known.ended) return known;
    this.makeRoom();
    const past = new Past(this.files, until, only);
    this.pasts.set(key, past);
    setTimeout(() => this.end(key, past), KEPT_FOR).unref();
    return past;
  }

  private makeRoom(): void {
    for (const [key, past] of this.pasts) if (past.ended) this.pasts.delete(key);
    if (this.pasts.size < AT_ONCE) return;
    const [key, resting] = [...this.pasts].find(([, past]) => past.resting) ?? [];
    if (!resting) throw new HttpException({ type: 'urn:ghia:read.too-many-replays', retryAfter: 5 }, 429);
    this.end(key!, resting);
  }

  /** What is being asked is answered first. */
  private end(key: string, past: Past): void {
    if (!past.resting && !past.ended) {
      setTimeout(() => this.end(key, past), KEPT_FOR / 10).unref();
      return;
    }
    past.close();
    if (this.pasts.get(key) === past) this.pasts.delete(key);
  }
}
