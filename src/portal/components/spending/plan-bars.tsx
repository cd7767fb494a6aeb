import { type SpendingRow, WHOLE_CITY } from '../../../../read-models/spending.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { type Part, rowAt, rowName } from './part.js';

type Props = { readonly rows: readonly SpendingRow[]; readonly part: Part; readonly lang: Lang };

/**
 * For each row what was planned, and in it what was spent; the longest is as wide as the page. Each name leads further.
 * What is for the whole city would leave the districts no width: it stands in the table alone.
 */
export function PlanBars({ rows: all, part, lang }: Props) {
  const t = say(lang).spending;
  const districts = all.filter(({ of }) => of !== WHOLE_CITY);
  const apart = part.by === 'district' && districts.length > 0 && districts.length < all.length;
  const rows = apart ? districts : all;
  const most = Math.max(1, ...rows.map(({ plan, spent }) => Math.max(plan ?? 0, spent)));
  const over = rows.some(({ plan, spent }) => spent > (plan ?? 0));
  return (
    <>
      <ul class="bar-key" aria-hidden="true">
        <li class="plan">{t.key.plan}</li>
        <li class="spent">{t.key.spent}</li>
        {over && <li class="over">{t.key.over}</li>}
      </ul>
      <ul class="bars plan-bars">
        {rows.map((row) => (
          <li>
            <a href={rowAt(part, row.of!, lang)}>{rowName(row, lang)}</a>
            <b>{t.percent(row.share)}</b>
            <PlanBar row={row} most={most} lang={lang} />
          </li>
        ))}
      </ul>
      {apart && <p class="meta">{t.cityApart}</p>}
    </>
  );
}

function PlanBar({ row, most, lang }: { readonly row: SpendingRow; readonly most: number; readonly lang: Lang }) {
  const t = say(lang).spending;
  const { lariRounded } = format(lang);
  const { plan: planned, spent, share } = row;
  const plan = planned ?? 0;
  const width = (tetri: number) => Math.round((tetri / most) * 10_000) / 100;
  const label = t.bar(rowName(row, lang), lariRounded(spent), lariRounded(plan), t.percent(share));
  return (
    <svg class="plan-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="plan" width={width(plan)} height="10" />
      <rect class="spent" width={width(Math.min(plan, spent))} height="10" />
      {spent > plan && <rect class="over" x={width(plan)} width={width(spent - plan)} height="10" />}
    </svg>
  );
}
