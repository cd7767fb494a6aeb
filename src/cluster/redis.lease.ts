import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { RedisConnection } from '../work/redis.connection.js';
import type { Lease } from './lease.js';

/** Redis counts the terms by its own clock, and gives out tokens that grow even if it has forgotten the last one. */
const ACQUIRE = `
if redis.call('exists', KEYS[1]) == 1 then return 0 end
local time = redis.call('time')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local last = tonumber(redis.call('get', KEYS[2]) or '0')
local token = math.max(last + 1, now)
redis.call('set', KEYS[2], string.format('%.0f', token))
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return token`;
const RENEW = `
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('pexpire', KEYS[1], ARGV[2])`;
const RELEASE = `
if redis.call('get', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('del', KEYS[1])`;

/** A lease that Redis keeps. */
export class RedisLease implements Lease {
  private readonly connection: RedisConnection;
  /** Told from every other process, and from this one's last life. */
  private readonly holder = randomBytes(16).toString('hex');
  private readonly keys: readonly [lease: string, token: string];

  /** @param term milliseconds */
  constructor(
    url: string,
    readonly name: string,
    readonly term: number,
    { prefix = 'ghia-lease' } = {},
  ) {
    this.keys = [`${prefix}:${name}`, `${prefix}:${name}:token`];
    // an answer that comes later than half a term is of no use
    const options = { maxRetriesPerRequest: 0, commandTimeout: Math.ceil(term / 2) } as const;
    this.connection = new RedisConnection(url, new Logger('lease'), options);
  }

  async acquire(): Promise<number | undefined> {
    return Number(await this.ask(ACQUIRE, String(this.term))) || undefined;
  }

  async renew(): Promise<boolean> {
    return Number(await this.ask(RENEW, String(this.term))) === 1;
  }

  async release(): Promise<void> {
    await this.ask(RELEASE);
  }

  async taken(): Promise<boolean> {
    await this.connection.ready(this.term / 2);
    return (await this.connection.redis.exists(this.keys[0])) === 1;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private async ask(script: string, ...args: readonly string[]): Promise<unknown> {
    await this.connection.ready(this.term / 2);
    return this.connection.redis.eval(script, 2, ...this.keys, this.holder, ...args);
  }
}
