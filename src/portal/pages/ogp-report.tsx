import type { VNode } from 'preact';
import type { ReportFigureDoc } from '../../../read-models/figure-documents.js';
import type { Figure } from '../../../read-models/figures.js';
import type { Made } from '../../ogp/reports.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { textIn } from '../components/ogp/official.js';
import { ReportWhole } from '../components/ogp/report.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { REPORT_FORMATS } from '../report-forms.js';

export type PublishedReport = Extract<Figure, { readonly figure: 'ogp-report' }>;
export type ReportPageView = Framed & {
  readonly plan: { readonly id: string; readonly title: Made['report']['plan']['content']['title'] };
  /** What was typed, and what is wrong with it. */
  readonly day: string | undefined;
  readonly latest: string;
  readonly errors: readonly FormError[];
  /** Undefined where there is none as of that day. */
  readonly made: Made | undefined;
  readonly published: readonly PublishedReport[];
  readonly mayPublish: boolean;
  readonly done: boolean;
};
type Props = { readonly view: ReportPageView; readonly lang: Lang };

/** The monitoring report of a plan as of any day, with everything to download and to check it by. */
export function OgpReportPage(view: ReportPageView, lang: Lang): VNode {
  const { frame, plan, day, latest, errors, made, done } = view;
  const { ogp: t, ogpReport: r } = say(lang);
  const to = paths(lang);
  const title = r.titleOf(textIn(plan.title, lang));
  const way = [
    { href: to.ogp, label: t.title },
    { href: to.plan(plan.id), label: textIn(plan.title, lang) },
  ];
  const json = api.ogp('report', { plan: plan.id, asOf: made?.report.asOf.at });
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="ogp"
      meta={{ title, description: r.lead, way, json, unlisted: day !== undefined, failed: errors.length > 0 }}
    >
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={way} here={r.title} />
          {done && <Banner tone="good" title={r.done} news />}
          <ErrorSummary errors={errors} lang={lang} />
          <h1>{title}</h1>
          <p class="lead">{r.lead}</p>
          <form class="card filters few" method="get" action={to.planReport(plan.id)} noValidate>
            <Field
              lang={lang}
              name="day"
              label={r.form.label}
              hint={r.form.hint}
              value={day ?? latest}
              error={errorOf(errors, 'day')}
              input={{ type: 'date', max: latest, required: false }}
            />
            <button type="submit" class="button">
              {r.form.show}
            </button>
          </form>
          {made && <Downloads made={made} lang={lang} />}
        </div>
        {made && <ReportWhole made={made} origin="" lang={lang} />}
        <Published view={view} lang={lang} />
      </div>
    </Layout>
  );
}

/** What the files are called in either language. */
const FILES = { json: 'JSON', csv: 'CSV', pdf: 'PDF' } as const;

/** Each form of just this report: the instant is in the address, so that the bytes stay the same. */
function Downloads({ made, lang }: { readonly made: Made; readonly lang: Lang }) {
  const { ogpReport: r } = say(lang);
  const { plan, asOf } = made.report;
  return (
    <p class="data-links">
      <span>{r.downloads}:</span>
      {REPORT_FORMATS.map((format) => (
        <a key={format} href={api.ogp('report', { plan: plan.id, asOf: asOf.at, format, lang })}>
          {{ html: r.html, ...FILES }[format]}
        </a>
      ))}
    </p>
  );
}

function Published({ view, lang }: Props) {
  const { frame, plan, published, mayPublish, made } = view;
  const { ogpReport: r, figures } = say(lang);
  const to = paths(lang);
  return (
    <section class="stack" aria-labelledby="published">
      <h2 id="published">{r.published}</h2>
      {published.length === 0 && <p>{r.noPublished}</p>}
      {published.length > 0 && (
        <ul class="rows">
          {published.map(({ event, at, value }) => (
            <li key={event}>
              <p>
                <a href={reportContent(value)}>
                  {r.asOf}: {r.moment(value.at)} (JSON)
                </a>
              </p>
              <p class="meta dotted">
                <span>{r.publishedAt(at)}</span>
                <a href={to.receipt(event)}>{figures.entry}</a>
              </p>
              <p class="meta">
                <code class="report-digest">{r.fileDigest(value.report.digest)}</code>
              </p>
            </li>
          ))}
        </ul>
      )}
      <p>{r.check}</p>
      {mayPublish && made && (
        <form class="card stack" method="post" action={to.planReport(plan.id)}>
          <Guard frame={frame} />
          <p>{r.publishText}</p>
          <input type="hidden" name="asOf" value={made.report.asOf.at} />
          <button type="submit" class="button">
            {r.publish}
          </button>
        </form>
      )}
    </section>
  );
}

/** Where the bytes of a published report lie. */
const reportContent = ({ report }: ReportFigureDoc['value']): string => `/log/content/${report.digest}`;
