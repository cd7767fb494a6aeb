import { dayOf } from '../../events/calendar.js';
import type { ServiceEvent } from '../../events/services.js';
import type { ServiceDoc, ServiceVersionDoc } from '../../read-models/service-documents.js';
import type { Projection } from '../projection.js';

/** What people may apply for: the newest version of each service. */
export const services: Projection<ServiceDoc, ServiceEvent> = {
  name: 'services',
  version: 2,
  handles: ['ServiceAdopted', 'ServiceRetired'],
  indexes: [],
  keys: (e) => [e.data.service],

  fold(doc, e, key) {
    const { at, position } = e;
    if (e.type !== 'ServiceAdopted') return doc && Object.assign(doc, { retired: true, changedAt: at, position });
    const versions = [...(doc?.versions ?? []), { version: e.data.version, at }];
    const since = doc?.since ?? dayOf(at).slice(0, 7);
    return { _id: key, now: e.data, retired: false, since, versions, changedAt: at, position };
  },
};

/** Every version of every service, for the cases that go by it. */
export const serviceVersions: Projection<ServiceVersionDoc, ServiceEvent> = {
  name: 'service-versions',
  version: 1,
  handles: ['ServiceAdopted'],
  indexes: [],
  keys: (e) => (e.type === 'ServiceAdopted' ? [`${e.data.service}.${e.data.version}`] : []),

  fold(doc, e, key) {
    if (e.type !== 'ServiceAdopted') return doc;
    return { _id: key, whole: e.data, at: e.at, position: e.position };
  },
};
