import type { TallyFigure } from '../../../../read-models/round-documents.js';
import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { Meter } from '../meter.js';
import { hundredths } from '../vote/theme-fields.js';
import { standingOf } from '../vote/theme-order.js';

type Props = { readonly round: RoundView; readonly result: TallyFigure; readonly lang: Lang };

/** The city's themes in the order that voters have put them in, beside where each stood before. */
export function Priorities({ round: { rules }, result, lang }: Props) {
  const { priorities: t, themes: words } = say(lang).results;
  const { number } = format(lang);
  const themes = (rules.ballot.type === 'ranking' && rules.ballot.themes) || [];
  const found = result.priorities ?? [];
  const place = (points: number) => found.filter((one) => one.points > points).length + 1;
  const point = (text: string) => (lang === 'ka' ? text.replace('.', ',') : text);
  return (
    <section class="stack" aria-labelledby="priorities">
      <h2 id="priorities">{t.title}</h2>
      <p>{t.lead(result.ballots - result.blank)}</p>
      <div class="scroller">
        <table class="table">
          <thead>
            <tr>
              <th scope="col" class="n">
                {t.place}
              </th>
              <th scope="col">{words.theme}</th>
              {[t.share, t.points, t.first, t.named].map((label) => (
                <th scope="col" class="n">
                  {label}
                </th>
              ))}
              <th scope="col">{t.before}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ code, points, share, first, ballots }) => {
              const theme = themes.find((one) => one.code === code);
              const title = theme?.title[lang] ?? code;
              const last = theme && standingOf(theme, themes);
              return (
                <tr>
                  <td class="n right">{number(place(points))}</td>
                  <th scope="row">
                    {title}
                    <Meter value={Number(share)} of={100} thin label={words.bar(title, point(share))} />
                  </th>
                  <td class="n right">{point(share)}</td>
                  <td class="n right">{number(points)}</td>
                  <td class="n right">{number(first)}</td>
                  <td class="n right">{number(ballots)}</td>
                  <td>{last ? t.stood(last.year, last.place, hundredths(last.share, lang)) : '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p class="hint">{t.how}</p>
    </section>
  );
}
