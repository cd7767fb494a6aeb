import { BALLOT_TYPES } from '../../../events/budgeting.js';
import {
  anything,
  flag,
  hex,
  instant,
  list,
  map,
  named,
  object,
  one,
  orNull,
  saying,
  sha256,
  text,
  uuid,
  whole,
} from './json-schema.js';
import { answers, file, type Operations } from './operation.js';

const bytes = (says: string) => saying(text, `${says}; base64url`);
const pinned = object({ event: hex, leaf: saying(orNull(whole), 'The index of its leaf, null until it is published') });
const params = object({
  round: uuid,
  rules: saying(anything, `The rule book as it was opened; \`ballot.type\` is one of ${BALLOT_TYPES.join(', ')}`),
  projects: list(object({ id: text, pot: saying(text, '`city`, or a district'), cost: saying(whole, 'Tetri') })),
  issuers: list(
    object({ name: text, spki: bytes('RSA-3072 for RSABSSA-SHA384-PSS-Randomized (RFC 9474): SPKI, DER') }),
  ),
  roundKey: bytes('HPKE: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM'),
  trustees: object(
    { names: list(text), threshold: whole },
    { shares: saying(list(sha256), 'SHA-256 of each one’s share') },
  ),
  boxKey: bytes('Ed25519'),
  eligible: saying(whole, 'How many may vote, as the register has them'),
  opens: instant,
  closes: instant,
  closed: flag,
  size: saying(whole, 'Bytes that every envelope holds: shorter choices are padded with spaces'),
  pinned: saying(
    object({ rules: pinned, ballot: pinned }),
    'The leaves that hold all of this: compare before you use a key',
  ),
});
const OVER = 'Only after the round is opened by its trustees';

/** What is said of secret ballots. */
export const BALLOT_OPERATIONS: Operations = {
  'GET /api/v1/budget/rounds/{id}/params': answers(
    'What a voter’s device must know, and the leaves that prove it',
    params,
    {
      fails: [404, 409],
    },
  ),
  'POST /api/v1/budget/rounds/{id}/credential': answers(
    'The right to vote: an issuer signs what it cannot see, once for each person. The same blinded message again has the same answer. The assurance that the round asks for stands in its rules',
    object({ blindSig: bytes('384 bytes') }),
    { fails: [404, 409, 422, 503] },
  ),
  'POST /api/v1/budget/rounds/{id}/ballots': {
    says: 'A ballot, from nobody: a request with a cookie or an Authorization header is refused. What is promised is in the log by `mergeBy`, once',
    answers: {
      202: {
        says: 'Taken and on disk',
        schema: object({
          digest: saying(sha256, 'SHA-256 of the canonical body: what the receipt is asked for by'),
          promise: object({
            mergeBy: instant,
            sig: bytes('Ed25519 by the box’s key over "ghia/promise/v1\\0" round "\\0" digest "\\0" mergeBy'),
          }),
        }),
      },
    },
    fails: [403, 404, 409, 422, 503],
  },
  'POST /api/v1/budget/rounds/{id}/counter': {
    says: 'A number for somebody whose document an official has seen: whoever brings it casts one ballot, within two hours. The credential is the person’s own, once, and the person hears of it. The number lies in the memory of this process alone',
    answers: {
      201: {
        says: 'The credential is issued; the number is told this once',
        schema: object({ number: saying(text, 'Twelve digits in groups of four'), until: instant }),
      },
    },
    fails: [404, 409, 422, 503],
  },
  'POST /api/v1/budget/rounds/{id}/counter/ballots': {
    says: 'A choice, from whoever brings a number: the server seals and casts it in their place, and keeps neither. A request with a cookie or an Authorization header is refused. It cannot be changed afterwards',
    answers: {
      202: {
        says: 'Taken and on disk; the number is used',
        schema: object({
          digest: saying(sha256, 'What the receipt is asked for by'),
          promise: object({ mergeBy: instant, sig: bytes('Ed25519 by the box’s key') }),
          channel: one('kiosk', 'paper'),
        }),
      },
    },
    fails: [404, 409, 422, 429, 503],
  },
  'GET /api/v1/budget/rounds/{id}/ballots/{ballotDigest}/receipt': {
    says: 'That a ballot is in the log (C2SP tlog-proof), never what it says',
    answers: {
      200: { says: 'The receipt', media: 'text/plain', schema: text },
      202: {
        says: 'It lies in the box, or in the log and under no checkpoint yet',
        schema: object({ waiting: one(true), until: orNull(instant) }),
      },
    },
    fails: [404],
  },
  'GET /api/v1/budget/rounds/{id}/turnout': answers(
    'How many were given the right to vote; never an interim result. Not by district: that would tell of the few of a small one',
    object({
      round: uuid,
      eligible: whole,
      issued: saying(map(whole), 'By issuer'),
      byDay: list(object({ day: text, issued: whole })),
      byChannel: saying(
        object({ online: whole, kiosk: whole, paper: whole }),
        'By themselves, or with an official’s help',
      ),
      closed: saying(orNull(object({ ballots: whole, voters: whole })), 'What the close has counted'),
      position: whole,
      asOf: named('AsOf'),
    }),
    { fails: [404] },
  ),
  'GET /api/v1/budget/rounds/{id}/opened.jsonl': file(
    `Each final ballot beside its key, tokens and commitment, one to a line: what a recount checks. One that says nothing comes with its envelope, and with the secret that is shown by which anybody opens it. ${OVER}`,
    'application/x-ndjson',
    { fails: [404, 409] },
  ),
  'GET /api/v1/budget/rounds/{id}/ballots.pb': file(
    `Ballots of one pot as Pabulib writes them, without keys, numbered in the order of their commitments. None where 100 lari are split over themes: nothing is elected there, and Pabulib has no projects without a cost. ${OVER}`,
    'text/plain',
    { fails: [404, 409] },
  ),
  'GET /api/v1/budget/rounds/{id}/ballots.csv': file(`The same ballots as a table. ${OVER}`, 'text/csv', {
    fails: [404, 409],
  }),
  'GET /api/v1/budget/rounds/{id}/ballots.json': {
    ...file(`The same ballots as JSON. ${OVER}`, 'application/json', { fails: [404, 409] }),
    answers: { 200: { says: 'The file', schema: object({ round: uuid, ballots: list(anything) }) } },
  },
};
