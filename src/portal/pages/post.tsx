import type { VNode } from 'preact';
import type { Posts, PostView } from '../../../read-models/forum-posts.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Post, USEFUL_FORM } from '../components/forum/post.js';
import { PostBody } from '../components/forum/post-body.js';
import { PostForms } from '../components/forum/post-forms.js';
import { PostOffice } from '../components/forum/post-office.js';
import { Replies } from '../components/forum/threads.js';
import { topicTitle } from '../components/forum/topic-card.js';
import type { PostPageView, PostsAround } from '../components/forum/view.js';
import { Guard } from '../components/guard.js';
import { Pagination } from '../components/pagination.js';
import { titleLang } from '../components/text.js';
import { postAnchor } from '../forum-paths.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type { PostForm, PostPageView } from '../components/forum/view.js';

type Props = { readonly view: PostPageView; readonly lang: Lang };

/** One post by itself: every version of it, and what may be done about it. */
export function PostPage(view: PostPageView, lang: Lang): VNode {
  const { frame, post, title, topic, departments, reader, notice, returned, versions, replies, office } = view;
  const t = say(lang).forum;
  const to = paths(lang);
  const here = new Map([post, ...(replies?.items ?? [])].map((one) => [one.id, one]));
  const around: PostsAround = { frame, lang, topic, departments, reader, here };
  const errors = returned?.errors ?? [];
  const way = [
    { href: to.forum, label: t.title },
    { href: to.topic(topic.id), label: t.topic.one },
  ];
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="forum"
      meta={{ title: t.alone.title, way, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={way} here={t.post.one} />
        <ErrorSummary errors={errors} lang={lang} />
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
      </div>
      <div class="split even">
        <div class="stack-wide">
          <div class="stack">
            <h1>{t.alone.title}</h1>
            <p lang={titleLang(title)}>
              <a
                href={`${withQuery(to.topic(topic.id), { at: post.id === topic.id ? undefined : post.id })}#${postAnchor(post.id)}`}
              >
                {topicTitle(title.text, lang)}
              </a>
            </p>
            <Post post={post} around={around} />
          </div>
          {replies && replies.items.length > 0 && <Below view={view} around={around} replies={replies} />}
          {versions.length > 1 && <Versions view={view} lang={lang} />}
        </div>
        <aside aria-label={t.post.one}>
          <div class="stack">
            {office && <PostOffice frame={frame} lang={lang} post={office} returned={returned} />}
            <PostForms view={view} lang={lang} />
            <p>
              <a href={to.topic(topic.id)}>{t.alone.back}</a>
            </p>
          </div>
        </aside>
      </div>
      {reader.as !== null && (
        <form id={USEFUL_FORM} method="post" action={to.findUseful(topic.id)} data-once>
          <Guard frame={frame} />
          <input type="hidden" name="post" value={post.id} />
        </form>
      )}
    </Layout>
  );
}

type BelowProps = { readonly view: PostPageView; readonly around: PostsAround; readonly replies: Posts<PostView> };

function Below({ view: { post, cursor }, around, replies }: BelowProps) {
  const { lang } = around;
  const here = paths(lang).post(post.id);
  return (
    <section class="stack" aria-labelledby="replies">
      <h2 id="replies">{say(lang).forum.alone.replies}</h2>
      <Replies posts={replies.items} around={around} />
      <Pagination
        lang={lang}
        first={cursor === undefined ? undefined : here}
        next={replies.next === null ? undefined : `${withQuery(here, { cursor: replies.next })}#replies`}
      />
    </section>
  );
}

function Versions({ view: { post, versions }, lang }: Props) {
  const t = say(lang).forum.alone;
  return (
    <section class="stack" id="versions" aria-labelledby="versions-title">
      <h2 id="versions-title">{t.versions}</h2>
      <p class="hint">{t.versionsHint}</p>
      <ol class="timeline" reversed>
        {versions.toReversed().map(({ at, event, text }, i) => (
          <li class="stack">
            <p class="meta dotted">
              <b>{t.version(versions.length - i, at)}</b>
              <a href={paths(lang).receipt(event)}>{say(lang).log.receipt.title}</a>
            </p>
            <PostBody text={text} language={post.language} lang={lang} />
          </li>
        ))}
      </ol>
    </section>
  );
}
