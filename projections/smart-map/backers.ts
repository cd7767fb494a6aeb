import type { BackingEvent } from '../../events/smart-map.js';
import type { Backer } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

/** Who found the same as whom, by pseudonyms of that report alone. Whoever leaves is gone. */
export const backers: Projection<Backer, BackingEvent> = {
  name: 'backers',
  version: 2,
  handles: ['ReportSupported', 'ReportLeft'],
  indexes: [['report']],
  keys: (e) => [`${e.data.report}_${e.data.supporter}`],

  fold(doc, e, key) {
    if (e.type === 'ReportSupported') {
      const { report, supporter, via } = e.data;
      return { _id: key, report, supporter, ...(via !== undefined && { via }), position: e.position };
    }
    return e.type === 'ReportLeft' ? undefined : doc;
  },
};
