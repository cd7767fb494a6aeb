import type { VNode } from 'preact';
import { BUDGET_COLUMNS } from '../../spending/read-budget.js';
import { PAYMENT_COLUMNS } from '../../spending/read-payments.js';
import { DeedForm } from '../components/deed-form.js';
import { Field } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { RoomTabs } from '../components/office/room-tabs.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

/** What can be brought in. */
export type Brought = 'payments' | 'budget';

export type SpendingImportView = Framed & {
  /** The form that was sent, as it was filled in. */
  readonly of?: Brought | undefined;
  readonly source?: string | undefined;
  readonly year?: string | undefined;
  /** What an import did just now: how much was added, changed, left as it is. */
  readonly done?: readonly [number, number, number] | undefined;
  readonly errors: readonly FormError[];
};

/** Chooses a file: of payments, or of a year's budget. */
export function SpendingImportPage(view: SpendingImportView, lang: Lang): VNode {
  const { frame, done, errors } = view;
  const t = say(lang).spending.imports;
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      errors={errors}
      notice={done && t.done(...done)}
      head={
        <>
          <RoomTabs frame={frame} lang={lang} here="spending" waiting={{}} />
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
          <p>
            <a href={to.spending}>{t.look}</a>
          </p>
        </>
      }
    >
      <div class="stack-wide gap-above">
        <FileForm view={view} of="payments" action={to.spendingImport} lang={lang} />
        <FileForm view={view} of="budget" action={to.budgetImport} lang={lang} />
      </div>
    </FormPage>
  );
}

type FormProps = {
  readonly view: SpendingImportView;
  readonly of: Brought;
  readonly action: string;
  readonly lang: Lang;
};

/** The fields stand before the file, as they are read in that order. */
function FileForm({ view, of, action, lang }: FormProps) {
  const t = say(lang).spending.imports;
  const { needed, optional } = of === 'payments' ? PAYMENT_COLUMNS : BUDGET_COLUMNS;
  const error = (field: string) => errorOf(view.errors, `${of}-${field}`);
  const said = view.of === of ? view : undefined;
  return (
    <DeedForm frame={view.frame} class="card form" action={action} encType="multipart/form-data" data-once>
      <h2>{t[of]}</h2>
      {of === 'budget' && (
        <Field
          lang={lang}
          name="year"
          id="budget-year"
          label={t.year}
          value={said?.year}
          error={error('year')}
          short
          input={{ maxLength: 4, inputMode: 'numeric', autocomplete: 'off' }}
        />
      )}
      <Field
        lang={lang}
        name="source"
        id={`${of}-source`}
        label={t.source}
        hint={t.sourceHint}
        value={said?.source}
        error={error('source')}
        input={{ maxLength: 300, autocomplete: 'off' }}
      />
      <Field
        lang={lang}
        name="file"
        id={`${of}-file`}
        label={t.file}
        hint={of === 'payments' ? t.paymentsHint : t.budgetHint}
        error={error('file')}
        input={{ type: 'file', accept: '.csv,text/csv' }}
      />
      <details class="fold">
        <summary>{t.columns}</summary>
        <p>
          <code lang="en">{[...needed, ...optional].join(', ')}</code>
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
