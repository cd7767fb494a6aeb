import type { StaffView as Official } from '../../../../read-models/identity.js';
import { districtName } from '../../../map/district-names.js';
import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Guard } from '../guard.js';
import { isShown, Written } from '../text.js';

export type StaffRow = Pick<Official, 'staff' | 'name' | 'roles' | 'proposed' | 'holds'>;
type Props = { readonly staff: readonly StaffRow[]; readonly frame: Frame; readonly lang: Lang };

export const roleName = (role: string, lang: Lang) =>
  (say(lang).office.staff.names as Readonly<Record<string, string>>)[role] ?? role;

export const staffName = ({ name }: Pick<StaffRow, 'name'>, lang: Lang) =>
  name && isShown(name) ? name.name : say(lang).shell.nameErased;

/** Officials, one a line: what they may do, until when, and, folded away, how it is taken from them. */
export function StaffTable({ staff, frame, lang }: Props) {
  const { staff: t } = say(lang).office;
  return (
    <div class="scroller">
      <table class="table stacking named">
        <thead>
          <tr>
            <th scope="col">{t.name}</th>
            <th scope="col">{t.roles}</th>
            <th scope="col">
              <span class="hidden-visually">{t.change}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {staff.map((official) => (
            <tr>
              <th scope="row">
                <Written text={staffName(official, lang)} />
                <code class="sub">{official.staff.slice(0, 8)}</code>
              </th>
              <td>
                <Roles official={official} lang={lang} />
              </td>
              <td>
                <Changes official={official} frame={frame} lang={lang} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Roles({ official: { roles, proposed, holds }, lang }: { official: StaffRow; lang: Lang }) {
  const { staff: t } = say(lang).office;
  return (
    <ul class="ways">
      {roles.map(({ role, department, district, since, expires }) => (
        <li>
          <b>{roleName(role, lang)}</b>
          <p class="meta dotted">
            {department && <Written text={department} />}
            {district && <span>{districtName(lang, district).district}</span>}
            <span>{t.since(since)}</span>
            {expires && <span>{holds.includes(role) ? t.expires(expires) : t.expired(expires)}</span>}
          </p>
        </li>
      ))}
      {proposed.map(({ role }) => (
        <li>
          <b>{roleName(role, lang)}</b> <span class="meta">({t.proposed})</span>
        </li>
      ))}
    </ul>
  );
}

function Changes({ official, frame, lang }: { official: StaffRow; frame: Frame; lang: Lang }) {
  const { staff: t } = say(lang).office;
  const to = paths(lang);
  const { staff, roles, proposed } = official;
  if (roles.length + proposed.length === 0) return null;
  return (
    <details class="fold" open={proposed.length > 0}>
      <summary>
        {t.change}
        <span class="hidden-visually">
          : <Written text={staffName(official, lang)} />
        </span>
      </summary>
      <div class="stack">
        {roles.map(({ role }) => (
          <p>
            <a class="button danger" href={to.revoke(staff, role)}>
              {t.revokeFor(roleName(role, lang))}
            </a>
          </p>
        ))}
        {proposed.map(({ role }) => (
          <form method="post" action={to.grant} data-once>
            <Guard frame={frame} />
            <input type="hidden" name="staff" value={staff} />
            <input type="hidden" name="role" value={role} />
            <button type="submit" class="button quiet" name="deed" value="grant">
              {t.confirm}
              <span class="hidden-visually">: {roleName(role, lang)}</span>
            </button>
          </form>
        ))}
      </div>
    </details>
  );
}
