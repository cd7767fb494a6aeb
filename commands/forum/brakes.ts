import { type Refusal, refuse } from '../decider.js';

/**
 * How fast anybody writes. The numbers are those of Discourse (config/site_settings.yml): max_topics_in_first_day,
 * max_replies_in_first_day, rate_limit_new_user_create_post and _topic, rate_limit_create_post and _topic,
 * unique_posts_mins, max_flags_per_day. Seconds.
 */
export const FIRST_DAY = { topics: 3, posts: 10 } as const;
export const APART = { new: { posts: 30, topics: 120 }, known: { posts: 5, topics: 15 } } as const;
export const SAME_WITHIN = 5 * 60;
export const FLAGS_A_DAY = 20;

/** What somebody wrote before, anywhere in the forum: the shell has asked the vault which pseudonyms are theirs. */
export type Pace = {
  /** They wrote something more than a day ago. */
  readonly known: boolean;
  /** When, within a day. */
  readonly topics: readonly string[];
  readonly posts: readonly string[];
  /** What they wrote within five minutes, as `wordsOf` tells it. */
  readonly said: readonly string[];
};
/** Somebody who has all their life before them. */
export const NO_PACE: Pace = { known: true, topics: [], posts: [], said: [] };

/** The words of a text without what makes no other text of it. */
export const wordsOf = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Why somebody must wait before they write; undefined when they need not. */
export function braked(pace: Pace, kind: 'topics' | 'posts', body: string, at: string): Refusal | undefined {
  const before = pace[kind];
  const apart = APART[pace.known ? 'known' : 'new'][kind];
  const last = [...before].sort().at(-1) ?? '';
  const wait = last === '' ? 0 : Math.ceil((Date.parse(last) - Date.parse(at)) / 1000) + apart;
  if (wait > 0) return refuse('forum.too-fast', { seconds: wait });
  if (!pace.known && before.length >= FIRST_DAY[kind])
    return refuse('forum.too-much-today', { limit: FIRST_DAY[kind] });
  return pace.said.includes(wordsOf(body)) ? refuse('forum.said-already') : undefined;
}
