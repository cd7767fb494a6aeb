import { CLOCKS } from '../../../events/ogp-clocks.js';
import { CLOCK_STATES } from '../../../read-models/ogp-clocks.js';
import { LIVE_QUERY_CODES } from '../../../read-models/ogp-live.js';
import { MILESTONE_STATES } from '../../../read-models/ogp-scoreboard.js';
import {
  day,
  flag,
  hex,
  instant,
  list,
  object,
  one,
  orNull,
  type Schema,
  saying,
  sha256,
  text,
  uuid,
  whole,
} from './json-schema.js';
import {
  commitmentContent,
  completion,
  evidenceSource,
  findings,
  milestoneContent,
  planContent,
  progressed,
  said,
  scales,
  scoreboard,
  source,
  stage,
  status,
} from './ogp-schemas.js';

const textRef = saying(
  object({ event: hex, commitment: orNull(sha256) }),
  'Words that were said: the fact that holds them, and the commitment to them. They are read at commitments/{commitment}/history',
);
const evidence = object(
  { id: uuid, kind: text, title: said, day, source: evidenceSource, standing: flag },
  { withdrawn: said, missed: one('gone', 'altered') },
);
const milestone = object(
  {
    ...{ code: text, version: whole, content: milestoneContent, state: one(...MILESTONE_STATES), overdue: flag },
    evidence: list(evidence),
  },
  {
    dropped: said,
    progress: object({ report: whole, completion: progressed, by: text, day, text: textRef }),
  },
);
const assessed = { stage, version: whole, day, event: hex, text: textRef };
const self = object(
  {
    ...assessed,
    ...{ by: text, completion, milestones: list(object({ milestone: text, completion: progressed })) },
  },
  { source },
);
const independent = object(
  { ...assessed, assessor: object({ kind: one('irm', 'monitoring-body'), name: said }), findings },
  { source },
);
const use = object(
  {
    ...{ query: one(...LIVE_QUERY_CODES), rule: whole },
    value: orNull(object({ count: whole }, { of: whole })),
  },
  { from: text, to: text },
);
const contributions = object({ received: whole, answered: whole, waiting: whole, overdue: whole });
const task = object(
  {
    ...{ id: text, commitment: orNull(text), due: day, overdue: flag },
    owner: object({}, { organisation: text, role: text, name: said }),
  },
  { meeting: text, step: text, does: text, text: said },
);
const commitment = object(
  {
    ...{ id: text, status: one('drafted', 'withdrawn'), version: whole, content: commitmentContent, starred: flag },
    ...{ milestones: list(milestone), evidence: list(evidence), self: list(self), independent: list(independent) },
    ...{ use: list(use), contributions, tasks: list(task) },
  },
  { withdrawn: said },
);
const changed: Schema = { type: ['string', 'integer', 'null'] };
const change = object({ what: text, commitment: orNull(text), from: changed, to: changed }, { item: text });

/** The monitoring report, as its JSON is. */
export const reportSchema = object({
  ...{ kind: one('ogp-monitoring-report'), rule: whole },
  plan: object(
    {
      ...{ id: text, member: said, level: one('local', 'national'), number: whole, scales, status, version: whole },
      content: planContent,
    },
    { adopted: object({ day, act: said }), submitted: object({ day }), source },
  ),
  lead: saying(list(text), 'Institutions that lead a commitment, by their codes in the plan'),
  untranslated: saying(object({ ka: whole, en: whole }), 'How many texts are missing in each language'),
  scoreboard,
  terms: list(
    object({
      ...{ kind: one(...CLOCKS), commitment: orNull(text), from: day, due: day, met: orNull(day) },
      state: one(...CLOCK_STATES),
    }),
  ),
  repositoryUpdated: orNull(day),
  ...{ commitments: list(commitment), documents: list(evidence), contributions, tasks: list(task) },
  asOf: object({
    ...{ at: instant, day, leaves: saying(orNull(whole), 'So many leaves of the log hold all that is in it') },
    checkpoint: orNull(object({ size: whole, root: text })),
  }),
  since: saying(
    orNull(object({ event: hex, at: instant, digest: sha256, changes: list(change) })),
    'The last report that had been published, and what is different',
  ),
});

/** What a published report's official figure says. */
export const reportFigure = object({
  ...{ plan: text, at: instant, checkpoint: object({ size: whole, root: text }), commitments: whole },
  complete: object({ independent: whole, self: whole }),
  report: saying(object({ digest: sha256, bytes: whole, mediaType: text }), 'The report itself, at /log/content'),
});
