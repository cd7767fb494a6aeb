import type { RetentionScheduleAdopted } from '../../events/privacy.js';
import type { ScheduleDoc } from '../../read-models/privacy-documents.js';
import type { Projection } from '../projection.js';

/** Every version of the retention schedule. */
export const schedules: Projection<ScheduleDoc, RetentionScheduleAdopted> = {
  name: 'schedules',
  version: 1,
  handles: ['RetentionScheduleAdopted'],
  indexes: [['version']],
  keys: (e) => [String(e.data.version)],
  fold: (doc, e, key) =>
    e.type === 'RetentionScheduleAdopted' ? { _id: key, ...e.data, event: e.id, position: e.position } : doc,
};
