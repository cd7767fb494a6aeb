import type { ComponentChildren, VNode } from 'preact';
import type { RuleVersion } from '../../../../read-models/rule-changes.js';
import { errorOf, type FormError, type Framed, type Lang } from '../../frame.js';
import { type Catalogue, say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Banner } from '../banner.js';
import { Field } from '../field.js';
import { FormPage } from '../office/office-page.js';
import { Retire } from './retire.js';
import { RuleHistory } from './rule-history.js';

export type RuleKind = keyof Catalogue['mapRules']['lists'];
export type RuleNotice = keyof Catalogue['mapRules']['notices'];

/** Where each kind is listed, begun, changed and retired. */
export const placesOf = (lang: Lang) => {
  const to = paths(lang);
  return {
    categories: { list: to.categories, fresh: to.newCategory, one: to.category, retire: to.retireCategory },
    departments: { list: to.departments, fresh: to.newDepartment, one: to.department, retire: to.retireDepartment },
    layers: { list: to.layers, fresh: to.newLayer, one: to.layer, retire: to.retireLayer },
    templates: { list: to.templates, fresh: to.newTemplate, one: to.template, retire: to.retireTemplate },
  } as const satisfies Readonly<Record<RuleKind, object>>;
};

export type RuleView = Framed & {
  /** Its code; undefined for one that is not there yet. */
  readonly code?: string | undefined;
  readonly retired: boolean;
  readonly versions: readonly RuleVersion[];
  readonly errors: readonly FormError[];
  readonly notice?: RuleNotice | undefined;
};
type RuleProps = {
  readonly view: RuleView;
  readonly kind: RuleKind;
  readonly title: string;
  readonly lang: Lang;
  readonly children: ComponentChildren;
};

/** One of them with its form, how it is retired, and all that it has been. */
export function RulePage({ view, kind, title, lang, children }: RuleProps): VNode {
  const { frame, code, retired, versions, errors, notice } = view;
  const t = say(lang).mapRules;
  const words = t.lists[kind];
  const to = placesOf(lang)[kind];
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={title}
      way={[
        { href: paths(lang).mapOffice, label: t.title },
        { href: to.list, label: words.title },
      ]}
      errors={errors}
      notice={notice && t.notices[notice]}
      head={<h1>{title}</h1>}
    >
      <div class="stack-wide gap-above">
        {retired && <Banner title={words.isRetired} />}
        {children}
        {code !== undefined && !retired && (
          <Retire frame={frame} action={to.retire(code)} title={t.retire} hint={words.retireHint} />
        )}
        <RuleHistory versions={versions} lang={lang} />
      </div>
    </FormPage>
  );
}

type CodeProps = {
  readonly name: string;
  readonly value: string;
  readonly errors: readonly FormError[];
  readonly lang: Lang;
};

/** What programs and the log call it: chosen once. */
export function Code({ name, value, errors, lang }: CodeProps) {
  const { code, codeHint } = say(lang).mapRules.category;
  return (
    <Field
      lang={lang}
      name={name}
      label={code}
      hint={codeHint}
      value={value}
      error={errorOf(errors, name)}
      input={{ maxLength: 40, autocomplete: 'off', lang: 'en' }}
      short
    />
  );
}
