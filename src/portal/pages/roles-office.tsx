import type { ComponentChildren, VNode } from 'preact';
import { DateField } from '../components/date-field.js';
import { Field, Select, TextArea } from '../components/field.js';
import { InBoth, type Kept } from '../components/group/in-both.js';
import { type Known, seatName } from '../components/group/task-card.js';
import { worded } from '../components/group/wording.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { datePartsIn } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { organisationOptions } from './session-new.js';

export const ROLES_NOTICES = ['described', 'taken', 'vacated', 'handed', 'defined'] as const;
export type RolesNotice = (typeof ROLES_NOTICES)[number];
export const ROLE_DEEDS = ['describe', 'take', 'vacate', 'hand-over', 'workflow'] as const;
export type RoleDeed = (typeof ROLE_DEEDS)[number];
export type RolesOfficeView = Framed & {
  readonly known: Known;
  readonly errors: readonly FormError[];
  readonly notice?: RolesNotice | undefined;
  /** The form that came back, and what it had in it. */
  readonly deed?: RoleDeed | undefined;
  readonly kept: Kept;
};
type Props = { readonly view: RolesOfficeView; readonly lang: Lang };

/** Roles, who holds them, and the ways of commitments, before the group's secretariat. */
export function RolesOfficePage(view: RolesOfficeView, lang: Lang): VNode {
  const { frame, errors, notice, known } = view;
  const { groupOffice: office, groupTasks } = say(lang);
  const t = groupTasks.office;
  const way = [{ href: paths(lang).groupOffice, label: office.title }];
  const vacant = known.roles.some(({ holder }) => holder === null);
  const held = known.roles.some(({ holder }) => holder !== null);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.rolesTitle}
      way={way}
      errors={errors}
      notice={notice && t[notice]}
      head={<h1>{t.rolesTitle}</h1>}
    >
      <div class="narrow stack">
        <p>
          <a href={paths(lang).groupRoles}>{office.public}</a>
        </p>
        <Describe view={view} lang={lang} />
        {vacant && <Take view={view} lang={lang} />}
        {held && <HandOver view={view} lang={lang} />}
        {held && <Vacate view={view} lang={lang} />}
        {known.roles.length > 0 && <Define view={view} lang={lang} />}
      </div>
    </FormPage>
  );
}

type DeedProps = Props & { deed: RoleDeed; label: string; hint?: string; quiet?: boolean; children: ComponentChildren };
const Deed = ({ view: { frame }, lang, deed, label, hint, quiet, children }: DeedProps) => (
  <form method="post" action={paths(lang).roleDeed(deed)} class="card stack" noValidate>
    <h2>{label}</h2>
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

const keptOf = ({ deed, kept }: RolesOfficeView, of: RoleDeed): Kept => (deed === of ? kept : {});
const errorsOf = ({ deed, errors }: RolesOfficeView, of: RoleDeed) => (deed === of ? errors : []);
const rolesOf = ({ known }: RolesOfficeView, lang: Lang, held: boolean) =>
  known.roles
    .filter(({ holder }) => (holder !== null) === held)
    .map(({ id, title }) => ({ value: id, label: worded(title, lang) }));
const seatsOf = ({ known }: RolesOfficeView, lang: Lang) =>
  known.members.filter(({ sits }) => sits).map(({ id }) => ({ value: id, label: seatName(known, id, lang) }));

function Describe({ view, lang }: Props) {
  const { groupTasks, groupOffice } = say(lang);
  const t = groupTasks.office;
  const [kept, errors] = [keptOf(view, 'describe'), errorsOf(view, 'describe')];
  return (
    <Deed view={view} lang={lang} deed="describe" label={t.describe}>
      <Field
        lang={lang}
        name="role"
        label={t.code}
        hint={t.codeHint}
        value={kept.role}
        error={errorOf(errors, 'role')}
        short
      />
      <InBoth lang={lang} kept={kept} errors={errors} name="title" label={t.name} />
      <TextArea
        lang={lang}
        name="duties"
        label={t.duties}
        hint={t.dutiesHint}
        value={kept.duties}
        error={errorOf(errors, 'duties')}
        rows={6}
        most={20_000}
      />
      <Select
        lang={lang}
        name="organisation"
        label={groupOffice.draft.organisation}
        value={kept.organisation}
        options={organisationOptions(view.known.organisations, lang)}
      />
      <InBoth lang={lang} kept={kept} errors={errors} name="basis" label={t.basis} optional />
    </Deed>
  );
}

function Take({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const [kept, errors] = [keptOf(view, 'take'), errorsOf(view, 'take')];
  return (
    <Deed view={view} lang={lang} deed="take" label={t.take}>
      <Select
        lang={lang}
        name="role"
        id="take-role"
        label={t.role}
        value={kept.role}
        options={rolesOf(view, lang, false)}
      />
      <Select
        lang={lang}
        name="member"
        label={t.member}
        value={kept.member}
        error={errorOf(errors, 'member')}
        options={seatsOf(view, lang)}
      />
      <DateField
        lang={lang}
        name="since"
        legend={t.since}
        value={datePartsIn(kept, 'since')}
        error={errorOf(errors, 'since')}
      />
    </Deed>
  );
}

function HandOver({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const [kept, errors] = [keptOf(view, 'hand-over'), errorsOf(view, 'hand-over')];
  return (
    <Deed view={view} lang={lang} deed="hand-over" label={t.handOver} hint={t.handOverHint}>
      <Select
        lang={lang}
        name="role"
        id="hand-role"
        label={t.role}
        value={kept.role}
        options={rolesOf(view, lang, true)}
      />
      <Select
        lang={lang}
        name="to"
        label={t.to}
        value={kept.to}
        error={errorOf(errors, 'to')}
        options={seatsOf(view, lang)}
      />
      <DateField
        lang={lang}
        name="day"
        legend={t.day}
        value={datePartsIn(kept, 'day')}
        error={errorOf(errors, 'day')}
      />
      <InBoth lang={lang} kept={kept} errors={errors} name="note" label={t.note} long />
    </Deed>
  );
}

function Vacate({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const [kept, errors] = [keptOf(view, 'vacate'), errorsOf(view, 'vacate')];
  return (
    <Deed view={view} lang={lang} deed="vacate" label={t.vacate} quiet>
      <Select
        lang={lang}
        name="role"
        id="vacate-role"
        label={t.role}
        value={kept.role}
        options={rolesOf(view, lang, true)}
      />
      <DateField
        lang={lang}
        name="until"
        legend={t.until}
        value={datePartsIn(kept, 'until')}
        error={errorOf(errors, 'until')}
      />
      <InBoth lang={lang} kept={kept} errors={errors} name="reason" id="vacate-reason" label={t.reason} />
    </Deed>
  );
}

function Define({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const [kept, errors] = [keptOf(view, 'workflow'), errorsOf(view, 'workflow')];
  return (
    <Deed view={view} lang={lang} deed="workflow" label={t.define}>
      <Field
        lang={lang}
        name="commitment"
        label={t.commitment}
        value={kept.commitment}
        error={errorOf(errors, 'commitment')}
        short
      />
      <TextArea
        lang={lang}
        name="steps"
        label={t.steps}
        hint={t.stepsHint}
        value={kept.steps}
        error={errorOf(errors, 'steps')}
        rows={6}
        most={10_000}
      />
      <InBoth lang={lang} kept={kept} errors={errors} name="reason" id="workflow-reason" label={t.reason} optional />
    </Deed>
  );
}
