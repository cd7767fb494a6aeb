import type { VNode } from 'preact';
import { dayOf } from '../../../events/calendar.js';
import { VISIT_CHANNELS, VISIT_FINDINGS, VISIT_STANDARDS } from '../../../events/civic-control.js';
import { DISTRICTS } from '../../../events/districts.js';
import { districtName } from '../../map/district-names.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Choices } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field, Select, TextArea } from '../components/field.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type VisitFormView = Framed & {
  readonly service: { readonly code: string; readonly title: Readonly<Record<Lang, string>> };
  /** The report that is corrected. */
  readonly visit?: string | undefined;
  readonly kept: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
};

/** What a civic monitor fills in: when and where, what was checked, what was seen, a photo. */
export function VisitFormPage({ frame, service, visit, kept, errors }: VisitFormView, lang: Lang): VNode {
  const { services, civic } = say(lang);
  const t = civic.visits;
  const to = paths(lang);
  const title = visit ? t.form.correct : t.form.title;
  const way = [
    { href: to.services, label: services.title },
    { href: withQuery(to.visits, { service: service.code }), label: t.title },
  ];
  const field = (name: string) => ({ lang, name, error: errorOf(errors, name), value: kept[name] });
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="services"
      meta={{ title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={way} here={title} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{title}</h1>
        <p>{service.title[lang]}</p>
        <p class="lead">{t.form.lead}</p>
        <DeedForm
          frame={frame}
          class="form"
          action={visit ? to.correctVisit(visit) : to.reportVisit(service.code)}
          enctype="multipart/form-data"
        >
          {kept.files && <input type="hidden" name="files" value={kept.files} />}
          <Field {...field('day')} label={t.form.day} input={{ type: 'date', max: dayOf(frame.now) }} />
          <Choices
            lang={lang}
            name="channel"
            legend={t.form.channel}
            choices={VISIT_CHANNELS.map((value) => ({ value, label: t.channels[value] }))}
            chosen={kept.channel ? [kept.channel] : []}
            error={errorOf(errors, 'channel')}
          />
          <Select
            {...field('district')}
            label={t.form.district}
            optional
            options={[
              { value: '', label: t.form.anyDistrict },
              ...DISTRICTS.map((value) => ({ value, label: districtName(lang, value).name })),
            ]}
          />
          <Field {...field('place')} label={t.form.place} hint={t.form.placeHint} input={{ maxLength: 200 }} />
          <h2>{t.checks}</h2>
          {VISIT_STANDARDS.map((name) => (
            <Select
              {...field(`check-${name}`)}
              value={kept[`check-${name}`] ?? 'not-seen'}
              label={t.standards[name]}
              options={VISIT_FINDINGS.map((value) => ({ value, label: t.findings[value] }))}
            />
          ))}
          <TextArea {...field('text')} label={t.form.text} rows={8} most={4_000} />
          <Field
            {...field('file')}
            value={undefined}
            label={t.form.file}
            hint={t.form.fileHint}
            optional
            input={{ type: 'file', accept: 'application/pdf,image/jpeg,image/png,image/webp' }}
          />
          <button type="submit" class="button">
            {t.form.deed}
          </button>
        </DeedForm>
      </div>
    </Layout>
  );
}
