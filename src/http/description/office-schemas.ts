import { DISTRICTS } from '../../../events/districts.js';
import { ROLES } from '../../../events/identity.js';
import { TASK_KINDS } from '../../../read-models/petition-documents.js';
import { BANDS } from '../../../read-models/petitions-office.js';
import { NOTICE_TOPICS } from '../../identity/notifications.js';
import { MY_CASE } from './case-operations.js';
import {
  anything,
  either,
  type Fields,
  flag,
  hex,
  instant,
  list,
  map,
  named,
  object,
  one,
  orNull,
  page,
  saying,
  sha256,
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';
import { myProposal } from './proposal-operations.js';

const role = one(...ROLES);
const level = saying(one(0, 1, 2, 3), '0 contact, 1 personal number and code, 2 eID, 3 qualified signature');
const official = saying(text, 'Pseudonym of the official');

const TASK = object(
  {
    id: text,
    petitionId: uuid,
    kind: one(...TASK_KINDS),
    waitsFor: text,
    since: instant,
    due: instant,
    band: orNull(one(...BANDS)),
    petition: orNull(named('PetitionCard')),
  },
  { limit: instant, notBy: saying(text, 'The one official who may not') },
);

const REVIEW = object(
  {
    _id: text,
    petitionId: uuid,
    batch: text,
    state: one('flagged', 'dismissed', 'invalidated', 'restored'),
    criterion: one('network', 'window', 'sheet', 'person'),
    reason: text,
    count: whole,
    signatures: list(hex),
    standing: saying(whole, 'How many of them are invalid now'),
    value: object({ event: hex, commitment: orNull(text) }),
    position: whole,
  },
  {
    restoreReason: text,
    dismissReason: text,
    flaggedAt: instant,
    dismissedAt: instant,
    invalidatedAt: instant,
    restoredAt: instant,
  },
);

const SHEET = object(
  { petitionId: uuid, sheet: text, state: one('received', 'entered'), scan: sha256 },
  {
    receivedBy: official,
    receivedAt: instant,
    enteredBy: official,
    enteredAt: instant,
    event: hex,
    totals: object({ rows: whole, accepted: whole, notEligible: whole, alreadySigned: whole }),
  },
);

const UNSEALING = object(
  {
    petitionId: uuid,
    request: uuid,
    state: one('requested', 'approved', 'opened'),
    purpose: text,
    requestedBy: official,
    requestedAt: instant,
  },
  { approvedBy: official, approvedAt: instant, openedAt: instant, openedBy: official, signatures: whole },
);

/** A page of what an office keeps, with the petitions it is about and the officials who had a hand in it. */
const papers = (items: string) =>
  page(named(items), { petitions: map(named('PetitionCard')), officials: map(words(['name'])) });

const terms: Fields = { department: text, district: text, expires: instant };
const STAFF = object(
  {
    staff: official,
    name: orNull(words(['name'])),
    holds: saying(list(role), 'The roles that have not run out'),
    roles: list(object({ role, since: instant, by: text, event: hex }, terms)),
    proposed: list(object({ role, at: instant, by: text, event: hex }, terms)),
    tokens: whole,
    position: whole,
  },
  { tokenExpires: instant },
);

const SHEET_ENTERED = object({
  accepted: whole,
  alreadySigned: whole,
  notEligible: whole,
  receipt: named('Receipt'),
  rows: list(
    object(
      { row: whole, outcome: one('accepted', 'already-signed', 'not-eligible', 'unknown') },
      { why: text, rule: text },
    ),
  ),
});

const IMPORTED = object(
  {
    rows: whole,
    added: whole,
    changed: whole,
    refused: list(object({ line: whole, reason: text })),
    digest: text,
  },
  { dryRun: flag },
);

const SESSION = object({
  handle: saying(text, 'Names it in lists; opens nothing'),
  person: hex,
  level,
  roles: list(role),
  device: text,
  begun: instant,
  seen: instant,
  expires: instant,
});
const name = object({ first: text, last: text });
const ME = object({ level, roles: list(role), district: orNull(one(...DISTRICTS)), name: orNull(name) });

const standing = list(one('author', 'follower', 'signer'));
const NOTICES = object({
  channel: orNull(object({ kind: one('email', 'sms'), to: text })),
  all: saying(flag, 'False: no message about anything'),
  topics: list(object({ topic: one(...NOTICE_TOPICS), on: flag })),
  items: list(object({ petition: uuid, title: orNull(text), status: orNull(text), as: standing, on: flag })),
});

const MY_PETITION = object({
  petition: uuid,
  title: orNull(text),
  status: orNull(text),
  author: flag,
  supports: flag,
  signed: orNull(object({ at: instant, eventId: hex, position: whole })),
  invalidated: orNull(object({ batch: text, reason: text })),
  initials: saying(flag, 'Whether the signature stands with a consent to showing initials'),
  follows: flag,
});
const opened = object(
  { id: hex, type: text, at: instant, stream: text, data: anything },
  { private: either(anything, one('erased')) },
);
const MY_DATA = object({
  registered: saying(anything, 'What the register holds'),
  account: saying(
    orNull(object({ provider: text, since: instant })),
    'By whom they are known, without a personal number',
  ),
  petitions: list(named('MyPetition')),
  photos: saying(list(object({ url: text, report: orNull(uuid), at: instant })), 'Uploaded by the caller'),
  reports: list(
    object({ report: uuid, category: text, district: text, status: text, filedAt: instant, reporter: flag }),
  ),
  forum: object({
    posts: list(
      object({
        ...{ post: uuid, topic: uuid, writtenAt: instant, opening: flag, closed: flag, useful: whole },
        body: saying(orNull(text), 'As it stands; what stood before is among the facts'),
      }),
    ),
    follows: list(object({ topic: uuid, digest: one('daily', 'weekly') })),
  }),
  proposals: list(myProposal),
  cases: list(MY_CASE),
  applications: saying(list(anything), 'Filled in and not sent'),
  files: saying(list(object({ url: text, type: text, bytes: whole })), 'Uploaded for applications'),
  facts: list(object({ scope: text, facts: list(opened) })),
  sessions: list(named('Session')),
  notifications: object({ all: flag, topics: list(one(...NOTICE_TOPICS)), petitions: map(flag) }),
});

const READINESS = list(object({ part: text, why: text }));
const STATUS = object({
  projections: list(
    object(
      {
        name: text,
        version: whole,
        collection: text,
        state: one('new', 'booting', 'live', 'faulted', 'retired'),
        position: whole,
        lag: whole,
      },
      { fault: object({ position: whole, type: text, message: text }) },
    ),
  ),
  reasons: READINESS,
  queue: either(
    object({
      waiting: whole,
      active: whole,
      failed: whole,
      dead: saying(list(object({ kind: text, jobs: whole, latest: instant })), 'What was given up, by kind'),
    }),
    object({ away: text }),
  ),
});

/** What is said to officials, to people about themselves, and to those who keep the house running. */
export const OFFICE_SCHEMAS = {
  Task: TASK,
  Tasks: page(named('Task'), { bands: orNull(map(whole)) }),
  Review: REVIEW,
  Sheet: SHEET,
  Sheets: papers('Sheet'),
  Unsealing: UNSEALING,
  Unsealings: papers('Unsealing'),
  SheetEntered: SHEET_ENTERED,
  Official: STAFF,
  Imported: IMPORTED,
  Session: SESSION,
  Me: ME,
  MyPetition: MY_PETITION,
  MyData: MY_DATA,
  Notices: NOTICES,
  Status: STATUS,
  Readiness: object({ ok: flag, reasons: READINESS }),
} as const satisfies Fields;
