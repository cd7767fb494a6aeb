import type { Recorded } from '../../events/envelope.js';
import type {
  OfficialReplied,
  PostEvent,
  PostFlagged,
  PostWritten,
  TopicOpened,
  UsefulEvent,
} from '../../events/forum.js';
import type { PostDoc } from '../../read-models/forum-documents.js';
import type { Projection } from '../projection.js';

type Told = TopicOpened | PostEvent | PostFlagged | UsefulEvent;
type Judged = Exclude<PostEvent, PostWritten | OfficialReplied>;

/** One document for each text: the one that opens a topic, and each post. A reply is counted in the first post of its thread. */
export const posts: Projection<PostDoc, Told> = {
  name: 'posts',
  version: 1,
  handles: [
    'TopicOpened',
    'PostWritten',
    'OfficialReplied',
    'PostEdited',
    'PostHiddenByFlags',
    'PostHidden',
    'PostRestored',
    'FlagsDismissed',
    'PostDecisionFellOverdue',
    'HidingAppealed',
    'HidingAppealDecided',
    'PostFlagged',
    'PostFoundUseful',
    'PostUsefulTakenBack',
  ],
  indexes: [
    ['topic', 'depth', 'written'],
    ['root', 'written'],
    ['topic', 'byOffice', 'written'],
    ['topic', 'visibility', 'stance', 'rank'],
    ['topic', 'writtenAt'],
    ['author', 'writtenAt'],
    ['visibility', 'independent'],
    ['waits', 'waitsSince'],
    ['due'],
  ],
  keys(e) {
    if (e.type === 'TopicOpened') return [e.data.topic];
    const { root = null } = e.data as { root?: string | null };
    return root === null ? [e.data.post] : [e.data.post, root];
  },

  fold(post, e, key) {
    if (e.type === 'TopicOpened') return post ?? openingOf(e);
    if (e.type === 'PostWritten' || e.type === 'OfficialReplied') {
      if (!post) return key === e.data.post ? written(e) : post;
      post.replies++;
      post.position = e.position;
      return post;
    }
    if (!post) return post;
    post.position = e.position;
    marked(post, e);
    return waiting(post, e.at);
  },
};

const refOf = ({ id, sealed }: Pick<Recorded, 'id' | 'sealed'>) => ({
  event: id,
  commitment: sealed?.commitment ?? null,
});

const blank = (e: Recorded<TopicOpened | PostWritten | OfficialReplied>) => ({
  visibility: 'listed' as const,
  ...{ writtenAt: e.at, written: e.position, texts: [{ ...refOf(e), at: e.at }] },
  ...{ useful: 0, rank: 0, replies: 0, flags: {}, flagged: 0, independent: 0 },
  ...{ hiding: null, appeal: null, position: e.position },
});

function openingOf(e: Recorded<TopicOpened>): PostDoc {
  const { topic, language, author, named } = e.data;
  const place = { topic, replyTo: null, root: null, depth: 0, stance: 'none' } as const;
  return { _id: topic, ...place, language, author, named, official: null, byOffice: false, ...blank(e) };
}

function written(e: Recorded<PostWritten | OfficialReplied>): PostDoc {
  const { post, topic, replyTo, root, depth, language } = e.data;
  const place = { _id: post, topic, replyTo, root, depth, language };
  if (e.type === 'PostWritten') {
    const { stance, author, named } = e.data;
    return { ...place, stance, author, named, official: null, byOffice: false, ...blank(e) };
  }
  const official = { role: e.data.role, department: e.data.department };
  return { ...place, stance: 'none', author: null, named: 'none', official, byOffice: true, ...blank(e) };
}

function marked(post: PostDoc, e: Recorded<Judged | PostFlagged | UsefulEvent>): void {
  switch (e.type) {
    case 'PostFoundUseful':
      post.useful++;
      post.rank = -post.useful;
      return;
    case 'PostUsefulTakenBack':
      post.useful--;
      post.rank = 0 - post.useful; // never a minus nought, which is not written as it is read
      return;
    case 'PostFlagged':
      post.flags[e.data.ground] = (post.flags[e.data.ground] ?? 0) + 1;
      post.flagged++;
      if (e.data.registered) post.independent++;
      return;
    default:
      judged(post, e);
  }
}

function judged(post: PostDoc, e: Recorded<Judged>): void {
  switch (e.type) {
    case 'PostEdited':
      post.texts.push({ ...refOf(e), at: e.at });
      return;
    case 'PostHiddenByFlags':
      post.visibility = 'hidden';
      post.hiding = { by: 'flags', at: e.at, ground: null, reason: null, due: e.data.due, overdue: false };
      post.due = e.data.due;
      post.appeal = null;
      return;
    case 'PostHidden':
      post.visibility = 'hidden';
      post.hiding = { by: 'moderator', at: e.at, ground: e.data.ground, reason: refOf(e), due: null, overdue: false };
      post.appeal = null;
      decided(post);
      return;
    case 'PostRestored':
      shown(post);
      return;
    case 'FlagsDismissed':
      decided(post);
      return;
    case 'PostDecisionFellOverdue':
      if (post.hiding) post.hiding.overdue = true;
      delete post.due;
      return;
    case 'HidingAppealed':
      post.appeal = { at: e.at, text: refOf(e), outcome: 'open', decision: null };
      return;
    case 'HidingAppealDecided':
      if (post.appeal) Object.assign(post.appeal, { outcome: e.data.outcome, decision: refOf(e) });
      if (e.data.outcome === 'restored') shown(post);
      else decided(post);
  }
}

function shown(post: PostDoc): void {
  post.visibility = 'listed';
  post.hiding = null;
  decided(post);
}

/** Flags of before the decision hide nothing any more. */
function decided(post: PostDoc): void {
  post.flagged = 0;
  post.independent = 0;
  delete post.due;
}

/** What it waits for moderators with, and since when. */
function waiting(post: PostDoc, at: string): PostDoc {
  const waits = waitsWith(post);
  if (waits === post.waits) return post;
  delete post.waits;
  delete post.waitsSince;
  return waits ? Object.assign(post, { waits, waitsSince: at }) : post;
}

function waitsWith({ appeal, hiding, flagged }: PostDoc): PostDoc['waits'] {
  if (appeal?.outcome === 'open') return 'appeal';
  if (hiding?.by === 'flags') return 'hidden-by-flags';
  return flagged > 0 && !hiding ? 'flagged' : undefined;
}
