import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { RoundView } from '../../../read-models/rounds.js';
import { RoundCard } from '../components/budget/round-card.js';
import { Pagination } from '../components/pagination.js';
import { Tile } from '../components/tile.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { api, feedAt, paths } from '../paths.js';
import { service } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

export type BudgetView = Framed & { readonly found: Listed<RoundView>; readonly cursor?: string | undefined };

/** Every round, and what a round is. */
export function BudgetPage({ frame, found, cursor }: BudgetView, lang: Lang): VNode {
  const t = say(lang).budget;
  const to = paths(lang);
  const open = found.items.find(({ phase }) => phase === 'proposals');
  const hero = (
    <div class="hero">
      <div class="wrap between">
        <div class="stack">
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </div>
        {open && (
          <a class="button" href={to.propose(open.id)}>
            {say(lang).proposals.start}
          </a>
        )}
      </div>
    </div>
  );
  const about = service(
    { origin: frame.origin, lang },
    { path: to.budget, name: t.title, description: t.description, demo: frame.demo },
  );
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{
        title: t.title,
        description: t.description,
        json: api.rounds,
        unlisted: cursor !== undefined,
        feed: { path: feedAt('rounds', 'atom', lang), title: say(lang).sharing.feeds.rounds },
        about: [about],
      }}
      hero={hero}
    >
      <div class="stack-wide">
        <section class="stack" aria-labelledby="rounds">
          <h2 id="rounds">{t.rounds}</h2>
          {found.items.length === 0 && <p class="meta">{t.none}</p>}
          <ul class="list">
            {found.items.map((round) => (
              <RoundCard round={round} lang={lang} />
            ))}
          </ul>
          <Pagination
            lang={lang}
            first={cursor === undefined ? undefined : to.budget}
            next={found.next === null ? undefined : withQuery(to.budget, { cursor: found.next })}
          />
        </section>
        <section class="stack" aria-labelledby="how">
          <h2 id="how">{t.how}</h2>
          <ol class="steps">
            {t.steps.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </section>
        <ul class="tiles">
          <Tile icon="bars" title={t.spending} text={t.spendingText} href={to.spending} />
        </ul>
      </div>
    </Layout>
  );
}
