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
  'ReportPutBack',
  'ReportUnmerged',
] as const satisfies readonly ReportEvent['type'][];
export type ReportNews = (typeof REPORT_NEWS)[number];
