import type { VNode } from 'preact';
import { DISTRICTS } from '../../../events/districts.js';
import { districtName } from '../../map/district-names.js';
import { DateField } from '../components/date-field.js';
import { DeedForm } from '../components/deed-form.js';
import { Field, Select } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { type StaffRow, StaffTable } from '../components/office/staff-table.js';
import type { DateParts } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

/** Every official with a role or an offer of one, or those who were looked for. */
export type StaffPageView = Framed & {
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  readonly staff: readonly StaffRow[];
  readonly errors: readonly FormError[];
  readonly kept: Readonly<Partial<Record<'personalNumber' | 'role' | 'department' | 'district', string>>> & {
    readonly expires?: DateParts | undefined;
  };
  readonly notice?: keyof Catalogue['office']['staff']['notices'] | undefined;
};
type Props = { readonly view: StaffPageView; readonly lang: Lang };

const rolesOf = (lang: Lang) =>
  Object.entries(say(lang).office.staff.names).map(([value, label]) => ({ value, label }));

export function StaffPage(view: StaffPageView, lang: Lang): VNode {
  const { frame, staff, errors, notice } = view;
  const { staff: t } = say(lang).office;
  return (
    <FormPage
      frame={frame}
      lang={lang}
      room="staff"
      title={t.title}
      errors={errors}
      notice={notice && t.notices[notice]}
      head={
        <>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </>
      }
    >
      <div class="stack gap-above">
        <details class="fold card" open={errors.length > 0}>
          <summary>{t.grantTitle}</summary>
          <GrantForm view={view} lang={lang} />
        </details>
        <Find view={view} lang={lang} />
        <p class="meta" role="status">
          {staff.length === 0 ? t.none : t.found(staff.length)}
        </p>
        {staff.length > 0 && <StaffTable staff={staff} frame={frame} lang={lang} />}
      </div>
    </FormPage>
  );
}

/** By a part of the name, and by role. */
function Find({ view: { q, role }, lang }: Props) {
  const words = say(lang);
  const t = words.office.staff;
  return (
    <search>
      <form class="card filters few" method="get" action={paths(lang).staff}>
        <Field
          lang={lang}
          name="q"
          label={t.find}
          value={q}
          input={{ type: 'search', required: false, maxLength: 100, autocomplete: 'off' }}
        />
        <Select
          lang={lang}
          name="of"
          label={t.role}
          value={role ?? ''}
          options={[{ value: '', label: words.shell.all }, ...rolesOf(lang)]}
        />
        <button type="submit" class="button quiet">
          {words.shell.search}
        </button>
      </form>
    </search>
  );
}

function GrantForm({ view: { frame, errors, kept }, lang }: Props) {
  const words = say(lang);
  const t = words.office.staff;
  const districts = DISTRICTS.map((code) => ({ value: code, label: districtName(lang, code).name }));
  return (
    <DeedForm frame={frame} class="form pairs" action={paths(lang).grant}>
      <Field
        lang={lang}
        name="personalNumber"
        label={t.personalNumber}
        error={errorOf(errors, 'personalNumber')}
        value={kept.personalNumber}
        input={{ inputMode: 'numeric', pattern: '[0-9]{11}', maxLength: 11, autocomplete: 'off' }}
        short
      />
      <Select
        lang={lang}
        name="role"
        label={t.role}
        error={errorOf(errors, 'role')}
        value={kept.role}
        options={[{ value: '', label: t.chooseRole }, ...rolesOf(lang)]}
      />
      <Field lang={lang} name="department" label={t.department} value={kept.department} optional />
      <Select
        lang={lang}
        name="district"
        label={t.district}
        value={kept.district ?? ''}
        options={[{ value: '', label: t.everywhere }, ...districts]}
      />
      <DateField
        lang={lang}
        name="expires"
        legend={t.expiresOn}
        hint={t.expiresHint}
        error={errorOf(errors, 'expires')}
        value={kept.expires}
        optional
      />
      <p class="hint">{t.proposeHint}</p>
      <p class="deeds">
        <button type="submit" class="button" name="deed" value="grant">
          {t.grant}
        </button>
        <button type="submit" class="button quiet" name="deed" value="propose">
          {t.propose}
        </button>
      </p>
    </DeedForm>
  );
}
