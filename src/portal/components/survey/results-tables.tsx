import type { CrossTable, Line, Table } from '../../../../projections/surveys/statistics/published-file.js';
import type { AskedQuestion } from '../../../../read-models/survey-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Meter } from '../meter.js';
import { Scroller } from '../scroller.js';
import { CrossTables } from './cross-tables.js';
import { type Asked, answerName, decimalIn, questionOf, shareIn } from './results-words.js';

type Props = {
  readonly asked: Asked;
  /** Of one question: one, or one for each row of a matrix. */
  readonly tables: readonly Table[];
  readonly crossTables: readonly CrossTable[];
  readonly lang: Lang;
};

/** The answers to one question: of all, and by district, sex and age. */
export function QuestionResults({ asked, tables, crossTables, lang }: Props) {
  const code = tables[0]!.question;
  const found = questionOf(asked, code, lang);
  if (!found) return null;
  const { question, label } = found;
  const id = `q-${code}`;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{label}</h2>
      {tables.map((table) => {
        const row = question.rows?.find((one) => one.code === table.row)?.label[lang];
        const name = row === undefined ? label : `${label} – ${row}`;
        return (
          <>
            {row !== undefined && <h3>{row}</h3>}
            <OfAll table={table} name={name} question={question} asked={asked} lang={lang} />
            <CrossTables
              tables={crossTables.filter((one) => one.row === table.row)}
              {...{ name, question, asked, lang }}
            />
          </>
        );
      })}
    </section>
  );
}

/** Where everybody or nobody said it there is no ±, only how far it may be from that. */
const sureOf = ({ margin = 0, interval }: Line, lang: Lang) =>
  margin === 0 && interval
    ? `${shareIn(interval[0], lang)}–${shareIn(interval[1], lang)}`
    : `± ${shareIn(margin, lang)}`;

type OfAllProps = {
  readonly table: Table;
  readonly name: string;
  readonly question: AskedQuestion;
  readonly asked: Asked;
  readonly lang: Lang;
};

function OfAll({ table, name, question, asked, lang }: OfAllProps) {
  const { base, lines, mean, median, places, withoutCode, tooFew } = table;
  const t = say(lang).surveys.results;
  const { number } = format(lang);
  const margins = lines.some(({ margin }) => margin !== undefined);
  const sure = (value: { mean: number; margin?: number }) =>
    `${decimalIn(value.mean, lang)}${value.margin === undefined ? '' : ` ± ${decimalIn(value.margin, lang)}`}`;
  const placeOf = ({ code }: Line) => places?.find((one) => one.code === code);
  return (
    <>
      <p class="meta dotted">
        <span>{t.of(base.answered)}</span>
        {base.noAnswer > 0 && <span>{t.noAnswer(base.noAnswer)}</span>}
        {base.withheld !== undefined && <span>{say(lang).surveyDisclosure.withheld(base.withheld)}</span>}
        {base.effective !== undefined && !tooFew && <span>{t.effectiveOf(base.effective)}</span>}
        {mean && <span>{t.mean(sure(mean))}</span>}
        {median !== undefined && <span>{t.median(decimalIn(median, lang))}</span>}
        {withoutCode !== undefined && withoutCode > 0 && <span>{t.withoutCode(withoutCode)}</span>}
      </p>
      {tooFew && <p>{t.tooFew}</p>}
      {lines.length > 0 && (
        <Scroller label={t.tableOf(name)}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.answer}</th>
                <th scope="col">{question.kind === 'order' ? t.first : t.share}</th>
                {margins && <th scope="col">{t.margin}</th>}
                <th scope="col">{t.count}</th>
                {places && <th scope="col">{t.place}</th>}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const label = answerName(asked, question, line.code, lang);
                const share = shareIn(line.share, lang);
                const place = placeOf(line);
                return (
                  <tr>
                    <th scope="row">{label}</th>
                    <td>
                      {share}
                      <Meter value={line.share / 100} of={100} thin label={`${label}: ${share}`} />
                    </td>
                    {margins && <td class="n">{sureOf(line, lang)}</td>}
                    <td class="n">{number(line.n)}</td>
                    {places && <td class="n">{place && sure(place)}</td>}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroller>
      )}
    </>
  );
}
