import type { PostEvent } from '../../events/forum.js';

/** News that the author of a post is told of. */
export const POST_NEWS = [
  'PostHiddenByFlags',
  'PostHidden',
  'PostRestored',
  'HidingAppealDecided',
] as const satisfies readonly PostEvent['type'][];
export type PostNews = (typeof POST_NEWS)[number];
