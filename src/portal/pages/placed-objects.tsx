import type { VNode } from 'preact';
import type { Listed } from '../../../read-models/answer.js';
import type { MapObjectView } from '../../../read-models/map-objects.js';
import type { MapLayer } from '../components/map/map-data.js';
import { FormPage } from '../components/office/office-page.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/status-tag.js';
import type { Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type PlacedObjectsView = Framed & {
  /** Those that hold objects. */
  readonly layers: readonly Pick<MapLayer, 'code' | 'name'>[];
  /** The one that is listed; undefined for all. */
  readonly layer?: string | undefined;
  readonly found: Listed<MapObjectView>;
  readonly cursor?: string | undefined;
};

/** What stands on the map and what was taken off it, the newest first. */
export function PlacedObjectsPage({ frame, layers, layer, found, cursor }: PlacedObjectsView, lang: Lang): VNode {
  const { mapRules, mapPlacing, shell } = say(lang);
  const t = mapPlacing.objects;
  const to = paths(lang);
  const at = (code?: string, from?: string) => withQuery(to.placedObjects, { layer: code, cursor: from });
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.mapOffice, label: mapRules.title }]}
      errors={[]}
      head={
        <>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <p class="deeds">
            <a class="button" href={withQuery(to.newObject, { layer })}>
              {t.fresh}
            </a>
            <a class="button quiet" href={to.mapImport}>
              {mapPlacing.imports.title}
            </a>
          </p>
        </>
      }
    >
      <div class="stack gap-above">
        <nav aria-label={mapPlacing.layer}>
          <ul class="tabs">
            {[undefined, ...layers].map((one) => (
              <li>
                <a href={at(one?.code)} aria-current={one?.code === layer ? 'page' : undefined}>
                  {one?.name[lang] ?? shell.all}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="meta" role="status">
          {found.items.length === 0 ? t.none : t.found(found.total)}
        </p>
        <ul class="plain stack">
          {found.items.map(({ id, title, layer: on, external, retired, version, changedAt }) => (
            <li class="card item">
              <div class="kicker">
                <Tag tone={retired ? 'over' : 'good'}>{retired ? t.retired : t.shown}</Tag>
              </div>
              <h2>
                <a href={to.placedObject(id)}>{title[lang]}</a>
              </h2>
              <p class="meta dotted">
                <span>{layers.find(({ code }) => code === on)?.name[lang] ?? on}</span>
                {external !== null && <span>{external}</span>}
                <span>{t.version(version)}</span>
                <time dateTime={changedAt}>{format(lang).date(changedAt)}</time>
              </p>
            </li>
          ))}
        </ul>
        <Pagination
          lang={lang}
          first={cursor === undefined ? undefined : at(layer)}
          next={found.next === null ? undefined : at(layer, found.next)}
        />
      </div>
    </FormPage>
  );
}
