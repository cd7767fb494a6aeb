import type { VNode } from 'preact';
import { Banner } from '../components/banner.js';
import { DeedForm } from '../components/deed-form.js';
import { Select } from '../components/field.js';
import type { MapLayer } from '../components/map/map-data.js';
import { type ObjectDraft, ObjectFields } from '../components/map/object-fields.js';
import { Retire } from '../components/map/retire.js';
import type { RuleNotice } from '../components/map/rule-page.js';
import { FormPage } from '../components/office/office-page.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type PlacedObjectView = Framed & {
  /** Undefined for one that is not there yet. */
  readonly id?: string | undefined;
  readonly retired: boolean;
  /** What it stands on; for a new one, where it could stand. */
  readonly layers: readonly Pick<MapLayer, 'code' | 'name'>[];
  readonly draft: ObjectDraft;
  readonly errors: readonly FormError[];
  readonly notice?: RuleNotice | undefined;
};

/** One object of the map with its form, and how it is taken off. */
export function PlacedObjectPage(view: PlacedObjectView, lang: Lang): VNode {
  const { frame, id, retired, layers, draft, errors, notice } = view;
  const { mapRules, mapPlacing } = say(lang);
  const { form: t, objects } = mapPlacing;
  const to = paths(lang);
  const fresh = id === undefined;
  const title = fresh ? objects.fresh : { ka: draft.titleKa, en: draft.titleEn }[lang] || objects.title;
  const layer = layers.find(({ code }) => code === draft.layer);
  const list = withQuery(to.placedObjects, { layer: layer?.code });
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={title}
      way={[
        { href: to.mapOffice, label: mapRules.title },
        { href: list, label: layer?.name[lang] ?? objects.title },
      ]}
      errors={errors}
      notice={notice && mapRules.notices[notice]}
      head={
        <>
          <h1>{title}</h1>
          {!fresh && (
            <p>
              <a href={to.mapObjects(id)}>{objects.onPublicPage}</a>
            </p>
          )}
        </>
      }
    >
      <div class="stack-wide gap-above">
        {retired && <Banner title={t.isRetired} />}
        {!retired && (
          <DeedForm frame={frame} class="card form" action={fresh ? to.newObject : to.placedObject(id)} data-once>
            {fresh && (
              <Select
                lang={lang}
                name="layer"
                label={mapPlacing.layer}
                value={draft.layer}
                options={[
                  { value: '', label: mapPlacing.imports.choose },
                  ...layers.map(({ code, name }) => ({ value: code, label: name[lang] })),
                ]}
                error={errorOf(errors, 'layer')}
              />
            )}
            <ObjectFields draft={draft} errors={errors} lang={lang} />
            <button type="submit" class="button">
              {fresh ? t.place : t.save}
            </button>
          </DeedForm>
        )}
        {!fresh && !retired && (
          <Retire frame={frame} action={to.retireObject(id)} title={t.retire} hint={t.retireHint} />
        )}
      </div>
    </FormPage>
  );
}
