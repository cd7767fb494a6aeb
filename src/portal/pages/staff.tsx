import type { VNode } from 'preact';
import { DISTRICTS } from '../../../events/districts.js';
import type { StaffView as Official } from '../../../read-models/identity.js';
import { Banner } from '../components/banner.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field, Select } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { isShown } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { districtName } from '../i18n/districts.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

/** Every official with a role or an offer of one. */
export type StaffPageView = Framed & {
  readonly staff: readonly Pick<Official, 'staff' | 'name' | 'roles' | 'proposed' | 'holds'>[];
  readonly errors: readonly FormError[];
  readonly kept: Readonly<Partial<Record<'personalNumber' | 'role' | 'department' | 'district' | 'expires', string>>>;
  readonly notice?: keyof Catalogue['office']['staff']['notices'] | undefined;
};
type Props = { readonly view: StaffPageView; readonly lang: Lang };

const roleName = (role: string, lang: Lang) =>
  (say(lang).office.staff.names as Readonly<Record<string, string>>)[role] ?? role;

export function StaffPage(view: StaffPageView, lang: Lang): VNode {
  const { frame, staff, errors, notice } = view;
  const { staff: t } = say(lang).office;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="staff"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <ErrorSummary errors={errors} lang={lang} />
        {notice && <Banner tone="good" title={t.notices[notice]} news />}
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      <div class="split even">
        <section class="stack" aria-label={t.roles}>
          {staff.length === 0 ? (
            <p class="meta">{t.none}</p>
          ) : (
            <ul class="list">
              {staff.map((official) => (
                <Person official={official} view={view} lang={lang} />
              ))}
            </ul>
          )}
        </section>
        <aside aria-label={t.grantTitle}>
          <GrantForm view={view} lang={lang} />
        </aside>
      </div>
    </Layout>
  );
}

function Person({ official, view, lang }: Props & { official: StaffPageView['staff'][number] }) {
  const { staff: t } = say(lang).office;
  const { staff, name, roles, proposed } = official;
  const to = paths(lang);
  return (
    <li class="card stack">
      <h2>{name && isShown(name) ? name.name : say(lang).shell.nameErased}</h2>
      <p class="meta">
        <code>{staff}</code>
      </p>
      <ul class="rows">
        {roles.map(({ role, department, district, since, expires }) => (
          <li>
            <b>{roleName(role, lang)}</b>
            <p class="meta dotted">
              {department && <span>{department}</span>}
              {district && <span>{districtName(lang, district).district}</span>}
              <span>{t.since(since)}</span>
              {expires && <span>{t.expires(expires)}</span>}
            </p>
            <form method="post" action={to.revoke} data-once>
              <Guard frame={view.frame} />
              <input type="hidden" name="staff" value={staff} />
              <input type="hidden" name="role" value={role} />
              <button type="submit" class="link-button">
                {t.revoke}
                <span class="hidden-visually">: {roleName(role, lang)}</span>
              </button>
            </form>
          </li>
        ))}
        {proposed.map(({ role }) => (
          <li>
            <p>
              <b>{roleName(role, lang)}</b> <span class="meta">({t.proposed})</span>
            </p>
            <form method="post" action={to.grant} data-once>
              <Guard frame={view.frame} />
              <input type="hidden" name="staff" value={staff} />
              <input type="hidden" name="role" value={role} />
              <button type="submit" class="button quiet" name="deed" value="grant">
                {t.confirm}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </li>
  );
}

function GrantForm({ view: { frame, errors, kept }, lang }: Props) {
  const words = say(lang);
  const t = words.office.staff;
  const districts = DISTRICTS.map((code) => ({ value: code, label: districtName(lang, code).name }));
  return (
    <form class="card form" method="post" action={paths(lang).grant} noValidate>
      <Guard frame={frame} />
      <h2>{t.grantTitle}</h2>
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
        value={kept.role ?? 'moderator'}
        options={Object.entries(t.names).map(([value, label]) => ({ value, label }))}
      />
      <Field lang={lang} name="department" label={t.department} value={kept.department} optional />
      <Select
        lang={lang}
        name="district"
        label={t.district}
        value={kept.district ?? ''}
        options={[{ value: '', label: t.everywhere }, ...districts]}
      />
      <Field
        lang={lang}
        name="expires"
        label={t.expiresOn}
        error={errorOf(errors, 'expires')}
        value={kept.expires}
        input={{ type: 'date' }}
        optional
        short
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
    </form>
  );
}
