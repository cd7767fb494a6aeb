import type { VNode } from 'preact';
import type { BatchView } from '../../../read-models/report-batches.js';
import { AnswersList } from '../components/answers-list.js';
import { DeedForm } from '../components/deed-form.js';
import { TextArea } from '../components/field.js';
import { actionOf, BatchTag, progressOf } from '../components/map/batch-list.js';
import { LeftOutList } from '../components/map/left-out.js';
import type { Named } from '../components/map/report-card.js';
import { Meter } from '../components/meter.js';
import { FormPage } from '../components/office/office-page.js';
import { isShown, Written } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format, momentOf } from '../i18n/format.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

export type BatchPageView = Framed & {
  readonly batch: BatchView;
  readonly named: Named;
  /** The reader may undo it, and its term is not over. */
  readonly mayUndo: boolean;
  readonly errors: readonly FormError[];
  readonly reason?: string | undefined;
};
type Props = { readonly view: BatchPageView; readonly lang: Lang };

/** A change of many reports: how far it has come, what it left as it was, and the way back. */
export function BatchPage(view: BatchPageView, lang: Lang): VNode {
  const { frame, batch, errors, mayUndo } = view;
  const words = say(lang);
  const t = words.reportDesk.batch;
  const to = paths(lang);
  const { id, state, changed, putBack, count, kept, keptAfter, begunAt } = batch;
  const undoing = state === 'undoing' || state === 'undone';
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.reportQueue, label: words.reportDesk.title }]}
      errors={errors}
      head={
        <>
          <p class="kicker">
            <BatchTag batch={batch} lang={lang} />
          </p>
          <h1>{actionOf(batch, lang)}</h1>
        </>
      }
    >
      <div class="stack gap-above">
        <p id="progress" role="status">
          {progressOf(batch, lang)}
        </p>
        <Meter value={undoing ? putBack : changed} of={count} labelledBy="progress" />
        {(state === 'running' || state === 'undoing') && (
          <p>
            <a class="button quiet" href={to.reportBatch(id)}>
              {t.again}
            </a>
          </p>
        )}
        <About view={view} lang={lang} />
        {kept.length > 0 && (
          <section class="stack" aria-labelledby="kept">
            <h2 id="kept">{t.leftAsTheyWere}</h2>
            <LeftOutList leftOut={kept} lang={lang} />
          </section>
        )}
        {keptAfter.length > 0 && (
          <section class="stack" aria-labelledby="kept-after">
            <h2 id="kept-after">{t.notPutBack}</h2>
            <LeftOutList leftOut={keptAfter} lang={lang} />
          </section>
        )}
        {mayUndo && <Undo view={view} lang={lang} />}
        <p class="meta dotted">
          <span>{t.begun(begunAt)}</span>
          <a href={withQuery(to.log, { stream: `batch-${id}` })}>{t.record}</a>
        </p>
      </div>
    </FormPage>
  );
}

function About({ view: { batch, named }, lang }: Props) {
  const words = say(lang);
  const t = words.reportDesk.batch;
  const { department, day, ground, text, undoText } = batch;
  const grounds = words.reports.grounds as Readonly<Record<string, string>>;
  const said = (words_: typeof text, name: 'reason' | 'text') => (isShown(words_) ? words_[name] : undefined);
  return (
    <>
      <AnswersList
        items={[
          ...(department
            ? [{ question: t.department, answer: named.departments.get(department)?.[lang] ?? department }]
            : []),
          ...(day ? [{ question: t.day, answer: format(lang).date(momentOf(day)) }] : []),
          ...(ground ? [{ question: t.ground, answer: grounds[ground] ?? ground }] : []),
        ]}
      />
      {[said(text, 'text'), said(text, 'reason'), undoText && isShown(undoText) ? undoText.reason : undefined].map(
        (one) =>
          one && (
            <p class="message">
              <Written text={one} />
            </p>
          ),
      )}
    </>
  );
}

function Undo({ view: { frame, batch, errors, reason }, lang }: Props) {
  const t = say(lang).reportDesk.batch;
  return (
    <details class="fold" open={errors.length > 0}>
      <summary>{t.undo}</summary>
      <DeedForm frame={frame} class="form" action={paths(lang).undoReportBatch(batch.id)} data-once>
        <p class="hint">{t.undoHint}</p>
        <TextArea
          lang={lang}
          name="reason"
          label={t.undoReason}
          value={reason}
          rows={3}
          least={10}
          most={500}
          error={errorOf(errors, 'reason')}
        />
        <p>
          <button type="submit" class="button danger">
            {t.undo}
          </button>
        </p>
      </DeedForm>
    </details>
  );
}
