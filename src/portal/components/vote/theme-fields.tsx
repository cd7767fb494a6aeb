import type { RoundTheme } from '../../../../read-models/round-documents.js';
import { numberField } from '../../ballot-fields.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Meter } from '../meter.js';
import type { Shown } from './on-ballot.js';

type Props = { readonly shown: Shown; readonly errors: readonly FormError[]; readonly lang: Lang };

/** A hundred lari over themes, and the sub-topics of each. A script adds sliders and says what is left. */
export function ThemeFields({ shown, errors, lang }: Props) {
  const { ballot } = shown.round.rules;
  if (ballot.type !== 'allocation') return null;
  return (
    <ul class="list">
      {ballot.themes
        .filter(({ within }) => within === undefined)
        .map((theme) => (
          <li class="card stack">
            <Theme theme={theme} most={ballot.points} shown={shown} errors={errors} lang={lang} />
            {ballot.themes.some(({ within }) => within === theme.code) && (
              <ul class="subtopics">
                {ballot.themes
                  .filter(({ within }) => within === theme.code)
                  .map((sub) => (
                    <li>
                      <Theme theme={sub} most={ballot.points} shown={shown} errors={errors} lang={lang} />
                    </li>
                  ))}
              </ul>
            )}
          </li>
        ))}
    </ul>
  );
}

function Theme({ theme, most, shown, errors, lang }: Props & { theme: RoundTheme; most: number }) {
  const t = say(lang).vote;
  const name = numberField(theme.code);
  const title = theme.title[lang];
  const wrong = errorOf(errors, name);
  const last = theme.shares?.toSorted((a, b) => b.year - a.year)[0];
  const earlier = last && t.share(last.year, hundredths(last.share, lang));
  const notes = [earlier && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class={wrong ? 'field theme wrong' : 'field theme'}>
      <label for={name}>{title}</label>
      {wrong && (
        <p class="mistake" id={`${name}-error`}>
          <span class="hidden-visually">{say(lang).shell.mistake} </span>
          {wrong}
        </p>
      )}
      <div class="amount">
        <input
          type="range"
          min={0}
          max={most}
          step={1}
          value={shown.filled.one(name) || '0'}
          aria-label={t.slider(title)}
          data-slider={name}
          hidden
        />
        <input
          class="input digits"
          id={name}
          name={name}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          maxLength={6}
          value={shown.filled.one(name)}
          aria-describedby={notes}
          aria-invalid={wrong ? 'true' : undefined}
        />
        <span>{t.amount}</span>
      </div>
      {last && earlier && (
        <div class="ghost">
          <p class="hint" id={`${name}-hint`}>
            {earlier}
          </p>
          <Meter value={last.share} of={10_000} thin label={earlier} />
        </div>
      )}
    </div>
  );
}

/** `23,5`, from hundredths of a per cent. */
export const hundredths = (share: number, lang: Lang): string =>
  String(share / 100).replace('.', lang === 'ka' ? ',' : '.');
