import type { VNode } from 'preact';
import { responseRateOf } from '../../../read-models/survey-method.js';
import type { SurveyView } from '../../../read-models/surveys.js';
import type { SurveyTables } from '../../surveys/tables.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Stats } from '../components/figures.js';
import { decimal, ResultsTable, shareOf } from '../components/survey/results-tables.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

export type SurveyResultsView = Framed & { readonly survey: SurveyView; readonly tables: SurveyTables };

/** What was answered: n, shares, margins; what stands for too few is not shown. */
export function SurveyResultsPage({ frame, survey, tables }: SurveyResultsView, lang: Lang): VNode {
  const { id, kind, title, questions, method, codebooks, file } = survey;
  const { surveys: t } = say(lang);
  const to = paths(lang);
  const rate = responseRateOf(survey);
  const hides = tables.tables.some(({ items }) => items.some(({ n }) => n === null));
  const weighted = tables.designEffect !== 1;
  const meta = { title: `${title[lang]} – ${t.results.title}`, json: api.survey(id, '/results') };
  return (
    <Layout frame={frame} lang={lang} room="surveys" meta={meta}>
      <div class="stack">
        <Breadcrumbs
          lang={lang}
          way={[
            { href: to.surveys, label: t.title },
            { href: to.survey(id), label: title[lang] },
          ]}
          here={t.results.title}
        />
        <h1>{title[lang]}</h1>
        <p class="lead">{t.kindSaid[kind]}</p>
        <Stats
          items={[
            { label: t.results.n, value: format(lang).number(tables.n) },
            ...(rate === null ? [] : [{ label: t.results.rate, value: shareOf(rate, lang) }]),
            ...(kind === 'sample' ? [{ label: t.results.effect, value: decimal(tables.designEffect, lang) }] : []),
          ]}
        />
        <p>
          {weighted ? t.results.weighted : t.results.unweighted} <a href={to.surveyMethod(id)}>{t.toMethod}</a>
        </p>
        {hides && <p>{t.results.hiddenSaid(method!.threshold)}</p>}
      </div>
      {tables.tables.map((table) => {
        const question = questions.find(({ code }) => code === table.question);
        return question && <ResultsTable table={table} question={question} codebooks={codebooks} lang={lang} />;
      })}
      {file && (
        <section class="card quiet stack">
          <p>{t.results.check}</p>
          <p>{t.results.rows(file.rows, file.answers)}</p>
          {file.removed.length > 0 && (
            <ul>
              {file.removed.map(({ reason, count }) => (
                <li>
                  {t.results.removed[reason]}: {format(lang).number(count)}
                </li>
              ))}
            </ul>
          )}
          <p class="meta">
            {t.results.digest}: <code class="breaks">{file.digest}</code>
          </p>
          <p class="cluster">
            <a href={api.survey(id, '/file')}>{t.results.file}</a>
            <a href={api.survey(id, '/results')}>{t.results.data}</a>
          </p>
        </section>
      )}
    </Layout>
  );
}
