import type { HourPolicy } from './policy.js';

const HOUR = 3_600_000;

/**
 * A photo that no report holds, and a file or a form that no application came for, is nobody's to keep: once an hour it is
 * looked for those that have waited for too long.
 */
export const whenPhotoIsLeftOverThenRemoveIt: HourPolicy = {
  name: 'when-photo-is-left-over-then-remove-it',
  async due(_store, _of, now) {
    const hour = Math.floor(Date.parse(now) / HOUR);
    return [
      { job: { kind: 'sweep-photos', id: `photos-${hour}`, payload: {} } },
      { job: { kind: 'sweep-applications', id: `applications-${hour}`, payload: {} } },
    ];
  },
};
