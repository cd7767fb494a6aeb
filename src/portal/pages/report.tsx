import type { VNode } from 'preact';
import type { Question } from '../../../events/smart-map.js';
import type { ReportView } from '../../../read-models/reports.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { TextArea } from '../components/field.js';
import { DiscussLink } from '../components/forum/discuss-link.js';
import { Guard } from '../components/guard.js';
import { Kept } from '../components/map/kept.js';
import { categoryOf, type Named, ReportTag, whereOf } from '../components/map/report-card.js';
import { ReportOffice } from '../components/map/report-office.js';
import { ReportUpdates } from '../components/map/report-updates.js';
import { Gone, isShown, Prose, Written } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type ReportPageView = Framed & {
  readonly report: ReportView;
  readonly named: Named;
  /** What its category asks. */
  readonly questions: readonly Question[];
  /** How the reader stands to it; null for somebody who is not signed in. */
  readonly standing: 'reporter' | 'supporter' | 'stranger' | null;
  /** How many topics of the forum are about it. */
  readonly topics?: number | undefined;
  /** The reader may act on it in office. */
  readonly officer: boolean;
  readonly notice?: keyof Catalogue['reports']['notices'] | undefined;
  readonly errors: readonly FormError[];
  readonly kept?: { readonly text?: string | undefined; readonly ground?: string | undefined } | undefined;
};
type Props = { readonly view: ReportPageView; readonly lang: Lang };

/** One report: what was found, how it stands, and what may be done about it. */
export function ReportPage(view: ReportPageView, lang: Lang): VNode {
  const { frame, report, named, notice, errors, kept, officer } = view;
  const t = say(lang).reports;
  const title = categoryOf(report, named, lang);
  // its form is shown no more when somebody else has changed the report meanwhile
  const lost = errors.some(({ field }) => field === '') ? kept?.text : undefined;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{
        title: `${title}, ${whereOf(report, lang)}`,
        failed: errors.length > 0,
        unlisted: report.hidden,
        islands: ['form'],
      }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: paths(lang).reports, label: t.title }]} here={title} />
        <ErrorSummary errors={errors} lang={lang} />
        {lost && <Kept text={lost} lang={lang} />}
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
        {report.hidden && <Banner tone="bad" title={t.hidden} />}
      </div>
      <article class="split">
        <div class="stack">
          <div class="kicker">
            <ReportTag report={report} lang={lang} />
          </div>
          <h1>{title}</h1>
          {isShown(report.text) ? (
            <Prose text={report.text.description} lang={report.language} />
          ) : (
            <Gone words={report.text} lang={lang} />
          )}
          <Facts view={view} lang={lang} />
          {!report.hidden && (
            <DiscussLink about={{ kind: 'report', id: report.id }} topics={view.topics ?? 0} lang={lang} />
          )}
          {report.mergedInto && (
            <Banner title={t.merged}>
              <p>
                <a href={paths(lang).report(report.mergedInto)}>{t.mergedLink}</a>
              </p>
            </Banner>
          )}
        </div>
        <aside aria-label={t.mine.title}>
          <div class="stack">
            {!report.hidden && <Mine view={view} lang={lang} />}
            {officer && report.open && <ReportOffice view={view} lang={lang} />}
          </div>
        </aside>
        <section class="stack" aria-labelledby="timeline">
          <h2 id="timeline">{t.timeline}</h2>
          <ReportUpdates report={report} named={named} lang={lang} />
        </section>
      </article>
    </Layout>
  );
}

function Facts({ view: { report, named, questions }, lang }: Props) {
  const t = say(lang).reports;
  const { answers, place, promised, open, overdue, filedAt, department, supporters, day, reporter } = report;
  return (
    <>
      <AnswersList
        items={[
          { question: t.where, answer: whereOf(report, lang) },
          ...(place ? [{ question: t.onMap, answer: t.point(place.lat, place.lon) }] : []),
          ...questions.flatMap(({ code, label, choices = [] }) => {
            const given = Object.hasOwn(answers, code) ? [answers[code]!].flat() : [];
            const said = given.map((one) => choices.find((choice) => choice.code === one)?.label[lang] ?? one);
            return said.length === 0 ? [] : [{ question: label[lang], answer: format(lang).list(said) }];
          }),
        ]}
      />
      <p class="meta dotted">
        <span>{t.filed(filedAt)}</span>
        {open && <span>{overdue ? t.was(promised) : t.promised(promised)}</span>}
        {day && open && <span>{t.day(momentOf(day))}</span>}
      </p>
      <p class="meta">
        {t.department} {named.departments.get(department)?.[lang] ?? department}
      </p>
      {reporter && isShown(reporter) && (
        <p class="meta">
          {t.by} <Written text={reporter.name} />
        </p>
      )}
      {supporters > 0 && <p class="meta">{t.supporters(supporters)}</p>}
    </>
  );
}

/** What the reader may say to it. */
function Mine({ view: { frame, report, standing, errors, kept }, lang }: Props) {
  const t = say(lang).reports.mine;
  const to = paths(lang);
  const { id, open, status } = report;
  const involved = standing === 'reporter' || standing === 'supporter';
  if (involved && !open && status !== 'duplicate')
    return (
      <section class="card stack" aria-labelledby="fixed">
        <h2 id="fixed">{t.fixedTitle}</h2>
        {status === 'resolved' && (
          <form method="post" action={to.confirmReport(id)} data-once>
            <Guard frame={frame} />
            <button type="submit" class="button">
              {t.fixed}
            </button>
          </form>
        )}
        <form class="form" method="post" action={to.reopenReport(id)} data-once noValidate>
          <Guard frame={frame} />
          <TextArea
            lang={lang}
            name="text"
            label={t.reopenText}
            hint={t.reopenHint}
            value={kept?.text}
            most={4_000}
            error={errorOf(errors, 'text')}
          />
          <button type="submit" class="button quiet">
            {t.reopen}
          </button>
        </form>
      </section>
    );
  if (!open && !involved) return null;
  return (
    <section class="card stack" aria-labelledby="mine">
      <h2 id="mine">{standing === 'reporter' ? t.yours : t.title}</h2>
      {standing === 'supporter' && (
        <form class="stack" method="post" action={to.leaveReport(id)} data-once>
          <Guard frame={frame} />
          <p>{t.supported}</p>
          <button type="submit" class="link-button">
            {t.leave}
          </button>
        </form>
      )}
      {standing === 'stranger' && (
        <form class="stack" method="post" action={to.supportReport(id)} data-once>
          <Guard frame={frame} />
          <p>{t.supportHint}</p>
          <button type="submit" class="button">
            {t.support}
          </button>
        </form>
      )}
      {standing === null && (
        <p>
          <a class="button quiet" href={to.signIn(to.report(id))}>
            {t.signIn}
          </a>
        </p>
      )}
    </section>
  );
}
