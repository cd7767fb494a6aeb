import type { ForumEvent } from '../forum.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type ForumFact = ForumEvent;

const of = inRoom('forum');

export const forum: Catalogue<ForumFact> = {
  ForumCategoryAdopted: of('forumcategory'),
  ForumCategoryRetired: of('forumcategory'),
  TopicOpened: of('topic', true),
  TopicLocked: of('topic', true),
  TopicUnlocked: of('topic', true),
  PostWritten: of('post', true),
  OfficialReplied: of('post', true),
  PostEdited: of('post', true),
  PostHiddenByFlags: of('post'),
  PostHidden: of('post', true),
  PostRestored: of('post', true),
  FlagsDismissed: of('post', true),
  PostDecisionFellOverdue: of('post'),
  HidingAppealed: of('post', true),
  HidingAppealDecided: of('post', true),
  PostFlagged: of('flag'),
  PostFoundUseful: of('useful'),
  PostUsefulTakenBack: of('useful'),
  TopicFollowed: of('following'),
  TopicDigestChosen: of('following'),
  TopicUnfollowed: of('following'),
};
