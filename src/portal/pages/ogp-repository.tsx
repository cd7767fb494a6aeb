import type { VNode } from 'preact';
import type { MeetingCard } from '../../../read-models/meetings.js';
import { lastIndependent, lastSelf } from '../../../read-models/ogp-report-changes.js';
import type { ReportEvidence as Evidence, ReportCommitment } from '../../../read-models/ogp-report-documents.js';
import type { Made } from '../../ogp/reports.js';
import { AnswersList } from '../components/answers-list.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { CompletionTag, Official, OfficialProse, textIn } from '../components/ogp/official.js';
import { ReportEvidence } from '../components/ogp/report-evidence.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import type { PublishedReport } from './ogp-report.js';

export type RepositoryView = Framed & {
  readonly made: Made;
  readonly sessions: readonly MeetingCard[];
  readonly published: readonly PublishedReport[];
};
type Props = { readonly view: RepositoryView; readonly lang: Lang };

/** The repository that OGP's standards ask for: every document, when each came, how far it is, what was said and answered. */
export function RepositoryPage(view: RepositoryView, lang: Lang): VNode {
  const { frame, made, published } = view;
  const { ogp: t, ogpReport: r } = say(lang);
  const to = paths(lang);
  const { plan, documents, commitments, contributions } = made.report;
  const { received, answered, waiting, overdue } = contributions;
  const name = textIn(plan.content.title, lang);
  const title = r.repository.titleOf(name);
  const way = [
    { href: to.ogp, label: t.title },
    { href: to.plan(plan.id), label: name },
  ];
  const json = api.ogp('evidence', { plan: plan.id });
  return (
    <Layout frame={frame} lang={lang} room="ogp" meta={{ title, description: r.repository.lead, way, json }}>
      <div class="stack-wide">
        <div class="stack">
          <Breadcrumbs lang={lang} way={way} here={r.repository.title} />
          <h1>{title}</h1>
          <p class="lead">{r.repository.lead}</p>
          <Updated made={made} lang={lang} />
        </div>
        <section class="stack" aria-labelledby="documents">
          <h2 id="documents">{t.documents}</h2>
          <ReportEvidence items={newestFirst(documents)} origin="" lang={lang} />
        </section>
        <section class="stack" aria-labelledby="commitments">
          <h2 id="commitments">{t.commitments}</h2>
          {commitments.map((one) => (
            <Commitment key={one.id} one={one} words={made.words} lang={lang} />
          ))}
        </section>
        <Sessions view={view} lang={lang} />
        <section class="stack" aria-labelledby="contributions">
          <h2 id="contributions">{t.contributions}</h2>
          <p>
            <a href={`${to.plan(plan.id)}#contributions`}>
              {r.contributionsText(received, answered, waiting, overdue)}
            </a>
          </p>
        </section>
        <section class="stack" aria-labelledby="reports">
          <h2 id="reports">{r.published}</h2>
          {published.length === 0 && <p>{r.noPublished}</p>}
          <ul class="rows">
            {published.map(({ event, at, value }) => (
              <li key={event}>
                <a href={`${to.planReport(plan.id)}?asOf=${encodeURIComponent(value.at)}`}>
                  {r.asOf}: {r.moment(value.at)}
                </a>
                <span class="meta">{r.publishedAt(at)}</span>
              </li>
            ))}
          </ul>
          <p>
            <a href={to.planReport(plan.id)}>{r.today}</a>
          </p>
        </section>
        <p class="data-links">
          <a href={json}>{t.allDocuments}</a>
        </p>
      </div>
    </Layout>
  );
}

/** When it was added to last, and by when it has to be again. */
function Updated({ made: { report }, lang }: { readonly made: Made; readonly lang: Lang }) {
  const { repository: r } = say(lang).ogpReport;
  const { ogp: t } = say(lang);
  const next = report.terms.find(({ kind, met }) => kind === 'repository' && met === null);
  return (
    <p class="meta dotted">
      <span>{report.repositoryUpdated ? r.updated(report.repositoryUpdated) : r.never}</span>
      {next && <span>{r.nextDue(next.due)}</span>}
      {next?.state === 'overdue' && <span>{t.overdue}</span>}
    </p>
  );
}

type CommitmentProps = { readonly one: ReportCommitment; readonly words: Made['words']; readonly lang: Lang };
function Commitment({ one, words, lang }: CommitmentProps) {
  const { ogp: t, ogpReport: r } = say(lang);
  const { repository } = r;
  const to = paths(lang);
  const all = newestFirst([...one.evidence, ...one.milestones.flatMap(({ evidence }) => evidence)]);
  const { received, answered, waiting, overdue } = one.contributions;
  // its parts are named together with it: each commitment has the same ones
  const heading = `commitment-${one.id}-title`;
  const items = [
    { question: t.self, answer: <CompletionTag completion={lastSelf(one)} lang={lang} /> },
    { question: t.independent, answer: <CompletionTag completion={lastIndependent(one)} lang={lang} /> },
    { question: t.contributions, answer: r.contributionsText(received, answered, waiting, overdue) },
  ];
  return (
    <article class="card stack" id={`commitment-${one.id}`}>
      <h3 id={heading}>
        {one.content.number}.{' '}
        <a href={to.ogpCommitment(one.id)}>
          <Official said={one.content.title} lang={lang} />
        </a>
      </h3>
      <p class="meta dotted">
        <span>{repository.count(all.length)}</span>
        {all[0] && <span>{repository.last(all[0].day)}</span>}
      </p>
      <AnswersList items={items} />
      {one.milestones.map(({ code, content, state, progress, evidence }) => (
        <section class="stack" aria-labelledby={`${heading} ${one.id}-${code}`}>
          <h4 id={`${one.id}-${code}`}>
            <Official said={content.title} lang={lang} />
          </h4>
          <p class="cluster">
            {repository.progress}: <CompletionTag completion={state} lang={lang} />
            {progress && <time dateTime={progress.day}>{t.clock.on(progress.day)}</time>}
          </p>
          {progress && <OfficialProse words={words[progress.text.event] ?? { erased: true }} lang={lang} />}
          <ReportEvidence items={newestFirst(evidence)} origin="" lang={lang} />
        </section>
      ))}
      <section class="stack" aria-labelledby={`${heading} ${one.id}-whole`}>
        <h4 id={`${one.id}-whole`}>{repository.wholeCommitment}</h4>
        <ReportEvidence items={newestFirst(one.evidence)} origin="" lang={lang} />
      </section>
    </article>
  );
}

function Sessions({ view: { sessions }, lang }: Props) {
  const { group, ogp: t, ogpReport: r } = say(lang);
  const to = paths(lang);
  return (
    <section class="stack" aria-labelledby="sessions">
      <h2 id="sessions">{r.repository.sessions}</h2>
      {sessions.length === 0 && <p>{r.repository.noSessions}</p>}
      <ul class="rows">
        {sessions.map(({ id, number, date, approved }) => (
          <li key={id}>
            <p>
              <a href={to.session(id)}>{group.session(number)}</a>
            </p>
            <p class="meta dotted">
              <time dateTime={date}>{t.clock.on(date)}</time>
              {approved && <a href={api.meeting(id, '/minutes.html')}>{r.repository.minutes}</a>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const newestFirst = (items: readonly Evidence[]): readonly Evidence[] =>
  items.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
