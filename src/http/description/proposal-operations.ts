import { PROPOSAL_THEMES } from '../../../events/proposals.js';
import { PROPOSAL_STATUSES, PROPOSAL_TASKS } from '../../../read-models/proposal-documents.js';
import {
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
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const tetri = saying(whole, 'Tetri');
const place = saying(
  orNull(object({ lat: { type: 'number' }, lon: { type: 'number' } })),
  'Exact while it is shown; to about 100 m when its words are gone',
);
const card: Fields = {
  id: uuid,
  round: uuid,
  pot: saying(text, '`city` or a district'),
  theme: orNull(one(...PROPOSAL_THEMES)),
  language: one('ka', 'en'),
  estimate: saying(orNull(tetri), 'What its author thinks that it costs, in tetri'),
  status: one(...PROPOSAL_STATUSES),
  submittedAt: instant,
  changedAt: instant,
  cost: saying(orNull(tetri), 'What officials found that it costs, in tetri'),
  title: saying(orNull(both), 'By what it stands on the ballot'),
  won: saying(flag, 'The newest result of its round names it'),
  milestone: orNull(text),
  overdue: saying(flag, 'The next step was promised for a day that is over'),
  place,
  text: words(['title']),
};
const update = object({ type: text, at: instant, event: hex, details: map(text), text: orNull(words(['text'])) });
const proposal = object({
  ...card,
  description: words(['description']),
  author: orNull(words(['name'])),
  coauthors: saying(
    list(object({ proposal: uuid, title: words(['title']), name: words(['name']) })),
    'Authors of what was merged into it',
  ),
  hidden: flag,
  rejection: orNull(
    object(
      { stage: one('formal', 'substantive'), ground: text, appealUntil: instant, appeal: text },
      { decisionDue: instant },
    ),
  ),
  mergedInto: orNull(uuid),
  built: orNull(object({ milestone: text, at: instant, next: orNull(text) })),
  waits: saying(orNull(one(...PROPOSAL_TASKS)), 'What officials are to do next'),
  updates: list(update),
  asOf: named('AsOf'),
});
const queued = object({
  ...card,
  waits: one(...PROPOSAL_TASKS),
  waitsSince: instant,
  due: saying(orNull(instant), 'By when an appeal is to be decided'),
});
const line = object({ id: uuid, pot: text, cost: tetri, title: both, theme: orNull(text), place });
const complaint = object({
  id: uuid,
  round: uuid,
  version: saying(whole, 'The version of the result that it is about'),
  at: instant,
  text: words(['text']),
  decided: orNull(object({ outcome: one('upheld', 'dismissed'), at: instant, text: words(['text']) })),
});
/** What the caller has brought into budget rounds. */
export const myProposal = object({
  ...{ proposal: uuid, round: uuid, title: orNull(text), language: one('ka', 'en') },
  ...{ status: one(...PROPOSAL_STATUSES), won: flag, submittedAt: instant },
  appealUntil: saying(orNull(instant), 'Until when its rejection can be appealed'),
});
const step = (says: string) => records(says, named('Receipt'), { fails: [404] });

/** What is said of proposals, of the ballot that comes of them, and of complaints about the result. */
export const PROPOSAL_OPERATIONS: Operations = {
  'GET /api/v1/budget/rounds/{id}/proposals': answers('Proposals of a round, the newest first', page(object(card))),
  'GET /api/v1/budget/rounds/{id}/proposals/similar': answers(
    'Proposals of a round that say much the same',
    object({ items: list(object(card)), asOf: named('AsOf') }),
  ),
  'POST /api/v1/budget/rounds/{id}/proposals': records('Brings an idea into a round', receiptWith({ id: uuid }), {
    fails: [404],
  }),
  'GET /api/v1/budget/rounds/{id}/projects': answers(
    'What stands on the ballot; before voting is opened, what would stand on it now',
    object({ pinned: saying(flag, 'It does not change any more'), items: list(line), asOf: named('AsOf') }),
    { fails: [404] },
  ),
  'GET /api/v1/budget/proposals/{id}': answers('One proposal', proposal, { fails: [404] }),
  'GET /api/v1/budget/proposals/{id}/timeline': answers(
    'What happened to it, in order',
    object({ items: list(update), asOf: named('AsOf') }),
    { fails: [404] },
  ),
  'GET /api/v1/budget/proposals/{id}/office': answers('One proposal with all its words', proposal, { fails: [404] }),
  'GET /api/v1/budget/proposals/queue': answers('What waits for officials, the longest first', page(queued)),
  'POST /api/v1/budget/proposals/{id}/withdraw': step('Its author takes it back, before voting is opened'),
  'POST /api/v1/budget/proposals/{id}/appeal': step('Its author disagrees with its rejection: once, in time'),
  'POST /api/v1/budget/proposals/{id}/assess': step(
    'The verdict of the stage that it is in: passed, or rejected with an explanation',
  ),
  'POST /api/v1/budget/proposals/{id}/appeal/decide': step(
    'Another official than who rejected it decides; upheld, it goes back to the stage where it fell',
  ),
  'POST /api/v1/budget/proposals/{id}/merge': step('Another proposal goes on for both'),
  'POST /api/v1/budget/proposals/{id}/milestones': step('How far a winner is, and what comes next'),
  'POST /api/v1/budget/proposals/{id}/hide': step('Closes it to readers, and says why'),
  'POST /api/v1/budget/proposals/{id}/show': step('Opens it to readers again, and says why'),
  'GET /api/v1/budget/rounds/{id}/complaints': answers(
    'Complaints about the results of a round, without their words, and what was decided on each',
    page(complaint),
  ),
  'POST /api/v1/budget/rounds/{id}/complaints': records(
    'Somebody says that the published result is wrong',
    receiptWith({ id: uuid }),
    { fails: [404] },
  ),
  'GET /api/v1/budget/complaints/queue': answers('Complaints that wait, with their words', page(complaint)),
  'POST /api/v1/budget/complaints/{id}/decide': step('Another official than who published the result decides'),
};
