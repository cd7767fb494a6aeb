import type { Fact } from './envelope.js';
import type { BothLanguages } from './privacy.js';

/** What a topic may be about, beside its category. */
export const ABOUT_KINDS = ['petition', 'report', 'proposal', 'commitment'] as const;
export type About = { kind: (typeof ABOUT_KINDS)[number]; id: string };
export const STANCES = ['for', 'against', 'none'] as const;
export type Stance = (typeof STANCES)[number];
/** By what name an author is shown: none, the one in the residents register, or one that they chose. */
export type Named = 'none' | 'register' | 'pen';
/** Why somebody thinks that a post should not stand here. */
export const FLAG_GROUNDS = ['spam', 'offensive', 'off-topic'] as const;
export type FlagGround = (typeof FLAG_GROUNDS)[number];
/** Why a moderator closes a post to readers. */
export const POST_GROUNDS = [...FLAG_GROUNDS, 'personal-data', 'unlawful'] as const;
export type PostGround = (typeof POST_GROUNDS)[number];

/** `forumcategory-<code>`: where topics stand, each version whole. A used category retires and never vanishes. */
export type ForumCategoryAdopted = Fact<
  'ForumCategoryAdopted',
  {
    category: string;
    version: number;
    title: BothLanguages;
    description: BothLanguages;
    /** Whether its topics ask for stances, unless whoever opens one says otherwise. */
    stances: boolean;
  }
>;
export type ForumCategoryRetired = Fact<'ForumCategoryRetired', { category: string }>;
export type ForumCategoryEvent = ForumCategoryAdopted | ForumCategoryRetired;

/**
 * `topic-<id>`. `author` is a pseudonym of this topic alone. What they wrote is sealed under a pseudonym of that text alone:
 * each text has its own key, and all of them go with the author. The text that opens a topic is a post that has the topic's
 * own id: what is done to posts is done to it under that.
 */
export type TopicOpened = Fact<
  'TopicOpened',
  {
    topic: string;
    category: string;
    version: number;
    about: About | null;
    language: 'ka' | 'en';
    stances: boolean;
    author: string;
    named: Named;
  },
  { title: string; body: string; name: string }
>;
/** Nobody replies any more, and why is read by all. */
export type TopicLocked = Fact<'TopicLocked', { topic: string }, { text: string }>;
export type TopicUnlocked = Fact<'TopicUnlocked', { topic: string }, { text: string }>;
export type TopicEvent = TopicOpened | TopicLocked | TopicUnlocked;

/** Where a post stands in its topic: 1 under the topic, 2 under such a one, 3 under a reply. `root`: the first of its thread. */
export type Placed = {
  post: string;
  topic: string;
  replyTo: string | null;
  root: string | null;
  depth: number;
  language: 'ka' | 'en';
};
/** `post-<id>`: what was written, and what became of it. */
export type PostWritten = Fact<
  'PostWritten',
  Placed & { stance: Stance; author: string; named: Named },
  { body: string; name: string }
>;
/** City Hall speaks: sealed under the post's own key as the public's business, and does not go with any person. */
export type OfficialReplied = Fact<
  'OfficialReplied',
  Placed & { role: 'officer' | 'moderator'; department: string },
  { body: string }
>;
/** `version` counts from 2: what stood before is kept. */
export type PostEdited = Fact<'PostEdited', { post: string; topic: string; version: number }, { body: string }>;
/** Enough people flagged it. It stays hidden until somebody decides, which is due by then (to the full hour). */
export type PostHiddenByFlags = Fact<'PostHiddenByFlags', { post: string; topic: string; due: string }>;
export type PostHidden = Fact<'PostHidden', { post: string; topic: string; ground: PostGround }, { text: string }>;
export type PostRestored = Fact<'PostRestored', { post: string; topic: string }, { text: string }>;
/** It was flagged, and stays where it is. */
export type FlagsDismissed = Fact<'FlagsDismissed', { post: string; topic: string }, { text: string }>;
export type PostDecisionFellOverdue = Fact<'PostDecisionFellOverdue', { post: string; topic: string; due: string }>;
/** Its author asks another moderator than the one who hid it to look again. The words are for moderators, under the text's own key. */
export type HidingAppealed = Fact<'HidingAppealed', { post: string; topic: string }, { text: string }>;
export type HidingAppealDecided = Fact<
  'HidingAppealDecided',
  { post: string; topic: string; outcome: 'upheld' | 'restored' },
  { text: string }
>;
export type PostEvent =
  | PostWritten
  | OfficialReplied
  | PostEdited
  | PostHiddenByFlags
  | PostHidden
  | PostRestored
  | FlagsDismissed
  | PostDecisionFellOverdue
  | HidingAppealed
  | HidingAppealDecided;

/**
 * `flag-<post>_<flagger>`: once for ever. `registered`: the residents register knows them, so that they are nobody else's
 * second account.
 */
export type PostFlagged = Fact<
  'PostFlagged',
  { post: string; topic: string; flagger: string; ground: FlagGround; registered: boolean }
>;
/** `useful-<post>_<finder>`. */
export type PostFoundUseful = Fact<'PostFoundUseful', { post: string; topic: string; finder: string }>;
export type PostUsefulTakenBack = Fact<'PostUsefulTakenBack', { post: string; topic: string; finder: string }>;
export type UsefulEvent = PostFoundUseful | PostUsefulTakenBack;

/** How often whoever follows a topic is told of it. */
export const DIGESTS = ['daily', 'weekly'] as const;
export type Digest = (typeof DIGESTS)[number];
/** `following-<topic>_<follower>`. */
export type TopicFollowed = Fact<'TopicFollowed', { topic: string; follower: string; digest: Digest }>;
export type TopicDigestChosen = Fact<'TopicDigestChosen', { topic: string; follower: string; digest: Digest }>;
export type TopicUnfollowed = Fact<'TopicUnfollowed', { topic: string; follower: string }>;
export type FollowingEvent = TopicFollowed | TopicDigestChosen | TopicUnfollowed;

export type ForumEvent = ForumCategoryEvent | TopicEvent | PostEvent | PostFlagged | UsefulEvent | FollowingEvent;
