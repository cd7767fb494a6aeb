import type { VNode } from 'preact';
import { DISTRICTS } from '../../../events/districts.js';
import type { Question } from '../../../events/smart-map.js';
import type { ReportCard as Card, CategoryView } from '../../../read-models/reports.js';
import { districtName } from '../../map/district-names.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Checkbox, Choices } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field, Select, TextArea } from '../components/field.js';
import { Kept } from '../components/map/kept.js';
import type { MapBase } from '../components/map/map-data.js';
import { PhotosField } from '../components/map/photos.js';
import { PlacePicker } from '../components/map/place-picker.js';
import { type Named, ReportCard } from '../components/map/report-card.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type NewReportView = Framed & {
  readonly categories: readonly CategoryView[];
  readonly named: Named;
  /** The category that was chosen; undefined while none is. */
  readonly chosen?: CategoryView | undefined;
  readonly kept: Readonly<Record<string, string | undefined>>;
  /** Names of photos that were uploaded for it already. */
  readonly photos?: readonly string[] | undefined;
  readonly errors: readonly FormError[];
  /** Open reports that may be the same. */
  readonly similar?: readonly Card[] | undefined;
  /** How near they are to the place (metres), where one was marked; else they are of its district. */
  readonly radius?: number | undefined;
  readonly base: MapBase;
};
type Props = { readonly view: NewReportView; readonly lang: Lang };

/** What is wrong, and where: the category first, because it says what else is to be asked. */
export function NewReportPage(view: NewReportView, lang: Lang): VNode {
  const { frame, errors, chosen } = view;
  const { form: t, title } = say(lang).reports;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="reports"
      meta={{
        title: t.title,
        unlisted: true,
        failed: errors.length > 0,
        islands: chosen ? ['form', 'place', 'photos'] : ['form'],
      }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: paths(lang).reports, label: title }]} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        {chosen ? <Details view={view} chosen={chosen} lang={lang} /> : <Category view={view} lang={lang} />}
      </div>
    </Layout>
  );
}

function Category({ view: { categories, errors, kept }, lang }: Props) {
  const { form: t } = say(lang).reports;
  const urgent = categories.filter(({ emergency }) => emergency).map(({ title }) => title[lang]);
  const choices = categories
    .filter(({ emergency }) => !emergency)
    .map(({ category, title, description }) => ({ value: category, label: title[lang], hint: description[lang] }));
  return (
    <>
      <h1>{t.title}</h1>
      {urgent.length > 0 && (
        <Banner tone="bad" title={t.emergency}>
          <p>
            {t.emergencyText(urgent)} <a href="tel:112">112</a>
          </p>
        </Banner>
      )}
      {kept.description && <Kept text={kept.description} lang={lang} />}
      <form class="form" method="get" action={paths(lang).newReport}>
        <Choices
          lang={lang}
          name="category"
          legend={t.category}
          hint={t.categoryHint}
          error={errorOf(errors, 'category')}
          choices={choices}
          chosen={[]}
        />
        <button type="submit" class="button">
          {t.next}
        </button>
      </form>
    </>
  );
}

function Details({ view, chosen, lang }: Props & { chosen: CategoryView }) {
  const { frame, kept, photos = [], errors, similar, radius, named, base } = view;
  const { form: t } = say(lang).reports;
  const to = paths(lang);
  const districts = DISTRICTS.map((code) => ({ value: code, label: districtName(lang, code).name }));
  const department = named.departments.get(chosen.department)?.[lang] ?? chosen.department;
  return (
    <>
      <h1>{chosen.title[lang]}</h1>
      <p class="meta">{chosen.description[lang]}</p>
      <p>
        {t.promise(department, chosen.termDays)} <a href={to.newReport}>{t.other}</a>
      </p>
      {similar && similar.length > 0 && (
        <section class="stack" aria-labelledby="similar">
          <h2 id="similar">{t.similar}</h2>
          <p class="hint">{radius === undefined ? t.similarHint : t.similarNear(radius)}</p>
          <ul class="list">
            {similar.map((report) => (
              <ReportCard report={report} named={named} lang={lang} />
            ))}
          </ul>
        </section>
      )}
      <DeedForm
        frame={frame}
        class="form"
        enctype="multipart/form-data"
        action={withQuery(to.newReport, { category: chosen.category })}
        data-once
      >
        <PlacePicker frame={frame} base={base} kept={kept} lang={lang} />
        <Select
          lang={lang}
          name="district"
          label={t.district}
          value={kept.district}
          options={[{ value: '', label: '—' }, ...districts]}
          error={errorOf(errors, 'district')}
        />
        <Field
          lang={lang}
          name="address"
          label={t.address}
          hint={t.addressHint}
          value={kept.address}
          error={errorOf(errors, 'address')}
          input={{ maxLength: 200, autocomplete: 'street-address' }}
        />
        {(chosen.questions as readonly Question[]).map((question) => (
          <Asked question={question} kept={kept} errors={errors} lang={lang} />
        ))}
        <TextArea
          lang={lang}
          name="description"
          label={t.description}
          hint={t.descriptionHint}
          value={kept.description}
          most={4_000}
          error={errorOf(errors, 'description')}
        />
        <PhotosField kept={photos} errors={errors} lang={lang} />
        <Checkbox name="display" value="name" checked={kept.display === 'name'} hint={t.displayHint}>
          {t.display}
        </Checkbox>
        {similar && <input type="hidden" name="anyway" value="yes" />}
        <button type="submit" class="button">
          {similar && similar.length > 0 ? t.anyway : t.send}
        </button>
      </DeedForm>
    </>
  );
}

type AskedProps = Pick<NewReportView, 'kept' | 'errors'> & { readonly question: Question; readonly lang: Lang };

/** One of the category's own questions. Its field is called after its code. */
function Asked({ question: { code, label, kind, required, choices = [] }, kept, errors, lang }: AskedProps) {
  const name = `answer-${code}`;
  const common = { lang, name, label: label[lang], optional: !required, error: errorOf(errors, name) };
  const { label: legend, ...rest } = common;
  const group = { ...rest, legend };
  if (kind === 'choice' || kind === 'choices')
    return (
      <Choices
        {...group}
        several={kind === 'choices'}
        choices={choices.map((one) => ({
          ...{ value: one.code, label: one.label[lang] },
          ...(one.stops && { hint: one.stops[lang] }),
        }))}
        chosen={(kept[name] ?? '').split(',')}
      />
    );
  return <Field {...common} value={kept[name]} input={{ maxLength: 500, ...(kind === 'date' && { type: 'date' }) }} />;
}
