import type { PlanEvent } from '../../events/ogp.js';
import type { PlanDoc } from '../../read-models/ogp-documents.js';
import type { Projection } from '../projection.js';
import { changeOf } from './changes.js';

/** Every action plan as it stands, with what each version changed. */
export const plans: Projection<PlanDoc, PlanEvent> = {
  name: 'plans',
  version: 1,
  handles: ['PlanDrafted', 'PlanRevised', 'PlanAdopted', 'PlanSubmitted'],
  indexes: [['begins']],
  keys: (e) => [e.data.plan],

  fold(doc, e, key) {
    if (e.type === 'PlanDrafted') {
      const { member, level, number, scales, terms, version, content, source } = e.data;
      const about = { member, level, number, scales, terms, ...(source && { source }) };
      const stands = { status: 'draft', version, content, begins: content.from, changes: [] } as const;
      return { _id: key, ...about, ...stands, changes: [], draftedAt: e.at, position: e.position };
    }
    if (!doc) return doc;
    switch (e.type) {
      case 'PlanRevised':
        doc.changes.push(changeOf(e, doc.content, e.data.content));
        doc.version = e.data.version;
        doc.content = e.data.content;
        doc.begins = e.data.content.from;
        break;
      case 'PlanAdopted': {
        const { day, act, version } = e.data;
        doc.status = 'adopted';
        doc.adopted = { day, act, version, event: e.id };
        break;
      }
      case 'PlanSubmitted':
        doc.status = 'submitted';
        doc.submitted = { day: e.data.day, event: e.id };
        break;
      default:
        return doc;
    }
    doc.position = e.position;
    return doc;
  },
};
