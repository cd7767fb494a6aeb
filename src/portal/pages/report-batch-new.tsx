import type { VNode } from 'preact';
import { type BatchAction } from '../../../events/report-batches.js';
import { REPORT_GROUNDS } from '../../../events/smart-map.js';
import type { Trial } from '../../write/report-batches.js';
import { Banner } from '../components/banner.js';
import { DateField } from '../components/date-field.js';
import { DeedForm } from '../components/deed-form.js';
import { Select, TextArea } from '../components/field.js';
import { LeftOutList } from '../components/map/left-out.js';
import type { Named } from '../components/map/report-card.js';
import { FormPage } from '../components/office/office-page.js';
import type { DateParts } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

/** What was typed into the form of a batch. */
export type TypedBatch = {
  readonly department?: string | undefined;
  readonly ground?: string | undefined;
  readonly text?: string | undefined;
  readonly reason?: string | undefined;
  readonly day?: DateParts | undefined;
};
export type NewBatchView = Framed & {
  readonly action: BatchAction;
  /** Which reports are meant, as the next form says it again. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly count: number;
  readonly kept: TypedBatch;
  readonly named: Named;
  readonly errors: readonly FormError[];
  /** What would change; nothing has been recorded. */
  readonly trial?: Trial | undefined;
};
type Props = { readonly view: NewBatchView; readonly lang: Lang };

/** One step for many reports: what it needs, then how many it would change, then the decision. */
export function NewBatchPage(view: NewBatchView, lang: Lang): VNode {
  const { frame, action, hidden, count, errors, trial, kept } = view;
  const t = say(lang).reportDesk;
  const { reportQueue, reportBatches } = paths(lang);
  const title = t.actions[action];
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={title}
      way={[{ href: reportQueue, label: t.title }]}
      errors={errors}
      head={
        <>
          <h1>{title}</h1>
          <p class="lead">{t.batch.meant(count)}</p>
        </>
      }
    >
      <DeedForm frame={frame} class="card form gap-above" action={reportBatches} data-once sent={{ action }}>
        {hidden.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Fields view={view} lang={lang} />
        <div class="stack">
          <p class="hint">{t.change.hint}</p>
          <button type="submit" class="button quiet" name="step" value="count">
            {t.batch.count}
          </button>
        </div>
        {trial && <Found trial={trial} lang={lang} />}
        {trial && trial.changes.length > 0 && (
          <>
            <TextArea
              lang={lang}
              name="reason"
              label={t.batch.reason}
              hint={t.batch.reasonHint}
              value={kept.reason}
              rows={3}
              least={10}
              most={500}
              error={errorOf(errors, 'reason')}
            />
            <p>
              <button type="submit" class="button danger" name="step" value="begin">
                {t.batch.begin(trial.changes.length)}
              </button>
            </p>
          </>
        )}
      </DeedForm>
    </FormPage>
  );
}

/** What the step asks for besides the reports. */
function Fields({ view: { action, kept, named, errors }, lang }: Props) {
  const words = say(lang);
  const t = words.reportDesk.batch;
  const departments = [...named.departments].map(([value, label]) => ({ value, label: label[lang] }));
  const grounds = REPORT_GROUNDS.map((value) => ({ value, label: words.reports.grounds[value] }));
  const wrong = (name: string) => errorOf(errors, name);
  return (
    <>
      {action === 'assign' && (
        <Select
          lang={lang}
          name="department"
          label={t.department}
          value={kept.department}
          options={departments}
          error={wrong('department')}
        />
      )}
      {action === 'plan' && <DateField lang={lang} name="day" legend={t.day} value={kept.day} error={wrong('day')} />}
      {action === 'refuse' && (
        <Select
          lang={lang}
          name="ground"
          label={t.ground}
          value={kept.ground}
          options={grounds}
          error={wrong('ground')}
        />
      )}
      {(action === 'resolve' || action === 'refuse') && (
        <TextArea
          lang={lang}
          name="text"
          label={t.text}
          value={kept.text}
          least={10}
          most={4_000}
          error={wrong('text')}
        />
      )}
    </>
  );
}

function Found({ trial: { changes, kept }, lang }: { trial: Trial; lang: Lang }) {
  const t = say(lang).reportDesk.batch;
  return (
    <Banner tone="waits" title={changes.length === 0 ? t.none : t.found(changes.length)}>
      {kept.length > 0 && (
        <>
          <p>{t.kept(kept.length)}</p>
          <LeftOutList leftOut={kept} lang={lang} />
        </>
      )}
    </Banner>
  );
}
