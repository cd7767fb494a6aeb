import type { VNode } from 'preact';
import {
  VISIT_STANDARDS,
  type VisitChannel,
  type VisitFinding,
  type VisitGround,
} from '../../../events/civic-control.js';
import type { VisitVersionView, VisitView } from '../../../read-models/civic-monitors.js';
import { districtName } from '../../map/district-names.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { AnswerVisitForm, HideVisitForm, OwnVisitForm } from '../components/service/visit-forms.js';
import { Prose } from '../components/text.js';
import { type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { momentOf } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';
import { VisitTag } from './visits.js';

export const VISIT_DONE = ['reported', 'answered', 'withdrawn', 'hidden', 'shown'] as const;
export type VisitDone = (typeof VISIT_DONE)[number];

export type VisitPageView = Framed & {
  readonly visit: VisitView;
  /** What the reader may do with it. */
  readonly own: boolean;
  readonly mayAnswer: boolean;
  readonly mayModerate: boolean;
  readonly done?: VisitDone | undefined;
  readonly errors?: readonly FormError[];
  readonly kept?: Readonly<Record<string, string | undefined>>;
};

/** One visit of a civic monitor: what was checked and seen, and what the service says to it. */
export function VisitPage(view: VisitPageView, lang: Lang): VNode {
  const { frame, visit, errors = [], done } = view;
  const { services, civic } = say(lang);
  const t = civic.visits;
  const to = paths(lang);
  const now = visit.versions.at(-1)!;
  const title = t.of(visit.title[lang]);
  const way = [
    { href: to.services, label: services.title },
    { href: withQuery(to.visits, { service: visit.service }), label: t.title },
  ];
  const { hidden, shown } = t.moderation;
  const said = { reported: t.form.done, answered: t.form.answered, withdrawn: t.form.gone, hidden, shown };
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="services"
      meta={{ title, way, json: api.visit(visit.id), failed: errors.length > 0 }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={way} here={title} />
        <ErrorSummary errors={errors} lang={lang} />
        {done && <Banner tone="good" title={said[done]} news />}
        <p class="kicker">
          <VisitTag visit={visit} lang={lang} />
        </p>
        <h1>{title}</h1>
        <dl class="answers">
          <div>
            <dt>{t.by}</dt>
            <dd>
              <a href={withQuery(to.visits, { monitor: visit.monitor })}>
                {'name' in visit.name ? visit.name.name : t.nameErased}
              </a>
            </dd>
          </div>
          <div>
            <dt>{t.organisation}</dt>
            <dd>{visit.organisation[lang]}</dd>
          </div>
        </dl>
        {visit.withdrawn ? (
          <>
            <p>{t.sealed}</p>
            {'text' in visit.withdrawn.text && <Prose text={visit.withdrawn.text.text} />}
          </>
        ) : (
          <Seen visit={visit} seen={now} lang={lang} />
        )}
        <section class="stack" aria-labelledby="answer">
          <h2 id="answer">{t.answer}</h2>
          {visit.answers.length === 0 && <p>{t.noAnswer}</p>}
          {visit.answers.map(({ at, version, text }) => (
            <div class="card stack">
              {'ka' in text ? <Prose text={text[lang]} lang={lang} /> : <p class="gone">{t.erased}</p>}
              <p class="meta">{t.version(version, at)}</p>
            </div>
          ))}
        </section>
        {!visit.withdrawn && !visit.hidden && visit.versions.length > 1 && (
          <details class="fold">
            <summary>{t.versions}</summary>
            {visit.versions
              .slice(0, -1)
              .toReversed()
              .map((one) => (
                <section class="stack" aria-labelledby={`version-${one.version}`}>
                  <h2 id={`version-${one.version}`}>{t.version(one.version, one.at)}</h2>
                  <Words seen={one} lang={lang} />
                </section>
              ))}
          </details>
        )}
        {!visit.withdrawn && view.mayAnswer && <AnswerVisitForm view={view} lang={lang} />}
        {!visit.withdrawn && view.own && <OwnVisitForm view={view} lang={lang} />}
        {!visit.withdrawn && view.mayModerate && <HideVisitForm view={view} lang={lang} />}
        <p class="meta dotted">
          <a href={to.service(visit.service)}>{visit.title[lang]}</a>
          <a href={api.visit(visit.id)}>{services.page.data}</a>
        </p>
      </div>
    </Layout>
  );
}

function Seen({ visit, seen, lang }: { visit: VisitView; seen: VisitVersionView; lang: Lang }) {
  const t = say(lang).civic.visits;
  const names = VISIT_STANDARDS.filter((name) => seen.checks[name]);
  const shown = seen.text.erased || seen.text.sealed ? [] : seen.files;
  return (
    <>
      <p class="meta dotted">
        <span>{t.day(momentOf(seen.day))}</span>
        <span>{t.channels[seen.channel as VisitChannel]}</span>
        {seen.district && <span>{districtName(lang, seen.district).name}</span>}
      </p>
      <section class="stack" aria-labelledby="checks">
        <h2 id="checks">{t.checks}</h2>
        <dl class="answers">
          {names.map((name) => (
            <div>
              <dt>{t.standards[name]}</dt>
              <dd>{t.findings[seen.checks[name] as VisitFinding]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="stack" aria-labelledby="seen">
        <h2 id="seen">{t.text}</h2>
        {visit.hidden ? <Hidden hidden={visit.hidden} lang={lang} /> : <Words seen={seen} lang={lang} />}
      </section>
      {shown.length > 0 && (
        <section class="stack" aria-labelledby="files">
          <h2 id="files">{t.files}</h2>
          <ul class="plain photos">
            {shown.map(({ sha256, type }, i) => {
              const name = `${t.file(i + 1)} (${type.split('/')[1]})`;
              const href = api.visit(visit.id, `/files/${sha256}`);
              return (
                <li>
                  <a href={href}>{type.startsWith('image/') ? <img src={href} alt={name} loading="lazy" /> : name}</a>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

const Words = ({ seen: { text }, lang }: { seen: VisitVersionView; lang: Lang }) => {
  const t = say(lang).civic.visits;
  if (!('text' in text)) return <p class="gone">{t.erased}</p>;
  return (
    <>
      <p>
        <b>{t.place}:</b> {text.place}
      </p>
      <Prose text={text.text} />
    </>
  );
};

function Hidden({ hidden: { ground, at, text }, lang }: { hidden: NonNullable<VisitView['hidden']>; lang: Lang }) {
  const t = say(lang).civic.visits;
  return (
    <>
      <p>{t.hiddenText(t.grounds[ground as VisitGround], at)}</p>
      {'text' in text && <Prose text={text.text} />}
    </>
  );
}
