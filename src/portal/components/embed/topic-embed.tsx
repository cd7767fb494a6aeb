import type { TopicView } from '../../../../read-models/forum.js';
import { excerpt } from '../../excerpt.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { type CategoryNames, categoryName, TopicTags } from '../forum/topic-card.js';

type Props = {
  readonly topic: TopicView;
  readonly open: { readonly title: string; readonly body: string };
  readonly names: CategoryNames;
  readonly lang: Lang;
};

/** A topic within somebody else's page. */
export function TopicEmbed({ topic, open, names, lang }: Props) {
  const { id, language, category, openedAt, posts } = topic;
  const t = say(lang).forum;
  return (
    <>
      <p class="kicker">
        <TopicTags topic={topic} lang={lang} />
        <span class="meta">{categoryName(category, names, lang)}</span>
      </p>
      <h1 lang={language}>
        <a href={paths(lang).topic(id)} target="_blank" rel="noopener">
          {open.title}
        </a>
      </h1>
      <p class="clipped" lang={language}>
        {excerpt(open.body, 300)}
      </p>
      <p class="meta dotted">
        <span>{t.opened(openedAt)}</span>
        <span>{t.topic.posts(posts)}</span>
      </p>
    </>
  );
}
