import type { VNode } from 'preact';
import { NamedRule } from '../components/map/named-rule.js';
import type { RuleView } from '../components/map/rule-page.js';
import type { Lang } from '../frame.js';

export type LayerPageView = RuleView & {
  readonly kept: { readonly layer: string; readonly version: number; readonly ka: string; readonly en: string };
};

/** A kind of objects, as people switch it on: what it is called in both languages. */
export const LayerPage = (view: LayerPageView, lang: Lang): VNode => (
  <NamedRule view={view} kind="layers" coded={{ name: 'layer', value: view.kept.layer }} lang={lang}>
    <input type="hidden" name="version" value={String(view.kept.version)} />
  </NamedRule>
);
