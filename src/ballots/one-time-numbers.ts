import { createHash, randomInt } from 'node:crypto';
import type { CounterChannel } from '../../events/budgeting.js';
import type { Clock } from '../clock.js';
import type { Ticket } from './assisted-voter.js';

export type Numbered = { readonly number: string; readonly until: string };
/** What a number stands for: a right to vote in a round, and where it is used. Nobody's name. */
export type Right = {
  readonly round: string;
  readonly channel: CounterChannel;
  readonly ticket: Ticket;
  readonly until: string;
};

const DIGITS = 12;
const MILLION = 1_000_000;
const GROUPS = /(\d{4})(?=\d)/g;
/** Two hours. */
export const HOLDS = 2 * 3_600_000;

/**
 * Numbers that stand for a right to vote until it is used, in the memory of this process alone: what it forgets is gone. It
 * knows them by their digests, so that what lies in memory opens nothing by itself.
 */
export class OneTimeNumbers {
  private readonly rights = new Map<string, Right>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  /** @param latest the right ends then, if that is sooner */
  give({ ticket, round, channel }: Omit<Right, 'until'>, latest: string): Numbered {
    this.sweep();
    const number = `${digits()}${digits()}`;
    const two = new Date(Date.parse(this.clock.now()) + HOLDS).toISOString();
    const until = two < latest ? two : latest;
    this.rights.set(keyOf(number), { round, channel, ticket, until });
    return { number: number.replace(GROUPS, '$1 '), until };
  }

  /** What a number stands for; it goes on standing for it. */
  see(round: string, number: string): Right | undefined {
    const right = this.rights.get(keyOf(number));
    return right && right.round === round && this.clock.now() < right.until ? right : undefined;
  }

  /** The same, and nobody can use it again. */
  take(round: string, number: string): Right | undefined {
    const right = this.see(round, number);
    if (right) this.rights.delete(keyOf(number));
    return right;
  }

  /** What was taken in vain is as it was. */
  putBack(number: string, right: Right): void {
    this.rights.set(keyOf(number), right);
  }

  private sweep(): void {
    const now = this.clock.now();
    for (const [key, { until }] of this.rights) if (until <= now) this.rights.delete(key);
  }
}

const digits = (): string => String(randomInt(MILLION)).padStart(DIGITS / 2, '0');
const keyOf = (number: string): string => createHash('sha256').update(number.replace(/\D/g, '')).digest('hex');
