import { BREACH_DATA, REQUEST_KINDS, REQUEST_OUTCOMES } from '../../../events/privacy.js';
import {
  either,
  instant,
  list,
  named,
  object,
  one,
  orNull,
  page,
  saying,
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const terms = object(
  { signatoryMonths: whole, draftDays: whole, gatheringDays: whole, codeHours: whole },
  { reportMonths: whole },
);
const schedule = object({ version: whole, legalReference: both, inForceFrom: text, terms, event: text });
const entry = object({
  ...{ activity: text, version: whole, title: both, purpose: both, legalBasis: both },
  ...{ data: both, recipients: both, retention: both, event: text },
});
const opening = object(
  {
    petitionId: uuid,
    what: one('list', 'scan'),
    people: orNull(whole),
    at: instant,
    official: orNull(words(['name'])),
    petition: orNull(words(['title'])),
  },
  { purpose: text },
);
const breach = object(
  {
    ...{
      breach: uuid,
      discoveredAt: instant,
      data: list(one(...BREACH_DATA)),
      people: orNull(whole),
      risk: one('low', 'high'),
    },
    notifyBy: saying(instant, 'Until when the supervisory authority must know'),
    description: orNull(words(['description'])),
  },
  { authorityTold: instant, peopleTold: instant, closed: object({ at: instant, measures: text }) },
);
const request = object({
  ...{
    request: uuid,
    kind: one(...REQUEST_KINDS),
    made: instant,
    state: one('waiting', 'answered'),
    text: words(['text']),
  },
  due: saying(instant, 'The end of the tenth working day'),
  answer: orNull(words(['text'], { outcome: one(...REQUEST_OUTCOMES), at: instant })),
});
const made = receiptWith({ id: uuid });

/** What is said of personal data: how long it is kept, who looked at it, what went wrong, what people ask. */
export const PRIVACY_OPERATIONS: Operations = {
  'GET /api/v1/privacy/retention': answers(
    'The retention schedule: what is in force, and every version, the newest first. Version 0 holds until one is adopted',
    object({ inForce: either(schedule, object({ version: whole, terms })), items: list(schedule) }),
  ),
  'POST /api/v1/privacy/retention': records('Adopts the next version of the retention schedule'),
  'GET /api/v1/privacy/processing': answers('The register of processing', object({ items: list(entry) })),
  'POST /api/v1/privacy/processing': records(
    'Describes an activity in the register of processing, or its next version',
  ),
  'GET /api/v1/privacy/openings': answers('Each time an official opened what is sealed', page(opening)),
  'GET /api/v1/privacy/breaches': answers('The register of breaches of personal data', page(breach)),
  'GET /api/v1/privacy/breaches/described': answers('The same with what exactly happened', page(breach)),
  'POST /api/v1/privacy/breaches': records('Records a breach', made),
  'POST /api/v1/privacy/breaches/{id}/notices': records(
    'Records that the authority, or those concerned, were told',
    named('Receipt'),
    { fails: [404] },
  ),
  'POST /api/v1/privacy/breaches/{id}/close': records(
    'Records what was done so that it does not happen again',
    named('Receipt'),
    { fails: [404] },
  ),
  'GET /api/v1/privacy/holds': answers(
    'Petitions under a legal hold',
    page(object({ petition: uuid, reason: text, since: instant, event: text })),
  ),
  'POST /api/v1/petitions/{id}/hold': records('Keeps everything of a petition from being erased', named('Receipt'), {
    fails: [404],
  }),
  'POST /api/v1/petitions/{id}/release': records('Lifts the hold: what has waited for it is erased', named('Receipt'), {
    fails: [404],
  }),
  'GET /api/v1/me/requests': answers('The caller’s requests about their own data', object({ items: list(request) })),
  'POST /api/v1/me/requests': records(
    'Makes a request about one’s own data: it is answered within ten working days',
    made,
  ),
  'DELETE /api/v1/me/requests/{id}': records('Takes a request back that waits for its answer', named('Receipt'), {
    fails: [404],
  }),
  'GET /api/v1/privacy/requests': answers('Requests about personal data, the most pressing first', page(request)),
  'POST /api/v1/privacy/requests/{id}/answer': records('Answers a request', named('Receipt'), { fails: [404] }),
};
