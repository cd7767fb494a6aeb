import type { VNode } from 'preact';
import { Guard } from '../components/guard.js';
import { InBoth } from '../components/map/in-both.js';
import { Code, RulePage, type RuleView } from '../components/map/rule-page.js';
import type { Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type LayerPageView = RuleView & {
  readonly kept: { readonly layer: string; readonly version: number; readonly ka: string; readonly en: string };
};

/** A kind of objects, as people switch it on: what it is called in both languages. */
export function LayerPage(view: LayerPageView, lang: Lang): VNode {
  const { frame, code, errors, kept } = view;
  const t = say(lang).mapRules;
  const to = paths(lang);
  const title = code === undefined ? t.lists.layers.fresh : kept[lang] || code;
  return (
    <RulePage view={view} kind="layers" title={title} lang={lang}>
      <form
        class="card form"
        method="post"
        action={code === undefined ? to.newLayer : to.layer(code)}
        data-once
        noValidate
      >
        <Guard frame={frame} />
        <input type="hidden" name="version" value={String(kept.version)} />
        {code === undefined && <Code name="layer" value={kept.layer} errors={errors} lang={lang} />}
        <InBoth lang={lang} name="name" label={t.name} ka={kept.ka} en={kept.en} errors={errors} />
        <button type="submit" class="button">
          {t.save}
        </button>
      </form>
    </RulePage>
  );
}
