import type { VNode } from 'preact';
import { PROPOSAL_THEMES } from '../../../events/proposals.js';
import type { Listed } from '../../../read-models/answer.js';
import { PROPOSAL_STATUSES } from '../../../read-models/proposal-documents.js';
import type { ProposalCard as Card, ProposalsWanted } from '../../../read-models/proposals.js';
import type { RoundView } from '../../../read-models/rounds.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ProposalCard } from '../components/budget/proposal-card.js';
import { potName } from '../components/budget/round-parts.js';
import { Field, Select } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, feedAt, paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type ProposalsListView = Framed & {
  readonly round: RoundView;
  readonly wanted: Omit<ProposalsWanted, 'round' | 'limit'>;
  readonly found: Listed<Card>;
};
type Props = { readonly view: ProposalsListView; readonly lang: Lang };

/** A round's proposals: found by words, by whom they are for, by theme and by state. */
export function ProposalsListPage(view: ProposalsListView, lang: Lang): VNode {
  const { frame, round, wanted, found } = view;
  const { proposals: t, budget, sharing } = say(lang);
  const to = paths(lang);
  const { cursor, ...query } = wanted;
  const name = round.title[lang];
  const feed = feedAt(`rounds/${round.id}`, 'atom', lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{
        title: `${t.title}: ${name}`,
        description: t.lead,
        json: api.round(round.id, '/proposals'),
        unlisted: cursor !== undefined,
        way: [
          { href: to.budget, label: budget.title },
          { href: to.budgetRound(round.id), label: name },
        ],
        feed: { path: feed, title: sharing.feeds.round(name) },
      }}
    >
      <div class="stack">
        <Breadcrumbs
          lang={lang}
          way={[
            { href: to.budget, label: budget.title },
            { href: to.budgetRound(round.id), label: name },
          ]}
          here={t.title}
        />
        <div class="between">
          <div class="stack">
            <h1>{t.title}</h1>
            <p class="lead">{t.lead}</p>
          </div>
          {round.phase === 'proposals' && (
            <a class="button" href={to.propose(round.id)}>
              {t.start}
            </a>
          )}
        </div>
        <Filters view={view} lang={lang} />
        <p class="meta dotted" role="status">
          <span>{found.items.length === 0 ? t.nothing : t.found(found.total)}</span>
          {round.result && <a href={withQuery(to.reports, { layers: 'budget-winners' })}>{t.onMap}</a>}
        </p>
        <ul class="list">
          {found.items.map((proposal) => (
            <ProposalCard proposal={proposal} lang={lang} />
          ))}
        </ul>
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : to.proposals(round.id, query)}
          next={found.next === null ? undefined : to.proposals(round.id, { ...query, cursor: found.next })}
        />
        <p class="data-links">
          <a href={withQuery(api.round(round.id, '/proposals'), query)}>JSON</a>
          <a href={feed}>{sharing.feeds.follow}</a>
        </p>
      </div>
    </Layout>
  );
}

function Filters({ view: { round, wanted }, lang }: Props) {
  const { proposals: t, shell } = say(lang);
  const all = { value: '', label: shell.all };
  const states = [
    { value: 'open', label: t.open },
    { value: 'won', label: t.won },
    ...PROPOSAL_STATUSES.map((value) => ({ value, label: t.status[value] })),
  ];
  return (
    <search>
      <form class="card filters" method="get" action={paths(lang).proposals(round.id)} aria-label={t.filters.form}>
        <Field lang={lang} name="q" label={t.filters.q} value={wanted.q} input={{ type: 'search', required: false }} />
        <Select
          lang={lang}
          name="pot"
          label={t.filters.pot}
          value={wanted.pot}
          options={[all, ...round.pots.map(({ pot }) => ({ value: pot, label: potName(pot, lang) }))]}
        />
        <Select
          lang={lang}
          name="theme"
          label={t.filters.theme}
          value={wanted.theme}
          options={[all, ...PROPOSAL_THEMES.map((value) => ({ value, label: t.themes[value] }))]}
        />
        <Select lang={lang} name="state" label={t.filters.state} value={wanted.state} options={[all, ...states]} />
        <button type="submit" class="button">
          {shell.filter}
        </button>
      </form>
    </search>
  );
}
