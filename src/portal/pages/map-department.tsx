import type { VNode } from 'preact';
import { NamedRule } from '../components/map/named-rule.js';
import type { RuleView } from '../components/map/rule-page.js';
import type { Lang } from '../frame.js';

export type DepartmentPageView = RuleView & {
  readonly kept: { readonly department: string; readonly ka: string; readonly en: string };
};

/** Who answers for reports: one department. */
export const DepartmentPage = (view: DepartmentPageView, lang: Lang): VNode => (
  <NamedRule view={view} kind="departments" coded={{ name: 'department', value: view.kept.department }} lang={lang} />
);
