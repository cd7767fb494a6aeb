import type { Recorded } from '../../events/envelope.js';
import { POST_NEWS } from '../work/post-news.js';
import type { FactPolicy } from './policy.js';

/** Whoever wrote it learns that it was hidden, and how they can appeal; that it is shown again; how their appeal ended. */
export const whenPostIsJudgedThenTellItsAuthor: FactPolicy = {
  name: 'when-post-is-judged-then-tell-its-author',
  begins: 'at-head',
  handles: POST_NEWS,
  react({ id, type, data }: Recorded) {
    const { post } = data as { post: string };
    return [{ job: { kind: 'tell-author-of-post', id, payload: { post, news: type } } }];
  },
};
