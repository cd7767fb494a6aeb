import { CASE_CHANNELS, CASE_OUTCOMES } from '../../../events/cases.js';
import { CASE_STATUSES } from '../../../read-models/case-documents.js';
import {
  anything,
  type Fields,
  flag,
  hex,
  instant,
  list,
  named,
  object,
  one,
  orNull,
  saying,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, nothing, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const reference = saying(text, 'Ten signs, the last of which checks the others, such as `K7M2Q-X9D4T`');
const draft = object({}, { version: whole, answers: anything, behalf: anything, until: instant });
export const ONE_CASE: Fields = {
  ...{ id: uuid, reference: orNull(reference) },
  as: saying(one('applicant', 'filer', 'officer'), 'What the caller is to it'),
  ...{ service: text, version: saying(whole, 'The version of the service that it goes by'), title: both },
  ...{ status: one(...CASE_STATUSES), due: instant, submittedAt: instant, channel: one(...CASE_CHANNELS) },
  ...{ language: one('ka', 'en'), department: orNull(text) },
  ...{ officer: saying(orNull(hex), 'Who works on it'), overdue: flag },
  supplyUntil: saying(
    orNull(instant),
    'By when the applicant is to supply what they are asked for, or to amend what was returned',
  ),
  decision: orNull(
    object({
      ...{ outcome: orNull(one(...CASE_OUTCOMES)), ground: orNull(text), text: orNull(text), at: instant },
      ...{ appeal: saying(orNull(text), 'Where and how it can be appealed against'), appealUntil: instant },
      files: list(object({ file: hex, there: flag })),
    }),
  ),
  answers: saying(orNull(anything), 'By question; null once they are erased'),
  files: list(object({ file: hex, question: orNull(text), there: saying(flag, 'Whether it is still to be had') })),
  rating: saying(
    orNull(object({ score: orNull(whole), text: orNull(text), erased: flag, at: instant })),
    'What the applicant said of how they were served, 1 to 5; told to them alone, null for anybody else',
  ),
  timeline: list(object({ type: text, at: instant, event: hex, text: orNull(text), erased: flag })),
};

/** A case in the list of one's own. */
export const MY_CASE = object({
  ...{ id: uuid, reference: orNull(text), service: text, version: whole, title: both },
  ...{ status: text, open: flag, due: instant, submittedAt: instant, changedAt: instant },
});

const STEP = { fails: [403, 404, 409, 422] } as const;

/** What is said of applications and of what becomes of them. */
export const CASE_OPERATIONS: Operations = {
  'POST /api/v1/services/{code}/applications': records(
    'Applies for a service, for oneself or for whom one may speak; answers fit the form as its JSON Schema says',
    receiptWith({ reference, id: uuid }),
    { fails: [403, 404, 409, 422, 429] },
  ),
  'POST /api/v1/services/{code}/assisted-applications': records(
    'Fills in an application with somebody at a service hall, whose document the official has seen; it is theirs',
    receiptWith({ reference, id: uuid }),
    { fails: [403, 404, 409, 422, 429] },
  ),
  'GET /api/v1/services/{code}/draft': answers('What the caller has filled in so far and not sent', draft),
  'POST /api/v1/services/{code}/draft': answers(
    'Keeps what is filled in so far, for thirty days',
    object({ until: instant }),
    {
      fails: [404, 409],
    },
  ),
  'DELETE /api/v1/services/{code}/draft': nothing('Forgets it'),
  'POST /api/v1/services/files': {
    says: 'Uploads a file for an application: PDF, JPEG or PNG up to 8 MB, told by its first bytes',
    answers: {
      201: {
        says: 'Kept; the answer to a question that asks for a file is its name',
        schema: object({ file: hex, type: text, bytes: whole }),
      },
    },
    limits: ['photos'],
    fails: [413, 415],
    body: {},
  },
  'GET /api/v1/cases/{ref}': answers('One case, by its reference or id, for those whom it concerns', object(ONE_CASE), {
    fails: [404],
  }),
  'POST /api/v1/cases/{ref}/accept': records(
    'Accepts an application: officials of its department',
    named('Receipt'),
    STEP,
  ),
  'POST /api/v1/cases/{ref}/return': records(
    'Returns an application that cannot be decided on as it is: it may be amended, and the clock stands still meanwhile',
    named('Receipt'),
    STEP,
  ),
  'POST /api/v1/cases/{ref}/amend': records(
    'Sends what was returned once more, with all its answers: the clock goes on',
    named('Receipt'),
    STEP,
  ),
  'POST /api/v1/cases/{ref}/assign': records(
    'Hands a case to an official of its department, to oneself where nobody is named',
    named('Receipt'),
    STEP,
  ),
  'POST /api/v1/cases/{ref}/request-information': records(
    'Asks the applicant for something: the clock stands still meanwhile',
    named('Receipt'),
    STEP,
  ),
  'POST /api/v1/cases/{ref}/supply': records('Supplies what was asked for: the clock goes on', named('Receipt'), STEP),
  'POST /api/v1/cases/{ref}/decide': records(
    'Grants or refuses; a refusal names a ground of the service, and how to appeal',
    named('Receipt'),
    STEP,
  ),
  'POST /api/v1/cases/{ref}/withdraw': records('Takes an application back', named('Receipt'), STEP),
};
