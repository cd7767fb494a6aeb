import { TopicById, TopicsList } from '../../../read-models/forum.js';
import { NewestPosts, type PostView } from '../../../read-models/forum-posts.js';
import { categoryName, topicTitle } from '../components/forum/topic-card.js';
import { type DepartmentNames, nameOf, openWords } from '../components/forum/view.js';
import { isShown } from '../components/text.js';
import { aboutIn, forumNames } from '../controllers/forum-names.js';
import { known } from '../controllers/route.js';
import { excerpt } from '../excerpt.js';
import { postAnchor } from '../forum-paths.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { type FeedItem, type FeedSource, MOST_ENTRIES, type ThingFeedSource, thingId } from './feed.js';

/** How much of a post a feed holds (letters). */
const MOST_LETTERS = 1_000;

/** Topics as the forum lists them, of a category or about one thing, as they are opened. */
export const topicsFeed: FeedSource = async ({ questions, lang, query }) => {
  const { names } = await forumNames(questions);
  const thing = aboutIn(query.about);
  const narrowed = { q: query.q?.slice(0, 200), category: known(names.keys(), query.category) };
  const wanted = { ...narrowed, about: thing && `${thing.kind}:${thing.id}` };
  const { items } = await questions.ask(
    new TopicsList({ ...narrowed, about: thing?.id, sort: 'newest', limit: MOST_ENTRIES }),
  );
  const { forum: t, sharing } = say(lang);
  return {
    title: sharing.feeds.topics,
    about: t.description,
    page: withQuery(paths(lang).forum, wanted),
    query: wanted,
    items: items.map(({ id, text, category, about, official, openedAt }) => ({
      id: thingId(id),
      title: topicTitle(text, lang),
      says: [categoryName(category, names, lang), about && t.about[about.kind], official > 0 && t.official]
        .filter(Boolean)
        .join(' — '),
      link: paths(lang).topic(id),
      at: openedAt,
    })),
  };
};

/** What is written in one topic that everybody may read. */
export const topicFeed: ThingFeedSource = async (id, { questions, lang }) => {
  const [topic, newest, { departments }] = await Promise.all([
    questions.ask(new TopicById(id, {}, { limit: 1 })),
    questions.ask(new NewestPosts(id, MOST_ENTRIES)),
    forumNames(questions),
  ]);
  const open = topic && openWords(topic);
  if (!open) return undefined;
  return {
    title: say(lang).sharing.feeds.topic(open.title),
    about: excerpt(open.body, 200),
    page: paths(lang).topic(id),
    items: newest.flatMap((post) => entryOf(post, open.title, departments, lang)),
  };
};

/** A post as an entry, under the name of who wrote it; what City Hall says is called so. None for a text that is gone. */
function entryOf(post: PostView, topic: string, departments: DepartmentNames, lang: Lang): readonly FeedItem[] {
  const { id, text, official, writtenAt } = post;
  if (!isShown(text)) return [];
  const who = nameOf(post, departments, lang).text;
  const here = paths(lang).topic(post.topic);
  return [
    {
      id: thingId(id),
      title: `${official ? `${say(lang).forum.post.cityHall} — ${who}` : who}: ${topic}`,
      says: excerpt(text.body, MOST_LETTERS),
      link: id === post.topic ? here : `${withQuery(here, { at: id })}#${postAnchor(id)}`,
      at: writtenAt,
    },
  ];
}
