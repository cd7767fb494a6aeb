import type { Achieved } from '../../../../projections/surveys/statistics/quotas.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Scroller } from '../scroller.js';
import { type Asked, codeName, type Dimension } from './results-words.js';

const DIMENSIONS: readonly Dimension[] = ['district', 'sex', 'age'];
type Props = { readonly quotas: readonly Achieved[]; readonly asked: Asked; readonly lang: Lang };

/** Who is still missing from a sample, by district, sex and age: those of whom most are come first. */
export function QuotaTable({ quotas, asked, lang }: Props) {
  const t = say(lang).surveyOffice.desk;
  const { number } = format(lang);
  const missing = quotas.reduce((sum, { open }) => sum + open, 0);
  const rows = [...quotas].sort((a, b) => b.open - a.open);
  if (rows.length === 0) return null;
  return (
    <details class="fold">
      <summary>{t.quotaMonitor(missing)}</summary>
      <Scroller tall label={t.quotaMonitor(missing)}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say(lang).surveys.method.stratum}</th>
              <th scope="col">{t.wanted}</th>
              <th scope="col">{t.came}</th>
              <th scope="col">{t.missing}</th>
              <th scope="col">{t.over}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cell, target, achieved, open, over }) => (
              <tr>
                <th scope="row">{DIMENSIONS.map((one) => codeName(asked, one, cell[one] ?? '', lang)).join(', ')}</th>
                <td class="n">{number(target)}</td>
                <td class="n">{number(achieved)}</td>
                <td class="n">{number(open)}</td>
                <td class="n">{number(over)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}
