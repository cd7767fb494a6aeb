import { ANSWER_STATUSES } from '../../../events/report-templates.js';
import { anything, hex, instant, list, object, one, orNull, page, saying, text, whole } from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { reportFields } from './report-operations.js';

const both = object({ ka: text, en: text });
const template = object({
  ...{ template: text, version: whole, title: both, text: both, status: one(...ANSWER_STATUSES) },
  ...{ category: saying(orNull(text), 'Null: it serves every report'), retired: one(false) },
});
const change = object({ event: hex, type: text, at: instant, position: whole, whole: orNull(anything) });

/** What is said of what the map goes by. */
export const MAP_RULE_OPERATIONS: Operations = {
  'GET /api/v1/map/templates': answers(
    'Words that officials begin an answer with, in both languages',
    object({ items: list(template) }),
  ),
  'POST /api/v1/map/templates': records('Adopts the next version of a template'),
  'POST /api/v1/map/templates/retire': records('A template is offered no more'),
  'POST /api/v1/map/departments/retire': records('Nothing goes to a department any more; its name stays'),
  'GET /api/v1/map/categories/{category}/versions': answers(
    'Every version of a category, the newest first; null where it was retired',
    object({ items: list(change) }),
  ),
  'GET /api/v1/map/appeals': answers(
    'Appeals against hiding that wait for a decision, the oldest first',
    page(object(reportFields)),
  ),
};
