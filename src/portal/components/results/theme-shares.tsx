import type { TallyFigure } from '../../../../read-models/round-documents.js';
import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Meter } from '../meter.js';
import { hundredths } from '../vote/theme-fields.js';

type Props = { readonly round: RoundView; readonly result: TallyFigure; readonly lang: Lang };

/** How voters have split 100 lari: each theme with its mean and median, beside what it had in earlier years. */
export function ThemeShares({ round: { rules }, result, lang }: Props) {
  const t = say(lang).results.themes;
  const themes = rules.ballot.type === 'allocation' ? rules.ballot.themes : [];
  const years = [...new Set(themes.flatMap(({ shares = [] }) => shares.map(({ year }) => year)))].sort();
  const point = (text: string) => (lang === 'ka' ? text.replace('.', ',') : text);
  return (
    <section class="stack" aria-labelledby="themes">
      <h2 id="themes">{t.title}</h2>
      <p>{t.lead(result.ballots - result.blank)}</p>
      <section class="scroller" aria-label={t.theme}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t.theme}</th>
              <th scope="col" class="n">
                {t.mean}
              </th>
              <th scope="col" class="n">
                {t.median}
              </th>
              {years.map((year) => (
                <th scope="col" class="n">
                  {t.earlier(year)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {result.themes?.map(({ code, mean, median }) => {
              const theme = themes.find((one) => one.code === code);
              const title = theme?.title[lang] ?? code;
              const last = theme?.shares?.toSorted((a, b) => b.year - a.year)[0];
              return (
                <tr>
                  <th scope="row" class={theme?.within ? 'within' : undefined}>
                    {title}
                    <Meter value={Number(mean)} of={100} thin label={t.bar(title, point(mean))} />
                    {last && (
                      <span class="ghost">
                        <Meter
                          value={last.share}
                          of={10_000}
                          thin
                          label={t.ghost(title, last.year, hundredths(last.share, lang))}
                        />
                      </span>
                    )}
                  </th>
                  <td class="n right">{point(mean)}</td>
                  <td class="n right">{point(median)}</td>
                  {years.map((year) => {
                    const share = theme?.shares?.find((one) => one.year === year)?.share;
                    return <td class="n right">{share === undefined ? '—' : hundredths(share, lang)}</td>;
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
