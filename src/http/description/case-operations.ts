import { CASE_CHANNELS } from '../../../events/cases.js';
import { CASE_STATUSES } from '../../../read-models/case-documents.js';
import {
  anything,
  type Fields,
  flag,
  hex,
  instant,
  list,
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
  answers: saying(orNull(anything), 'By question; null once they are erased'),
  files: list(object({ file: hex, question: orNull(text), there: saying(flag, 'Whether it is still to be had') })),
  timeline: list(object({ type: text, at: instant, event: hex, text: orNull(text), erased: flag })),
};

/** A case in the list of one's own. */
export const MY_CASE = object({
  ...{ id: uuid, reference: orNull(text), service: text, version: whole, title: both },
  ...{ status: text, open: flag, due: instant, submittedAt: instant, changedAt: instant },
});

/** What is said of applications and of what becomes of them. */
export const CASE_OPERATIONS: Operations = {
  'POST /api/v1/services/{code}/applications': records(
    'Applies for a service, for oneself or for whom one may speak; answers fit the form as its JSON Schema says',
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
};
