import type { TemplateEvent } from '../../events/report-templates.js';
import type { CategoryEvent, DepartmentEvent } from '../../events/smart-map.js';
import type { RuleChange } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

type RuleEvent = CategoryEvent | DepartmentEvent | TemplateEvent;

const RULES: readonly RuleEvent['type'][] = [
  ...(['CategoryAdopted', 'CategoryRetired', 'DepartmentNamed', 'DepartmentRetired'] as const),
  ...(['TemplateAdopted', 'TemplateRetired'] as const),
];

/** Every version of what the map goes by: categories, departments, templates; and when they were retired. */
export const ruleChanges: Projection<RuleChange, RuleEvent> = {
  name: 'ruleChanges',
  version: 1,
  handles: RULES,
  indexes: [['about', 'position']],
  keys: (e) => [e.id],

  fold(change, e, key) {
    if (!RULES.includes(e.type)) return change;
    const whole = e.type.endsWith('Retired') ? null : { ...e.data };
    return { _id: key, about: e.stream, type: e.type, at: e.at, position: e.position, whole };
  },
};
