import type { MapLayerEvent } from '../../events/map-layers.js';
import type { TemplateEvent } from '../../events/report-templates.js';
import type { CategoryEvent, DepartmentEvent } from '../../events/smart-map.js';
import type { RuleChange } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

type RuleEvent = CategoryEvent | DepartmentEvent | TemplateEvent | MapLayerEvent;

const CHANGES: readonly RuleEvent['type'][] = [
  'CategoryAdopted',
  'CategoryRetired',
  'DepartmentNamed',
  'DepartmentRetired',
  'TemplateAdopted',
  'TemplateRetired',
  'MapLayerAdopted',
  'MapLayerRetired',
];

/** Every version of what the map goes by: categories, departments, templates, layers; and when they were retired. */
export const ruleChanges: Projection<RuleChange, RuleEvent> = {
  name: 'ruleChanges',
  version: 2,
  handles: CHANGES,
  indexes: [['about', 'position']],
  keys: (e) => [e.id],

  fold(doc, e, key) {
    if (!CHANGES.includes(e.type)) return doc;
    const whole = e.type.endsWith('Retired') ? null : { ...e.data };
    return { _id: key, about: e.stream, type: e.type, at: e.at, position: e.position, whole };
  },
};
