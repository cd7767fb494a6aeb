import { HideFlaggedPost, RecordPostOverdue } from '../../commands/forum/post-commands.js';
import type { PostDoc } from '../../read-models/forum-documents.js';
import type { HourPolicy, Wish } from './policy.js';

/**
 * So many different people (Decidim hides at as many: decidim-core, create_report.rb). Whoever is known by a provider alone
 * may be anybody, and several: what they flag waits for moderators, and is not hidden for it.
 */
export const ENOUGH = 3;
const AT_ONCE = 100;

/** What enough people flagged is hidden until a moderator decides; that nobody has decided in time is said, too. */
export const whenFlaggedEnoughThenHideUntilDecided: HourPolicy = {
  name: 'when-flagged-enough-then-hide-until-decided',
  async due(store, of, now) {
    const find = (where: object) => store.find<PostDoc>(of('posts'), { where: where as never, limit: AT_ONCE });
    const [flagged, late] = await Promise.all([
      find({ visibility: 'listed', independent: { gte: ENOUGH } }),
      find({ due: { lte: now } }),
    ]);
    return [
      ...flagged.map(({ _id: post, topic, position }): Wish => {
        const command = Object.assign(new HideFlaggedPost(), { post, topic });
        return { command, cause: `${post} flagged at ${position}` };
      }),
      ...late.map(({ _id: post, topic, due }): Wish => {
        const command = Object.assign(new RecordPostOverdue(), { post, topic });
        return { command, cause: `${post} due at ${due}` };
      }),
    ];
  },
};
