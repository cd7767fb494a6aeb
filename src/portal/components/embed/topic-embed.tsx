import type { TopicView } from '../../../../read-models/forum.js';
import { excerpt } from '../../excerpt.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { type CategoryNames, categoryName, TopicTags } from '../forum/topic-card.js';
import { Embedded } from './embedded.js';

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
    <Embedded
      tags={<TopicTags topic={topic} lang={lang} />}
      where={categoryName(category, names, lang)}
      href={paths(lang).topic(id)}
      title={open.title}
      language={language}
    >
      <p class="clipped" lang={language}>
        {excerpt(open.body, 300)}
      </p>
      <p class="meta dotted">
        <span>{t.opened(openedAt)}</span>
        <span>{t.topic.posts(posts)}</span>
      </p>
    </Embedded>
  );
}
