import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { api } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { type PartView, wantedOf } from './part.js';

type Props = Pick<PartView, 'part' | 'found'> & { readonly lang: Lang };

const queryOf = ({ part }: Pick<PartView, 'part'>) => {
  const { year, area, programme, department, line } = wantedOf(part);
  return { year: String(year), area, programme, department, line };
};
/** Where the sums of a page are as files. @param asOf of this moment */
export const sumsAt = (view: Pick<PartView, 'part'>, format: '' | '.csv', asOf?: string): string =>
  withQuery(api.spending(format), { ...queryOf(view), by: view.part.by, asOf });

/** What the page shows as files, of the same moment. */
export function SpendingData({ part, found, lang }: Props) {
  const t = say(lang).spending;
  const asOf = String(found.asOf.position);
  const query = { ...queryOf({ part }), asOf };
  const { year, line } = query;
  return (
    <p class="data-links">
      <span>{t.data}:</span>
      <a href={sumsAt({ part }, '.csv', asOf)}>CSV</a>
      <a href={sumsAt({ part }, '', asOf)}>JSON</a>
      <a href={withQuery(api.budgetLines('.csv'), query)}>{`${t.dataLines} (CSV)`}</a>
      <a href={withQuery(api.payments('.csv'), { year, line, asOf })}>{`${t.dataPayments} (CSV)`}</a>
    </p>
  );
}

/** What the numbers mean, and what they do not. */
export function AboutSpending({ lang }: { readonly lang: Lang }) {
  const t = say(lang).spending.about;
  return (
    <section class="card quiet stack" aria-labelledby="about">
      <h2 id="about">{t.title}</h2>
      <ul>
        {[...t.shows, ...t.hides].map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <p>{t.sums}</p>
    </section>
  );
}
