import type { ReportEvent } from '../../events/smart-map.js';
import { type Decision, refuse } from '../decider.js';
import type { RedactReportPhoto, RemoveReportPhoto } from './photo-commands.js';
import type { Filed } from './report-state.js';

const isThere = ({ photos, removed }: Filed, photo: number): boolean =>
  photo >= 1 && photo <= photos && !removed.includes(photo);

/** Once more is once more: what was blackened before stays so. */
export function redact({ report: id, photo, file, text }: RedactReportPhoto, report: Filed): Decision<ReportEvent> {
  if (!isThere(report, photo)) return refuse('photo.not-found');
  const secret = { subject: `report-${id}`, content: { text, file } };
  return [{ type: 'ReportPhotoRedacted', data: { report: id, photo }, private: secret }];
}

export function remove({ report: id, photo, text }: RemoveReportPhoto, report: Filed): Decision<ReportEvent> {
  if (report.removed.includes(photo)) return [];
  if (!isThere(report, photo)) return refuse('photo.not-found');
  const secret = { subject: `report-${id}`, content: { text } };
  return [{ type: 'ReportPhotoRemoved', data: { report: id, photo }, private: secret }];
}
