import type { PostView } from '../../../read-models/forum-posts.js';
import type { Crumb } from '../components/breadcrumbs.js';
import { categoryName, topicTitle } from '../components/forum/topic-card.js';
import { nameOf, openWords, type TopicPageView } from '../components/forum/view.js';
import type { Meta } from '../components/head.js';
import { isShown } from '../components/text.js';
import { excerpt } from '../excerpt.js';
import { postAnchor } from '../forum-paths.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { api, feedAt, ogImage, paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { discussion, type Said } from './structured.js';

type Told = Pick<TopicPageView, 'frame' | 'topic' | 'names' | 'departments' | 'cursor'>;

/** Replies that search engines are told of, and how much of each. */
const MOST_COMMENTS = 5;
const MOST_LETTERS = 300;

/** A topic whose opening text is hidden or erased shows nothing of itself where its address is shared. */
export function topicMeta(told: Told, lang: Lang): Meta {
  const { topic, frame, cursor } = told;
  const { id, text, opening, posts, page } = topic;
  const way = wayToTopic(told, lang);
  const open = openWords(topic);
  if (!open) return { title: topicTitle(text, lang), way, unlisted: true };
  const { title } = open;
  return {
    title,
    way,
    description: excerpt(open.body, 200),
    article: true,
    embeds: true,
    json: api.topic(id),
    image: { path: ogImage('topic', id), alt: title },
    feed: { path: feedAt(`topics/${id}`, 'atom', lang), title: say(lang).sharing.feeds.topic(title) },
    unlisted: cursor !== undefined,
    about: [
      discussion(
        { origin: frame.origin, lang },
        {
          title,
          opening: saidIn(opening, open.body, told, lang),
          replies: posts,
          comments: page.items
            .flatMap((post) => (post.closed || !isShown(post.text) ? [] : [saidIn(post, post.text.body, told, lang)]))
            .slice(0, MOST_COMMENTS),
        },
      ),
    ],
  };
}

/** From the forum over its category. */
export function wayToTopic(
  { topic: { category }, names }: Pick<Told, 'topic' | 'names'>,
  lang: Lang,
): readonly Crumb[] {
  const to = paths(lang);
  return [
    { href: to.forum, label: say(lang).forum.title },
    { href: withQuery(to.forum, { category }), label: categoryName(category, names, lang) },
  ];
}

function saidIn(post: PostView, body: string, { topic, departments }: Told, lang: Lang): Said {
  const { id, language, writtenAt, editedAt, official, name, useful } = post;
  const here = paths(lang).topic(topic.id);
  return {
    path: id === topic.id ? here : `${withQuery(here, { at: id })}#${postAnchor(id)}`,
    text: excerpt(body, MOST_LETTERS),
    ...{ language, at: writtenAt, editedAt, useful },
    author:
      name === null || isShown(name)
        ? { name: nameOf(post, departments, lang).text, official: official !== null }
        : undefined,
  };
}
