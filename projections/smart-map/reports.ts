import type { Recorded } from '../../events/envelope.js';
import type { BackingEvent, ReportEvent, ReportFiled } from '../../events/smart-map.js';
import type { ReportDoc, ReportStatus } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

type Told = ReportEvent | BackingEvent;
const ASK_AFTER = 28 * 86_400_000;

/** What each fact makes of a report, and what it tells in a line. Notes between officials tell nothing here. */
export const STATUS: { readonly [T in Told['type']]?: ReportStatus } = {
  ReportAcknowledged: 'acknowledged',
  ReportAssigned: 'assigned',
  ReportPlanned: 'planned',
  ReportStarted: 'in-progress',
  ReportResolved: 'resolved',
  ReportConfirmedFixed: 'confirmed-fixed',
  ReportRefused: 'refused',
  ReportNotOurs: 'not-ours',
  ReportMerged: 'duplicate',
  ReportReopened: 'reopened',
};
/** What is told in a line besides a new status. */
const TOLD: readonly Told['type'][] = [
  ...(['ReportFellOverdue', 'ReportFixAsked', 'ReportHidden', 'ReportShown'] as const),
  ...(['ReportHidingAppealed', 'ReportHidingAppealDecided', 'ReportPutBack', 'ReportUnmerged'] as const),
  ...(['ReportPhotoRedacted', 'ReportPhotoRemoved', 'ReportReaffirmed'] as const),
];
export const CLOSED: ReadonlySet<ReportStatus> = new Set([
  'resolved',
  'confirmed-fixed',
  'refused',
  'not-ours',
  'duplicate',
]);
const DETAILS = ['department', 'day', 'by', 'ground', 'into', 'promised', 'due', 'status', 'photo', 'outcome'] as const;

/** One document a report. */
export const reports: Projection<ReportDoc, Told> = {
  name: 'reports',
  version: 4,
  handles: [
    'ReportFiled',
    'ReporterNamed',
    ...(Object.keys(STATUS) as Told['type'][]),
    ...TOLD,
    'ReportSupported',
    'ReportLeft',
  ],
  indexes: [
    ['visibility', 'filedAt', 'place.lat', 'place.lon'],
    ['visibility', 'spot', 'filedAt', 'place.lat', 'place.lon'],
    ['district', 'open', 'visibility'],
    ['open', 'promised'],
    ['open', 'openedAt'],
    ['open', 'department', 'promised'],
    ['open', 'district', 'promised'],
    ['open', 'category', 'promised'],
    ['askDue'],
    ['mergedInto'],
    ['appealedAt'],
  ],
  keys: (e) => [e.data.report],

  fold(report, e) {
    if (!report) return e.type === 'ReportFiled' ? filed(e) : report;
    report.position = e.position;
    switch (e.type) {
      case 'ReportSupported':
        report.supporters++;
        return report;
      case 'ReportLeft':
        report.supporters--;
        return report;
      case 'ReporterNamed':
        report.name = { event: e.id, commitment: e.sealed?.commitment ?? null };
        return report;
      default:
        return STATUS[e.type] || TOLD.includes(e.type) ? happened(report, e) : report;
    }
  },
};

function happened(report: ReportDoc, e: Recorded<Told>): ReportDoc {
  const { type, at, id: event } = e;
  const status = STATUS[type];
  if (status) {
    report.status = status;
    report.open = !CLOSED.has(status);
    delete report.askDue;
    if (!report.open) delete report.overdueSince;
  }
  switch (e.type) {
    case 'ReportAssigned':
      report.department = e.data.department;
      break;
    case 'ReportPlanned':
      report.day = e.data.day;
      break;
    case 'ReportResolved':
      report.resolvedAt = at;
      report.askDue = new Date(Date.parse(at) + ASK_AFTER).toISOString();
      break;
    case 'ReportMerged':
      report.mergedInto = e.data.into;
      break;
    case 'ReportReopened':
      report.promised = e.data.promised;
      report.openedAt = at;
      delete report.day;
      break;
    case 'ReportPutBack':
      report.department = e.data.department;
      delete report.day;
      if (e.data.day !== null) report.day = e.data.day;
      if (e.data.undone.type === 'ReportResolved') delete report.resolvedAt;
      openedAgain(report, e.data);
      break;
    case 'ReportUnmerged':
      delete report.mergedInto;
      openedAgain(report, e.data);
      break;
    case 'ReportFellOverdue':
      report.overdueSince = e.data.due;
      break;
    case 'ReportFixAsked':
      delete report.askDue;
      break;
    case 'ReportHidden':
      report.visibility = 'hidden';
      break;
    case 'ReportShown':
      report.visibility = 'listed';
      delete report.appealedAt;
      break;
    case 'ReportHidingAppealed':
      report.appealedAt = at;
      break;
    case 'ReportHidingAppealDecided':
      if (e.data.outcome === 'overturned') report.visibility = 'listed';
      delete report.appealedAt;
      break;
    case 'ReportPhotoRedacted': {
      const text = { event, commitment: e.sealed?.commitment ?? null };
      const { photo } = e.data;
      report.photos = report.photos.map((one) => (one.photo === photo ? { photo, text } : one));
      break;
    }
    case 'ReportPhotoRemoved':
      report.photos = report.photos.filter(({ photo }) => photo !== e.data.photo);
      break;
  }
  report.changedAt = at;
  const data = e.data as unknown as Readonly<Record<string, unknown>>;
  const details = Object.fromEntries(
    DETAILS.flatMap((name) => (data[name] == null ? [] : [[name, String(data[name])]])),
  );
  report.updates.push({ type, at, event, commitment: e.sealed?.commitment ?? null, details });
  return report;
}

/** As it was before the step that is undone. */
function openedAgain(report: ReportDoc, { status, overdue }: { status: ReportStatus; overdue: boolean }): void {
  report.status = status;
  report.open = true;
  delete report.askDue;
  if (overdue) report.overdueSince = report.promised;
}

function filed(e: Recorded<ReportFiled>): ReportDoc {
  const { report, category, version, district, place, channel, language, reporter, department, promised, photos } =
    e.data;
  const text = { event: e.id, commitment: e.sealed?.commitment ?? null };
  return {
    _id: report,
    status: 'submitted',
    open: true,
    visibility: 'listed',
    ...{ category, version, district, place: place && { ...place }, spot: spotOf(place) },
    ...{ department, channel, language, reporter, promised },
    ...{ filedAt: e.at, openedAt: e.at, changedAt: e.at, supporters: 0 },
    photos: Array.from({ length: photos }, (_, i) => ({ photo: i + 1, text })),
    text,
    updates: [{ type: e.type, at: e.at, event: e.id, commitment: e.sealed?.commitment ?? null, details: { promised } }],
    position: e.position,
  };
}

/** Said here once more, because the floors of folding and of reading do not know each other; a test holds them together. */
export const spotOf = (place: { lat: number; lon: number } | null): string =>
  place ? `${spot(place.lat)}_${spot(place.lon)}` : '';

const spot = (degrees: number) => Math.floor(Math.round(degrees * 1e6) / 2_000);
