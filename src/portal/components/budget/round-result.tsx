import type { BallotLine } from '../../../../read-models/proposals-office.js';
import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { potName } from './round-parts.js';

type Props = {
  readonly round: RoundView;
  /** What stands on the ballot, for the names of winners. */
  readonly projects: readonly BallotLine[];
  readonly lang: Lang;
};

/** What a round has come to, in short: the newest version, and when it was certified. */
export function RoundResult({ round, projects, lang }: Props) {
  const { result: t } = say(lang).budget;
  const { result, certifiedAt } = round;
  if (!result) return null;
  const { value, version, publishedAt, digest, complainUntil } = result;
  return (
    <section class="stack" aria-labelledby="result">
      <h2 id="result">{t.title}</h2>
      <p class="meta dotted">
        <span>{t.version(version, publishedAt)}</span>
        <span>{t.ballots(value.ballots, value.blank)}</span>
        <span>{certifiedAt === null ? t.complainUntil(complainUntil) : t.certified(certifiedAt)}</span>
      </p>
      {value.pots?.map(({ pot, winners, spent }) => (
        <section class="card stack" aria-labelledby={`won-${pot}`}>
          <h3 id={`won-${pot}`}>{potName(pot, lang)}</h3>
          <p class="meta">{winners.length === 0 ? t.noWinners : t.winners(winners.length, spent)}</p>
          <ol>
            {winners.map((id) => (
              <li>
                <a href={paths(lang).proposal(id)}>{projects.find((one) => one.id === id)?.title[lang] ?? id}</a>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {value.themes && <Means round={round} lang={lang} />}
      {value.priorities && <Order round={round} lang={lang} />}
      <p class="meta">
        {t.digest} <code>{digest}</code>
      </p>
      <p>
        <a class="button quiet" href={paths(lang).budgetResult(round.id)}>
          {t.whole}
        </a>
      </p>
    </section>
  );
}

/** Themes in the order that voters have put them in. */
function Order({ round: { rules, result }, lang }: Omit<Props, 'projects'>) {
  const themes = (rules.ballot.type === 'ranking' && rules.ballot.themes) || [];
  const point = (text: string) => (lang === 'ka' ? text.replace('.', ',') : text);
  return (
    <ol class="numbered">
      {result?.value.priorities?.map(({ code, share }) => (
        <li>
          {themes.find((one) => one.code === code)?.title[lang] ?? code}: {point(share)} %
        </li>
      ))}
    </ol>
  );
}

/** Of an allocation: the mean share of each theme, with its median. */
function Means({ round: { rules, result }, lang }: Omit<Props, 'projects'>) {
  const { budget } = say(lang);
  const themes = rules.ballot.type === 'allocation' ? rules.ballot.themes : [];
  return (
    <div class="scroller">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{budget.themes.theme}</th>
            <th scope="col" class="n">
              {budget.result.mean}
            </th>
            <th scope="col" class="n">
              {budget.result.median}
            </th>
          </tr>
        </thead>
        <tbody>
          {result?.value.themes?.map(({ code, mean, median }) => (
            <tr>
              <th scope="row">{themes.find((one) => one.code === code)?.title[lang] ?? code}</th>
              <td class="n right">{mean}</td>
              <td class="n right">{median}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
