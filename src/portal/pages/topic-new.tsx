import type { VNode } from 'preact';
import type { ForumCategoryView, TopicCard } from '../../../read-models/forum.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Checkbox } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Select, TextArea } from '../components/field.js';
import { SimilarTopics } from '../components/forum/topic-card.js';
import type { Kept, TopicPageView } from '../components/forum/view.js';
import { BodyField, NameFields, Preview, Sending } from '../components/forum/writing.js';
import { languageOf } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

export type NewTopicView = Framed & {
  readonly categories: readonly ForumCategoryView[];
  /** What it is to be about, where the reader came from there. */
  readonly about: TopicPageView['about'];
  readonly kept: Kept;
  readonly errors: readonly FormError[];
  /** Topics that may be about the same; none were looked for before it is sent. */
  readonly similar?: readonly TopicCard[] | undefined;
  readonly preview?: string | undefined;
};
type Props = { readonly view: NewTopicView; readonly lang: Lang };

/** Opening a topic: those that are about the same are offered first. */
export function NewTopicPage(view: NewTopicView, lang: Lang): VNode {
  const { frame, errors, similar = [], about } = view;
  const { write: t, title } = say(lang).forum;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="forum"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['forum'] }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: paths(lang).forum, label: title }]} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {about && (
          <p>
            {say(lang).forum.aboutTitle}:{' '}
            <a href={about.href} lang={about.language}>
              {about.title}
            </a>
          </p>
        )}
        {similar.length > 0 && (
          <section class="card quiet stack" aria-labelledby="similar">
            <h2 id="similar">{t.similar}</h2>
            <p class="hint">{t.similarHint}</p>
            <SimilarTopics topics={similar} lang={lang} />
          </section>
        )}
        <TopicForm view={view} lang={lang} />
      </div>
    </Layout>
  );
}

function TopicForm({ view, lang }: Props) {
  const { frame, categories, kept, errors, similar, preview } = view;
  const { write: t, postsWord } = say(lang).forum;
  const options = categories.map(({ category, title }) => ({ value: category, label: title[lang] }));
  return (
    <DeedForm
      frame={frame}
      class="card raised form"
      id="write"
      action={`${paths(lang).newTopic}#write`}
      data-once
      data-preview
    >
      {kept.about && <input type="hidden" name="about" value={kept.about} />}
      {similar && <input type="hidden" name="anyway" value="yes" />}
      <div class="stack">
        <TextArea
          lang={lang}
          name="title"
          label={t.titleLabel}
          hint={t.titleHint}
          error={errorOf(errors, 'title')}
          value={kept.title}
          rows={2}
          least={10}
          most={120}
          counted
        />
        <section
          class="stack"
          aria-label={t.similarWhileTyping}
          aria-live="polite"
          data-similar={api.similarTopics}
          data-heading={t.similarWhileTyping}
          data-page={paths(lang).topic('')}
          data-counts="posts"
          data-counted={JSON.stringify([1, 2].map(postsWord))}
          hidden
        />
      </div>
      <Select
        lang={lang}
        name="category"
        label={t.category}
        value={kept.category}
        options={[{ value: '', label: '—' }, ...options]}
        error={errorOf(errors, 'category')}
      />
      <BodyField
        lang={lang}
        kept={kept}
        errors={errors}
        label={t.body}
        hint={t.bodyHint}
        rows={9}
        least={10}
        most={8_000}
        draft="new-topic"
      />
      <Checkbox name="stances" value="yes" checked={kept.stances === 'yes'} hint={t.stancesHint}>
        {t.stances}
      </Checkbox>
      <NameFields frame={frame} lang={lang} kept={kept} errors={errors} />
      <Preview body={preview} language={languageOf(preview ?? '')} lang={lang} />
      <Sending label={similar && similar.length > 0 ? t.anyway : t.send} lang={lang} />
    </DeedForm>
  );
}
