import type { VNode } from 'preact';
import { Guard } from '../components/guard.js';
import { InBoth } from '../components/map/in-both.js';
import { Code, RulePage, type RuleView } from '../components/map/rule-page.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type DepartmentPageView = RuleView & {
  readonly kept: { readonly department: string; readonly ka: string; readonly en: string };
};

/** Who answers for reports: one department. */
export function DepartmentPage(view: DepartmentPageView, lang: Lang): VNode {
  const { frame, code, errors, kept } = view;
  const t = say(lang).mapRules;
  const to = paths(lang);
  const title = code === undefined ? t.lists.departments.fresh : kept[lang] || code;
  return (
    <RulePage view={view} kind="departments" title={title} lang={lang}>
      <form
        class="card form"
        method="post"
        action={code === undefined ? to.newDepartment : to.department(code)}
        data-once
        noValidate
      >
        <Guard frame={frame} />
        {code === undefined && <Code name="department" value={kept.department} errors={errors} lang={lang} />}
        <InBoth lang={lang} name="name" label={t.name} ka={kept.ka} en={kept.en} errors={errors} />
        <button type="submit" class="button">
          {t.save}
        </button>
      </form>
    </RulePage>
  );
}
