import type { VNode } from 'preact';
import type { Question } from '../../../events/smart-map.js';
import type { ReportView } from '../../../read-models/reports.js';
import type { Districts } from '../../map/districts.js';
import { AnswersList } from '../components/answers-list.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { DiscussLink } from '../components/forum/discuss-link.js';
import { Kept } from '../components/map/kept.js';
import { ReportPhotos } from '../components/map/photos.js';
import { PlaceSketch } from '../components/map/place-sketch.js';
import type { ActProps, ReportOfficeView } from '../components/map/report-act.js';
import { categoryOf, type Named, ReportTag, Where, whereOf } from '../components/map/report-card.js';
import { Appeal, Mine } from '../components/map/report-mine.js';
import { ReportModeration } from '../components/map/report-moderation.js';
import { ReportNotes } from '../components/map/report-notes.js';
import { ReportOffice } from '../components/map/report-office.js';
import { ReportUpdates } from '../components/map/report-updates.js';
import { ShareRow } from '../components/share-row.js';
import { Gone, isShown, Prose, Written } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import type { KeptDeed } from '../kept.js';
import { Layout } from '../layout.js';
import { holds } from '../office-rooms.js';
import { paths } from '../paths.js';
import { reportMeta } from '../sharing/report-meta.js';

export type ReportPageView = Framed & {
  readonly report: ReportView;
  readonly named: Named;
  readonly districts: Pick<Districts, 'features' | 'schematic'>;
  /** What its category asks. */
  readonly questions: readonly Question[];
  /** How the reader stands to it; null for somebody who is not signed in. */
  readonly standing: 'reporter' | 'supporter' | 'stranger' | null;
  /** For an official: what they may do, and what they need for it. */
  readonly office?: ReportOfficeView | undefined;
  /** How many topics of the forum are about it. */
  readonly topics?: number | undefined;
  /** For an official who decides nothing here, because they have found it themselves: how. */
  readonly barred?: 'reporter' | 'supporter' | undefined;
  readonly notice?: keyof Catalogue['reports']['notices'] | undefined;
  readonly errors: readonly FormError[];
  readonly kept?: KeptDeed | undefined;
};
type Props = { readonly view: ReportPageView; readonly lang: Lang };

/** One report: what was found, how it stands, and what may be done about it. */
export function ReportPage(view: ReportPageView, lang: Lang): VNode {
  const { frame, report, named, notice, errors, kept, office } = view;
  const { reports: t, refusals } = say(lang);
  const title = categoryOf(report, named, lang);
  // its form is shown no more when somebody else has changed the report meanwhile
  const lost = errors.some(({ field }) => field === '') ? (kept?.text ?? kept?.whose) : undefined;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{
        ...reportMeta(view, lang),
        failed: errors.length > 0,
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
          <ReportPhotos photos={report.photos} id={report.id} frame={frame} lang={lang} />
          <Facts view={view} lang={lang} />
          {!report.hidden && (
            <DiscussLink about={{ kind: 'report', id: report.id }} topics={view.topics ?? 0} lang={lang} />
          )}
          {report.mergedInto && (
            <Banner title={t.merged}>
              <p>
                <a href={paths(lang).report(report.mergedInto)}>{t.mergedLink}</a>
              </p>
              {holds(frame.reader?.roles, ['officer']) && (
                <p>
                  <a href={paths(lang).unmergeReport(report.id)}>{say(lang).reportDesk.unmerge.send}</a>
                </p>
              )}
            </Banner>
          )}
        </div>
        <aside aria-label={t.mine.title}>
          <div class="stack">
            {report.hidden ? <Appeal view={view} lang={lang} /> : <Mine view={view} lang={lang} />}
            {view.barred && (
              <p class="card quiet">{refusals[view.barred === 'reporter' ? 'report.own' : 'report.found-by-you']}</p>
            )}
            {office && <Office view={{ ...view, office }} lang={lang} />}
            {!report.hidden && (
              <section class="card quiet" aria-label={say(lang).sharing.title}>
                <ShareRow
                  url={frame.origin + paths(lang).report(report.id)}
                  title={`${title}, ${whereOf(report, lang)}`}
                  lang={lang}
                />
              </section>
            )}
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

function Office({ view, lang }: ActProps) {
  const { work, moderate } = view.office;
  return (
    <>
      {work && <ReportOffice view={view} lang={lang} />}
      {moderate && <ReportModeration view={view} lang={lang} />}
      <ReportNotes view={view} lang={lang} />
    </>
  );
}

function Facts({ view: { report, named, questions, districts }, lang }: Props) {
  const t = say(lang).reports;
  const { answers, place, promised, open, overdue, filedAt, department, supporters, day, reporter } = report;
  return (
    <>
      <AnswersList
        items={[
          { question: t.where, answer: <Where report={report} lang={lang} /> },
          ...(place ? [{ question: t.onMap, answer: t.point(place.lat, place.lon) }] : []),
          ...questions.flatMap((question) => {
            const given = Object.hasOwn(answers, question.code) ? [answers[question.code]!].flat() : [];
            if (given.length === 0) return [];
            return [
              { question: question.label[lang], answer: <Given question={question} given={given} lang={lang} /> },
            ];
          }),
        ]}
      />
      {place && <PlaceSketch districts={districts} district={report.district} place={place} lang={lang} />}
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

/** An answer: the city's own words where it was chosen, the reporter's where it was written. */
function Given({ question, given, lang }: { question: Question; given: readonly string[]; lang: Lang }) {
  const { kind, choices = [] } = question;
  if (!kind.startsWith('choice')) return <Written text={given.join(', ')} />;
  const said = given.map((one) => choices.find(({ code }) => code === one)?.label[lang] ?? one);
  return <>{format(lang).list(said)}</>;
}
