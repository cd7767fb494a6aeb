import type { TemplateEvent } from '../../events/report-templates.js';
import type { TemplateDoc } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

/** What officials begin an answer with, and what they once did. */
export const templates: Projection<TemplateDoc, TemplateEvent> = {
  name: 'templates',
  version: 1,
  handles: ['TemplateAdopted', 'TemplateRetired'],
  indexes: [['status']],
  keys: (e) => [e.data.template],

  fold(doc, e, key) {
    if (e.type === 'TemplateAdopted') {
      const { template: _, ...rest } = e.data;
      return { _id: key, ...rest, retired: false, position: e.position };
    }
    return doc && e.type === 'TemplateRetired' ? Object.assign(doc, { retired: true, position: e.position }) : doc;
  },
};
