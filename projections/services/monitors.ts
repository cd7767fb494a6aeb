import type { MonitorEvent } from '../../events/civic-control.js';
import type { MonitorDoc } from '../../read-models/civic-documents.js';
import { textOf } from '../ogp/text-ref.js';
import type { Projection } from '../projection.js';

/** Who is, or was, accredited as a civic monitor. */
export const monitors: Projection<MonitorDoc, MonitorEvent> = {
  name: 'monitors',
  version: 1,
  handles: ['MonitorAccredited', 'AccreditationRevoked'],
  indexes: [['position']],
  keys: (e) => [e.data.monitor],

  fold(doc, e, key) {
    if (e.type === 'MonitorAccredited') {
      const { organisation, expires } = e.data;
      const since = doc?.since ?? e.at;
      return { _id: key, organisation, expires, since, name: textOf(e), revoked: null, position: e.position };
    }
    if (!doc) return doc;
    doc.revoked = { at: e.at, reason: e.data.reason };
    doc.position = e.position;
    return doc;
  },
};
