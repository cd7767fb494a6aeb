import type { TopicCard as Card, ForumCategoryView } from '../../../../read-models/forum.js';
import type { Words } from '../../../../read-models/texts.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Tag } from '../status-tag.js';
import { isShown, titleLang } from '../text.js';

/** Categories in words, by their codes; those that have retired too. */
export type CategoryNames = ReadonlyMap<string, ForumCategoryView['title']>;

export const categoryName = (code: string, names: CategoryNames, lang: Lang): string => names.get(code)?.[lang] ?? code;

/** A topic's title, or what to call it without one. */
export function topicTitle(words: Words<'title'>, lang: Lang): string {
  if (isShown(words)) return words.title;
  return words.erased ? say(lang).shell.erased : say(lang).forum.topic.untitled;
}

type Props = { readonly topic: Card; readonly names: CategoryNames; readonly lang: Lang };

/** How a topic stands, where that is worth a word. */
export function TopicTags({ topic: { locked, official }, lang }: Pick<Props, 'lang'> & { topic: TagsOf }) {
  const t = say(lang).forum;
  return (
    <>
      {locked && <Tag tone="over">{t.locked}</Tag>}
      {official > 0 && <Tag tone="good">{t.official}</Tag>}
    </>
  );
}
type TagsOf = Pick<Card, 'locked' | 'official'>;

/** A topic in a list. */
export function TopicCard({ topic, names, lang }: Props) {
  const { id, text, language, category, about, posts, openedAt, activeAt } = topic;
  const t = say(lang).forum;
  return (
    <li class="card item topic-card">
      <p class="kicker">
        <span class="meta">{categoryName(category, names, lang)}</span>
        <TopicTags topic={topic} lang={lang} />
      </p>
      <h2 lang={titleLang({ text, language })}>
        <a href={paths(lang).topic(id)}>{topicTitle(text, lang)}</a>
      </h2>
      <p class="meta dotted">
        <time dateTime={openedAt}>{t.opened(openedAt)}</time>
        {activeAt !== openedAt && <time dateTime={activeAt}>{t.active(activeAt)}</time>}
        {about && <span>{t.about[about.kind]}</span>}
      </p>
      <p class="count replies">
        <b class="number">{format(lang).number(posts)}</b> <span class="meta">{t.postsWord(posts)}</span>
      </p>
    </li>
  );
}

/** Topics that are about much the same. */
export const SimilarTopics = ({ topics, lang }: { topics: readonly Card[]; lang: Lang }) => (
  <ul class="similar">
    {topics.map((topic) => (
      <li>
        <a href={paths(lang).topic(topic.id)} lang={titleLang({ text: topic.text, language: topic.language })}>
          {topicTitle(topic.text, lang)}
        </a>
        <span class="meta dotted">
          <span>
            {format(lang).number(topic.posts)} {say(lang).forum.postsWord(topic.posts)}
          </span>
          <span>{say(lang).forum.opened(topic.openedAt)}</span>
        </span>
      </li>
    ))}
  </ul>
);
