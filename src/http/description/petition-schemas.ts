import { DISTRICTS } from '../../../events/districts.js';
import { LISTED_STATUSES } from '../../../read-models/petition-views.js';
import {
  anything,
  day,
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
  type Schema,
  saying,
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';
import { reportFigure } from './ogp-report-schemas.js';

const district = one(...DISTRICTS);
const addressee = one('mayor', 'sakrebulo');
const language = one('ka', 'en');
const status = one('draft', 'gathering', 'submitted', ...LISTED_STATUSES);
const place = object({ lat: { type: 'number' }, lon: { type: 'number' } });
const commitment = saying(orNull(text), 'Proves the words, whether or not they may be shown');
/** Where the words come from, beside the words. */
const ref: Fields = { event: hex, commitment };
const voiced = (names: readonly string[], more: Fields, sometimes: Fields = {}) =>
  object({ text: words(names), ...ref, ...more }, sometimes);

const AS_OF = object({
  position: saying(whole, 'The last fact in the answer'),
  size: saying(orNull(whole), 'Size of the first signed checkpoint that holds that fact; null until there is one'),
  root: orNull(text),
});

const RECEIPT: Fields = {
  stream: saying(text, 'Where it was recorded'),
  revision: saying(whole, 'The number of the fact within its stream'),
  position: saying(whole, 'The number of the fact within the log: for `?after`'),
  eventId: hex,
};

const CARD = object({
  id: uuid,
  status,
  addressee,
  language,
  districts: list(district),
  place: orNull(place),
  text: words(['title', 'demand']),
  signatures: whole,
  threshold: orNull(whole),
  supporters: whole,
  listedAt: orNull(instant),
  closesAt: orNull(instant),
  answeredAt: orNull(instant),
  lastDay: saying(orNull(whole), 'Signatures of the last 24 hours'),
  position: whole,
});

const rules = object({
  minAge: whole,
  who: one('registered-voter', 'resident'),
  assurance: one(1, 2, 3),
  windowDays: whole,
  answerDays: object({ aim: whole, limit: whole }),
});
const decision = voiced(['explanation'], { outcome: one('refusal-stands', 'admitted'), at: instant });
const answered = { version: whole, decision: one('accepted', 'partly-accepted', 'declined', 'explained'), at: instant };

const PETITION = object(
  {
    id: uuid,
    status,
    signable: saying(orNull(flag), 'Whether it takes signatures now'),
    visibility: one('listed', 'by-link', 'sealed'),
    addressee,
    language,
    districts: list(district),
    regulation: saying(whole, 'The version of the rules it was filed under'),
    sponsors: object({ min: whole, max: whole }),
    supporters: whole,
    text: words(['title', 'demand', 'details'], ref),
    author: words(['name']),
    draftedAt: instant,
    refusal: orNull(
      voiced(
        ['explanation'],
        { ground: text, hidden: flag, at: instant, appealUntil: instant },
        { noticeDue: instant, noticeGivenAt: instant },
      ),
    ),
    appeal: orNull(voiced(['text'], { at: instant, decision: orNull(decision) })),
    answers: saying(list(voiced(['text'], answered)), 'Every version, oldest first'),
    followUps: list(voiced(['text'], { state: one('in-progress', 'done', 'not-done'), at: instant })),
    signatures: whole,
    withdrawn: whole,
    invalidated: whole,
    byDistrict: map(whole),
    byChannel: saying(map(whole), 'Signings as they came in: `portal`, `paper`, `hall`'),
    listedAt: saying(text, 'Empty before it first stood in lists'),
    lastDay: orNull(whole),
    mine: saying(flag, 'Whether the asker is its author'),
    asOf: named('AsOf'),
  },
  {
    place,
    submittedAt: instant,
    moderationDue: instant,
    certificate: object({ number: text, at: instant }),
    admittedAt: instant,
    rules,
    threshold: whole,
    closesAt: instant,
    goalReachedAt: instant,
    answerDue: instant,
    answerLimit: instant,
    overdueSince: instant,
    closedAt: instant,
    closeReason: one('window-over', 'withdrawn-by-author', 'lapsed'),
    figure: saying(
      object({ event: hex, signatures: whole, size: whole, at: instant }),
      'The official count, as it was published last',
    ),
  },
);

const REGULATION = object({
  id: text,
  track: addressee,
  version: whole,
  title: object({ ka: text, en: text }),
  legalReference: object({ ka: text, en: text }),
  inForceFrom: day,
  rules: saying(anything, 'As in the body of POST petitions/regulations'),
  threshold: saying(whole, 'Signatures that it asks for'),
  adoptedAt: instant,
  event: hex,
  inForce: orNull(flag),
});

const FACT = object(
  {
    v: one(1),
    position: whole,
    id: hex,
    type: text,
    s: saying(text, 'Stream'),
    r: saying(whole, 'Revision within the stream'),
    t: saying(
      { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d(T\\d\\dZ)?$' },
      'The hour in UTC; of ballots and credentials the day',
    ),
    pub: saying(anything, 'What of it is public'),
  },
  { c: saying(text, 'Commitment to what is not'), x: saying(sha(), 'SHA-256 of its sealed bytes') },
);
function sha(): Schema {
  return { type: 'string', pattern: '^[0-9a-f]{64}$' };
}

const FIGURE = object({
  event: hex,
  figure: one('petition-signatures', 'budget-result', 'ogp-report'),
  of: saying(text, 'The petition, the round, or the plan'),
  rule: saying(whole, 'The version of the rule it is counted by'),
  size: saying(whole, 'So many leaves of the log it is counted from'),
  counted: saying(hex, 'The last fact that is in it: the last of those leaves'),
  digest: saying(sha(), 'SHA-256 of the canonical JSON (RFC 8785) of `value`'),
  value: either(
    object({ petitionId: uuid, signatures: whole, withdrawn: whole, invalidated: whole, byDistrict: map(whole) }),
    object({ ballots: whole, blank: whole }, { pots: list(anything), themes: list(anything) }),
    reportFigure,
  ),
  at: instant,
});

const TIMELINE_ENTRY = object({
  type: saying(text, 'The fact'),
  at: instant,
  event: hex,
  details: map({ type: ['string', 'number', 'boolean'] }),
});

/** What is said of petitions and of the log, by the names that the description gives it. */
export const PETITION_SCHEMAS = {
  AsOf: AS_OF,
  Receipt: object(RECEIPT),
  PetitionCard: CARD,
  Petition: PETITION,
  Regulation: REGULATION,
  PublicFact: FACT,
  TimelineEntry: TIMELINE_ENTRY,
  Figure: FIGURE,
} as const satisfies Fields;

export const receiptWith = (more: Fields, sometimes: Fields = {}): Schema => object({ ...more, ...RECEIPT }, sometimes);
