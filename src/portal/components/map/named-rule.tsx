import type { ComponentChildren, VNode } from 'preact';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { DeedForm } from '../deed-form.js';
import { InBoth } from './in-both.js';
import { Code, placesOf, RulePage, type RuleView } from './rule-page.js';

type Props = {
  readonly view: RuleView & { readonly kept: Readonly<Record<Lang, string>> };
  readonly kind: 'departments' | 'layers';
  /** The field of its code, and what was typed into it. */
  readonly coded: { readonly name: string; readonly value: string };
  readonly lang: Lang;
  /** What goes along unseen. */
  readonly children?: ComponentChildren;
};

/** The page of what has a code and a name in both languages, and nothing else. */
export function NamedRule({ view, kind, coded, lang, children }: Props): VNode {
  const { frame, code, errors, kept } = view;
  const t = say(lang).mapRules;
  const to = placesOf(lang)[kind];
  const isNew = code === undefined;
  return (
    <RulePage view={view} kind={kind} title={isNew ? t.lists[kind].fresh : kept[lang] || code} lang={lang}>
      <DeedForm frame={frame} class="card form" action={isNew ? to.fresh : to.one(code)} data-once>
        {children}
        {isNew && <Code {...coded} errors={errors} lang={lang} />}
        <InBoth lang={lang} name="name" label={t.name} ka={kept.ka} en={kept.en} errors={errors} />
        <button type="submit" class="button">
          {t.save}
        </button>
      </DeedForm>
    </RulePage>
  );
}
