import type { BallotLine } from '../../../../read-models/proposals-office.js';
import type { TallyFigure } from '../../../../read-models/round-documents.js';
import type { RoundView } from '../../../../read-models/rounds.js';
import type { ToldPot } from '../../../ballots/told-tally.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { potName } from '../budget/round-parts.js';

type Pot = NonNullable<TallyFigure['pots']>[number];
type Props = {
  readonly pot: Pot;
  readonly told: ToldPot | undefined;
  readonly round: RoundView;
  readonly projects: readonly BallotLine[];
  readonly lang: Lang;
};
type Why = ToldPot['losers'][number]['why'];

/** Who won from one pot, in the order of winning, with what it came to; who did not, and why; and what settled ties. */
export function PotResult({ pot, told, round, projects, lang }: Props) {
  const t = say(lang).results;
  const { number, lari } = format(lang);
  const titleOf = (id: string) => projects.find((one) => one.id === id)?.title[lang] ?? id;
  const costOf = (id: string) => round.voting?.projects.find((one) => one.id === id)?.cost ?? 0;
  const { type } = round.rules.ballot;
  const byPoints = type === 'points' || type === 'ranking';
  let sum = 0;
  const rows = pot.winners.map((id, i) => {
    sum += costOf(id);
    return { id, place: i + 1, running: sum, told: told?.winners.find((one) => one.id === id) };
  });
  const name = potName(pot.pot, lang);
  return (
    <section class="stack" aria-labelledby={`pot-${pot.pot}`}>
      <h2 id={`pot-${pot.pot}`}>{t.pot(name)}</h2>
      <p>{t.summary(pot.spent, pot.budget, pot.votes)}</p>
      {!!pot.fromDistricts && <p>{t.fromDistricts(pot.fromDistricts)}</p>}
      {pot.compared && <p>{t.compared(pot.compared.rule, pot.compared.greedy)}</p>}
      {rows.length === 0 && <p>{t.nobody}</p>}
      {(rows.length > 0 || (told?.losers.length ?? 0) > 0) && (
        <div class="scroller">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.place}</th>
                <th scope="col">{t.project}</th>
                <th scope="col" class="n">
                  {byPoints ? t.points : t.votes}
                </th>
                <th scope="col" class="n">
                  {t.cost}
                </th>
                <th scope="col" class="n">
                  {t.running}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, place, running, told: won }) => (
                <tr>
                  <td class="n">{number(place)}</td>
                  <th scope="row">
                    <a href={paths(lang).proposal(id)}>{titleOf(id)}</a>
                  </th>
                  <td class="n right">{won ? number(byPoints ? won.points : won.votes) : '—'}</td>
                  <td class="n right">{lari(costOf(id))}</td>
                  <td class="n right">{lari(running)}</td>
                </tr>
              ))}
              {told?.losers
                .toSorted((a, b) => (byPoints ? b.points - a.points : b.votes - a.votes))
                .map(({ id, votes, points, why }) => (
                  <tr>
                    <td class="n">—</td>
                    <th scope="row">
                      <a href={paths(lang).proposal(id)}>{titleOf(id)}</a>
                      <span class="sub">{whyInWords(why, lang)}</span>
                    </th>
                    <td class="n right">{number(byPoints ? points : votes)}</td>
                    <td class="n right">{lari(costOf(id))}</td>
                    <td class="n right">—</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      )}
      {told && told.ties.length > 0 && (
        <details class="fold">
          <summary>{t.ties.title}</summary>
          <ul class="rows">
            {told.ties.map(({ tied, chosen, criterion, decisive }) => (
              <li>
                {t.ties.tie(tied.map(titleOf), titleOf(chosen))} {t.ties.by[criterion]} {t.ties.decisive[decisive]}
              </li>
            ))}
          </ul>
          <p class="hint">{t.ties.how}</p>
          <dl class="answers">
            <div>
              <dt>{t.ties.seed}</dt>
              <dd>
                <code>{round.seed}</code>
              </dd>
            </div>
            <div>
              <dt>{t.ties.commitment}</dt>
              <dd>
                <code>{round.seedCommitment}</code>
              </dd>
            </div>
          </dl>
        </details>
      )}
    </section>
  );
}

function whyInWords(why: Why, lang: Lang): string {
  const t = say(lang).results.why;
  switch (why.because) {
    case 'below-threshold':
      return t['below-threshold'](why.has, why.needs);
    case 'too-dear':
      return t['too-dear'](why.left);
    case 'walk-ended':
      return t['walk-ended'](why.left);
    case 'supporters-too-poor':
      return t['supporters-too-poor'](why.money);
    default:
      return t[why.because]();
  }
}
