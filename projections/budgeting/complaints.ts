import type { ComplaintEvent } from '../../events/budgeting.js';
import type { ComplaintDoc } from '../../read-models/proposal-documents.js';
import type { Projection } from '../projection.js';

/** Complaints about published results, and what has become of each. */
export const complaints: Projection<ComplaintDoc, ComplaintEvent> = {
  name: 'complaints',
  version: 1,
  handles: ['ResultComplained', 'ResultComplaintDecided'],
  indexes: [
    ['round', 'at'],
    ['waiting', 'at'],
  ],
  keys: (e) => [e.data.complaint],

  fold(doc, e) {
    const text = { event: e.id, commitment: e.sealed?.commitment ?? null };
    if (e.type === 'ResultComplained') {
      const { complaint, roundId, version, complainant } = e.data;
      const said = { round: roundId, version, complainant, at: e.at, text };
      return { _id: complaint, ...said, waiting: true, decided: null, position: e.position };
    }
    if (!doc || e.type !== 'ResultComplaintDecided') return doc;
    const decided = { outcome: e.data.outcome, at: e.at, text };
    return Object.assign(doc, { waiting: false, decided, position: e.position });
  },
};
