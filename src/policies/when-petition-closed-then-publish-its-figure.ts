import { PublishFigure } from '../../commands/figures/commands.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import { figureDigest, SIGNATURES_RULE } from '../audit/figures.js';
import type { PublishedLog } from '../audit/sequencer/published-log.js';
import type { HourPolicy } from './policy.js';

const AT_ONCE = 100;
/** A batch of signatures is struck off or restored one by one: its figure waits until none has come for ten minutes. */
const SETTLED = 600_000;

/**
 * The count at the close is an official figure; so is each correction that a review brings behind it. It is published when
 * the last fact that counts is a leaf of the public log, so that it names the leaves it is counted from.
 */
export const whenPetitionClosedThenPublishItsFigure = (published: Pick<PublishedLog, 'indexOf'>): HourPolicy => ({
  name: 'when-petition-closed-then-publish-its-figure',
  async due(store, of, now) {
    const due = await store.find<PetitionPage>(of('pages'), { where: { figureDue: true }, limit: AT_ONCE });
    return due.flatMap(({ _id, tally, figure }) => {
      if (!tally || (figure && Date.parse(now) - Date.parse(tally.at) < SETTLED)) return [];
      const { counted, value } = tally;
      const index = published.indexOf(counted);
      if (index === undefined) return []; // not published yet; it is looked at again in a second
      const about = { figure: 'petition-signatures', of: _id, rule: SIGNATURES_RULE, size: index + 1 } as const;
      const command = Object.assign(new PublishFigure(), { ...about, counted, value, digest: figureDigest(value) });
      return [{ command, cause: `figure of ${_id} up to ${counted}` }];
    });
  },
});
