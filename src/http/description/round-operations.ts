import { BALLOT_TYPES, COUNTER_CHANNELS, PHASES, TALLY_RULES, TIE_CRITERIA } from '../../../events/budgeting.js';
import { ROUND_STATES } from '../../../read-models/rounds.js';
import {
  either,
  type Fields,
  flag,
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
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const tetri = saying(whole, 'Tetri');
const term = object({ from: instant, until: saying(instant, 'Not included') });
const phases = Object.fromEntries(PHASES.filter((phase) => phase !== 'voting').map((phase) => [phase, term]));
const theme = object(
  { code: text, title: both },
  {
    within: saying(text, 'The theme it is a sub-topic of'),
    shares: list(object({ year: whole, share: saying(whole, 'Hundredths of one per cent') })),
  },
);
const ballot = either(
  object({ type: one('allocation'), points: whole, themes: list(theme) }),
  object({ type: one('approval'), most: object({ city: whole, district: whole }) }),
  object({ type: one('knapsack') }),
  object({ type: one('ranking'), points: list(whole) }, { themes: list(theme) }),
  object({ type: one('points'), points: whole, mostEach: whole }),
);
const rules = object(
  {
    envelope: object({ total: tetri, byDistrict: map(tetri) }),
    phases: object({ voting: term }, phases),
    voters: object({ minAge: whole, who: one('registered-voter', 'resident'), assurance: one(1, 2, 3) }),
    ballot: saying(ballot, `One of ${BALLOT_TYPES.join(', ')}`),
    tally: object(
      { rule: one(...TALLY_RULES), minVotes: whole, ties: list(one(...TIE_CRITERIA)) },
      { utility: text, completion: text, step: tetri },
    ),
    complaintDays: saying(whole, 'Calendar days from a published result'),
  },
  {
    counters: object({ channels: list(one(...COUNTER_CHANNELS)), assurance: one(1, 2, 3) }, { department: text }),
    names: saying(map(both), 'What trustees and issuers are called'),
  },
);
const key = object({ name: text, spki: saying(text, 'DER in base64url') });
const voting = object({
  openedAt: instant,
  projects: list(object({ id: text, pot: saying(text, '`city` or a district'), cost: tetri })),
  issuers: list(key),
  roundKey: text,
  boxKey: text,
  trustees: object({ names: list(text), threshold: whole }),
  eligible: whole,
});
const closed = object({ at: instant, ballots: whole, voters: whole, credentials: map(whole) });
const opened = object({
  at: instant,
  opened: whole,
  spoiled: whole,
  digest: saying(sha256, 'Of `opened.jsonl`'),
  bytes: whole,
  trustees: list(text),
});
const figure = object(
  { ballots: whole, blank: whole },
  {
    pots: list(
      object(
        { pot: text, budget: tetri, votes: whole, winners: list(text), spent: tetri },
        {
          fromDistricts: saying(tetri, 'Of the budget: what districts have left over'),
          compared: saying(
            object({ rule: whole, greedy: whole }),
            'Ballots better served by equal shares, and by greedy; the outcome that is told was followed',
          ),
        },
      ),
    ),
    themes: list(object({ code: text, mean: saying(text, 'Exact, four digits'), median: text })),
  },
);
const tally = object({
  version: whole,
  rule: whole,
  digest: sha256,
  value: figure,
  publishedAt: instant,
  complainUntil: instant,
});
const state = one(...ROUND_STATES);
const round: Fields = {
  id: uuid,
  year: whole,
  title: both,
  rules,
  seedCommitment: saying(sha256, 'Of the seed that orders ties'),
  seed: saying(orNull(sha256), 'Revealed when voting has ended'),
  openedAt: instant,
  voting: orNull(voting),
  closed: orNull(closed),
  opened: orNull(opened),
  certifiedAt: orNull(instant),
  pots: saying(list(object({ pot: text, money: tetri })), 'The city’s first'),
  state,
  phase: saying(orNull(one(...PHASES)), 'The one that today lies in'),
  votes: saying(flag, 'Ballots are taken now'),
  result: orNull(tally),
};

const counting = object({
  state: one('waits', 'counting', 'unfinished'),
  pot: orNull(text),
  done: saying(whole, 'Pots that are through'),
  pots: whole,
  run: saying(whole, 'Of add-1'),
  mostRuns: whole,
  percent: whole,
});

const step = (says: string) => records(says, named('Receipt'), { fails: [404] });

export const ROUND_OPERATIONS: Operations = {
  'GET /api/v1/budget/rounds': answers('Budget rounds, the newest first', page(object(round))),
  'GET /api/v1/budget/rounds/{id}': answers(
    'One round with its whole rule book',
    object({ ...round, asOf: named('AsOf') }),
    { fails: [404] },
  ),
  'GET /api/v1/budget/rounds/{id}/result': answers(
    'What a round has come to, with every version that was published',
    object({
      round: uuid,
      state,
      versions: list(tally),
      seedCommitment: sha256,
      seed: orNull(sha256),
      opened: orNull(opened),
      closed: orNull(closed),
      ties: saying(
        list(one(...TIE_CRITERIA)),
        'What settles a tie, in this order; the lot by SHA-256(seed ‖ 0x00 ‖ id)',
      ),
      complaints: object({ open: flag, until: orNull(instant), total: whole, waiting: whole }),
      certifiedAt: orNull(instant),
      counting: saying(orNull(counting), 'While the ballots are opened and no result is published'),
      asOf: named('AsOf'),
    }),
    { fails: [404] },
  ),
  'POST /api/v1/budget/rounds': records('Opens a round with its whole rule book', receiptWith({ id: uuid })),
  'POST /api/v1/budget/rounds/{id}/open-voting': step('Pins the ballot with every key'),
  'POST /api/v1/budget/rounds/{id}/close': step('Ends the voting, behind every ballot that was promised'),
  'GET /api/v1/budget/rounds/{id}/reminders': answers(
    'Whether the caller is reminded before proposals, and votes, are taken no more',
    object({ on: flag }),
  ),
  'POST /api/v1/budget/rounds/{id}/reminders': answers('Turns these reminders on or off', object({ on: flag }), {
    fails: [404],
  }),
  'POST /api/v1/budget/rounds/{id}/count': answers(
    'Goes on counting where add-1 came to no outcome within its runs',
    object({ counting }),
    { fails: [404, 409] },
  ),
  'POST /api/v1/budget/rounds/{id}/certify': step('Counts everything once more, and says that the result stands'),
};
