import type { ComponentChildren } from 'preact';
import { errorOf, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Field } from '../field.js';
import { Guard } from '../guard.js';
import { InBoth } from './in-both.js';
import type { SessionDeskView } from './session-desk-view.js';

export type DeskProps = { readonly view: SessionDeskView; readonly lang: Lang };
type DeedProps = DeskProps & {
  readonly deed: string;
  readonly title: string;
  readonly label: string;
  readonly hint?: string;
  readonly quiet?: boolean;
  readonly children?: ComponentChildren;
};

/** One step at the desk: a form of its own, with what it needs. */
export const Deed = ({ view: { frame, session }, lang, deed, title, label, hint, quiet, children }: DeedProps) => (
  <form method="post" action={paths(lang).sessionDeed(session.id, deed)} class="card stack" noValidate>
    <h2>{title}</h2>
    <Guard frame={frame} />
    {hint && <p class="hint">{hint}</p>}
    {children}
    <p class="deeds">
      <button type="submit" class={quiet ? 'button quiet' : 'button'}>
        {label}
      </button>
    </p>
  </form>
);

/** What a form that was refused had in its fields; the others are empty. */
export const keptOf = ({ kept, deed }: SessionDeskView, of: string) => (deed === of ? (kept ?? {}) : {});
export const errorsOf = ({ errors, deed }: SessionDeskView, of: string) => (deed === of ? errors : []);

/** A step that asks for one hour. */
export function HourDeed({ view, lang, deed, title, label, name }: Omit<DeedProps, 'children'> & { name: string }) {
  const t = say(lang).groupOffice.draft;
  return (
    <Deed view={view} lang={lang} deed={deed} title={title} label={title}>
      <Field
        lang={lang}
        name={name}
        label={label}
        hint={t.hourHint}
        value={keptOf(view, deed)[name] ?? (name === 'start' ? view.session.start : '')}
        error={errorOf(errorsOf(view, deed), name)}
        short
      />
    </Deed>
  );
}

/** A step that asks for its reason. */
export function ReasonDeed({ view, lang, deed, title, hint }: Omit<DeedProps, 'children' | 'label'>) {
  const t = say(lang).groupOffice.desk;
  return (
    <Deed view={view} lang={lang} deed={deed} title={title} label={title} quiet {...(hint && { hint })}>
      <InBoth
        lang={lang}
        kept={keptOf(view, deed)}
        errors={errorsOf(view, deed)}
        name="reason"
        id={`${deed}-reason`}
        label={t.reason}
      />
    </Deed>
  );
}
