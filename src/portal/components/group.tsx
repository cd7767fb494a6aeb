import type { ComponentChildren } from 'preact';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

export type GroupProps = {
  readonly lang: Lang;
  readonly name: string;
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
};

/** Several controls under one question: legend, hint and mistake round them. */
export function Group({
  lang,
  name,
  legend,
  hint,
  error,
  optional,
  children,
}: GroupProps & { children: ComponentChildren }) {
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
      {children}
    </fieldset>
  );
}
