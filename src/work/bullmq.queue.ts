import { Logger } from '@nestjs/common';
import { type Job as BullJob, Queue as BullQueue, Worker as BullWorker } from 'bullmq';
import type { Redis } from 'ioredis';
import { Unavailable } from '../durable/unavailable.js';
import type { Dead, Job, Stubbornness, Worker } from './queue.js';
import { AT_ONCE, checked, KEPT_DEAD, Queue, REMEMBERED, STUBBORN, saying, waitAfter } from './queue.js';
import { RedisConnection, within } from './redis.connection.js';

type Options = Partial<Stubbornness> & {
  readonly prefix?: string;
  /** Milliseconds after which an answer is given up. */
  readonly patience?: number;
};

/** Work that many processes share through Redis. It outlives them all; two of them never run one job at a time. */
export class BullmqQueue extends Queue {
  private readonly logger = new Logger('queue');
  private readonly asking: RedisConnection;
  /** Made with the first worker: a process that only adds needs no more than one connection. */
  private working: RedisConnection | undefined;
  private readonly queues = new Map<string, BullQueue>();
  private readonly workers = new Map<string, BullWorker>();
  /** What goes on here and must be through before the end. */
  private readonly running = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;
  private readonly stubborn: Stubbornness;
  private readonly prefix: string;
  private readonly patience: number;

  constructor(
    private readonly url: string,
    { prefix = 'ghia', patience = 5_000, ...stubborn }: Options = {},
  ) {
    super();
    this.stubborn = { ...STUBBORN, ...stubborn };
    this.prefix = prefix;
    this.patience = patience;
    this.asking = new RedisConnection(url, this.logger, { maxRetriesPerRequest: 1, commandTimeout: patience });
  }

  async add(wanted: Job): Promise<void> {
    const { kind, id, payload, delay } = checked(wanted);
    await this.ask(async (redis) => {
      const queue = this.queue(kind, redis);
      const trying = { attempts: this.stubborn.tries, backoff: { type: 'custom' } };
      // the kind's name tells every process whose jobs to count, whichever of them has added any
      const named = redis.sadd(this.kindsKey, kind);
      await Promise.all([named, queue.add(id, payload, { jobId: jobIdOf(id), delay, ...trying, ...KEEPING })]);
    });
  }

  work(kind: string, worker: Worker): void {
    if (this.closing) throw new Error('the queue is closed');
    if (this.workers.has(kind)) throw new Error(`${kind} has its worker already`);
    // commands of a worker outlast an outage; BullMQ refuses any other number
    this.working ??= new RedisConnection(this.url, this.logger, { maxRetriesPerRequest: null });
    const bull = new BullWorker(kind, (job) => this.track(run(worker, job)), {
      ...this.place(this.working.redis),
      concurrency: AT_ONCE,
      maxStalledCount: MOST_DEATHS,
      settings: { backoffStrategy: (attempt) => waitAfter(attempt, this.stubborn) },
      runRetryDelay: 1_000,
    });
    bull.on('completed', (job) => void this.track(this.forget(job)));
    bull.on('failed', (job, { message }) => {
      if (job?.finishedOn) this.logger.warn(`${kind} ${job.name} failed for good: ${message}`);
    });
    bull.on('error', (error) => this.working?.complain(error));
    this.workers.set(kind, bull);
  }

  async cancel(kind: string, id: string): Promise<void> {
    await this.ask(async (redis) => {
      const job = await this.queue(kind, redis).getJob(jobIdOf(id));
      const state = await job?.getState();
      // a finished one stays: it is what keeps the id from being worked again
      if (state === 'waiting' || state === 'delayed') await this.queue(kind, redis).remove(jobIdOf(id));
    });
  }

  counts() {
    return this.ask(async (redis) => {
      const kinds = await redis.smembers(this.kindsKey);
      const all = await Promise.all(kinds.map((kind) => this.queue(kind, redis).getJobCounts()));
      const sum = (...states: string[]) => states.flatMap((state) => all.map((n) => n[state] ?? 0)).reduce(add, 0);
      return { waiting: sum('waiting', 'prioritized', 'delayed'), active: sum('active'), failed: sum('failed') };
    });
  }

