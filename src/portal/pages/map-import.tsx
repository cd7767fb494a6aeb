import type { VNode } from 'preact';
import { OBJECT_COLUMNS, PLACE_COLUMNS } from '../../map/read-objects.js';
import { DeedForm } from '../components/deed-form.js';
import { Field, Select } from '../components/field.js';
import type { MapLayer } from '../components/map/map-data.js';
import { FormPage } from '../components/office/office-page.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { holds } from '../office-rooms.js';
import { paths } from '../paths.js';

export type MapImportView = Framed & {
  /** Those that take objects. */
  readonly layers: readonly Pick<MapLayer, 'code' | 'name'>[];
  /** As they were filled in. */
  readonly layer?: string | undefined;
  readonly source?: string | undefined;
  /** What an import did just now: how many were added, changed, left as they are. */
  readonly done?: readonly [number, number, number] | undefined;
  readonly errors: readonly FormError[];
};

/** Chooses a file: an officer one of objects, an administrator one of borders. */
export function MapImportPage(view: MapImportView, lang: Lang): VNode {
  const { frame, done, errors } = view;
  const { mapRules, mapPlacing } = say(lang);
  const t = mapPlacing.imports;
  const roles = frame.reader?.roles;
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: paths(lang).mapOffice, label: mapRules.title }]}
      errors={errors}
      notice={done && t.done(...done)}
      head={
        <>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </>
      }
    >
      <div class="stack-wide gap-above">
        {holds(roles, ['officer']) && <ObjectsForm view={view} lang={lang} />}
        {holds(roles, ['administrator']) && <DistrictsForm view={view} lang={lang} />}
      </div>
    </FormPage>
  );
}

type FormProps = { readonly view: MapImportView; readonly lang: Lang };

/** The fields stand before the file, as they are read in that order. */
function ObjectsForm({ view: { frame, layers, layer, errors }, lang }: FormProps) {
  const { layer: label, imports: t } = say(lang).mapPlacing;
  const columns = [...OBJECT_COLUMNS, ...PLACE_COLUMNS];
  return (
    <DeedForm frame={frame} class="card form" action={paths(lang).mapImport} encType="multipart/form-data" data-once>
      <h2>{t.objects}</h2>
      <Select
        lang={lang}
        name="layer"
        label={label}
        value={layer ?? ''}
        options={[
          { value: '', label: t.choose },
          ...layers.map(({ code, name }) => ({ value: code, label: name[lang] })),
        ]}
        error={errorOf(errors, 'layer')}
      />
      <FileField name="file" hint={t.objectsHint} accept=".csv,.json,.geojson,text/csv" errors={errors} lang={lang} />
      <details class="fold">
        <summary>{t.columns}</summary>
        <p>
          <code lang="en">{columns.join(', ')}</code>
        </p>
      </details>
      <p>
        <button type="submit" class="button">
          {t.check}
        </button>
      </p>
    </DeedForm>
  );
}

function DistrictsForm({ view: { frame, source, errors }, lang }: FormProps) {
  const { imports: t } = say(lang).mapPlacing;
  return (
    <DeedForm
      frame={frame}
      class="card form"
      action={paths(lang).districtsImport}
      encType="multipart/form-data"
      data-once
    >
      <h2>{t.districts}</h2>
      <Field
        lang={lang}
        name="source"
        label={t.source}
        hint={t.sourceHint}
        value={source}
        error={errorOf(errors, 'source')}
        input={{ maxLength: 300, autocomplete: 'off' }}
      />
      <FileField name="borders" hint={t.districtsHint} accept=".json,.geojson" errors={errors} lang={lang} />
      <p>
        <button type="submit" class="button">
          {t.check}
        </button>
      </p>
    </DeedForm>
  );
}

type FileProps = {
  /** Its id: in the form every file is called `file`. */
  readonly name: string;
  readonly hint: string;
  readonly accept: string;
  readonly errors: readonly FormError[];
  readonly lang: Lang;
};
const FileField = ({ name, hint, accept, errors, lang }: FileProps) => (
  <Field
    lang={lang}
    name="file"
    id={name}
    label={say(lang).mapPlacing.imports.file}
    hint={hint}
    error={errorOf(errors, name)}
    input={{ type: 'file', accept }}
  />
);
