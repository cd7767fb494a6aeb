import type { TopicTitle } from '../../../../read-models/forum-titles.js';
import type { MyPost, MyTopic } from '../../../http/my-forum.js';
import { excerpt } from '../../excerpt.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { topicTitle } from '../forum/topic-card.js';
import { Tag } from '../status-tag.js';
import { languageOf, titleLang } from '../text.js';

/** What the reader wrote in the forum, the topics that they follow there, and what topics are called. */
export type MyTalk = {
  readonly posts: readonly MyPost[];
  readonly follows: readonly MyTopic[];
  readonly titles: readonly TopicTitle[];
};
type Props = { readonly talk: MyTalk; readonly lang: Lang };

/** So much of a post tells which one it is. */
const ENOUGH = 120;

export function MyForum({ talk, lang }: Props) {
  const { mine: t } = say(lang).forumOffice;
  return (
    <section class="card stack" aria-labelledby="forum">
      <h2 id="forum">{t.title}</h2>
      <div class="halves">
        <section class="stack" aria-labelledby="my-posts">
          <h3 id="my-posts">{t.posts}</h3>
          {talk.posts.length === 0 ? <p class="meta">{t.none}</p> : <Posts talk={talk} lang={lang} />}
        </section>
        <section class="stack" aria-labelledby="my-topics">
          <h3 id="my-topics">{t.followed}</h3>
          {talk.follows.length === 0 ? <p class="meta">{t.noFollowed}</p> : <Follows talk={talk} lang={lang} />}
        </section>
      </div>
      <p>
        <a class="button quiet" href={paths(lang).newTopic}>
          {say(lang).forum.start}
        </a>
      </p>
    </section>
  );
}

const Posts = ({ talk: { posts, titles }, lang }: Props) => (
  <ul class="rows">
    {posts
      .toSorted((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1))
      .map(({ post, topic, body, opening, closed, useful, writtenAt }) => (
        <li>
          {closed && <Tag tone="bad">{say(lang).forum.hidden}</Tag>}
          <p lang={body === null ? undefined : languageOf(body)}>
            <a href={opening && !closed ? paths(lang).topic(topic) : paths(lang).post(post)}>
              {body === null ? say(lang).shell.erased : excerpt(body, ENOUGH)}
            </a>
          </p>
          <p class="meta dotted">
            <span>{say(lang).forumOffice.mine.wrote(writtenAt)}</span>
            <TitleOf topic={topic} titles={titles} lang={lang} />
            {useful > 0 && <span>{say(lang).forum.post.usefulBy(useful)}</span>}
          </p>
        </li>
      ))}
  </ul>
);

const Follows = ({ talk: { follows, titles }, lang }: Props) => (
  <ul class="rows">
    {follows.map(({ topic, digest }) => (
      <li>
        <p>
          <a href={paths(lang).topic(topic)}>
            <TitleOf topic={topic} titles={titles} lang={lang} />
          </a>
        </p>
        <p class="meta">{say(lang).forum.topic.digests[digest]}</p>
      </li>
    ))}
  </ul>
);

function TitleOf({ topic, titles, lang }: Pick<MyTalk, 'titles'> & { topic: string; lang: Lang }) {
  const found = titles.find(({ id }) => id === topic);
  if (!found) return <span>{say(lang).forum.topic.untitled}</span>;
  return <span lang={titleLang(found)}>{topicTitle(found.text, lang)}</span>;
}
