import type { Questions } from '../../read/questions.js';
import type { Lang } from '../frame.js';
import { answersFeed, decisionsFeed } from './decisions-feed.js';
import type { FeedContent } from './feed.js';
import { figuresFeed, petitionFeed, petitionsFeed } from './petitions-feed.js';
import { reportFeed, reportsFeed } from './reports-feed.js';

/** What a feed is made from. */
export type FeedAsked = {
  readonly questions: Questions;
  readonly lang: Lang;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly now: string;
};
type Made = Omit<FeedContent, 'name'>;
/** The feed of a list. */
export type FeedSource = (asked: FeedAsked) => Promise<Made>;
/** The feed of one thing by its id; undefined where there is none that everybody may read. */
export type ThingFeedSource = (id: string, asked: FeedAsked) => Promise<Made | undefined>;

/** Every list that can be followed: `/feeds/<name>.<format>`. */
export const LIST_FEEDS: ReadonlyMap<string, FeedSource> = new Map([
  ['decisions', decisionsFeed],
  ['answers', answersFeed],
  ['petitions', petitionsFeed],
  ['reports', reportsFeed],
  ['figures', figuresFeed],
]);

/** Every kind of thing that can be followed by itself: `/feeds/<name>/<id>.<format>`. */
export const THING_FEEDS: ReadonlyMap<string, ThingFeedSource> = new Map([
  ['petitions', petitionFeed],
  ['reports', reportFeed],
]);
