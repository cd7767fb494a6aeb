import type { ComponentChildren } from 'preact';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };
type Props = {
  readonly lang: Lang;
  /** The id of the first choice is the name itself, so that a mistake leads there. */
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly several?: boolean;
  readonly optional?: boolean;
  readonly twoColumns?: boolean;
};

/** One of a few, or several of them. */
export function Choices({ lang, name, legend, hint, error, choices, chosen, several, optional, twoColumns }: Props) {
  const t = say(lang).shell;
  const notes = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class={error ? 'wrong' : undefined} aria-describedby={notes}>
      <legend class="legend">
        {legend} {optional && <span class="hint">{t.optional}</span>}
      </legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="mistake" id={`${name}-error`}>
          <span class="hidden-visually">{t.mistake} </span>
          {error}
        </p>
      )}
      <div class={twoColumns ? 'choices two' : 'choices'}>
        {choices.map((choice, i) => (
          <label class="choice">
            <input
              type={several ? 'checkbox' : 'radio'}
              id={i === 0 ? name : `${name}-${i + 1}`}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              required={!several && !optional}
            />
            <span>{choice.label}</span>
            {choice.hint && <span class="hint">{choice.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type CheckboxProps = {
  readonly name: string;
  readonly id?: string;
  readonly value: string;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly hint?: string;
  readonly children: ComponentChildren;
};

/** A yes of its own. Never ticked beforehand where it is a consent. */
export const Checkbox = ({ name, id = name, value, checked, required, hint, children }: CheckboxProps) => (
  <div class="check">
    <input
      type="checkbox"
      id={id}
      name={name}
      value={value}
      checked={checked}
      required={required}
      aria-describedby={hint ? `${id}-hint` : undefined}
    />
    <label for={id}>{children}</label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </div>
);
