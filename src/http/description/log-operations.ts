import {
  anything,
  either,
  type Fields,
  hex,
  list,
  named,
  object,
  one,
  orNull,
  page,
  type Schema,
  saying,
  sha256,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, file, type Operations } from './operation.js';

const LATER = {
  says: 'It is recorded, and no signed checkpoint holds it yet: come back after `Retry-After` seconds',
  schema: object({ waiting: one(true) }),
};

const summary = { documents: whole, digest: sha256 };
const replay = (item: Schema, more: Fields = {}) =>
  object({
    ...{ readModel: text, version: whole, ...summary, items: list(item), next: orNull(text), asOf: named('AsOf') },
    ...more,
  });

/** What anyone may ask of the log. */
export const LOG_OPERATIONS: Operations = {
  'GET /api/v1/audit/events': answers(
    'The log: facts in order, as JSON or (Accept: application/x-ndjson) one to a line. `next` is where to go on, null at the head',
    object({ items: list(named('PublicFact')), next: orNull(whole) }),
  ),
  'GET /api/v1/audit/figures': answers(
    'Every official figure, the newest first, with what it takes to count it again',
    page(named('Figure')),
  ),
  'GET /api/v1/audit/texts/{petitionId}': answers(
    'The public words of a petition with the salts that prove them: SHA-256("ghia/private/v1\\0" ‖ salt ‖ canonical content) is the commitment in the leaf. Nothing of what is hidden or erased',
    object({
      items: list(
        object({
          ...{ petition: uuid, event: hex, type: text, commitment: sha256, content: anything },
          salt: saying(text, 'base64url of 32 bytes'),
        }),
      ),
    }),
    { fails: [404] },
  ),
  'GET /api/v1/audit/replay': answers(
    'A read model as the log makes it: its documents with instants to the hour, and the digest over all of them (SHA-256 of each one’s RFC 8785 text and a line feed, in order of `_id`, before rounding), folded anew up to `asOf`, or to the head; with `against=now` what is different today. Read models that tell which official did what show their digest only',
    either(
      replay(anything),
      replay(object({ id: text, past: orNull(anything), now: orNull(anything) }), { now: object(summary) }),
    ),
    { limits: ['replays'], fails: [503] },
  ),
  'GET /api/v1/audit/receipts/{eventId}': {
    says: 'That a fact is in the log, to be checked offline: c2sp.org/tlog-proof@v1 under the newest signed checkpoint',
    answers: { 200: { says: 'The receipt', media: 'text/plain', schema: text }, 202: LATER },
    fails: [404],
  },
  'GET /api/v1/audit/leaves/{eventId}': {
    says: 'A fact’s entry, byte for byte as it is in the log (RFC 8785): what its receipt is checked against',
    answers: { 200: { says: 'The entry', schema: named('PublicFact') }, 202: LATER },
    fails: [404],
  },
  'GET /api/v1/stream': {
    says: 'The log as it happens: server-sent events, named by type, each with its position as id. `Last-Event-ID`, or `after`, goes on from there',
    answers: { 200: { says: 'It goes on until one of both ends it', media: 'text/event-stream', schema: text } },
    fails: [429],
  },
  'GET /api/v1/audit/consistency': answers(
    'That the log of one size continues the log of another (RFC 9162 §2.1.4): hashes in base64',
    object({ oldSize: whole, newSize: whole, hashes: list(text) }),
    { fails: [422] },
  ),
  'GET /api/v1/open-data': {
    says: 'Every table of open data in the terms of DCAT-AP 3.0, as JSON-LD or (Accept: text/turtle, `format=ttl`) Turtle: files with bytes and SHA-256, when each last changed, and the checkpoint of the log that all of it is made from',
    answers: { 200: { says: 'The catalogue', media: 'application/ld+json', schema: anything } },
    limits: ['replays'],
    fails: [503],
  },
  'GET /api/v1/open-data/{file}': file(
    'A table: `petitions.csv`, `petitions.json` (a list of objects), or what its columns mean, `petitions.csv-metadata.json` (CSV on the Web); or `popolo.json`, the working group in the terms of Popolo. With `asOf` as it was then, folded anew from the log',
    'text/csv',
    { limits: ['replays'], fails: [404, 503] },
  ),
};
