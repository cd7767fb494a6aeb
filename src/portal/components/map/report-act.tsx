import type { ComponentChildren } from 'preact';
import type { TemplateView } from '../../../../read-models/report-templates.js';
import type { ReportCard, ReportNote, ReportView } from '../../../../read-models/reports.js';
import type { FormError, Framed, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { type KeptDeed, keptOf } from '../../kept.js';
import { paths } from '../../paths.js';
import { DeedForm } from '../deed-form.js';
import { Select } from '../field.js';

/** What an official needs to act on a report. */
export type ReportOfficeView = {
  /** They work on it, and it is open. */
  readonly work: boolean;
  readonly moderate: boolean;
  /** They may write notes; the others only read them. */
  readonly writes: boolean;
  readonly departments: readonly { readonly department: string; readonly name: Readonly<Record<Lang, string>> }[];
  /** Those that fit its category. */
  readonly templates: readonly TemplateView[];
  /** Open ones that may be the same. */
  readonly similar: readonly ReportCard[];
  readonly notes: readonly ReportNote[];
};
export type ActProps = {
  readonly view: Framed & {
    readonly report: ReportView;
    readonly office: ReportOfficeView;
    readonly errors: readonly FormError[];
    readonly kept?: KeptDeed | undefined;
  };
  readonly lang: Lang;
};

type Props = ActProps & {
  readonly deed: string;
  readonly title: string;
  readonly danger?: boolean;
  /** Shown without being opened. */
  readonly open?: boolean;
  readonly children: ComponentChildren;
};

/** One act with its form: folded away until it is wanted, open when it comes back. */
export function Act({ view, lang, deed, title, danger, open, children }: Props) {
  const form = (
    <DeedForm frame={view.frame} class="form" action={paths(lang).reportDeed(view.report.id, deed)} data-once>
      {children}
      <button type="submit" class={danger ? 'button danger' : 'button'}>
        {title}
      </button>
    </DeedForm>
  );
  if (open) return form;
  return (
    <details class="fold" open={view.kept?.deed === deed}>
      <summary>{title}</summary>
      {form}
    </details>
  );
}

type PickerProps = ActProps & {
  readonly deed: string;
  readonly status: TemplateView['status'];
  /** The field whose text it fills. */
  readonly into: string;
};

/** Words to begin with: with a script they are put in at once, without one the page comes back with them. */
export function TemplatePicker({ view, lang, deed, status, into }: PickerProps) {
  const t = say(lang).reportActs.templates;
  const fitting = view.office.templates.filter((one) => one.status === status);
  if (fitting.length === 0) return null;
  const { language } = view.report;
  const options = [
    { value: '', label: t.none },
    ...fitting.map(({ template, title, text }) => ({ value: template, label: title[lang], text: text[language] })),
  ];
  return (
    <div class="form">
      <Select
        lang={lang}
        name="template"
        id={`${deed}-template`}
        label={t.label}
        hint={t.hint}
        value={keptOf(view, deed).template}
        options={options}
      />
      <p>
        <button type="submit" class="button quiet" name="insert" value="yes" data-insert={into}>
          {t.insert}
        </button>
      </p>
    </div>
  );
}
