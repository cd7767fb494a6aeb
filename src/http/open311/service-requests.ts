import { CLOSED, STATUS } from '../../../projections/smart-map/reports.js';
import type { ReportStatus } from '../../../read-models/report-documents.js';
import type { CategoryView, ReportView } from '../../../read-models/reports.js';
import type { Words } from '../../../read-models/texts.js';
import { districtName } from '../../map/district-names.js';
import { keywordsOf, type Locale } from './services.js';

type Update = ReportView['updates'][number];
/** What reports name by code: categories, also those that retired, and departments. */
export type Named = {
  readonly categories: ReadonlyMap<string, CategoryView>;
  readonly departments: ReadonlyMap<string, CategoryView['title']>;
};
export type Telling = {
  readonly locale: Locale;
  readonly extensions: boolean;
  readonly named: Named;
  readonly publicUrl: string;
};

/** A report as GeoReport tells it: what the public may read of it, and nothing of a hidden one's words and place. */
export function requestOf(report: ReportView, telling: Telling) {
  const { locale, extensions, named } = telling;
  const category = named.categories.get(report.category);
  return {
    service_request_id: report.id,
    status: stateOf(report.status),
    status_notes: notesOf(report),
    service_name: category?.title[locale] ?? report.category,
    service_code: report.category,
    group: category?.group ?? null,
    keywords: category ? keywordsOf(category, locale) : null,
    description: saidIn(report.text, 'description'),
    agency_responsible: named.departments.get(report.department)?.[locale] ?? report.department,
    service_notice: null,
    requested_datetime: report.filedAt,
    updated_datetime: updatedOf(report),
    expected_datetime: report.promised,
    address: report.hidden ? null : addressOf(report, locale),
    address_id: report.hidden ? null : report.district,
    zipcode: null,
    lat: report.place?.lat ?? null,
    long: report.place?.lon ?? null,
    media_url: report.photos[0] ? `${telling.publicUrl}${report.photos[0].url}` : null,
    ...(extensions && { extended_attributes: extendedOf(report, telling) }),
  };
}

const stateOf = (status: ReportStatus) => (CLOSED.has(status) ? 'closed' : 'open');
const CITY: Readonly<Record<Locale, string>> = { ka: 'თბილისი', en: 'Tbilisi' };

/** From most specific to most general, as the standard wishes. */
const addressOf = ({ text, district }: ReportView, locale: Locale): string =>
  [saidIn(text, 'address'), districtName(locale, district).name, CITY[locale]].filter(Boolean).join(', ');

/** Words that are neither sealed nor erased. */
const saidIn = <K extends string>(text: Words<K>, name: K): string | null =>
  (name in text ? (text as Record<K, string>)[name] : null) || null;

type Step = { readonly update: Update; readonly status: ReportStatus; readonly brought: boolean };
/** Every change with the status after it; `brought`: it is what made it so. */
function stepsOf({ updates }: ReportView): readonly Step[] {
  let status: ReportStatus = 'submitted';
  return updates.map((update) => {
    const said = update.details.status as ReportStatus | undefined;
    const after = update.type === 'ReportFiled' ? 'submitted' : (said ?? STATUS[update.type as keyof typeof STATUS]);
    status = after ?? status;
    return { update, status, brought: after !== undefined };
  });
}

/** When it last changed; of a closed one, when it was closed. */
function updatedOf(report: ReportView): string {
  const steps = stepsOf(report);
  const open = steps.findLastIndex(({ status }) => !CLOSED.has(status));
  return CLOSED.has(report.status) ? steps[open + 1]!.update.at : report.changedAt;
}

/** The state by the house's own name, and the words of whoever brought it there. */
function notesOf(report: ReportView): string {
  const { update } = stepsOf(report).findLast(({ brought }) => brought)!;
  return [report.status, saidWith(report, update)].filter(Boolean).join(': ');
}

/** Told in the native API under names of their own. */
const DETAILS = ['day', 'ground', 'into'] as const;
const detailsOf = ({ details }: Update) => DETAILS.flatMap((name) => details[name] ?? []);
/** What a change says, without its status; null for nothing. */
export const saidWith = (report: Pick<ReportView, 'hidden'>, update: Update): string | null =>
  [...detailsOf(update), wordsOf(report, update)].filter(Boolean).join(': ') || null;
const wordsOf = ({ hidden }: Pick<ReportView, 'hidden'>, { text }: Update): string | null =>
  hidden || text === null ? null : saidIn(text, 'text');

/** Beyond the standard, on demand: every change with its time, the state after it and the words that went with it. */
function extendedOf(report: ReportView, { publicUrl, locale }: Telling) {
  const history = stepsOf(report).map(({ update, status }) => ({
    ...{ datetime: update.at, type: update.type, status: stateOf(status), detailed_status: status },
    description: saidWith(report, update),
  }));
  return {
    ...{ detailed_status: report.status, overdue: report.overdue, supporters: report.supporters },
    ...{ language: report.language, url: `${publicUrl}/${locale}/reports/${report.id}`, history },
  };
}