  dead(limit = 100): Promise<readonly Dead[]> {
    return this.ask(async (redis) => {
      const kinds = await redis.smembers(this.kindsKey);
      const failed = await Promise.all(kinds.map((kind) => this.queue(kind, redis).getFailed(0, limit - 1)));
      const dead = failed.flat().map((job) => ({
        kind: job.queueName,
        id: job.name,
        tries: job.attemptsMade,
        why: saying(job.failedReason),
        at: new Date(job.finishedOn ?? job.timestamp).toISOString(),
      }));
      return dead.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, limit);
    });
  }

  revive(): Promise<number> {
    return this.ask(async (redis) => {
      const kinds = await redis.smembers(this.kindsKey);
      const failed = await Promise.all(kinds.map((kind) => this.queue(kind, redis).getFailed()));
      const jobs = failed.flat();
      await Promise.all(jobs.map((job) => job.retry('failed', { resetAttemptsMade: true })));
      return jobs.length;
    });
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    const workers = [...this.workers.values()];
    const stopped = Promise.allSettled(workers.map((worker) => worker.close()));
    for (let over = false; !over; ) {
      await Promise.allSettled(this.running);
      over = await within(this.patience, stopped).then(
        () => true,
        () => this.running.size === 0,
      );
    }
    await Promise.allSettled(this.running); // the last ones' words to Redis
    this.working?.end(); // without Redis a worker would wait for its last word for ever
    await within(this.patience, stopped).catch(() => this.logger.warn('a worker did not stop'));
    await Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    await Promise.all([this.asking.close(), this.working?.close()]);
  }

  /** Bounded: rejects at once while Redis is away, and after the patience when it is silent. */
  private async ask<T>(question: (redis: Redis) => Promise<T>): Promise<T> {
    if (this.closing) throw new Unavailable('the queue is closed', 'busy', { part: 'queue' });
    await this.asking.ready(this.patience);
    try {
      return await within(this.patience, question(this.asking.redis));
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      throw new Unavailable(`the queue did not take it: ${(error as Error).message}`, 'busy', { part: 'queue' });
    }
  }

  private queue(kind: string, redis: Redis): BullQueue {
    let queue = this.queues.get(kind);
    if (!queue) {
      queue = new BullQueue(kind, { ...this.place(redis), streams: { events: { maxLen: 100 } } });
      queue.on('error', (error) => this.asking.complain(error));
      // one that lost its connection while it began never becomes of use
      queue.waitUntilReady().catch(() => this.queues.delete(kind));
      this.queues.set(kind, queue);
    }
    return queue;
  }

  /** The id is kept, so that it is not worked again; what the job was about, which may name people, is not. */
  private async forget(job: BullJob): Promise<void> {
    await within(this.patience, job.updateData({})).catch((error) => this.working?.complain(error));
  }

  private track<T>(promise: Promise<T>): Promise<T> {
    const done = promise.finally(() => this.running.delete(done));
    this.running.add(done);
    done.catch(() => undefined);
    return done;
  }

  private place(redis: Redis) {
    return { connection: redis, prefix: this.prefix };
  }

  private get kindsKey(): string {
    return `${this.prefix}-kinds`;
  }
}

/** How often a process may die at a job before the job is held to be the cause. */
const MOST_DEATHS = 4;
const KEEPING = {
  stackTraceLimit: 1,
  removeOnComplete: { age: REMEMBERED.seconds, count: REMEMBERED.jobs },
  removeOnFail: { age: KEPT_DEAD.seconds, count: KEPT_DEAD.jobs },
};

/** BullMQ takes no whole number for an id. */
const jobIdOf = (id: string) => `~${id}`;
const add = (a: number, b: number) => a + b;

async function run(worker: Worker, job: BullJob): Promise<void> {
  try {
    await worker(job.data, { id: job.name, attempt: job.attemptsMade + 1 });
  } catch (error) {
    throw error instanceof Error ? error : new Error(String(error)); // BullMQ reads a message off whatever is thrown
  }
}
