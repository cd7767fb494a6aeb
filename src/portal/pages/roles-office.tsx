import type { ComponentChildren, VNode } from 'preact';
import { DateField } from '../components/date-field.js';
import { CardDeed } from '../components/deed-form.js';
import { Field, Select, TextArea } from '../components/field.js';
import { InBoth } from '../components/group/in-both.js';
import { organisationOptions } from '../components/group/organisation-options.js';
import { type Known, seatName } from '../components/group/task-card.js';
import { worded } from '../components/group/wording.js';
import { FormPage } from '../components/office/office-page.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { cameBack, fieldsOf, type Kept } from '../kept.js';
import { paths } from '../paths.js';

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
  <CardDeed frame={frame} action={paths(lang).roleDeed(deed)} title={label} tone={quiet ? 'quiet' : undefined}>
    {hint && <p class="hint">{hint}</p>}
    {children}
  </CardDeed>
);

const formOf = (view: RolesOfficeView, deed: RoleDeed, lang: Lang) => fieldsOf(cameBack(view, deed), lang);
const seatsOf = ({ known }: RolesOfficeView, lang: Lang) =>
  known.members.filter(({ sits }) => sits).map(({ id }) => ({ value: id, label: seatName(known, id, lang) }));

type WhichRoleProps = Props & { readonly id: string; readonly value: string | undefined; readonly held?: boolean };
/** One of the roles that somebody holds; of those that nobody does. */
function WhichRole({ view: { known }, lang, id, value, held = false }: WhichRoleProps) {
  const roles = known.roles.filter(({ holder }) => (holder !== null) === held);
  return (
    <Select
      lang={lang}
      name="role"
      id={id}
      label={say(lang).groupTasks.office.role}
      value={value}
      options={roles.map(({ id: role, title }) => ({ value: role, label: worded(title, lang) }))}
    />
  );
}

function Describe({ view, lang }: Props) {
  const { groupTasks, groupOffice } = say(lang);
  const t = groupTasks.office;
  const { kept, line, both } = formOf(view, 'describe', lang);
  return (
    <Deed view={view} lang={lang} deed="describe" label={t.describe}>
      <Field {...line('role')} label={t.code} hint={t.codeHint} short />
      <InBoth {...both} name="title" label={t.name} />
      <TextArea {...line('duties')} label={t.duties} hint={t.dutiesHint} rows={6} most={20_000} />
      <Select
        lang={lang}
        name="organisation"
        label={groupOffice.draft.organisation}
        value={kept.organisation}
        options={organisationOptions(view.known.organisations, lang)}
      />
      <InBoth {...both} name="basis" label={t.basis} optional />
    </Deed>
  );
}

function Take({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const { kept, line, date } = formOf(view, 'take', lang);
  return (
    <Deed view={view} lang={lang} deed="take" label={t.take}>
      <WhichRole view={view} lang={lang} id="take-role" value={kept.role} />
      <Select {...line('member')} label={t.member} options={seatsOf(view, lang)} />
      <DateField {...date('since')} legend={t.since} />
    </Deed>
  );
}

function HandOver({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const { kept, line, date, both } = formOf(view, 'hand-over', lang);
  return (
    <Deed view={view} lang={lang} deed="hand-over" label={t.handOver} hint={t.handOverHint}>
      <WhichRole view={view} lang={lang} id="hand-role" value={kept.role} held />
      <Select {...line('to')} label={t.to} options={seatsOf(view, lang)} />
      <DateField {...date('day')} legend={t.day} />
      <InBoth {...both} name="note" label={t.note} long />
    </Deed>
  );
}

function Vacate({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const { kept, date, both } = formOf(view, 'vacate', lang);
  return (
    <Deed view={view} lang={lang} deed="vacate" label={t.vacate} quiet>
      <WhichRole view={view} lang={lang} id="vacate-role" value={kept.role} held />
      <DateField {...date('until')} legend={t.until} />
      <InBoth {...both} name="reason" id="vacate-reason" label={t.reason} />
    </Deed>
  );
}

function Define({ view, lang }: Props) {
  const t = say(lang).groupTasks.office;
  const { line, both } = formOf(view, 'workflow', lang);
  return (
    <Deed view={view} lang={lang} deed="workflow" label={t.define}>
      <Field {...line('commitment')} label={t.commitment} short />
      <TextArea {...line('steps')} label={t.steps} hint={t.stepsHint} rows={6} most={10_000} />
      <InBoth {...both} name="reason" id="workflow-reason" label={t.reason} optional />
    </Deed>
  );
}
