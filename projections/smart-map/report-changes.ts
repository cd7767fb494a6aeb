import type { ReportEvent } from '../../events/smart-map.js';
import type { ReportChangeDoc, ReportStatus } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';
import { STATUS } from './reports.js';

/** Each change of how a report stands, by when it was recorded. Whether people may see the report is asked of the report. */
export const reportChanges: Projection<ReportChangeDoc, ReportEvent> = {
  name: 'reportChanges',
  version: 1,
  handles: [...(Object.keys(STATUS) as ReportEvent['type'][]), 'ReportPutBack', 'ReportUnmerged', 'ReportReaffirmed'],
  indexes: [['at'], ['report', 'at']],
  keys: ({ id }) => [id],

  fold(_, { id, type, data, at, position }) {
    const status = STATUS[type] ?? (data as { readonly status: ReportStatus }).status;
    return { _id: id, report: data.report, status, at, position };
  },
};
