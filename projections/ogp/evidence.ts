import type { EvidenceEvent } from '../../events/ogp-monitoring.js';
import type { EvidenceDoc } from '../../read-models/ogp-monitoring-documents.js';
import type { Projection } from '../projection.js';

/** Every document of the repository: what it shows, where it lies, whether it is still there. */
export const evidence: Projection<EvidenceDoc, EvidenceEvent> = {
  name: 'evidence',
  version: 1,
  handles: ['EvidenceCited', 'EvidenceWithdrawn', 'EvidenceFileMissed', 'EvidenceFileFound'],
  indexes: [['plan', 'position'], ['commitment', 'position'], ['sha256']],
  keys: (e) => [e.data.evidence],

  fold(doc, e, key) {
    if (e.type === 'EvidenceCited') {
      const { plan, commitment = null, milestone = null, kind, title, day, source } = e.data;
      const about = { plan, commitment, milestone, kind, title, day, source, at: e.at };
      const sha256 = source.kind === 'file' ? source.sha256 : null;
      return { _id: key, ...about, sha256, standing: true, position: e.position };
    }
    if (!doc) return doc;
    switch (e.type) {
      case 'EvidenceWithdrawn':
        doc.standing = false;
        doc.withdrawn = { at: e.at, reason: e.data.reason };
        break;
      case 'EvidenceFileMissed':
        doc.missed = { at: e.at, why: e.data.why };
        break;
      case 'EvidenceFileFound':
        delete doc.missed;
        break;
      default:
        return doc;
    }
    doc.position = e.position;
    return doc;
  },
};
