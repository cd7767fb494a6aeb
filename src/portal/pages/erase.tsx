import type { VNode } from 'preact';
import { Banner } from '../components/banner.js';
import { Checkbox } from '../components/choices.js';
import { DeedForm, Send } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** What erasing means, and the box that says so was read. */
export type EraseView = Framed & {
  readonly errors: readonly FormError[];
  readonly done?: boolean;
  /** Petitions that a legal hold keeps for now. */
  readonly held?: number;
};

export function ErasePage({ frame, errors, done, held = 0 }: EraseView, lang: Lang): VNode {
  const { erase: t } = say(lang).account;
  const { shell } = say(lang);
  if (done)
    return (
      <Layout frame={frame} lang={lang} room="me" meta={{ title: t.doneTitle, unlisted: true }}>
        <div class="narrow stack">
          <h1>{t.doneTitle}</h1>
          <p class="lead">{t.done}</p>
          {held > 0 && <p>{t.held(held)}</p>}
          <p>
            <a href={paths(lang).home}>{shell.nav.home}</a>
          </p>
        </div>
      </Layout>
    );
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="me"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <Banner tone="bad" title={t.lead} />
        <div class="prose">
          <h2>{t.gone}</h2>
          <ul>
            {t.goneItems.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
          <h2>{t.stays}</h2>
          <ul>
            {t.staysItems.map((item) => (
              <li>{item}</li>
            ))}
          </ul>
          <p>{t.after}</p>
        </div>
        <DeedForm frame={frame} class="form" action={paths(lang).erase} data-once>
          <Checkbox name="sure" value="yes" required>
            {t.sure}
          </Checkbox>
          <Send label={t.confirm} tone="danger">
            <a href={paths(lang).me}>{shell.cancel}</a>
          </Send>
        </DeedForm>
      </div>
    </Layout>
  );
}
