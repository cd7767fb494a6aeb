import type { AskedQuestion, SurveyDoc } from '../../../../read-models/survey-documents.js';
import type { QuestionTable, TableItem } from '../../../surveys/tables.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Meter } from '../meter.js';
import { labelOf } from './told-answer.js';

type Codebooks = SurveyDoc['codebooks'];
type Props = {
  readonly table: QuestionTable;
  readonly question: AskedQuestion;
  readonly codebooks: Codebooks;
  readonly lang: Lang;
};

/** A share as people read it, and its margin in points: to a tenth. */
export const shareOf = (share: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'ka' ? 'ka' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(share);
export const decimal = (value: number, lang: Lang): string =>
  new Intl.NumberFormat(lang === 'ka' ? 'ka' : 'en-GB', { maximumFractionDigits: 2 }).format(value);

/** The answers to one question: a table that is read without its bars. */
export function ResultsTable({ table, question, codebooks, lang }: Props) {
  const t = say(lang).surveys.results;
  const { number } = format(lang);
  const margins = table.items.some(({ margin }) => margin !== null);
  const places = question.kind === 'order';
  const id = `q-${question.code}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{question.label[lang]}</h2>
      <p class="meta dotted">
        <span>{t.of(table.n)}</span>
        {table.mean != null && <span>{t.mean(decimal(table.mean, lang))}</span>}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach the end of a wide table */}
      <section class="scroller" tabIndex={0} aria-label={t.tableOf(question.label[lang])}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.answer}</th>
              <th scope="col">{t.share}</th>
              {margins && <th scope="col">{t.margin}</th>}
              <th scope="col">{t.count}</th>
              {places && <th scope="col">{t.place}</th>}
            </tr>
          </thead>
          <tbody>
            {table.items.map((item) => {
              const label = nameOf(item, question, codebooks, lang);
              return (
                <tr>
                  <th scope="row">{label}</th>
                  <td>
                    {item.share === null ? <Hidden lang={lang} /> : shareOf(item.share, lang)}
                    {item.share !== null && (
                      <Meter value={item.share * 100} of={100} thin label={`${label}: ${shareOf(item.share, lang)}`} />
                    )}
                  </td>
                  {margins && (
                    <td class="n">
                      {item.margin === null ? <Hidden lang={lang} /> : `± ${shareOf(item.margin, lang)}`}
                    </td>
                  )}
                  <td class="n">{item.n === null ? <Hidden lang={lang} /> : number(item.n)}</td>
                  {places && (
                    <td class="n">{item.place == null ? <Hidden lang={lang} /> : decimal(item.place, lang)}</td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const Hidden = ({ lang }: { lang: Lang }) => (
  <>
    <span aria-hidden="true">–</span>
    <span class="hidden-visually">{say(lang).surveys.results.hidden}</span>
  </>
);

function nameOf({ code, row }: TableItem, question: AskedQuestion, codebooks: Codebooks, lang: Lang): string {
  const coded = codebooks[question.code]?.codes.find((one) => one.code === code)?.label[lang];
  const own = coded ?? labelOf(question, code, lang);
  const of = row && question.rows?.find((one) => one.code === row)?.label[lang];
  return of ? `${of}: ${own}` : own;
}
