import type { VNode } from 'preact';
import type { ReportView } from '../../../read-models/reports.js';
import { DeedForm } from '../components/deed-form.js';
import { TextArea } from '../components/field.js';
import { categoryOf, type Named, whereOf } from '../components/map/report-card.js';
import { FormPage } from '../components/office/office-page.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type UnmergeView = Framed & {
  readonly report: ReportView;
  readonly named: Named;
  readonly text?: string | undefined;
  readonly errors: readonly FormError[];
};

/** It is not the same as the other after all: the two are parted, and whoever came along goes back. */
export function UnmergePage({ frame, report, named, text, errors }: UnmergeView, lang: Lang): VNode {
  const t = say(lang).reportDesk.unmerge;
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.send}
      way={[{ href: to.report(report.id), label: categoryOf(report, named, lang) }]}
      errors={errors}
      head={
        <>
          <h1>{t.send}</h1>
          <p class="lead">{whereOf(report, lang)}</p>
        </>
      }
    >
      <DeedForm frame={frame} class="card form gap-above" action={to.unmergeReport(report.id)} data-once>
        <TextArea
          lang={lang}
          name="text"
          label={t.text}
          hint={t.hint}
          value={text}
          least={10}
          most={4_000}
          error={errorOf(errors, 'text')}
        />
        <p>
          <button type="submit" class="button">
            {t.send}
          </button>
        </p>
      </DeedForm>
    </FormPage>
  );
}
