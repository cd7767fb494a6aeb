import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import { countIn, type Figure } from '../../../read-models/figures.js';
import type { PetitionTitle } from '../../../read-models/petitions.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Pagination } from '../components/pagination.js';
import { Scroller } from '../components/scroller.js';
import { titleOf } from '../components/text.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { api, feedAt, paths } from '../paths.js';
import { dataset } from '../sharing/structured.js';
import { withQuery } from '../with-query.js';

export type FiguresView = Framed & {
  readonly figures: Listed<Figure>;
  /** Petitions that stand in lists, by id. */
  readonly titles: ReadonlyMap<string, PetitionTitle>;
  readonly cursor?: string | undefined;
};
type Props = { readonly view: FiguresView; readonly lang: Lang };

/** Every official figure, the newest first. */
export function LogFiguresPage(view: FiguresView, lang: Lang): VNode {
  const { frame, figures, cursor } = view;
  const words = say(lang);
  const t = words.figures;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="log"
      meta={{
        title: t.title,
        description: t.lead,
        unlisted: cursor !== undefined,
        way: [{ href: to.log, label: words.log.title }],
        feed: { path: feedAt('figures', 'atom', lang), title: words.sharing.feeds.figures },
        about: [
          dataset(
            { origin: frame.origin, lang },
            { path: to.figures, name: t.title, description: t.lead, files: [[api.figures, 'application/json']] },
          ),
        ],
      }}
    >
      <div class="stack">
        <Breadcrumbs lang={lang} way={[{ href: to.log, label: words.log.title }]} here={t.title} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        {figures.items.length === 0 ? <p class="card">{t.empty}</p> : <Figures view={view} lang={lang} />}
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : to.figures}
          next={figures.next === null ? undefined : withQuery(to.figures, { cursor: figures.next })}
        />
        <p class="data-links">
          <span>{t.data}:</span>
          <a href={api.figures}>JSON</a>
          <a href={feedAt('figures', 'atom', lang)}>{words.sharing.feeds.follow}</a>
        </p>
        <section class="card quiet stack" aria-labelledby="recount">
          <h2 id="recount">{t.recount}</h2>
          <p>{t.recountText}</p>
        </section>
      </div>
    </Layout>
  );
}

function Figures({ view: { figures, titles }, lang }: Props) {
  const words = say(lang);
  const t = words.figures;
  const { number } = format(lang);
  const to = paths(lang);
  const newest = new Map<string, string>();
  for (const { of, event } of figures.items) if (!newest.has(of)) newest.set(of, event);
  return (
    <Scroller label={t.table}>
      <table class="table over">
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.signatures}</th>
            <th scope="col">{t.size}</th>
            <th scope="col">{t.when}</th>
          </tr>
        </thead>
        <tbody>
          {figures.items.map(({ event, figure, of, value, size, at }) => {
            const title = titles.get(of);
            return (
              <tr>
                <th scope="row">
                  {title ? (
                    <a href={to.petition(of)} lang={title.language}>
                      {titleOf(title.text, lang)}
                    </a>
                  ) : figure === 'budget-result' ? (
                    t.round
                  ) : figure === 'ogp-report' ? (
                    <a href={to.planReport(of)}>{words.ogpReport.titleOf(of)}</a>
                  ) : (
                    t.sealed
                  )}
                  {figure !== 'ogp-report' && newest.get(of) !== event && <span class="sub">{t.corrected}</span>}
                </th>
                <td class="n">{number(countIn(value))}</td>
                <td class="n">{number(size)}</td>
                <td>
                  {t.at(at)}
                  <span class="sub">
                    <a href={withQuery(to.log, { find: event })}>{t.entry}</a>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroller>
  );
}
