import type { ReportView } from '../../../../read-models/reports.js';
import type { Lang } from '../../frame.js';
import { type Catalogue, say } from '../../i18n/catalogue.js';
import { momentOf } from '../../i18n/format.js';
import { Updates } from '../updates.js';
import type { Named } from './report-card.js';

type Props = { readonly report: ReportView; readonly named: Named; readonly lang: Lang };
type Update = ReportView['updates'][number];

/** What happened to a report. */
export function ReportUpdates({ report, named, lang }: Props) {
  const linesOf = (update: Update) => [lineOf(update, named, say(lang).reports, lang) ?? []].flat();
  return <Updates updates={report.updates} linesOf={linesOf} lang={lang} />;
}

/** What the fact says that is worth a line. */
export function lineOf(
  { type, details }: Update,
  { departments }: Named,
  t: Catalogue['reports'],
  lang: Lang,
): string | undefined {
  const said = (words: object, name: string) => (words as Readonly<Record<string, string>>)[details[name] ?? ''];
  switch (type) {
    case 'ReportFiled':
    case 'ReportReopened':
      return t.promised(details.promised!);
    case 'ReportAssigned':
      return departments.get(details.department ?? '')?.[lang] ?? details.department;
    case 'ReportPlanned':
      return t.day(momentOf(details.day!));
    case 'ReportPutBack':
    case 'ReportReaffirmed':
    case 'ReportUnmerged':
      return said(t.status, 'status');
    case 'ReportRefused':
      return said(t.grounds, 'ground');
    case 'ReportHidden':
      return said(t.hiding, 'ground');
    case 'ReportHidingAppealDecided':
      return said(t.appeal.outcomes, 'outcome');
    case 'ReportFellOverdue':
      return t.was(details.due!);
    case 'ReportPhotoRedacted':
    case 'ReportPhotoRemoved':
      return say(lang).photos.update(details.photo!);
    default:
      return undefined;
  }
}
