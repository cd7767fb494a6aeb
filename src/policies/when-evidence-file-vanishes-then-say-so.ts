import type { HourPolicy } from './policy.js';

/** So often every file is read again and held against its digest (milliseconds). */
const EVERY = 6 * 3_600_000;

/** Evidence is worth what its file is: it is looked for, and where it is gone, was altered or is back again, the log says so. */
export const whenEvidenceFileVanishesThenSaySo: HourPolicy = {
  name: 'when-evidence-file-vanishes-then-say-so',
  async due(_store, _of, now) {
    const turn = Math.floor(Date.parse(now) / EVERY);
    return [{ job: { kind: 'look-for-evidence', id: `evidence-${turn}`, payload: {} } }];
  },
};
