import { PublishFigure } from '../../commands/figures/commands.js';
import type { TallyPublished } from '../../events/budgeting.js';
import type { Recorded } from '../../events/envelope.js';
import type { PublishedLog } from '../audit/sequencer/published-log.js';
import type { EventLog } from '../log/event-log.js';
import type { Desk } from '../write/desk.js';
import type { Worker } from './queue.js';

const ACTOR = 'policy:when-tally-published-then-publish-its-figure';

type Means = {
  readonly log: Pick<EventLog, 'read'>;
  readonly published: Pick<PublishedLog, 'indexOf'>;
  readonly desk: Pick<Desk, 'send'>;
};

/** A figure names the leaves it rests on, so it waits until the tally itself is one. Once more, and it is so already. */
export const publishResult =
  ({ log, published, desk }: Means): Worker =>
  async (payload) => {
    const { roundId, tally } = payload as { roundId: string; tally: string };
    const index = published.indexOf(tally);
    if (index === undefined) throw new Error(`the tally ${tally} is not published yet`);
    const facts = (await log.read(`round-${roundId}`)) as unknown as readonly Recorded<TallyPublished>[];
    const { rule, digest, value } = facts.find(({ id }) => id === tally)!.data;
    const about = { figure: 'budget-result', of: roundId, rule, size: index + 1, counted: tally } as const;
    await desk.send(new PublishFigure(), { ...about, digest, value }, ACTOR, { key: tally });
  };
