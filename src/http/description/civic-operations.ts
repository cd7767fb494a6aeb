import { VISIT_CHANNELS, VISIT_FINDINGS, VISIT_GROUNDS } from '../../../events/civic-control.js';
import {
  type Fields,
  hex,
  instant,
  list,
  map,
  named,
  object,
  one,
  orNull,
  type Schema,
  saying,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, file, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const share = { type: 'number', minimum: 0, maximum: 1 } as const;
const mean = saying(orNull({ type: 'number', minimum: 1, maximum: 5 }), 'Null where too few have rated');
const words = saying({ type: 'object' }, 'The words in both languages, or `erased`');
const row: Fields = {
  of: saying(orNull(text), 'Code of the service or department'),
  ...{ title: orNull(both), department: orNull(text), decided: whole },
  inTermShare: saying(orNull(share), 'Of those decided; null where too few are'),
  medianDays: saying(orNull(whole), 'Working days, without those in which the applicant was waited for'),
  ...{ waiting: whole, overdue: whole, open: whole, ratings: whole, mean, visits: whole, visitsAnswered: whole },
};
const visitFile = object({ sha256: text, size: whole, type: text });
const version: Fields = {
  ...{ version: whole, at: instant, day: text, channel: one(...VISIT_CHANNELS), district: orNull(text) },
  checks: map(one(...VISIT_FINDINGS)),
  files: list(visitFile),
  text: saying({ type: 'object' }, '`place` and `text`; or `erased`, or `sealed` where it is withdrawn or hidden'),
};
const VISIT = object({
  ...{ id: uuid, service: text, title: both, department: orNull(text), monitor: hex },
  name: saying({ type: 'object' }, '`name` of the monitor, or `erased`'),
  ...{ organisation: both, language: one('ka', 'en'), versions: list(object(version)) },
  answers: list(object({ version: whole, department: orNull(text), at: instant, text: words })),
  withdrawn: orNull(object({ at: instant, text: { type: 'object' } })),
  hidden: orNull(object({ at: instant, ground: one(...VISIT_GROUNDS), text: { type: 'object' } })),
  ...{ at: instant, changedAt: instant, asOf: named('AsOf') },
});
const MONITOR = object({
  ...{ monitor: hex, organisation: both, expires: instant, since: instant },
  revoked: orNull(object({ at: instant, reason: both })),
  name: saying({ type: 'object' }, '`name`, or `erased`'),
});
const listed = (item: Schema) => object({ items: list(item), next: orNull(text), total: whole, asOf: named('AsOf') });
const STEP = { fails: [403, 404, 409, 422] } as const;

/** What is said of civic control of services. */
export const CIVIC_OPERATIONS: Operations = {
  'POST /api/v1/cases/{ref}/rate': records(
    'Rates how a decided case was dealt with, once: nothing public leads from the rating to the case',
    named('Receipt'),
    STEP,
  ),
  'GET /api/v1/services/{code}/score': answers(
    'What is told of how people rate a service: group by group, month by month, never of fewer than ten',
    object({
      ...{ service: text, ratings: whole, mean, asOf: named('AsOf') },
      scores: list(
        object({
          ...{ number: whole, until: instant, ratings: whole, erased: whole, mean, position: whole, at: instant },
          ...{ event: hex, answers: list(object({ version: whole, at: instant, text: words })) },
        }),
      ),
    }),
    { fails: [404] },
  ),
  'GET /api/v1/services/{code}/score/{number}/words': answers(
    'What people wrote beside the ratings of one published score, in no order: for officials of the department',
    object({ items: list(text) }),
    { fails: [403, 404] },
  ),
  'POST /api/v1/services/{code}/score/answer': records(
    'Answers the ratings of one published score in public',
    named('Receipt'),
    STEP,
  ),
  'GET /api/v1/service-standards': answers(
    'Whether terms are kept, how people rate, what monitors saw: by service or by department',
    object({ by: one('service', 'department'), items: list(object(row)), total: object(row), asOf: named('AsOf') }),
  ),
  'GET /api/v1/service-standards.csv': file('The same as a table', 'text/csv'),
  'GET /api/v1/monitors': answers('Civic monitors, with organisation and term', listed(MONITOR)),
  'POST /api/v1/monitors': records(
    'Accredits a civic monitor for a term, with the role that goes with it',
    receiptWith({ id: hex }),
    STEP,
  ),
  'POST /api/v1/monitors/{monitor}/revoke': records('Revokes an accreditation', named('Receipt'), STEP),
  'GET /api/v1/monitor-reports': answers('Visit reports of civic monitors, the newest first', listed(VISIT)),
  'GET /api/v1/services/{code}/monitor-reports': answers('Those of one service', listed(VISIT)),
  'POST /api/v1/services/{code}/monitor-reports': records(
    'Reports a visit: for accredited monitors',
    receiptWith({ id: uuid }),
    STEP,
  ),
  'POST /api/v1/monitor-reports/files': {
    says: 'Uploads evidence for a visit report: a PDF, or a picture, of which nothing is kept but what it shows',
    answers: { 201: { says: 'Kept under its SHA-256', schema: visitFile } },
    limits: ['uploads'],
    fails: [413, 415],
    body: {},
  },
  'GET /api/v1/monitor-reports/{id}': answers('One visit report, with versions and answers', VISIT, { fails: [404] }),
  'GET /api/v1/monitor-reports/{id}/files/{sha256}': file(
    'Evidence of a report that stands',
    'application/octet-stream',
    { fails: [404, 410] },
  ),
  'POST /api/v1/monitor-reports/{id}/correct': records('Says it anew; both versions stay', named('Receipt'), STEP),
  'POST /api/v1/monitor-reports/{id}/withdraw': records('Withdraws it, with a reason', named('Receipt'), STEP),
  'POST /api/v1/monitor-reports/{id}/hide': records(
    'Hides its words and files, with a ground: moderators who do not answer for the service',
    named('Receipt'),
    STEP,
  ),
  'POST /api/v1/monitor-reports/{id}/show': records('Shows it again, with a reason', named('Receipt'), STEP),
  'POST /api/v1/monitor-reports/{id}/answer': records(
    'Answers it in public: officials of the department of the service',
    named('Receipt'),
    STEP,
  ),
};
