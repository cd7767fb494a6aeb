import type { BreachClosed, BreachNotified, BreachRecorded } from '../../events/privacy.js';
import type { BreachDoc } from '../../read-models/privacy-documents.js';
import type { Projection } from '../projection.js';

/** The register of breaches. */
export const breaches: Projection<BreachDoc, BreachRecorded | BreachNotified | BreachClosed> = {
  name: 'breaches',
  version: 1,
  handles: ['BreachRecorded', 'BreachNotified', 'BreachClosed'],
  indexes: [['position']],
  keys: (e) => [e.data.breach],

  fold(doc, e, key) {
    const { at, position } = e;
    if (e.type === 'BreachRecorded') {
      const { breach: _, ...data } = e.data;
      const description = { event: e.id, commitment: e.sealed?.commitment ?? null };
      return { _id: key, ...data, data: [...data.data], description, position };
    }
    if (!doc) return doc;
    switch (e.type) {
      case 'BreachNotified':
        return Object.assign(doc, e.data.whom === 'authority' ? { authorityTold: at } : { peopleTold: at }, {
          position,
        });
      case 'BreachClosed':
        return Object.assign(doc, { closed: { at, measures: e.data.measures }, position });
      default:
        return doc;
    }
  },
};
