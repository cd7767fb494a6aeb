import type { VNode } from 'preact';
import { CategoryForm, type CategoryFormProps } from '../components/map/category-form.js';
import { RulePage, type RuleView } from '../components/map/rule-page.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type CategoryPageView = RuleView & CategoryFormProps['view'];

/** What can be reported: one category, as it is and as it was. */
export function CategoryPage(view: CategoryPageView, lang: Lang): VNode {
  const { code, draft } = view;
  const title = { ka: draft.titleKa, en: draft.titleEn }[lang];
  const { fresh } = say(lang).mapRules.lists.categories;
  const to = paths(lang);
  return (
    <RulePage view={view} kind="categories" title={code === undefined ? fresh : title || code} lang={lang}>
      <CategoryForm view={view} action={code === undefined ? to.newCategory : to.category(code)} lang={lang} />
    </RulePage>
  );
}
