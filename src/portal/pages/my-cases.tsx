import type { VNode } from 'preact';
import type { CaseCard } from '../../../read-models/cases.js';
import type { ServiceVersion } from '../../../read-models/service-documents.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { CaseTag } from '../components/service/case-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { lastMoment } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type MyCasesView = Framed & {
  readonly cases: readonly CaseCard[];
  /** Not sent yet. */
  readonly drafts: readonly {
    readonly service: string;
    readonly title: ServiceVersion['title'];
    readonly until: string;
  }[];
};

/** While one of these lasts the term does not run. */
const STANDS: readonly string[] = ['waiting', 'returned'];

/** What the reader has applied for, and what they have not sent yet. */
export function MyCasesPage({ frame, cases, drafts }: MyCasesView, lang: Lang): VNode {
  const { cases: t, shell } = say(lang);
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="me" meta={{ title: t.title, unlisted: true }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.me, label: shell.me }]} here={t.title} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {drafts.length > 0 && (
          <section class="card stack" aria-labelledby="drafts">
            <h2 id="drafts">{t.drafts}</h2>
            <ul class="rows">
              {drafts.map(({ service, title, until }) => (
                <li>
                  <h3>{title[lang]}</h3>
                  <p class="meta">{t.keptUntil(until)}</p>
                  <a href={to.applyFor(service)}>
                    {t.goOn} <span class="hidden-visually">{title[lang]}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {cases.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <ul class="list">
            {cases.map((one) => (
              <li class="card item">
                <p class="kicker">
                  <CaseTag status={one.status} lang={lang} />
                </p>
                <h2>
                  <a href={to.myCase(one.reference ?? one.id)}>{one.title[lang]}</a>
                </h2>
                <p class="meta dotted">
                  <span>{one.reference ?? t.noReference}</span>
                  <span>{t.submitted(one.submittedAt)}</span>
                  {one.open && <span>{STANDS.includes(one.status) ? t.stands : t.due(lastMoment(one.due))}</span>}
                </p>
              </li>
            ))}
          </ul>
        )}
        <p>
          <a class="button quiet" href={to.services}>
            {t.toServices}
          </a>
        </p>
      </div>
    </Layout>
  );
}
