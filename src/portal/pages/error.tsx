import type { VNode } from 'preact';
import type { RefusalCode } from '../../../commands/refusals.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** What went wrong, as far as the reader may know it. */
export type ErrorView = Framed & {
  readonly status: number;
  /** A refusal of the house, told in words. */
  readonly refusal?: RefusalCode | undefined;
  /** Seconds after which another try makes sense. */
  readonly retryAfter?: number | undefined;
};

/** Statuses that have words of their own; others are told as the nearest of them. */
function toldAs(status: number) {
  const known = [403, 404, 409, 410, 422, 429, 500, 503] as const;
  const exact = known.find((one) => one === status);
  if (exact !== undefined) return exact;
  if (status === 401) return 403;
  if (status === 405) return 404;
  if (status === 507) return 503;
  return status >= 500 ? 500 : 422;
}

/** The sentence of a refusal, for pages that show it beside their form. */
export const refusalSentence = (code: string, lang: Lang): string | undefined =>
  (say(lang).refusals as Readonly<Record<string, string>>)[code];

export function ErrorPage({ frame, status, refusal, retryAfter }: ErrorView, lang: Lang): VNode {
  const { errors: t, petitions, refusals } = say(lang);
  const { title, text } = t[toldAs(status)];
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} meta={{ title, unlisted: true }}>
      <div class="narrow stack">
        <p class="meta">{t.code(status)}</p>
        <h1>{title}</h1>
        <p class="lead">{refusal ? refusals[refusal] : text}</p>
        {retryAfter !== undefined && <p>{t.retry(retryAfter)}</p>}
        <p class="deeds">
          <a class="button" href={to.home}>
            {t.home}
          </a>
          {status === 401 || status === 403 ? (
            <a href={to.signIn()}>{t.signIn}</a>
          ) : (
            <a href={to.petitions}>{petitions.title}</a>
          )}
        </p>
      </div>
    </Layout>
  );
}
