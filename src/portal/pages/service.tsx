import type { ComponentChildren, VNode } from 'preact';
import type { FormQuestion } from '../../../events/services.js';
import type { ServiceScoreView } from '../../../read-models/service-scores.js';
import type { ServiceView } from '../../../read-models/services.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ScoreSummary } from '../components/service/score.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { firstSentence } from '../service-words.js';
import { service as asService } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

type Both = Readonly<Record<Lang, string>>;
export type ServicePageView = Framed & {
  readonly service: ServiceView;
  /** Since when this version holds, and whether another one does by now. */
  readonly since: string;
  readonly older: boolean;
  readonly department: Both | null;
  readonly score?: ServiceScoreView | undefined;
};

/** One service: who may apply, what it costs, how long it takes, what is needed, on which law it rests. */
export function ServicePage(view: ServicePageView, lang: Lang): VNode {
  const { frame, service, since, older } = view;
  const { code, title, about, form } = service;
  const { services: t } = say(lang);
  const to = paths(lang);
  const site = { origin: frame.origin, lang };
  const named = { path: to.service(code), name: title[lang], description: firstSentence(about[lang]) };
  const meta = {
    ...{ title: title[lang], description: named.description, json: api.service(code) },
    about: [asService(site, { ...named, demo: frame.demo })],
  };
  return (
    <Layout frame={frame} lang={lang} room="services" meta={meta}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.services, label: t.title }]} here={title[lang]} />
        {older && (
          <Banner tone="waits" title={t.page.older}>
            <p>
              <a href={to.service(code)}>{t.page.newest}</a>
            </p>
          </Banner>
        )}
        <h1>{title[lang]}</h1>
        {about[lang].split('\n\n').map((part, i) => (
          <p class={i === 0 ? 'lead' : undefined}>{part}</p>
        ))}
        <Facts view={view} lang={lang} />
        <WayIn service={service} older={older} frame={frame} lang={lang} />
        <Part title={t.page.documents}>
          {service.documents.length === 0 ? (
            <p>{t.page.noDocuments}</p>
          ) : (
            <ul>
              {service.documents.map((one) => (
                <li>{one[lang]}</li>
              ))}
            </ul>
          )}
        </Part>
        {service.steps.length > 0 && (
          <Part title={t.page.steps}>
            <ol>
              {service.steps.map((step) => (
                <li>{step.title[lang]}</li>
              ))}
            </ol>
          </Part>
        )}
        {service.grounds.length > 0 && (
          <Part title={t.page.grounds}>
            <ul>
              {service.grounds.map(({ label }) => (
                <li>{label[lang]}</li>
              ))}
            </ul>
          </Part>
        )}
        {service.sensitive && <p>{t.page.sensitive}</p>}
        {view.score && <ScoreSummary score={view.score} lang={lang} />}
        <details class="fold">
          <summary>{t.page.questions(form.length)}</summary>
          <ol>
            {(form as readonly FormQuestion[]).map(({ label }) => (
              <li>{label[lang]}</li>
            ))}
          </ol>
        </details>
        {service.versions?.length > 1 && (
          <details class="fold">
            <summary>{t.page.versions}</summary>
            <ul>
              {service.versions.toReversed().map(({ version, at }) => (
                <li>
                  <a href={withQuery(to.service(code), { version: String(version) })}>{t.page.version(version, at)}</a>
                </li>
              ))}
            </ul>
          </details>
        )}
        <p class="meta dotted">
          <span>{t.page.version(service.version, since)}</span>
          <a href={api.service(code)}>{t.page.data}</a>
        </p>
      </div>
    </Layout>
  );
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="stack">
    <h2>{title}</h2>
    {children}
  </section>
);

/** What people ask first, as a list of terms. */
function Facts({ view: { service, department }, lang }: { view: ServicePageView; lang: Lang }) {
  const { mayApply, minAge, fee, term, legalBasis } = service;
  const t = say(lang).services;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    [t.page.mayApply, [mayApply[lang], ...(minAge > 0 ? [t.page.age(minAge)] : [])]],
    [t.page.fee, [t.fee(fee)]],
    [t.page.term, [t.term[term.unit](term.length), t.page.termPauses]],
    [t.page.department, [department?.[lang] ?? t.page.cityHall]],
    ...(legalBasis ? [[t.page.law, [legalBasis[lang]]] as const] : []),
  ];
  return (
    <dl class="answers">
      {facts.map(([name, lines]) => (
        <div>
          <dt>{name}</dt>
          <dd>
            {lines.map((line) => (
              <p>{line}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where one applies, or why one cannot. */
function WayIn({ service, older, frame, lang }: Pick<ServicePageView, 'service' | 'older' | 'frame'> & { lang: Lang }) {
  const t = say(lang).services.page;
  if (service.retired) return <p>{t.retired}</p>;
  if (older) return null;
  if (service.online === false) return <p>{t.hallOnly}</p>;
  return <Start code={service.code} frame={frame} lang={lang} />;
}

const Start = ({ code, frame, lang }: { code: string; frame: Framed['frame']; lang: Lang }) => {
  const t = say(lang).services.page;
  return (
    <>
      <p class="deeds">
        <a class="button big" href={paths(lang).applyFor(code)} rel="nofollow">
          {t.start}
        </a>
      </p>
      {!frame.reader && <p class="meta">{t.signInFirst}</p>}
    </>
  );
};
