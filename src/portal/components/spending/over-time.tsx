import type { SpendingRow } from '../../../../read-models/spending.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format, momentOf } from '../../i18n/format.js';
import { LineChart, type Point } from '../line-chart.js';
import { Meter } from '../meter.js';
import { type PartView, partAt } from './part.js';

type Props = PartView & { readonly lang: Lang };

/** Sums are told in a unit in which they have few digits. */
const UNITS = [
  { name: 'million', tetri: 100_000_000 },
  { name: 'thousand', tetri: 100_000 },
  { name: 'lari', tetri: 100 },
] as const;
/** From so many of a unit on, sums are told in it. */
const ENOUGH = 10;

/** How what was spent has grown since the year began, towards the plan. Drawn where there is something to draw. */
export function SpendingCurve({ found, months, lang }: Props) {
  const t = say(lang).spending;
  const { lariRounded } = format(lang);
  const { total, lastDay, year } = found;
  if (lastDay === null || total.spent === 0) return null;
  const plan = total.plan ?? 0;
  const most = Math.max(plan, total.spent);
  const unit = UNITS.find(({ tetri }) => most >= ENOUGH * tetri) ?? UNITS[2];
  const points = pointsOf(year, months, lastDay).map(({ at, value }) => ({ at, value: value / unit.tetri }));
  const label = t.curveLabel(t.units[unit.name], points[0]!.at, points.at(-1)!.at, lariRounded(total.spent));
  return (
    <section class="stack" aria-labelledby="curve">
      <h2 id="curve">{t.curve}</h2>
      <p class="meta">{t.units[unit.name]}</p>
      <div>
        <LineChart
          lang={lang}
          points={points}
          label={label}
          goal={{ value: plan / unit.tetri, label: `${t.plan}: ${lariRounded(plan)}` }}
        />
      </div>
    </section>
  );
}

/** The sum at the end of each month, and on the last day. */
function pointsOf(year: number, months: readonly SpendingRow[], lastDay: string): Point[] {
  const points = [{ at: momentOf(`${year}-01-01`), value: 0 }];
  let value = 0;
  for (const [i, { of, spent }] of months.entries()) {
    if (of! > lastDay.slice(0, 7)) break;
    value += spent;
    const end = new Date(Date.UTC(year, i + 1, 0)).toISOString().slice(0, 10);
    points.push({ at: momentOf(end < lastDay ? end : lastDay), value });
  }
  return points;
}

/** What was spent month by month, and day by day in the month that was chosen. */
export function SpendingMonths(view: Props) {
  const { part, months, days, lang } = view;
  const t = say(lang).spending;
  const { lariRounded, month: named, date } = format(lang);
  const told = months.filter(({ spent }) => spent > 0);
  if (told.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="months">
      <h2 id="months">{t.months}</h2>
      <Sums
        rows={told.map(({ of, spent }) => ({
          name: named(momentOf(`${of}-01`)),
          spent,
          href: `${partAt(part, { month: of! }, lang)}#days`,
          here: of === part.month,
        }))}
        told={lariRounded}
      />
      {days && part.month && (
        <>
          <h3 id="days">{t.days(named(momentOf(`${part.month}-01`)))}</h3>
          {days.every(({ spent }) => spent === 0) ? (
            <p>{t.noPayments}</p>
          ) : (
            <Sums
              rows={days
                .filter(({ spent }) => spent > 0)
                .map(({ of, spent }) => ({ name: date(momentOf(of!)), spent }))}
              told={lariRounded}
            />
          )}
        </>
      )}
    </section>
  );
}

type Sum = { readonly name: string; readonly spent: number; readonly href?: string; readonly here?: boolean };

/** Sums as a list of bars, some of them leading further. */
function Sums({ rows, told }: { readonly rows: readonly Sum[]; readonly told: (tetri: number) => string }) {
  const most = Math.max(1, ...rows.map(({ spent }) => spent));
  return (
    <ul class="bars close">
      {rows.map(({ name, spent, href, here }) => (
        <li>
          {href ? (
            <a href={href} aria-current={here ? 'true' : undefined}>
              {name}
            </a>
          ) : (
            <span>{name}</span>
          )}
          <b>{told(spent)}</b>
          <Meter thin value={spent} of={most} label={`${name}: ${told(spent)}`} />
        </li>
      ))}
    </ul>
  );
}
