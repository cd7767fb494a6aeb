import { proposalFeed, resultsFeed, roundFeed, roundsFeed } from './budget-feed.js';
import { answersFeed, decisionsFeed } from './decisions-feed.js';
import type { FeedSource, ThingFeedSource } from './feed.js';
import { figuresFeed, petitionFeed, petitionsFeed } from './petitions-feed.js';
import { reportFeed, reportsFeed } from './reports-feed.js';
import { topicFeed, topicsFeed } from './topics-feed.js';

/** Every list that can be followed: `/feeds/<name>.<format>`. */
export const LIST_FEEDS: ReadonlyMap<string, FeedSource> = new Map([
  ['decisions', decisionsFeed],
  ['answers', answersFeed],
  ['petitions', petitionsFeed],
  ['reports', reportsFeed],
  ['topics', topicsFeed],
  ['figures', figuresFeed],
  ['rounds', roundsFeed],
  ['results', resultsFeed],
]);

/** Every kind of thing that can be followed by itself: `/feeds/<name>/<id>.<format>`. */
export const THING_FEEDS: ReadonlyMap<string, ThingFeedSource> = new Map([
  ['petitions', petitionFeed],
  ['reports', reportFeed],
  ['topics', topicFeed],
  ['rounds', roundFeed],
  ['proposals', proposalFeed],
]);
