import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { TopicCard as Card, ForumCategoryView, TopicSort } from '../../../read-models/forum.js';
import { Field, Select } from '../components/field.js';
import { type CategoryNames, TopicCard } from '../components/forum/topic-card.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, feedAt, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type CategoryWithTopics = ForumCategoryView & { readonly topics: number };

/** One page of topics as it was asked for, and where they stand. */
export type ForumView = Framed & {
  readonly wanted: {
    readonly q?: string | undefined;
    readonly category?: string | undefined;
    readonly sort?: TopicSort | undefined;
    /** `<kind>:<id>`. */
    readonly about?: string | undefined;
    readonly cursor?: string | undefined;
  };
  readonly categories: readonly CategoryWithTopics[];
  readonly names: CategoryNames;
  readonly found: Listed<Card>;
};
type Props = { readonly view: ForumView; readonly lang: Lang };

const SORTS: readonly TopicSort[] = ['active', 'newest', 'posts'];

/** What is talked about. */
export function ForumPage(view: ForumView, lang: Lang): VNode {
  const { frame, wanted, found, names, categories } = view;
  const t = say(lang).forum;
  const to = paths(lang);
  const { cursor, ...query } = wanted;
  const chosen = categories.find(({ category }) => category === wanted.category);
  // of the address, what its data and its feed know, too
  const narrowed = { q: wanted.q, category: wanted.category, about: wanted.about };
  const whole = !cursor && !wanted.q && !wanted.category && !wanted.about;
  const hero = (
    <div class="hero">
      <div class="wrap stack">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a class="button" href={withQuery(to.newTopic, { category: wanted.category, about: wanted.about })}>
            {t.start}
          </a>
        </p>
      </div>
    </div>
  );
  const title = chosen ? `${chosen.title[lang]}: ${t.title}` : t.title;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="forum"
      meta={{
        title,
        description: chosen?.description[lang] ?? t.description,
        json: withQuery(api.topics, narrowed),
        unlisted: cursor !== undefined,
        feed: { path: feedAt('topics', 'atom', lang, narrowed), title: say(lang).sharing.feeds.topics },
      }}
      hero={hero}
    >
      <div class="stack">
        {whole ? <Rooms view={view} lang={lang} /> : <CategoryTabs view={view} lang={lang} />}
        {chosen && <p class="lead">{chosen.description[lang]}</p>}
        <Filters view={view} lang={lang} />
        <h2 class={whole ? undefined : 'hidden-visually'}>{t.allTopics}</h2>
        {found.total > 0 && (
          <p class="meta" role="status">
            {t.found(found.total)}
          </p>
        )}
        {found.items.length === 0 ? (
          <Nothing lang={lang} />
        ) : (
          <ul class="list">
            {found.items.map((topic) => (
              <TopicCard topic={topic} names={names} lang={lang} />
            ))}
          </ul>
        )}
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : withQuery(to.forum, query)}
          next={found.next === null ? undefined : withQuery(to.forum, { ...query, cursor: found.next })}
        />
        <p class="data-links">
          <span>{t.data}:</span>
          <a href={withQuery(api.topics, { ...narrowed, sort: wanted.sort })}>JSON</a>
          <a href={feedAt('topics', 'atom', lang, narrowed)}>{say(lang).sharing.feeds.follow}</a>
        </p>
      </div>
    </Layout>
  );
}

/** Every category with what belongs there, on the first page. */
function Rooms({ view: { categories }, lang }: Props) {
  const t = say(lang).forum;
  return (
    <section aria-labelledby="categories">
      <h2 class="hidden-visually" id="categories">
        {t.categories}
      </h2>
      <ul class="tiles rooms">
        {categories
          .filter(({ retired }) => !retired)
          .map(({ category, title, description, topics }) => (
            <li class="card tile">
              <h3>
                <a href={withQuery(paths(lang).forum, { category })}>{title[lang]}</a>
              </h3>
              <p>{description[lang]}</p>
              <p class="meta">{t.topics(topics)}</p>
            </li>
          ))}
      </ul>
    </section>
  );
}

/** The same list by category, each with its own address. */
function CategoryTabs({ view: { categories, wanted }, lang }: Props) {
  const t = say(lang).forum;
  const at = (category: string | undefined) => withQuery(paths(lang).forum, { ...wanted, category, cursor: undefined });
  // the counts are of the whole forum: beside a narrower list they would be wrong
  const whole = !wanted.q && !wanted.about;
  const shown = categories.filter(({ retired, category }) => !retired || category === wanted.category);
  const tabs = [
    { category: undefined, label: t.all, count: categories.reduce((sum, { topics }) => sum + topics, 0) },
    ...shown.map(({ category, title, topics }) => ({ category, label: title[lang], count: topics })),
  ];
  return (
    <nav aria-label={t.categories}>
      <ul class="tabs">
        {tabs.map(({ category, label, count }) => (
          <li>
            <a href={at(category)} aria-current={category === wanted.category ? 'page' : undefined}>
              {label} {whole && <span class="count">{format(lang).number(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Filters({ view: { wanted }, lang }: Props) {
  const words = say(lang);
  const t = words.forum.filters;
  return (
    <search>
      <form class="card filters few" method="get" action={paths(lang).forum} aria-label={t.form}>
        {wanted.category && <input type="hidden" name="category" value={wanted.category} />}
        {wanted.about && <input type="hidden" name="about" value={wanted.about} />}
        <Field lang={lang} name="q" label={t.q} value={wanted.q} input={{ type: 'search', required: false }} />
        <Select
          lang={lang}
          name="sort"
          label={t.sort}
          value={wanted.sort ?? 'active'}
          options={SORTS.map((value) => ({ value, label: t.sorts[value] }))}
        />
        <button type="submit" class="button">
          {words.shell.search}
        </button>
      </form>
    </search>
  );
}

function Nothing({ lang }: { lang: Lang }) {
  const t = say(lang).forum;
  const to = paths(lang);
  return (
    <div class="card stack">
      <h3>{t.nothing}</h3>
      <p>{t.nothingText}</p>
      <p class="deeds">
        <a class="button quiet" href={to.forum}>
          {t.reset}
        </a>
        <a href={to.newTopic}>{t.start}</a>
      </p>
    </div>
  );
}
