import { DISTRICTS } from '../../../../events/districts.js';
import { REPORT_STATUSES } from '../../../../read-models/report-documents.js';
import { districtName } from '../../../map/district-names.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { format } from '../../i18n/format.js';
import { paths } from '../../paths.js';
import { Field, Select } from '../field.js';
import type { MapLayer } from './map-data.js';
import { AGES, type MapWanted } from './map-wanted.js';
import type { Named } from './report-card.js';
import { MapSign } from './sign.js';

const FORM = 'map-filters';

type Props = { readonly wanted: MapWanted; readonly named: Named; readonly lang: Lang };

/** What narrows map and list down. Without a script it is a form like any other. */
export function MapFilters({ wanted, named, lang }: Props) {
  const words = say(lang);
  const [t, m] = [words.reports.filters, words.map];
  const all = { value: '', label: words.shell.all };
  const districts = DISTRICTS.map((code) => ({ value: code, label: districtName(lang, code).name }));
  const categories = [...named.categories].map(([value, label]) => ({ value, label: label[lang] }));
  const statuses = [
    { value: 'open', label: t.open },
    ...REPORT_STATUSES.map((value) => ({ value, label: words.reports.status[value] })),
  ];
  const ages = AGES.map((days) => ({ value: String(days), label: m.ages[days] }));
  const { district, category, status, age } = wanted;
  const common = { lang };
  return (
    <search>
      <form id={FORM} class="card stack" method="get" action={paths(lang).reports} aria-label={t.form} data-map-form>
        <div class="find">
          <Field lang={lang} name="q" label={t.q} value={wanted.q} input={{ type: 'search', required: false }} />
          <button type="submit" class="button">
            {words.shell.search}
          </button>
        </div>
        <details class="fold more" open={[district, category, status, age].some((one) => one !== undefined)}>
          <summary>{m.more}</summary>
          <div class="filters few">
            <Select {...common} name="status" label={t.status} value={status} options={[all, ...statuses]} />
            <Select {...common} name="category" label={t.category} value={category} options={[all, ...categories]} />
            <Select {...common} name="district" label={t.district} value={district} options={[all, ...districts]} />
            <Select
              {...common}
              name="age"
              label={m.age}
              value={age === undefined ? '' : String(age)}
              options={[{ value: '', label: m.anyAge }, ...ages]}
            />
          </div>
        </details>
      </form>
    </search>
  );
}

type LayersProps = { readonly wanted: MapWanted; readonly layers: readonly MapLayer[]; readonly lang: Lang };

/** The layers of the map, each with its sign; they belong to the form of the filters. */
export function MapLayers({ wanted, layers, lang }: LayersProps) {
  return (
    <fieldset>
      <legend class="hidden-visually">{say(lang).map.layers}</legend>
      <div class="layers">
        {layers.map(({ code, name, count }) => (
          <label>
            <input
              type="checkbox"
              name="layers"
              value={code}
              form={FORM}
              checked={wanted.layers === undefined || wanted.layers.includes(code)}
            />
            <MapSign layer={code} tone="waits" />
            <span>
              {name[lang]} <span class="count">{format(lang).number(count)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
