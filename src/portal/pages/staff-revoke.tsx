import type { VNode } from 'preact';
import { AnswersList } from '../components/answers-list.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { roleName, type StaffRow, staffName } from '../components/office/staff-table.js';
import { Written } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

/** Before a role is revoked: whose, which, and what follows from it. */
export type RevokeView = Framed & {
  readonly official: Pick<StaffRow, 'staff' | 'name'>;
  readonly role: string;
  readonly errors: readonly FormError[];
};

export function RevokePage({ frame, official, role, errors }: RevokeView, lang: Lang): VNode {
  const { office, shell } = say(lang);
  const { staff: t } = office;
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      room="staff"
      title={t.revoke.title}
      way={[{ href: to.staff, label: t.title }]}
      errors={errors}
      head={<h1>{t.revoke.question}</h1>}
    >
      <form class="card form narrow gap-above" method="post" action={to.revoke()} data-once>
        <Guard frame={frame} />
        <input type="hidden" name="staff" value={official.staff} />
        <input type="hidden" name="role" value={role} />
        <AnswersList
          items={[
            { question: t.name, answer: <Written text={staffName(official, lang)} /> },
            { question: t.role, answer: roleName(role, lang) },
          ]}
        />
        <p>{t.revoke.text}</p>
        <p class="deeds">
          <button type="submit" class="button danger">
            {t.revoke.confirm}
          </button>
          <a href={to.staff}>{shell.cancel}</a>
        </p>
      </form>
    </FormPage>
  );
}
