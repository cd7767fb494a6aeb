import type { ComponentChildren } from 'preact';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { cameBack, fieldsOf } from '../../kept.js';
import { paths } from '../../paths.js';
import { CardDeed } from '../deed-form.js';
import { Field } from '../field.js';
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
  <CardDeed
    frame={frame}
    action={paths(lang).sessionDeed(session.id, deed)}
    title={title}
    label={label}
    tone={quiet ? 'quiet' : undefined}
  >
    {hint && <p class="hint">{hint}</p>}
    {children}
  </CardDeed>
);

/** A step that asks for one hour. */
export function HourDeed({ view, lang, deed, title, label, name }: Omit<DeedProps, 'children'> & { name: string }) {
  const t = say(lang).groupOffice.draft;
  const field = fieldsOf(cameBack(view, deed), lang).line(name);
  const value = field.value ?? (name === 'start' ? view.session.start : '');
  return (
    <Deed view={view} lang={lang} deed={deed} title={title} label={title}>
      <Field {...field} value={value} label={label} hint={t.hourHint} short />
    </Deed>
  );
}

/** A step that asks for its reason. */
export function ReasonDeed({ view, lang, deed, title, hint }: Omit<DeedProps, 'children' | 'label'>) {
  const t = say(lang).groupOffice.desk;
  return (
    <Deed view={view} lang={lang} deed={deed} title={title} label={title} quiet {...(hint && { hint })}>
      <InBoth {...fieldsOf(cameBack(view, deed), lang).both} name="reason" id={`${deed}-reason`} label={t.reason} />
    </Deed>
  );
}
