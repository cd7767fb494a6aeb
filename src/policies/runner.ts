import { Logger } from '@nestjs/common';
import type { CommandBus } from '@nestjs/cqrs';
import type { RefusalCode } from '../../commands/refusals.js';
import type { Collections } from '../../read-models/query.js';
import type { Doc, ReadStore } from '../../read-models/store.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { inPolicy } from '../watching/jobs.js';
import type { Queue } from '../work/queue.js';
import { attributed, digest } from '../write/attributed.js';
import type { FactPolicy, HourPolicy, Wish } from './policy.js';

const COLLECTION = 'policies';
const EVERY = 1_000;
const TRY_AGAIN = 1_000;
/** What comes at the head within so many milliseconds is looked at together: each policy reads, and keeps its place, for itself. */
const GATHER = 100;
/** Refusals that say nothing of the wish itself: the same one may be granted a moment later. */
const PASSING: readonly RefusalCode[] = ['log.contended'];

type Means = {
  readonly log: EventLog;
  readonly commands: CommandBus;
  readonly queue: Queue;
  /** Checkpoints of the policies; not the read models' store where that has another writer. */
  readonly checkpoints: ReadStore;
  readonly store: ReadStore;
  readonly of: Collections;
  readonly now: () => string;
};

/** Turns facts and hours into commands and work. Each policy has its own checkpoint; the only loop goes through the log. */
export class PolicyRunner {
  private readonly logger = new Logger('policies');
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly means: Means,
    private readonly facts: readonly FactPolicy[],
    private readonly hours: readonly HourPolicy[],
  ) {}

  async start(): Promise<void> {
    await this.means.checkpoints.prepare(COLLECTION, { indexes: [] });
    const head = await this.means.log.head();
    for (const policy of this.facts) {
      const known = await this.means.checkpoints.get<Doc & { position: number }>(COLLECTION, policy.name);
      const from = known?.position ?? (policy.begins === 'at-zero' ? 0 : head);
      if (!known) await this.remember(policy.name, from); // else what happens before its first page could be lost
      this.loops.push(this.follow(policy, from));
    }
    this.loops.push(this.strike());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
  }

  private async follow(policy: FactPolicy, from: number): Promise<void> {
    let reached = from;
    while (!this.stopping.signal.aborted) {
      try {
        for await (const page of this.means.log.follow(reached, policy.handles, this.stopping.signal)) {
          for (const fact of page.events)
            await inPolicy(policy.name, fact, async () => this.grant(policy.name, await policy.react(fact)));
          reached = page.reached;
          if (page.events.length > 0 || page.live) await this.remember(policy.name, reached);
          if (page.live) await pause(GATHER, this.stopping.signal);
        }
      } catch (error) {
        this.logger.error(`${policy.name} tries again after position ${reached}: ${(error as Error).message}`);
        await pause(TRY_AGAIN, this.stopping.signal);
      }
    }
  }

  private async strike(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      for (const policy of this.hours) {
        const say = (error: unknown) => this.logger.error(`${policy.name}: ${(error as Error).message}`);
        try {
          const wishes = await policy.due(this.means.store, this.means.of, this.means.now());
          for (const wish of wishes) await this.grant(policy.name, [wish]).catch(say); // one must not hold up the others
        } catch (error) {
          say(error);
        }
      }
      await pause(EVERY, this.stopping.signal);
    }
  }

  private async grant(policy: string, wishes: readonly Wish[]): Promise<void> {
    for (const wish of wishes) {
      if ('job' in wish) await this.means.queue.add(wish.job);
      else await this.send(policy, wish.command, wish.cause);
    }
  }

  /** The same cause makes the same command id: exactly once, whatever is repeated. */
  private async send(policy: string, command: object, cause: string): Promise<void> {
    const by = {
      actor: `policy:${policy}`,
      at: this.means.now(),
      idempotencyKey: cause,
      cause: { correlationId: digest(policy, cause), causationId: /^[0-9a-f]{32}$/.test(cause) ? cause : null },
    };
    try {
      await this.means.commands.execute(attributed(command, {}, by));
    } catch (error) {
      if (!(error instanceof Refused) || PASSING.includes(error.refusal.refused)) throw error;
      this.logger.warn(`${policy} was refused: ${error.refusal.refused}`);
    }
  }

  private remember(policy: string, position: number): Promise<void> {
    const docs = new Map([[policy, { _id: policy, position }]]);
    return this.means.checkpoints.save([{ collection: COLLECTION, docs, position }]);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
