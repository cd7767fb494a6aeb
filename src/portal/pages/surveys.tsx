import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import { SURVEY_STATUSES } from '../../../read-models/survey-documents.js';
import type { SurveyCard as Card } from '../../../read-models/surveys.js';
import { Pagination } from '../components/pagination.js';
import { SurveyCard } from '../components/survey/survey-card.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type SurveysView = Framed & {
  readonly wanted: {
    readonly status?: (typeof SURVEY_STATUSES)[number] | undefined;
    readonly cursor?: string | undefined;
  };
  readonly found: Listed<Card>;
};

/** Surveys and polls, the newest first. */
export function SurveysPage({ frame, wanted, found }: SurveysView, lang: Lang): VNode {
  const t = say(lang).surveys;
  const to = paths(lang);
  const tab = (status?: (typeof SURVEY_STATUSES)[number]) => (
    <li>
      <a href={withQuery(to.surveys, { status })} aria-current={wanted.status === status ? 'page' : undefined}>
        {status ? t.status[status] : t.all}
      </a>
    </li>
  );
  const meta = { title: t.title, description: t.description, json: api.surveys, unlisted: wanted.cursor !== undefined };
  const hero = (
    <div class="hero">
      <div class="wrap stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
    </div>
  );
  return (
    <Layout frame={frame} lang={lang} room="surveys" meta={meta} hero={hero}>
      <nav aria-label={t.filters}>
        <ul class="tabs">
          {tab()}
          {SURVEY_STATUSES.map(tab)}
        </ul>
      </nav>
      {found.items.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="plain stack">
          {found.items.map((survey) => (
            <SurveyCard survey={survey} lang={lang} />
          ))}
        </ul>
      )}
      <Pagination
        lang={lang}
        next={found.next === null ? undefined : withQuery(to.surveys, { ...wanted, cursor: found.next })}
        first={wanted.cursor === undefined ? undefined : withQuery(to.surveys, { status: wanted.status })}
      />
    </Layout>
  );
}
