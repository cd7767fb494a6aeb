import type { ReportEvent } from '../../events/smart-map.js';

/** News that those who reported something, and those who found the same, are told of. */
export const REPORT_NEWS = [
  'ReportAcknowledged',
  'ReportPlanned',
  'ReportStarted',
  'ReportResolved',
  'ReportFixAsked',
  'ReportRefused',
  'ReportNotOurs',
  'ReportMerged',
  'ReportReopened',
  'ReportHidden',
  'ReportShown',
  'ReportHidingAppealDecided',
  'ReportPutBack',
  'ReportUnmerged',
] as const satisfies readonly ReportEvent['type'][];
export type ReportNews = (typeof REPORT_NEWS)[number];
/** What concerns who reported it, and nobody who found the same. */
export const TO_REPORTER_ALONE: ReadonlySet<ReportNews> = new Set([
  'ReportHidden',
  'ReportShown',
  'ReportHidingAppealDecided',
]);
