import type { SpendingRow } from '../../../../read-models/spending.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { type Part, rowAt, rowName } from './part.js';

type Props = {
  readonly rows: readonly SpendingRow[];
  readonly total: SpendingRow;
  readonly part: Part;
  readonly lang: Lang;
};

/** Plan and spending, row by row, and the whole. */
export function SpendingTable({ rows, total, part, lang }: Props) {
  const t = say(lang).spending;
  const { lariRounded } = format(lang);
  return (
    <div class="scroller">
      <table class="table over">
        <thead>
          <tr>
            <th scope="col">{t.of[part.by]}</th>
            <th scope="col" class="n">
              {t.plan}
            </th>
            <th scope="col" class="n">
              {t.spent}
            </th>
            <th scope="col" class="n">
              {t.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...rows, total].map((row) => (
            <tr class={row.of === null ? 'sum' : undefined}>
              <th scope="row">
                {row.of === null ? t.total : <a href={rowAt(part, row.of, lang)}>{rowName(row, lang)}</a>}
                {row.of !== null && row.name && <span class="sub">{row.of}</span>}
              </th>
              <td class="n right">{lariRounded(row.plan ?? 0)}</td>
              <td class="n right">{lariRounded(row.spent)}</td>
              <td class="n right">{t.percent(row.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
