import { Account } from '../../src/activitypub/account.js';
import { type Message, Messages } from '../../src/identity/messages.js';
import { createOf } from '../../src/portal/sharing/account-posts.js';
import { Feedback } from '../../src/services/feedback.js';
import { Invited } from '../../src/surveys/invited.js';
import { workersOf } from '../../src/work/all.js';
import { InlineQueue } from '../../src/work/inline.queue.js';
import { Desk } from '../../src/write/desk.js';
import { Erasure } from '../../src/write/erasure.js';
import { RunningRounds } from '../../src/write/running-rounds.js';
import type { TestHouse } from './house.js';
import { until } from './until.js';

/** A way out to people that remembers what went over it, and has lost some lines. */
export class Post extends Messages {
  readonly sent: Message[] = [];
  readonly tried: string[] = [];

  constructor(private readonly lost: readonly string[] = []) {
    super();
  }

  async send(message: Message): Promise<void> {
    const line = message.to.phone ?? message.to.email!;
    this.tried.push(line);
    if (this.lost.includes(line)) throw new Error('the line is lost');
    this.sent.push(message);
  }

  get lines(): string[] {
    return this.sent.map(({ to }) => to.email ?? to.phone!).sort();
  }
}

/** The house's own workers on a queue and a way out of the test. @param file where the queue lies */
export async function workingFor(town: TestHouse, file: string, post: Post) {
  const queue = await InlineQueue.open(file, { tries: 5, baseWait: 1 });
  const house = { ...town.house, queue, messages: post };
  for (const [kind, worker] of workersOf(
    house,
    town.server.app.get(Desk),
    town.server.app.get(Erasure),
    town.server.app.get(Account),
    (decision) => createOf(decision, { origin: town.house.config.publicUrl, demo: town.house.config.mode === 'demo' }),
    town.server.app.get(RunningRounds),
    town.server.app.get(Invited),
    town.server.app.get(Feedback),
  ))
    queue.work(kind, worker);
  const idle = async () => {
    await until(async () => {
      const { waiting, active } = await queue.counts();
      return waiting + active === 0;
    });
    return queue.counts();
  };
  return { queue, idle };
}
