import { flag, hex, instant, list, named, object, one, page, saying, text, whole } from './json-schema.js';
import { answers, file, nothing, type Operations, records } from './operation.js';

const NOTICES = answers('Which messages the caller gets, and by which way', named('Notices'));
const CHOOSE = answers('Turns them on or off', named('Notices'));

/** What people do about themselves, what the house does about its officials, and what its keepers look at. */
export const PEOPLE_OPERATIONS: Operations = {
  'POST /api/v1/identity/codes': {
    says: 'Asks for a code. The same answer whether or not anybody has that number',
    answers: {
      202: { says: 'If it may go anywhere, it is on its way', schema: object({ request: hex, expires: instant }) },
    },
    limits: ['codes'],
  },
  'POST /api/v1/identity/sessions': {
    says: 'Signs in with the code; the session comes as a cookie',
    answers: {
      201: {
        says: 'Signed in',
        schema: object({ level: one(0, 1, 2, 3), csrf: saying(text, 'For forms'), expires: instant }),
      },
    },
    limits: ['sessions'],
    fails: [401],
  },
  'DELETE /api/v1/identity/sessions': nothing('Signs out'),
  'GET /api/v1/identity/me': answers('Who the caller is, and how surely', named('Me')),
  'GET /api/v1/me/sessions': answers('The caller’s sessions', object({ items: list(named('Session')) })),
  'DELETE /api/v1/me/sessions/{handle}': nothing('Ends one of them'),
  'POST /api/v1/identity/second-factor': {
    says: 'Proves the second factor: the session goes on under a new cookie, with the official’s roles',
    answers: { 200: { says: 'Proved', schema: object({ csrf: saying(text, 'For forms'), expires: instant }) } },
    limits: ['sessions'],
    fails: [401],
  },
  'GET /api/v1/me/second-factor': answers(
    'How the second factor of the caller stands',
    object(
      {
        state: one('none', 'waiting', 'on'),
        recoveryCodes: saying(whole, 'Recovery codes that were not used'),
        proved: saying(flag, 'Whether this session has proved it'),
      },
      { since: instant },
    ),
  ),
  'POST /api/v1/me/second-factor': {
    says: 'Makes the seed of an authenticator; it is in use once a code of it confirms it',
    answers: {
      201: {
        says: 'The seed, told this once',
        schema: object({ secret: saying(text, 'Base32'), uri: saying(text, 'The same as an otpauth address') }),
      },
    },
  },
  'POST /api/v1/me/second-factor/confirm': {
    says: 'Takes the authenticator into use, and ends the caller’s other sessions',
    answers: {
      200: {
        says: 'In use; the session goes on under a new cookie',
        schema: object({
          recoveryCodes: saying(list(text), 'Told this once; each proves once'),
          csrf: saying(text, 'For forms'),
          expires: instant,
        }),
      },
    },
    limits: ['sessions'],
    fails: [401],
  },
  'POST /api/v1/me/second-factor/recovery-codes': answers(
    'Recovery codes in place of all before',
    object({ recoveryCodes: list(text) }),
    { limits: ['sessions'], fails: [401] },
  ),
  'POST /api/v1/me/second-factor/remove': {
    ...nothing('Takes the authenticator and its recovery codes away, and ends the caller’s other sessions'),
    limits: ['sessions'],
    fails: [401],
  },
  'GET /api/v1/me/data': answers('Everything that is kept about the caller', named('MyData')),
  'POST /api/v1/me/erase': answers(
    'Erases the caller: their keys go, and with them every word and name sealed under them. For good',
    object({
      erasure: hex,
      scopes: whole,
      held: saying(whole, 'Petitions under a legal hold: what is in them goes when it is lifted'),
    }),
  ),
  'GET /api/v1/me/notifications': NOTICES,
  'POST /api/v1/me/notifications': CHOOSE,
  'GET /api/v1/identity/me/notifications': NOTICES,
  'POST /api/v1/identity/me/notifications': CHOOSE,

  'GET /api/v1/identity/roles': answers('Officials and what they may do', page(named('Official'))),
  'POST /api/v1/identity/roles/propose': records('The first half of making an administrator'),
  'POST /api/v1/identity/roles': records('Gives a role; an administrator’s not by who proposed it'),
  'POST /api/v1/identity/roles/revoke': records('Takes a role back, and ends the official’s sessions'),
  'POST /api/v1/identity/residents': {
    says: 'Imports the register of residents; a dry run only tells',
    answers: {
      201: { says: 'Entered', schema: named('Imported') },
      200: { says: 'What a dry run would enter', schema: named('Imported') },
    },
    fails: [413],
  },

  'GET /health/live': answers('Whether the process lives', object({ ok: flag })),
  'GET /health/ready': {
    says: 'Whether it is fit to answer, and why not',
    answers: {
      200: { says: 'It is', schema: named('Readiness') },
      503: { says: 'It is not', schema: named('Readiness') },
    },
  },
  'GET /api/v1/status': answers('How far each read model is', named('Status')),
  'GET /metrics': file('Numbers for Prometheus', 'text/plain'),
};
