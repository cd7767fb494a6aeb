import type { BackingEvent } from '../../events/smart-map.js';
import type { Backer } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

/** Who found the same as whom, by pseudonyms of that report alone. Whoever leaves is gone. */
export const backers: Projection<Backer, BackingEvent> = {
  name: 'backers',
  version: 1,
  handles: ['ReportSupported', 'ReportLeft'],
  indexes: [['report']],
  keys: (e) => [`${e.data.report}_${e.data.supporter}`],

  fold(doc, e, key) {
    if (e.type === 'ReportSupported') {
      const { report, supporter } = e.data;
      return { _id: key, report, supporter, position: e.position };
    }
    return e.type === 'ReportLeft' ? undefined : doc;
  },
};
