import type { VNode } from 'preact';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type ShareMastodonView = Framed & {
  /** The page that is shared: its path, its title, its address. */
  readonly page: string;
  readonly title: string;
  readonly url: string;
  readonly host?: string | undefined;
  readonly errors: readonly FormError[];
};

/** Mastodon has no one place: which server to go to is asked, and forgotten again. */
export function ShareMastodonPage({ frame, page, title, url, host, errors }: ShareMastodonView, lang: Lang): VNode {
  const { mastodon: t } = say(lang).sharing;
  return (
    <Layout
      frame={frame}
      lang={lang}
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <section class="card quiet stack" aria-labelledby="post">
          <h2 id="post">{t.post}</h2>
          <p>{title}</p>
          <p>
            <a href={page}>{url}</a>
          </p>
        </section>
        <DeedForm frame={frame} class="form" action={paths(lang).mastodon} sent={{ path: page }}>
          <Field
            lang={lang}
            name="host"
            label={t.host}
            hint={t.hint}
            value={host}
            error={errorOf(errors, 'host')}
            input={{ inputMode: 'url', autoComplete: 'off', autoCapitalize: 'none', spellcheck: false }}
          />
          <button type="submit" class="button">
            {t.send}
          </button>
        </DeedForm>
      </div>
    </Layout>
  );
}
