import {
  either,
  instant,
  list,
  map,
  named,
  object,
  one,
  page,
  saying,
  sha256,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, file, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const asOf = named('AsOf');
const batch = saying(text, 'Names the batch: for invalidating it, or restoring it');
const point = object({ at: instant, signatures: whole, total: whole });
const district = object({ district: text, signatures: whole });
const binary = { schema: { type: 'string', format: 'binary' } };
const SCAN_BODY = {
  description: 'A scan of at most 8 MB, by itself or as the field `scan` of a form',
  required: true,
  content: {
    'application/pdf': binary,
    'image/jpeg': binary,
    'image/png': binary,
    'multipart/form-data': {
      schema: { type: 'object', properties: { scan: binary.schema }, required: ['scan'] },
    },
  },
};
const invalidated = object({ batches: list(text), count: whole });
const tried = either(
  object({ dryRun: one(true), count: whole, byDistrict: map(whole) }),
  object({ dryRun: one(true), count: { type: 'null' }, fewerThan: whole }),
);

/** What can be asked and done about petitions. */
export const PETITION_OPERATIONS: Operations = {
  'GET /api/v1/petitions': answers('Petitions in lists, by state, district and words', page(named('PetitionCard'))),
  'GET /api/v1/petitions.csv': file('The same list as a table: all its pages, 10 000 lines at most', 'text/csv'),
  'GET /api/v1/petitions/similar': answers(
    'Petitions that ask for much the same',
    object({ items: list(named('PetitionCard')), asOf }),
  ),
  'GET /api/v1/petitions/regulations': answers('Every version of the rules', page(named('Regulation'))),
  'POST /api/v1/petitions/regulations': records('Adopts the next version of the rules for one addressee'),
  'GET /api/v1/petitions/{id}': answers(
    'One petition: every date, figure and word that may be shown',
    named('Petition'),
  ),
  'GET /api/v1/petitions/{id}/count': answers('The number of signatures', object({ count: whole, asOf })),
  'GET /api/v1/petitions/{id}/timeline': answers(
    'What happened to it, in order',
    object({ items: list(named('TimelineEntry')), asOf }),
  ),
  'GET /api/v1/petitions/{id}/curve': answers(
    'How the count grew',
    object({ by: one('day', 'hour'), points: list(point), asOf }),
  ),
  'GET /api/v1/petitions/{id}/curve.csv': file('How the count grew, as a table', 'text/csv'),
  'GET /api/v1/petitions/{id}/districts': answers(
    'Signatures by the signers’ district',
    object({ items: list(district), total: whole, byChannel: map(whole), asOf }),
  ),
  'GET /api/v1/petitions/{id}/districts.csv': file('Signatures by the signers’ district, as a table', 'text/csv'),
  'GET /api/v1/petitions/{id}/initials': answers(
    'Initials of signers who agreed to show them, latest first',
    page(text),
  ),

  'POST /api/v1/petitions': records(
    'Writes a petition. It needs sponsors before it can be handed in',
    receiptWith({ id: uuid, invitation: saying(text, 'The secret part of the link for sponsors') }),
  ),
  'POST /api/v1/petitions/{id}/support': records('Stands behind a petition as a sponsor'),
  'POST /api/v1/petitions/{id}/submit': records('Hands it in for moderation'),
  'POST /api/v1/petitions/{id}/appeal': records('Appeals against a refusal'),
  'POST /api/v1/petitions/{id}/withdraw': records('Takes one’s own petition back'),
  'POST /api/v1/petitions/{id}/signatures': records('Signs. Never limited for a verified person'),
  'DELETE /api/v1/petitions/{id}/signatures/mine': records('Takes one’s own signature back'),
  'DELETE /api/v1/petitions/{id}/signatures/mine/initials': records(
    'Takes back the consent to showing one’s initials; the signature stands',
  ),
  'POST /api/v1/petitions/{id}/follow': records('Follows: messages about what becomes of it'),
  'DELETE /api/v1/petitions/{id}/follow': records('No longer follows'),

  'GET /api/v1/petitions/queue': answers('What waits for officials, most pressing first', named('Tasks')),
  'POST /api/v1/petitions/{id}/admit': records('Admits it: it opens for signatures'),
  'POST /api/v1/petitions/{id}/refuse': records('Refuses it on a ground in the law'),
  'POST /api/v1/petitions/{id}/refusal-notice': records(
    'The author has been told of a refusal in another way than by message',
  ),
  'POST /api/v1/petitions/{id}/register': records('Certifies that it is registered (Sakrebulo)'),
  'POST /api/v1/petitions/{id}/appeal/decide': records('Decides an appeal; not by who refused'),
  'POST /api/v1/petitions/{id}/answer': records(
    'Answers it. Another answer revises the first, and both stay; the same one again changes nothing',
  ),
  'POST /api/v1/petitions/{id}/follow-up': records('Says what became of the answer'),

  'GET /api/v1/petitions/{id}/reviews': answers('Reviews of its signatures, latest first', page(named('Review'))),
  'POST /api/v1/petitions/{id}/signatures/flag': records(
    'Opens a review of signatures. They go on counting',
    receiptWith({ batch }),
  ),
  'POST /api/v1/petitions/{id}/signatures/invalidate': {
    says: 'Takes signatures off the count, in batches of 500, each of which can be restored; a dry run only counts',
    answers: {
      201: { says: 'Recorded', schema: invalidated },
      200: { says: 'What a dry run would take off; no number where it is too small to be told', schema: tried },
    },
  },
  'POST /api/v1/petitions/{id}/signatures/dismiss': records('Ends a review: the signatures go on counting'),
  'POST /api/v1/petitions/{id}/signatures/restore': answers('Undoes a batch', named('Receipt')),

  'GET /api/v1/petitions/sheets': answers('Paper sheets of all petitions, latest first', named('Sheets')),
  'GET /api/v1/petitions/{id}/sheets': answers('Its paper sheets, latest first', named('Sheets')),
  'POST /api/v1/petitions/{id}/scans': {
    says: 'Uploads the scan of a sheet',
    answers: { 201: { says: 'Kept', schema: object({ scan: sha256 }) } },
    body: SCAN_BODY,
    limits: ['uploads'],
    fails: [413, 415],
  },
  'GET /api/v1/petitions/{id}/scans/{scan}': file(
    'The scan of a sheet, as it was uploaded',
    'application/octet-stream',
  ),
  'POST /api/v1/petitions/{id}/sheets/received': records('A sheet has been handed over'),
  'POST /api/v1/petitions/{id}/sheets/check': answers(
    'Whether each number can be one and is in the register. Nothing is recorded',
    object({ rows: list(object({ row: whole, found: one('known', 'unknown', 'malformed', 'twice') })) }),
  ),
  'POST /api/v1/petitions/{id}/sheets': records(
    'Enters a sheet: each row is signed for by itself',
    named('SheetEntered'),
  ),
  'POST /api/v1/petitions/{id}/signatures/assisted': records('Signs for somebody at a service hall'),

  'GET /api/v1/petitions/unsealings': answers('Requests for lists of signatories, latest first', named('Unsealings')),
  'GET /api/v1/petitions/{id}/unsealings': answers('Requests for its list of signatories', named('Unsealings')),
  'POST /api/v1/petitions/{id}/unsealings': records('Asks for the list of signatories', receiptWith({ id: uuid })),
  'POST /api/v1/petitions/{id}/unsealings/{request}/approve': records('Agrees; not by who asked'),
  'POST /api/v1/petitions/{id}/unsealings/{request}/open': file('Opens the list, once', 'text/csv', { fails: [409] }),
};
