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
  /** The legend is the heading of the page. */
  readonly question?: boolean | undefined;
};

/** Several controls under one question: legend, hint and mistake round them. */
export function Group({
  lang,
  name,
  legend,
  hint,
  error,
  optional,
  question,
  children,
}: GroupProps & { children: ComponentChildren }) {
  const t = say(lang).shell;
  const named = (
    <>
      {legend} {optional && <span class="hint">{t.optional}</span>}
    </>
  );
  const notes = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class={error ? 'wrong' : undefined} aria-describedby={notes}>
      <legend class="legend">{question ? <h1>{named}</h1> : named}</legend>
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
