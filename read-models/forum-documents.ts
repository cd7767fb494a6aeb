import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };
/** Where topics stand: the newest version. */
export type ForumCategoryDoc = Doc & {
  readonly version: number;
  readonly title: Both;
  readonly description: Both;
  readonly stances: boolean;
  retired: boolean;
  position: number;
};

export type TopicAbout = { readonly kind: 'petition' | 'report' | 'proposal' | 'commitment'; readonly id: string };
type Dated = TextRef & { readonly at: string };

/** One topic, without a word of it. Its opening text is a post with the topic's own id. */
export type TopicDoc = Doc & {
  visibility: 'listed' | 'hidden';
  readonly category: string;
  readonly version: number;
  readonly about: TopicAbout | null;
  readonly language: 'ka' | 'en';
  /** Replies say whether they are for or against. */
  readonly stances: boolean;
  readonly author: string;
  readonly openedAt: string;
  /** When somebody last wrote in it. */
  activeAt: string;
  /** Replies, and of them those that stand directly under it. */
  posts: number;
  threads: number;
  /** Replies of City Hall. */
  official: number;
  followers: number;
  /** Nobody replies any more; why. */
  locked: Dated | null;
  /** Its title. */
  readonly text: TextRef;
  position: number;
};

/** Why a post is closed to readers, and how that stands. */
export type Hiding = {
  readonly by: 'flags' | 'moderator';
  readonly at: string;
  readonly ground: string | null;
  /** The reason in words; none where flags hid it. */
  readonly reason: TextRef | null;
  /** By when somebody is to decide, where flags hid it; whether that is past. */
  readonly due: string | null;
  overdue: boolean;
};
export type AppealDoc = {
  readonly at: string;
  readonly text: TextRef;
  outcome: 'open' | 'upheld' | 'restored';
  decision: TextRef | null;
};
/** What a post waits for moderators with. */
export type Waiting = 'flagged' | 'hidden-by-flags' | 'appeal';

/** One post, or the text that opens a topic, without a word of it. */
export type PostDoc = Doc & {
  visibility: 'listed' | 'hidden';
  readonly topic: string;
  readonly replyTo: string | null;
  /** The first post of its thread; null for that one itself. */
  readonly root: string | null;
  /** 0 opens the topic, 1 stands under it, 2 and 3 under other posts. */
  readonly depth: number;
  readonly stance: 'for' | 'against' | 'none';
  readonly language: 'ka' | 'en';
  /** A pseudonym of this topic alone; null where City Hall speaks. */
  readonly author: string | null;
  readonly named: 'none' | 'register' | 'pen';
  readonly official: { readonly role: 'officer' | 'moderator'; readonly department: string } | null;
  readonly byOffice: boolean;
  readonly writtenAt: string;
  /** Its place among all that was ever written: a position of the log. */
  readonly written: number;
  /** What was written, and each text that took its place; the first one holds the name, too. */
  readonly texts: Dated[];
  useful: number;
  /** Less than 0 by as many as found it useful: the best come first in an index. */
  rank: number;
  replies: number;
  /** By ground, of all time; how many since somebody last decided; and of those by people of the residents register. */
  readonly flags: Record<string, number>;
  flagged: number;
  independent: number;
  hiding: Hiding | null;
  appeal: AppealDoc | null;
  waits?: Waiting;
  waitsSince?: string;
  /** While flags hide it and nobody has decided. */
  due?: string;
  position: number;
};

/** What one person thinks of a post, by a pseudonym of the topic alone; that they flagged it, by one for flags alone. */
export type MarkDoc = Doc & {
  readonly post: string;
  readonly who: string;
  useful: boolean;
  flag: string | null;
  flaggedAt?: string;
  position: number;
};
/** Who follows which topic, by pseudonyms of that topic alone. */
export type TopicFollowerDoc = Doc & {
  readonly topic: string;
  readonly follower: string;
  readonly digest: 'daily' | 'weekly';
  readonly position: number;
};
