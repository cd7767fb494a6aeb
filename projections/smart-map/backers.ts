import type { BackingEvent } from '../../events/smart-map.js';
import type { Doc } from '../../read-models/store.js';
import type { Projection } from '../projection.js';

type Backer = Doc & { readonly report: string; readonly supporter: string; readonly position: number };

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
