import { LIFE_EVENTS, TERM_UNITS } from '../../../events/services.js';
import {
  anything,
  type Fields,
  flag,
  instant,
  list,
  named,
  object,
  one,
  orNull,
  saying,
  text,
  whole,
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const term = object({ length: whole, unit: one(...TERM_UNITS) });
const card: Fields = {
  ...{ code: text, title: both, about: both, lifeEvents: list(one(...LIFE_EVENTS)) },
  fee: saying(whole, 'Tetri'),
  term: saying(term, 'How long the city has'),
  department: orNull(text),
  version: whole,
};
const service: Fields = {
  ...card,
  ...{ mayApply: both, minAge: whole, documents: list(both) },
  supplyDays: saying(whole, 'Working days in which somebody supplies what they are asked for'),
  legalBasis: orNull(both),
  sensitive: saying(flag, 'Outcome and ground are sealed'),
  steps: list(object({ code: text, title: both })),
  grounds: list(object({ code: text, label: both })),
  form: saying(anything, 'JSON Schema 2020-12; what is asked stands in `x-title`, in both languages'),
  asOf: named('AsOf'),
};

/** What is said of services. */
export const SERVICE_OPERATIONS: Operations = {
  'GET /api/v1/services': answers(
    'What the city does for people, by life event, department or words',
    object({ items: list(object({ ...card, retired: flag })), total: whole, asOf: named('AsOf') }),
  ),
  'GET /api/v1/services/{code}': answers(
    'One service whole, now or in another version',
    object(service, {
      ...{ retired: flag, versions: list(object({ version: whole, at: instant })), changedAt: instant },
      at: instant,
      online: saying(flag, 'False where one applies at a service hall alone; else absent'),
    }),
    { fails: [404] },
  ),
  'POST /api/v1/services': records('Adopts a service, or its next version', receiptWith({ id: text })),
  'POST /api/v1/services/{code}/retire': records(
    'Takes no more applications; those that are open go on',
    named('Receipt'),
    {
      fails: [404],
    },
  ),
};
