import type { VNode } from 'preact';
import { ANSWER_STATUSES } from '../../../events/report-templates.js';
import { DeedForm } from '../components/deed-form.js';
import { Select } from '../components/field.js';
import { InBoth } from '../components/map/in-both.js';
import { Code, RulePage, type RuleView } from '../components/map/rule-page.js';
import { errorOf, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type TemplatePageView = RuleView & {
  readonly categories: readonly { readonly category: string; readonly title: Readonly<Record<Lang, string>> }[];
  readonly kept: Readonly<
    Record<'template' | 'titleKa' | 'titleEn' | 'textKa' | 'textEn' | 'category' | 'status', string>
  > & { readonly version: number };
};

/** Words that an official begins an answer with. */
export function TemplatePage(view: TemplatePageView, lang: Lang): VNode {
  const { frame, code, errors, kept, categories } = view;
  const t = say(lang).mapRules;
  const to = paths(lang);
  const title = code === undefined ? t.lists.templates.fresh : { ka: kept.titleKa, en: kept.titleEn }[lang] || code;
  const every = [{ value: '', label: t.template.every }];
  return (
    <RulePage view={view} kind="templates" title={title} lang={lang}>
      <DeedForm
        frame={frame}
        class="card form"
        action={code === undefined ? to.newTemplate : to.template(code)}
        data-once
        sent={{ version: String(kept.version) }}
      >
        {code === undefined && <Code name="template" value={kept.template} errors={errors} lang={lang} />}
        <Select
          lang={lang}
          name="status"
          label={t.template.status}
          value={kept.status}
          options={ANSWER_STATUSES.map((value) => ({ value, label: t.template.statuses[value] }))}
        />
        <Select
          lang={lang}
          name="category"
          label={t.template.category}
          value={kept.category}
          options={[...every, ...categories.map(({ category, title }) => ({ value: category, label: title[lang] }))]}
          error={errorOf(errors, 'category')}
        />
        <InBoth lang={lang} name="title" label={t.template.title} ka={kept.titleKa} en={kept.titleEn} errors={errors} />
        <InBoth
          lang={lang}
          name="text"
          label={t.template.text}
          ka={kept.textKa}
          en={kept.textEn}
          errors={errors}
          most={1_000}
        />
        <button type="submit" class="button">
          {t.save}
        </button>
      </DeedForm>
    </RulePage>
  );
}
