import type { VNode } from 'preact';
import { MEMBER_ROLES, ORGANISATION_KINDS } from '../../../events/ogp-group.js';
import type { GroupView } from '../../../read-models/meetings.js';
import { DateField } from '../components/date-field.js';
import { CardDeed } from '../components/deed-form.js';
import { Field, Select } from '../components/field.js';
import { InBoth } from '../components/group/in-both.js';
import { organisationOptions } from '../components/group/organisation-options.js';
import { worded } from '../components/group/wording.js';
import { FormPage } from '../components/office/office-page.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import type { Signer } from '../group-wish.js';
import { say } from '../i18n/catalogue.js';
import { fieldsOf, type Kept } from '../kept.js';
import { paths } from '../paths.js';
import { Seats } from './group.js';

export type MembersNotice = 'described' | 'admitted' | 'released';
export type GroupMembersView = Framed & {
  readonly group: GroupView;
  /** The officials who may be said to hold a seat. */
  readonly signers: readonly Signer[];
  readonly kept: Kept;
  readonly errors: readonly FormError[];
  readonly notice?: MembersNotice | undefined;
};
type Props = { readonly view: GroupMembersView; readonly lang: Lang };

/** Organisations and seats before the group's secretariat. */
export function GroupMembersPage(view: GroupMembersView, lang: Lang): VNode {
  const { frame, group, errors, notice } = view;
  const office = say(lang).groupOffice;
  const t = office.members;
  const way = [{ href: paths(lang).groupOffice, label: office.title }];
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={way}
      errors={errors}
      notice={notice && t[notice]}
      head={<h1>{t.title}</h1>}
    >
      <div class="narrow stack">
        <Seats members={group.members} organisations={group.organisations} lang={lang} />
        <Describe view={view} lang={lang} />
        {group.organisations.length > 0 && <Admit view={view} lang={lang} />}
        {group.members.some(({ sits }) => sits) && <Release view={view} lang={lang} />}
      </div>
    </FormPage>
  );
}

function Describe({ view, lang }: Props) {
  const { frame, errors } = view;
  const { kept, line, both } = fieldsOf(view, lang);
  const { members: t } = say(lang).groupOffice;
  const { kinds } = say(lang).group;
  return (
    <CardDeed frame={frame} action={paths(lang).describeOrganisation} title={t.organisation} label={t.describe}>
      <Field
        lang={lang}
        name="code"
        label={t.code}
        hint={t.codeHint}
        value={kept.code}
        error={errorOf(errors, 'organisation')}
        short
      />
      <InBoth {...both} name="name" label={t.name} />
      <Select
        lang={lang}
        name="kind"
        label={t.kind}
        value={kept.kind ?? 'municipal-body'}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <Field {...line('link')} label={t.link} optional />
    </CardDeed>
  );
}

function Admit({ view, lang }: Props) {
  const { frame, errors, group, signers } = view;
  const { kept, line, date, both } = fieldsOf(view, lang);
  const { members: t, draft } = say(lang).groupOffice;
  const { roles } = say(lang).group;
  return (
    <CardDeed frame={frame} action={paths(lang).admitMember} title={t.admit}>
      <Select
        lang={lang}
        name="organisation"
        label={draft.organisation}
        value={kept.organisation}
        error={errorOf(errors, 'member-organisation')}
        options={organisationOptions(group.organisations, lang)}
      />
      <Select
        lang={lang}
        name="role"
        label={t.role}
        value={kept.role ?? 'member'}
        options={MEMBER_ROLES.map((value) => ({ value, label: roles[value] }))}
      />
      <InBoth {...both} name="post" label={t.post} />
      <InBoth lang={lang} kept={kept} name="person" label={t.personName} hint={t.nameHint} optional />
      {signers.length > 0 && (
        <Select
          {...line('staff')}
          label={t.staff}
          hint={t.staffHint}
          options={[
            { value: '', label: t.staffNone },
            ...signers.map(({ staff, name }) => ({ value: staff, label: name })),
          ]}
          optional
        />
      )}
      <DateField {...date('since')} legend={t.since} />
    </CardDeed>
  );
}

function Release({ view, lang }: Props) {
  const { frame, group } = view;
  const { kept, date } = fieldsOf(view, lang);
  const { members: t } = say(lang).groupOffice;
  return (
    <CardDeed frame={frame} action={paths(lang).releaseMember} title={t.release} tone="quiet">
      <Select
        lang={lang}
        name="member"
        label={t.which}
        value={kept.member}
        options={group.members
          .filter(({ sits }) => sits)
          .map(({ id, name, post }) => ({
            value: id,
            label: [name && worded(name, lang), worded(post, lang)].filter(Boolean).join(', '),
          }))}
      />
      <DateField {...date('until')} legend={t.until} />
    </CardDeed>
  );
}
