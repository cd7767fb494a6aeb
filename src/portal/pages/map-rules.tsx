import type { VNode } from 'preact';
import { placesOf, type RuleKind } from '../components/map/rule-page.js';
import { FormPage } from '../components/office/office-page.js';
import { Tag } from '../components/status-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type RuleRow = {
  readonly code: string;
  readonly title: string;
  readonly meta: string;
  readonly retired: boolean;
  /** Where it is looked at, when it is not changed here. */
  readonly href?: string;
};
export type RulesListView = Framed & {
  readonly kind: RuleKind;
  readonly rows: readonly RuleRow[];
};

/** All of one kind: those that hold, then those that were retired. */
export function RulesListPage({ frame, kind, rows }: RulesListView, lang: Lang): VNode {
  const t = say(lang).mapRules;
  const words = t.lists[kind];
  const to = placesOf(lang)[kind];
  const sorted = [...rows.filter(({ retired }) => !retired), ...rows.filter(({ retired }) => retired)];
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={words.title}
      way={[{ href: paths(lang).mapOffice, label: t.title }]}
      errors={[]}
      head={
        <>
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <p>
            <a class="button" href={to.fresh}>
              {words.fresh}
            </a>
          </p>
        </>
      }
    >
      {rows.length === 0 && <p class="card gap-above">{words.none}</p>}
      <ul class="plain stack gap-above">
        {sorted.map(({ code, title, meta, retired, href = to.one(code) }) => (
          <li class="card item">
            {retired && (
              <div class="kicker">
                <Tag tone="over">{t.retired}</Tag>
              </div>
            )}
            <h2>
              <a href={href}>{title}</a>
            </h2>
            <p class="meta">{meta}</p>
          </li>
        ))}
      </ul>
    </FormPage>
  );
}
