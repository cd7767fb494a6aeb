import type { RoundTheme } from '../../../../read-models/round-documents.js';
import { lotsOf } from '../../../ballots/lots.js';
import { numberField } from '../../ballot-fields.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import type { Shown } from './on-ballot.js';
import { PlaceField } from './place-field.js';
import { hundredths } from './theme-fields.js';

type Props = { readonly shown: Shown; readonly errors: readonly FormError[]; readonly lang: Lang };

/** The city's themes, to be put in order, each with where it stood last; in the order of this visit. */
export function ThemeOrder({ shown, errors, lang }: Props) {
  const t = say(lang).vote;
  const { ballot } = shown.round.rules;
  const themes = (ballot.type === 'ranking' && ballot.themes) || [];
  const byCode = new Map(themes.map((theme) => [theme.code, theme]));
  return (
    <ul class="list">
      {lotsOf(shown.seed, [...byCode.keys()]).map((code) => {
        const theme = byCode.get(code)!;
        const last = standingOf(theme, themes);
        return (
          <li class="card project" data-project={code}>
            <PlaceField
              id={code}
              title={theme.title[lang]}
              unit={t.placeNumber}
              value={shown.filled.one(numberField(code))}
              wrong={errorOf(errors, numberField(code))}
              notes={`stood-${code}`}
              lang={lang}
            />
            <p class="meta" id={`stood-${code}`}>
              {last ? t.stood(last.year, last.place, hundredths(last.share, lang)) : t.stoodNever}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** Where a theme stood the last time that it was asked about: its share, and how many had more. */
export function standingOf(theme: RoundTheme, all: readonly RoundTheme[]) {
  const last = theme.shares?.toSorted((a, b) => b.year - a.year)[0];
  if (!last) return undefined;
  const more = all.filter(({ shares }) => shares?.some(({ year, share }) => year === last.year && share > last.share));
  return { ...last, place: more.length + 1 };
}
