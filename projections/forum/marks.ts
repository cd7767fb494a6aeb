import type { PostFlagged, UsefulEvent } from '../../events/forum.js';
import type { MarkDoc } from '../../read-models/forum-documents.js';
import type { Projection } from '../projection.js';

type Told = PostFlagged | UsefulEvent;

/** What one person thinks of one post. Whoever takes back that it is useful, and never flagged it, is gone. */
export const marks: Projection<MarkDoc, Told> = {
  name: 'marks',
  version: 1,
  handles: ['PostFlagged', 'PostFoundUseful', 'PostUsefulTakenBack'],
  indexes: [['who', 'flaggedAt']],
  keys: (e) => [`${e.data.post}_${'flagger' in e.data ? e.data.flagger : e.data.finder}`],

  fold(doc, e, key) {
    const who = 'flagger' in e.data ? e.data.flagger : e.data.finder;
    const mark: MarkDoc = doc ?? { _id: key, post: e.data.post, who, useful: false, flag: null, position: e.position };
    mark.position = e.position;
    switch (e.type) {
      case 'PostFlagged':
        return Object.assign(mark, { flag: e.data.ground, flaggedAt: e.at });
      case 'PostFoundUseful':
        return Object.assign(mark, { useful: true });
      case 'PostUsefulTakenBack':
        return mark.flag === null ? undefined : Object.assign(mark, { useful: false });
      default:
        return doc;
    }
  },
};
