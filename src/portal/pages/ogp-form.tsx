import type { VNode } from 'preact';
import { dayOf } from '../../../events/calendar.js';
import { Breadcrumbs, type Crumb } from '../components/breadcrumbs.js';
import { Choices } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field, Select, TextArea } from '../components/field.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import type { OgpField } from '../ogp-fields.js';
import { paths } from '../paths.js';

export type OgpFormView = Framed & {
  readonly title: string;
  readonly lead: string;
  /** Plan or commitment: where the form leads back to. */
  readonly of: Crumb;
  readonly action: string;
  readonly fields: readonly OgpField[];
  /** What was sent, all the values of a name. */
  readonly kept: (name: string) => readonly string[];
  readonly errors: readonly FormError[];
};

/** Something that is said to a plan or a commitment, or reported on it. */
export function OgpFormPage(view: OgpFormView, lang: Lang): VNode {
  const { frame, title, lead, of, action, fields, errors } = view;
  const { ogp, ogpForms: t } = say(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="ogp"
      meta={{ title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: paths(lang).ogp, label: ogp.title }, of]} here={title} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        <p>{t.contribution.about(of.label)}</p>
        <DeedForm frame={frame} class="form" action={action} data-once>
          {fields.map((field) => (
            <Asked key={field.name} field={field} view={view} lang={lang} />
          ))}
          <button type="submit" class="button">
            {t.send}
          </button>
        </DeedForm>
      </div>
    </Layout>
  );
}

const MOST = 4_000;

type AskedProps = { readonly field: OgpField; readonly view: OgpFormView; readonly lang: Lang };
function Asked({ field, view, lang }: AskedProps) {
  const { name, label, as, hint, optional = false, choices = [] } = field;
  const kept = view.kept(name);
  const error = errorOf(view.errors, name);
  const common = { lang, name, label, hint, error, optional };
  switch (as) {
    case 'one':
    case 'several':
      return (
        <Choices
          {...{ lang, name, legend: label, hint, error, optional }}
          choices={choices}
          chosen={kept}
          several={as === 'several'}
        />
      );
    case 'list':
      return <Select {...common} value={kept[0]} options={choices} />;
    case 'text':
      return <TextArea {...common} value={kept[0]} rows={6} most={MOST} />;
    case 'date':
      return <Field {...common} value={kept[0]} input={{ type: 'date', max: dayOf(view.frame.now) }} />;
    case 'link':
      return <Field {...common} value={kept[0]} input={{ type: 'url' }} />;
    default:
      return <Field {...common} value={kept[0]} />;
  }
}
