import type { VNode } from 'preact';
import type { Results } from '../../../projections/surveys/statistics/results.js';
import { responseRateOf } from '../../../read-models/survey-method.js';
import type { SurveyView } from '../../../read-models/surveys.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Stats } from '../components/figures.js';
import { QuestionResults } from '../components/survey/results-tables.js';
import { decimalIn, shareOf } from '../components/survey/results-words.js';
import { FitOfWeights } from '../components/survey/weighting-told.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';

export type SurveyResultsView = Framed & { readonly survey: SurveyView; readonly results: Results };

/** What was answered: n, shares, margins; by groups, what stands for too few is not shown. */
export function SurveyResultsPage({ frame, survey, results }: SurveyResultsView, lang: Lang): VNode {
  const { id, kind, title, questions, method, weights } = survey;
  const { surveys: t } = say(lang);
  const to = paths(lang);
  const { number, list } = format(lang);
  const rate = responseRateOf(survey);
  const { n, effect, effective, tables, crossTables } = results;
  const codes = [...new Set(tables.map(({ question }) => question))];
  const leftOut = n > 0 ? questions.filter(({ code }) => !codes.includes(code)) : [];
  const hides = crossTables.some(({ groups }) =>
    groups.some(({ cells, mean }) => (cells.length === 0 ? !mean : cells.some((cell) => 'hidden' in cell))),
  );
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
            { label: t.results.n, value: number(n) },
            ...(rate === null ? [] : [{ label: t.results.rate, value: shareOf(rate, lang) }]),
            ...(effect === undefined ? [] : [{ label: t.results.effect, value: decimalIn(effect, lang) }]),
            ...(effective === undefined ? [] : [{ label: t.results.effective, value: number(effective) }]),
          ]}
        />
        <p>
          {kind === 'sample' ? t.results.weighted : t.results.unweighted} <a href={to.surveyMethod(id)}>{t.toMethod}</a>
        </p>
        {weights && <FitOfWeights weights={weights} asked={survey} lang={lang} />}
        {hides && <p>{t.results.hiddenSaid(method!.threshold)}</p>}
        {leftOut.length > 0 && <p>{t.results.leftOut(list(leftOut.map(({ label }) => label[lang])))}</p>}
      </div>
      {codes.map((code) => (
        <QuestionResults
          asked={survey}
          tables={tables.filter(({ question }) => question === code)}
          crossTables={crossTables.filter(({ question }) => question === code)}
          lang={lang}
        />
      ))}
      <ToRecount survey={survey} lang={lang} />
    </Layout>
  );
}

function ToRecount({ survey: { id, file }, lang }: { survey: SurveyView; lang: Lang }) {
  const t = say(lang).surveys.results;
  if (!file) return null;
  return (
    <section class="card quiet stack">
      <p>{t.check}</p>
      <p>{t.rows(file.rows, file.answers)}</p>
      {file.removed.length > 0 && (
        <ul>
          {file.removed.map(({ reason, count }) => (
            <li>
              {t.removed[reason]}: {format(lang).number(count)}
            </li>
          ))}
        </ul>
      )}
      <p>{t.fillable}</p>
      <p class="meta">
        {t.digest}: <code class="breaks">{file.digest}</code>
      </p>
      <p class="cluster">
        <a href={api.survey(id, '/results.csv')}>{t.dataTable}</a>
        <a href={api.survey(id, '/results')}>{t.data}</a>
        <a href={api.survey(id, '/file.csv')}>{t.fileTable}</a>
        <a href={api.survey(id, '/file')}>{t.file}</a>
      </p>
    </section>
  );
}
