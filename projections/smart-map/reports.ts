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
const TOLD: readonly Told['type'][] = ['ReportFellOverdue', 'ReportFixAsked', 'ReportHidden', 'ReportShown'];
export const CLOSED: ReadonlySet<ReportStatus> = new Set([
  'resolved',
  'confirmed-fixed',
  'refused',
  'not-ours',
  'duplicate',
]);
const DETAILS = ['department', 'day', 'by', 'ground', 'into', 'promised', 'due'] as const;

/** One document a report. */
export const reports: Projection<ReportDoc, Told> = {
  name: 'reports',
  version: 3,
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
    ['visibility', 'cell', 'filedAt', 'place.lat', 'place.lon'],
    ['visibility', 'spot', 'filedAt', 'place.lat', 'place.lon'],
    ['district', 'open', 'visibility'],
    ['open', 'promised'],
    ['askDue'],
    ['mergedInto'],
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
      delete report.day;
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
      break;
  }
  report.changedAt = at;
  const data = e.data as unknown as Readonly<Record<string, string>>;
  const details = Object.fromEntries(DETAILS.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));
  report.updates.push({ type, at, event, commitment: e.sealed?.commitment ?? null, details });
  return report;
}

function filed(e: Recorded<ReportFiled>): ReportDoc {
  const { report, category, version, district, place, channel, language, reporter, department, promised, photos } =
    e.data;
  return {
    _id: report,
    status: 'submitted',
    open: true,
    visibility: 'listed',
    ...{ category, version, district, place: place && { ...place }, ...squaresOf(place) },
    ...{ department, channel, language, reporter, filedAt: e.at, changedAt: e.at, promised, supporters: 0, photos },
    text: { event: e.id, commitment: e.sealed?.commitment ?? null },
    updates: [{ type: e.type, at: e.at, event: e.id, commitment: e.sealed?.commitment ?? null, details: { promised } }],
    position: e.position,
  };
}

/** Said here once more, because the floors of folding and of reading do not know each other; a test holds them together. */
export const squaresOf = (place: { lat: number; lon: number } | null): Pick<ReportDoc, 'cell' | 'spot'> =>
  place ? { cell: square(place, 10_000), spot: square(place, 2_000) } : { cell: '', spot: '' };

const square = ({ lat, lon }: { lat: number; lon: number }, size: number) =>
  `${Math.floor(Math.round(lat * 1e6) / size)}_${Math.floor(Math.round(lon * 1e6) / size)}`;
