import type { VNode } from 'preact';
import type { PetitionCard as Card } from '../../../read-models/petition-views.js';
import { Pagination } from '../components/pagination.js';
import { PetitionCard } from '../components/petition-card.js';
import { listAt, PetitionFilters, type StateCounts, StateTabs, type Wanted } from '../components/petition-filters.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, feedAt, paths } from '../paths.js';
import { service } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

/** One page of the list as it was asked for, and how many petitions are in each state. */
export type PetitionsListView = Framed & {
  readonly wanted: Wanted;
  readonly items: readonly Card[];
  readonly total: number;
  readonly next: string | null;
  readonly counts: StateCounts;
};

export function PetitionsListPage({ frame, wanted, items, total, next, counts }: PetitionsListView, lang: Lang): VNode {
  const t = say(lang).petitions;
  const hero = (
    <div class="hero">
      <div class="wrap stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a class="button" href={paths(lang).newPetition}>
            {t.start}
          </a>
        </p>
      </div>
    </div>
  );
  const { cursor, ...query } = wanted;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="petitions"
      meta={{
        title: t.title,
        description: t.description,
        json: api.petitions,
        unlisted: cursor !== undefined,
        feed: { path: feedAt('petitions', 'atom', lang, query), title: say(lang).sharing.feeds.petitions },
        about: [
          service(
            { origin: frame.origin, lang },
            { path: paths(lang).petitions, name: t.title, description: t.description, demo: frame.demo },
          ),
        ],
      }}
      hero={hero}
    >
      <div class="stack">
        <PetitionFilters wanted={wanted} lang={lang} />
        <StateTabs wanted={wanted} counts={counts} lang={lang} />
        {total > 0 && (
          <p class="meta" role="status">
            {t.found(total)}
          </p>
        )}
        {items.length === 0 ? (
          <Nothing lang={lang} />
        ) : (
          <ul class="list">
            {items.map((petition) => (
              <PetitionCard petition={petition} now={frame.now} lang={lang} />
            ))}
          </ul>
        )}
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : listAt(lang, query)}
          next={next === null ? undefined : listAt(lang, { ...query, cursor: next })}
        />
        {total > 0 && (
          <p class="data-links">
            <a href={withQuery(api.petitions, query)}>JSON</a>
            <a href={withQuery(`${api.petitions}.csv`, query)}>CSV</a>
            <a href={feedAt('petitions', 'atom', lang, query)}>{say(lang).sharing.feeds.follow}</a>
          </p>
        )}
      </div>
    </Layout>
  );
}

function Nothing({ lang }: { lang: Lang }) {
  const { nothing: t, start } = say(lang).petitions;
  const to = paths(lang);
  return (
    <div class="card stack">
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <p class="deeds">
        <a class="button quiet" href={to.petitions}>
          {t.reset}
        </a>
        <a href={to.newPetition}>{start}</a>
      </p>
    </div>
  );
}
