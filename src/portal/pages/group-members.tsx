import type { VNode } from 'preact';
import { MEMBER_ROLES, ORGANISATION_KINDS } from '../../../events/ogp-group.js';
import type { GroupView } from '../../../read-models/meetings.js';
import { DateField } from '../components/date-field.js';
import { Field, Select } from '../components/field.js';
import { InBoth, type Kept } from '../components/group/in-both.js';
import { worded } from '../components/group/wording.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { datePartsIn } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import type { Signer } from '../group-wish.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { Seats } from './group.js';
import { organisationOptions } from './session-new.js';

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

function Describe({ view: { frame, kept, errors }, lang }: Props) {
  const { members: t } = say(lang).groupOffice;
  const { kinds } = say(lang).group;
  return (
    <form method="post" action={paths(lang).describeOrganisation} class="card stack" noValidate>
      <h2>{t.organisation}</h2>
      <Guard frame={frame} />
      <Field
        lang={lang}
        name="code"
        label={t.code}
        hint={t.codeHint}
        value={kept.code}
        error={errorOf(errors, 'organisation')}
        short
      />
      <InBoth lang={lang} kept={kept} errors={errors} name="name" label={t.name} />
      <Select
        lang={lang}
        name="kind"
        label={t.kind}
        value={kept.kind ?? 'municipal-body'}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <Field lang={lang} name="link" label={t.link} value={kept.link} error={errorOf(errors, 'link')} optional />
      <p class="deeds">
        <button type="submit" class="button">
          {t.describe}
        </button>
      </p>
    </form>
  );
}

function Admit({ view: { frame, kept, errors, group, signers }, lang }: Props) {
  const { members: t, draft } = say(lang).groupOffice;
  const { roles } = say(lang).group;
  return (
    <form method="post" action={paths(lang).admitMember} class="card stack" noValidate>
      <h2>{t.admit}</h2>
      <Guard frame={frame} />
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
      <InBoth lang={lang} kept={kept} errors={errors} name="post" label={t.post} />
      <InBoth lang={lang} kept={kept} name="person" label={t.personName} hint={t.nameHint} optional />
      {signers.length > 0 && (
        <Select
          lang={lang}
          name="staff"
          label={t.staff}
          hint={t.staffHint}
          error={errorOf(errors, 'staff')}
          value={kept.staff}
          options={[
            { value: '', label: t.staffNone },
            ...signers.map(({ staff, name }) => ({ value: staff, label: name })),
          ]}
          optional
        />
      )}
      <DateField
        lang={lang}
        name="since"
        legend={t.since}
        value={datePartsIn(kept, 'since')}
        error={errorOf(errors, 'since')}
      />
      <p class="deeds">
        <button type="submit" class="button">
          {t.admit}
        </button>
      </p>
    </form>
  );
}

function Release({ view: { frame, kept, errors, group }, lang }: Props) {
  const { members: t } = say(lang).groupOffice;
  return (
    <form method="post" action={paths(lang).releaseMember} class="card stack" noValidate>
      <h2>{t.release}</h2>
      <Guard frame={frame} />
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
      <DateField
        lang={lang}
        name="until"
        legend={t.until}
        value={datePartsIn(kept, 'until')}
        error={errorOf(errors, 'until')}
      />
      <p class="deeds">
        <button type="submit" class="button quiet">
          {t.release}
        </button>
      </p>
    </form>
  );
}
