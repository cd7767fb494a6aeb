import type { TopicView } from '../../../../read-models/forum.js';
import type { PostView } from '../../../../read-models/forum-posts.js';
import { excerpt } from '../../excerpt.js';
import { postAnchor } from '../../forum-paths.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { Gone, isShown } from '../text.js';
import { nameOf, type PostsAround } from './view.js';

/** So much of a point is shown beside the others. */
const POINT = 220;

type Props = { readonly best: NonNullable<TopicView['best']>; readonly around: PostsAround };

/** The most useful points of either side, side by side. */
export function BestPoints({ best, around }: Props) {
  const t = say(around.lang).forum.topic;
  if (best.for.length + best.against.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="best">
      <h2 id="best">{t.best}</h2>
      <p class="hint">{t.bestHint}</p>
      <div class="sides">
        <Side side="for" title={t.pro} none={t.nonePro} posts={best.for} around={around} />
        <Side side="against" title={t.contra} none={t.noneContra} posts={best.against} around={around} />
      </div>
    </section>
  );
}

type SideProps = {
  readonly side: 'for' | 'against';
  readonly title: string;
  readonly none: string;
  readonly posts: readonly PostView[];
  readonly around: PostsAround;
};

function Side({ side, title, none, posts, around }: SideProps) {
  return (
    <section class={`card side ${side}`} aria-labelledby={`best-${side}`}>
      <h3 id={`best-${side}`}>{title}</h3>
      {posts.length === 0 && <p class="meta">{none}</p>}
      <ol class="points">
        {posts.map((post) => (
          <Point post={post} around={around} />
        ))}
      </ol>
    </section>
  );
}

function Point({ post, around: { lang, topic, departments } }: { post: PostView; around: PostsAround }) {
  const { id, text, language, useful } = post;
  const t = say(lang).forum;
  const name = nameOf(post, departments, lang);
  return (
    <li>
      {isShown(text) ? <p lang={language}>{excerpt(text.body, POINT)}</p> : <Gone words={text} lang={lang} />}
      <p class="meta dotted">
        <span>{name.text}</span>
        <span>{t.post.usefulBy(useful)}</span>
        <a href={`${withQuery(paths(lang).topic(topic.id), { at: id })}#${postAnchor(id)}`}>
          {t.topic.whole}
          <span class="hidden-visually">: {name.text}</span>
        </a>
      </p>
    </li>
  );
}
