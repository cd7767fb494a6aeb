import type { BallotLine } from '../../../../read-models/proposals-office.js';
import { numberField, PROJECT } from '../../ballot-fields.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { withQuery } from '../../with-query.js';
import { potName } from '../budget/round-parts.js';
import type { Shown } from './on-ballot.js';
import { PlaceField } from './place-field.js';

type Props = { readonly shown: Shown; readonly errors: readonly FormError[]; readonly lang: Lang };

/** So many groups stand open at once. */
const FEW_POTS = 3;
/** Half the side of the piece of map that a link shows, in degrees. */
const AROUND = 0.006;

/** The projects of a ballot by whose money they take, each with what chooses it. */
export function ProjectFields({ shown, errors, lang }: Props) {
  const t = say(lang).vote;
  const { number } = format(lang);
  const { lari } = format(lang);
  const pots = shown.round.pots.filter(({ pot }) => shown.lines.some((line) => line.pot === pot));
  return (
    <>
      {pots.length > 1 && (
        <nav aria-label={t.pots.jump}>
          <ul class="tabs">
            {pots.map(({ pot }) => (
              <li>
                <a href={`#pot-${pot}`} data-pot-link={pot}>
                  {potName(pot, lang)}
                  <span class="count">{number(shown.lines.filter((line) => line.pot === pot).length)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {pots.map(({ pot, money }) => {
        const lines = shown.lines.filter((line) => line.pot === pot);
        const used = lines.some((line) => isFilled(line, shown));
        return (
          <details
            class="pot"
            id={`pot-${pot}`}
            data-pot={pot}
            open={pots.length <= FEW_POTS || pot === 'city' || used}
          >
            <summary>
              <h2>{potName(pot, lang)}</h2>
              <span class="meta">{t.pots.projects(lines.length)}</span>
              <span class="meta">{t.pots.money(money)}</span>
            </summary>
            <ul class="list">
              {lines.map((line) => (
                <li class="card project" data-project={line.id}>
                  <Control line={line} shown={shown} errors={errors} lang={lang} />
                  <p class="meta dotted">
                    <span>{lari(line.cost)}</span>
                    <span>
                      <a href={paths(lang).proposal(line.id)}>
                        {t.read}
                        <span class="hidden-visually">: {line.title[lang]}</span>
                      </a>
                    </span>
                    {line.place && (
                      <span>
                        <a href={withQuery(paths(lang).reports, { bbox: around(line.place) })}>
                          {t.place}
                          <span class="hidden-visually">: {line.title[lang]}</span>
                        </a>
                      </span>
                    )}
                  </p>
                  <p class="hint" id={`why-${line.id}`} data-why hidden />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}

const isFilled = ({ id }: BallotLine, { filled }: Shown): boolean =>
  filled.all(PROJECT).includes(id) || (filled.one(numberField(id)) ?? '') !== '';

function around({ lat, lon }: { readonly lat: number; readonly lon: number }): string {
  return [lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND].map((degrees) => degrees.toFixed(4)).join(',');
}

function Control({ line, shown, errors, lang }: Props & { line: BallotLine }) {
  const t = say(lang).vote;
  const { type } = shown.round.rules.ballot;
  if (type === 'approval' || type === 'knapsack')
    return (
      <div class="check">
        <input
          type="checkbox"
          id={`p-${line.id}`}
          name={PROJECT}
          value={line.id}
          checked={shown.filled.all(PROJECT).includes(line.id)}
          aria-describedby={`why-${line.id}`}
        />
        <label for={`p-${line.id}`}>
          <b>{line.title[lang]}</b>
        </label>
      </div>
    );
  return (
    <PlaceField
      id={line.id}
      title={line.title[lang]}
      unit={type === 'ranking' ? t.placeNumber : t.points}
      value={shown.filled.one(numberField(line.id))}
      wrong={errorOf(errors, numberField(line.id))}
      notes={`why-${line.id}`}
      lang={lang}
    />
  );
}
