import type { VNode } from 'preact';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { BestPoints } from '../components/forum/best-points.js';
import { Post, USEFUL_FORM } from '../components/forum/post.js';
import { ReplyForm } from '../components/forum/reply-form.js';
import { Threads } from '../components/forum/threads.js';
import { TopicAside } from '../components/forum/topic-aside.js';
import { TopicTags, topicTitle } from '../components/forum/topic-card.js';
import { nameOf, openWords, type PostsAround, type TopicPageView } from '../components/forum/view.js';
import { Guard } from '../components/guard.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/status-tag.js';
import { isShown, Prose, titleLang, Written } from '../components/text.js';
import { excerpt } from '../excerpt.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, feedAt, paths } from '../paths.js';
import { topicMeta, wayToTopic } from '../sharing/topic-meta.js';
import { withQuery } from '../with-query.js';

export type { TopicPageView } from '../components/forum/view.js';

type Props = { readonly view: TopicPageView; readonly lang: Lang };

/** One topic: what opened it, what City Hall said, the best points, and all that was replied. */
export function TopicPage(view: TopicPageView, lang: Lang): VNode {
  const { frame, topic, notice, errors, cursor } = view;
  const t = say(lang).forum;
  const to = paths(lang);
  const around = aroundOf(view, lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="forum"
      meta={{
        ...topicMeta(view, lang),
        failed: errors.length > 0,
        islands: [view.reader.as === null ? 'form' : 'forum'],
      }}
    >
      <div
        class="stack"
        data-draft-done={notice === 'written' ? `topic-${topic.id}` : notice === 'opened' ? 'new-topic' : undefined}
      >
        <Breadcrumbs lang={lang} way={wayToTopic(view, lang)} here={t.topic.one} />
        <ErrorSummary errors={errors} lang={lang} />
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
      </div>
      <div class="split">
        <div class="stack">
          <TopicHead view={view} lang={lang} />
          {cursor === undefined && <Post post={topic.opening} around={around} />}
          {view.reader.as !== null && !around.topic.locked && (
            <p class="deeds">
              <a class="button quiet" href="#reply">
                {t.topic.reply}
              </a>
            </p>
          )}
        </div>
        <div class="stack-wide">
          {cursor === undefined && topic.answers.length > 0 && <Answers view={view} around={around} />}
          {cursor === undefined && topic.best && <BestPoints best={topic.best} around={around} />}
          <Talk view={view} around={around} />
          <Replying view={view} around={around} />
        </div>
        <aside aria-label={t.aboutTitle}>
          <TopicAside view={view} lang={lang} />
        </aside>
      </div>
      {view.reader.as !== null && (
        <form id={USEFUL_FORM} method="post" action={to.findUseful(topic.id)} data-once>
          <Guard frame={frame} />
          {cursor && <input type="hidden" name="cursor" value={cursor} />}
        </form>
      )}
    </Layout>
  );
}

function aroundOf({ frame, topic, departments, reader }: TopicPageView, lang: Lang): PostsAround {
  const posts = topic.page.items.flatMap((thread) => [thread, ...thread.replies]);
  return {
    ...{ frame, lang, departments, reader },
    topic: { id: topic.id, author: topic.opening.author, locked: topic.locked || topic.opening.closed },
    here: new Map(posts.map((post) => [post.id, post])),
  };
}

function TopicHead({ view: { topic }, lang }: Props) {
  const t = say(lang).forum;
  const { text, language, openedAt, lock } = topic;
  return (
    <>
      <p class="kicker">
        {!topic.locked && <Tag>{t.open}</Tag>}
        <TopicTags topic={topic} lang={lang} />
      </p>
      <h1 lang={titleLang({ text, language })}>{topicTitle(text, lang)}</h1>
      <p class="meta dotted">
        <time dateTime={openedAt}>{t.opened(openedAt)}</time>
        <span>{t.topic.posts(topic.posts)}</span>
        <span>{t.topic.followers(topic.followers)}</span>
        {language !== lang && <span>{say(lang).petition.writtenIn[language]}</span>}
      </p>
      {lock && (
        <Banner tone="waits" title={t.topic.lockedOn(lock.at)}>
          {isShown(lock.reason) && (
            <p>
              {t.topic.reason} <Written text={lock.reason.text} />
            </p>
          )}
        </Banner>
      )}
    </>
  );
}

/** What City Hall said stands before what everybody said. */
function Answers({ view: { topic }, around: { lang, departments } }: { view: TopicPageView; around: PostsAround }) {
  const t = say(lang).forum;
  return (
    <section class="stack" aria-labelledby="answers">
      <h2 id="answers">{t.topic.answers}</h2>
      <ul class="list">
        {topic.answers.map((post) => (
          <li class="card answer">
            <p class="kicker">
              <b>{nameOf(post, departments, lang).text}</b>
              <span class="meta">{t.post.at(post.writtenAt)}</span>
            </p>
            {isShown(post.text) && <p lang={post.language}>{excerpt(post.text.body, 400)}</p>}
            <p class="meta">
              <a href={`${withQuery(paths(lang).topic(topic.id), { at: post.id })}#post-${post.id}`}>{t.topic.whole}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Talk({ view: { topic, cursor }, around }: { view: TopicPageView; around: PostsAround }) {
  const { lang } = around;
  const t = say(lang).forum.topic;
  const { items, next } = topic.page;
  const here = paths(lang).topic(topic.id);
  return (
    <section class="stack" aria-labelledby="posts">
      <h2 id="posts">{t.posts(topic.posts)}</h2>
      {items.length === 0 && <p class="meta">{t.none}</p>}
      {items.length > 0 && <Threads threads={items} around={around} />}
      <Pagination
        lang={lang}
        first={cursor === undefined ? undefined : here}
        next={next === null ? undefined : `${withQuery(here, { cursor: next })}#posts`}
        words={{ first: t.first, next: t.next }}
      />
      {openWords(topic) && (
        <p class="data-links">
          <span>{say(lang).forum.data}:</span>
          <a href={api.topic(topic.id)}>JSON</a>
          <a href={feedAt(`topics/${topic.id}`, 'atom', lang)}>{say(lang).sharing.feeds.follow}</a>
        </p>
      )}
    </section>
  );
}

function Replying({ view, around }: { view: TopicPageView; around: PostsAround }) {
  const { topic, reader, replying, errors, kept, preview, frame } = view;
  const { lang } = around;
  const t = say(lang).forum.topic;
  const to = paths(lang);
  // what somebody wrote is not lost when the topic was locked meanwhile
  if (around.topic.locked)
    return kept.body ? (
      <section class="card quiet stack" aria-labelledby="kept">
        <h2 id="kept">{say(lang).forum.write.kept}</h2>
        <Prose text={kept.body} />
      </section>
    ) : null;
  if (reader.as === null)
    return (
      <p id="reply">
        <a class="button" href={to.signIn(to.topic(topic.id))}>
          {t.signIn}
        </a>
      </p>
    );
  return (
    <ReplyForm
      around={{ ...around, frame }}
      stances={topic.stances}
      replying={replying}
      kept={kept}
      errors={errors}
      preview={preview}
    />
  );
}
