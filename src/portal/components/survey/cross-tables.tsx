import type { CrossCell, CrossGroup, CrossTable } from '../../../../projections/surveys/statistics/published-file.js';
import type { AskedQuestion } from '../../../../read-models/survey-documents.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Scroller } from '../scroller.js';
import { type Asked, answerName, decimalIn, groupName, shareIn } from './results-words.js';

type Told = {
  /** What is asked, in words. */
  readonly name: string;
  readonly question: AskedQuestion;
  readonly asked: Asked;
  readonly lang: Lang;
};

/** One question by district, by sex and by age, folded; and by which of them it cannot be told. */
export function CrossTables({ tables, ...told }: Told & { readonly tables: readonly CrossTable[] }) {
  const { asked, lang } = told;
  if (!asked.method?.sample || tables.length === 0) return null;
  const { results: t, method } = say(lang).surveys;
  const shown = tables.filter(({ groups }) => groups.length > 0);
  const left = tables.filter(({ groups }) => groups.length === 0).map(({ by }) => method.dimensions[by]);
  return (
    <>
      {shown.map((table) => (
        <details class="fold">
          <summary>{t.by[table.by]}</summary>
          <ByGroup table={table} {...told} />
        </details>
      ))}
      {left.length > 0 && <p class="meta">{t.notBy(format(lang).list(left))}</p>}
    </>
  );
}

function ByGroup({ table: { by, groups }, name, question, asked, lang }: Told & { readonly table: CrossTable }) {
  const { results: t, method } = say(lang).surveys;
  const { number } = format(lang);
  const isScale = question.kind === 'scale';
  return (
    <Scroller label={`${t.tableOf(name)}, ${t.by[by]}`}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{method.dimensions[by]}</th>
            <th scope="col">{t.count}</th>
            {isScale && <th scope="col">{t.meanWord}</th>}
            {groups[0]!.cells.map(({ code }) => (
              <th scope="col">{answerName(asked, question, code, lang)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr>
              <th scope="row">{groupName(asked, by, group, lang)}</th>
              <td class="n">{number(group.n)}</td>
              {isScale && <MeanCell group={group} lang={lang} />}
              {group.cells.map((cell) => (
                <ShareCell cell={cell} lang={lang} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function ShareCell({ cell, lang }: { cell: CrossCell; lang: Lang }) {
  if ('hidden' in cell) return <Hidden lang={lang} />;
  return (
    <td class="n">
      {shareIn(cell.share, lang)}
      {cell.margin !== undefined && <small class="sub"> ± {shareIn(cell.margin, lang)}</small>}
    </td>
  );
}

function MeanCell({ group: { mean }, lang }: { group: CrossGroup; lang: Lang }) {
  if (!mean) return <Hidden lang={lang} />;
  return (
    <td class="n">
      {decimalIn(mean.mean, lang)}
      {mean.margin !== undefined && <small class="sub"> ± {decimalIn(mean.margin, lang)}</small>}
    </td>
  );
}

const Hidden = ({ lang }: { lang: Lang }) => (
  <td class="n">
    <span aria-hidden="true">–</span>
    <span class="hidden-visually">{say(lang).surveys.results.hidden}</span>
  </td>
);
