import { Logger } from '@nestjs/common';
import { RedisConnection } from '../work/redis.connection.js';

/** What processes call out to each other: read models have moved; somebody asks for something; somebody was forgotten. */
export type Call = 'moved' | 'asked' | 'forgotten';

const CHANNEL = 'ghia-bell';

/** Rings in every process of a city. It carries no facts: who misses a ring looks a moment later by itself. */
export class Bell {
  private readonly ringing: RedisConnection;
  private readonly hearing: RedisConnection;
  private readonly listeners = new Map<Call, Set<() => void>>();

  constructor(url: string, { channel = CHANNEL } = {}) {
    const logger = new Logger('bell');
    this.ringing = new RedisConnection(url, logger, { maxRetriesPerRequest: 0, commandTimeout: 1_000 });
    this.hearing = new RedisConnection(url, logger, { maxRetriesPerRequest: null });
    this.hearing.redis.on('message', (_, call: string) => {
      for (const heard of this.listeners.get(call as Call) ?? []) heard();
    });
    this.hearing.redis.subscribe(channel).catch((error) => this.hearing.complain(error)); // again at every connection
    this.channel = channel;
  }

  private readonly channel: string;

  ring(call: Call): void {
    if (this.ringing.isReady) this.ringing.redis.publish(this.channel, call).catch(() => undefined);
  }

  /** Until what it answers is called. */
  on(call: Call, heard: () => void): () => void {
    const all = this.listeners.get(call) ?? new Set();
    this.listeners.set(call, all.add(heard));
    return () => all.delete(heard);
  }

  async close(): Promise<void> {
    await Promise.all([this.ringing.close(), this.hearing.close()]);
  }
}
