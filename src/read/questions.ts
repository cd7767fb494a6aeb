import { Worker } from 'node:worker_threads';
import { HttpException } from '@nestjs/common';
import type { QueryBus } from '@nestjs/cqrs';
import type { Query } from '../../read-models/query.js';
import { parseUntil, type Until } from '../audit/replay.js';
import { compiled } from '../durable/writer.js';
import type { EventLog } from '../log/event-log.js';
import type { PastQuestion } from './past.worker.js';
import type { Projecting } from './projecting.js';

/** Replays that may run at once; one more is told to come back. */
const AT_ONCE = 2;
/** Answers about the past that are kept: the past does not change, only erasures do. */
const MOST_KEPT = 200;
const KEPT_FOR = 60_000;

type Kept = { readonly answer: Promise<unknown>; readonly since: number };

/** Where controllers ask: now, from the read models; about the past, from a replay in a thread of its own. */
export class Questions {
  private readonly kept = new Map<string, Kept>();
  private running = 0;

  constructor(
    private readonly queries: QueryBus,
    private readonly log: EventLog,
    private readonly projecting: Projecting,
    /** Undefined where the log is not a file of this machine: then there is no past to ask yet. */
    private readonly files: PastQuestion['files'] | undefined,
  ) {}

  /** @param asOf position or ISO instant. @throws HttpException 400 for neither, 429 when two replays run already */
  async ask<R>(query: Query<R>, asOf?: string): Promise<R> {
    if (asOf === undefined) return this.queries.execute(query as Query<R> & { __result?: R });
    const until = await this.point(asOf);
    const name = query.constructor.name;
    const key = JSON.stringify([name, query, until]);
    const known = this.kept.get(key);
    if (known && Date.now() - known.since < KEPT_FOR) return known.answer as Promise<R>;
    const answer = this.replayed({ name, fields: { ...query } }, until);
    this.keep(key, answer);
    return answer as Promise<R>;
  }

  private async point(text: string): Promise<Until> {
    try {
      const until = parseUntil(text);
      // a position beyond the head would be kept, and be wrong a moment later
      return 'position' in until ? { position: Math.min(until.position, await this.log.head()) } : until;
    } catch (error) {
      throw new HttpException({ type: 'urn:ghia:request.bad-as-of', because: { asOf: (error as Error).message } }, 400);
    }
  }

  private async replayed(query: PastQuestion['query'], until: Until): Promise<unknown> {
    if (!this.files) throw new HttpException({ type: 'urn:ghia:read.no-replay-here' }, 503);
    if (this.running >= AT_ONCE)
      throw new HttpException({ type: 'urn:ghia:read.too-many-replays', retryAfter: 5 }, 429);
    this.running++;
    const workerData: PastQuestion = { files: this.files, texts: this.projecting.collection('texts'), until, query };
    const worker = new Worker(compiled('src/read/past.worker.js'), { workerData });
    try {
      return await new Promise((resolve, reject) => {
        worker.once('message', resolve).once('error', reject);
        worker.once('exit', () => reject(new Error('the replay ended without an answer')));
      });
    } finally {
      this.running--;
    }
  }

  private keep(key: string, answer: Promise<unknown>): void {
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(key, { answer, since: Date.now() });
    answer.catch(() => this.kept.delete(key));
  }
}
