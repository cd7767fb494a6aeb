import type { VNode } from 'preact';
import { LIFE_EVENTS, type LifeEvent } from '../../../events/services.js';
import type { ServicesFound } from '../../../read-models/services.js';
import { Field } from '../components/field.js';
import { ServiceCard } from '../components/service/service-card.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type ServicesView = Framed & {
  readonly wanted: { readonly lifeEvent?: LifeEvent | undefined; readonly q?: string | undefined };
  readonly found: ServicesFound;
  /** Life events for which there is a service. */
  readonly events: ReadonlySet<string>;
};

/** What the city does for people: search first, then by what happens in their lives. */
export function ServicesPage({ frame, wanted, found, events }: ServicesView, lang: Lang): VNode {
  const words = say(lang);
  const t = words.services;
  const to = paths(lang);
  const tab = (lifeEvent?: LifeEvent) => (
    <li>
      <a
        href={withQuery(to.services, { q: wanted.q, lifeEvent })}
        aria-current={wanted.lifeEvent === lifeEvent ? 'page' : undefined}
      >
        {lifeEvent ? t.lifeEvents[lifeEvent] : t.all}
      </a>
    </li>
  );
  const hero = (
    <div class="hero">
      <div class="wrap stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
    </div>
  );
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="services"
      meta={{ title: t.title, description: t.description, json: api.services }}
      hero={hero}
    >
      <div class="stack">
        <search>
          <form class="card filters" method="get" action={to.services} aria-label={t.searchForm}>
            {wanted.lifeEvent && <input type="hidden" name="lifeEvent" value={wanted.lifeEvent} />}
            <Field
              lang={lang}
              name="q"
              label={t.searchLabel}
              value={wanted.q}
              input={{ type: 'search', required: false }}
            />
            <button type="submit" class="button">
              {words.shell.search}
            </button>
          </form>
        </search>
        <nav aria-label={t.events}>
          <ul class="tabs">
            {tab()}
            {LIFE_EVENTS.filter((one) => events.has(one) || one === wanted.lifeEvent).map(tab)}
          </ul>
        </nav>
        {found.total === 0 ? (
          <p>{wanted.q || wanted.lifeEvent ? t.none : t.nothing}</p>
        ) : (
          <>
            <p class="meta" role="status">
              {t.found(found.total)}
            </p>
            <ul class="list">
              {found.items.map((service) => (
                <ServiceCard service={service} lang={lang} />
              ))}
            </ul>
          </>
        )}
        <p>
          <a href={to.serviceStandards}>{words.civic.standards.link}</a>
        </p>
      </div>
    </Layout>
  );
}
