import type { CurvePoint } from '../../../read-models/petitions.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { api } from '../paths.js';
import { LineChart } from './line-chart.js';
import { Scroller } from './scroller.js';

type Props = {
  readonly id: string;
  readonly points: readonly CurvePoint[];
  readonly goal: number | null;
  /** The moment of the past that the page shows. */
  readonly asOf: string | undefined;
  readonly lang: Lang;
};

/** How the count grew, as a line, as a table, and as data. */
export function Curve({ id, points, goal, asOf, lang }: Props) {
  if (points.length < 2) return null;
  const { curve: t } = say(lang).petition;
  const { number, date } = format(lang);
  const last = points.at(-1)!;
  return (
    <section class="card stack" aria-labelledby="curve">
      <h2 id="curve">{t.title}</h2>
      <LineChart
        lang={lang}
        points={points.map(({ at, total }) => ({ at, value: total }))}
        label={t.label(points[0]!.at, last.at, last.total)}
        goal={goal === null ? undefined : { value: goal, label: `${t.goal}: ${number(goal)}` }}
      />
      <details class="fold">
        <summary>{say(lang).shell.table}</summary>
        <Scroller tall label={t.title}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                <th scope="col" class="n">
                  {t.came}
                </th>
                <th scope="col" class="n">
                  {t.total}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ at, signatures, total }) => (
                <tr>
                  <th scope="row">{date(at)}</th>
                  <td class="n right">{number(signatures)}</td>
                  <td class="n right">{number(total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      </details>
      <p class="data-links">
        <span>{say(lang).shell.download}:</span>
        <a href={api.petition(id, '/curve.csv', asOf)}>CSV</a>
        <a href={api.petition(id, '/curve', asOf)} download={`curve-${id}.json`}>
          JSON
        </a>
      </p>
    </section>
  );
}
