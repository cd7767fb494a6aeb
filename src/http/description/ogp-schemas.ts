import { CLOCKS } from '../../../events/ogp-clocks.js';
import {
  AMBITIONS,
  COMPLETIONS,
  CONTRIBUTION_CHANNELS,
  CONTRIBUTION_DECISIONS,
  CONTRIBUTION_GROUNDS,
  CONTRIBUTION_KINDS,
  DOCUMENT_KINDS,
  EARLY_RESULTS,
  INSTITUTION_KINDS,
  OGP_VALUES,
  OPENINGS,
  POLICY_AREAS,
  POTENTIAL_IMPACTS,
  POTENTIALS,
  PROGRESS,
  SCALES,
  SPECIFICITIES,
  STAGES,
} from '../../../events/ogp-vocabulary.js';
import { CLOCK_STATES } from '../../../read-models/ogp-clocks.js';
import { LIVE_QUERY_CODES } from '../../../read-models/ogp-live.js';
import { MILESTONE_STATES } from '../../../read-models/ogp-scoreboard.js';
import {
  day,
  either,
  type Fields,
  flag,
  hex,
  instant,
  list,
  named,
  object,
  one,
  orNull,
  type Schema,
  saying,
  sha256,
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';

/** Georgian, English or both. */
export const said = object({}, { ka: text, en: text });
const official = words(['ka', 'en']);
export const source = object({ title: said }, { link: text });
const counts = (...names: readonly string[]): Fields => Object.fromEntries(names.map((name) => [name, whole]));
export const completion = one(...COMPLETIONS);
export const progressed = one(...PROGRESS);
const change = object(
  { version: whole, at: instant, event: hex, fields: saying(list(text), 'What the version says otherwise') },
  { reason: said },
);
const institution = object({ code: text, name: said, kind: one(...INSTITUTION_KINDS) });
export const status = one('draft', 'adopted', 'submitted');
export const scales = saying(one(...SCALES), 'The generation of the IRM’s scales that the plan is assessed by');
const milestoneCounts = object({ ...counts(...MILESTONE_STATES), all: whole, overdue: whole });
const assessed = object(counts(...COMPLETIONS, 'none'));
export const scoreboard = object({
  ...counts('commitments', 'withdrawn', 'starred', 'evidence', 'contributions'),
  milestones: milestoneCounts,
  self: saying(assessed, 'Commitments by the last self-assessment'),
  independent: saying(assessed, 'Commitments by the last independent assessment'),
});

export const planContent = object(
  { title: said, summary: said, from: day, to: day, institutions: list(institution) },
  { forum: said, legalBasis: said, contact: object({ unit: said }, { email: text }) },
);
export const commitmentContent = object(
  {
    ...{ number: whole, title: said, problem: said, promise: said },
    ...{ values: list(one(...OGP_VALUES)), areas: list(one(...POLICY_AREAS)), lead: list(text), support: list(text) },
    ...{ from: day, to: day, figures: list(one(...LIVE_QUERY_CODES)) },
  },
  {
    ...{ ogpId: text, contribution: said, relevance: said, funding: said },
    ...{ goals: list(whole), carriedOver: text },
  },
);
export const milestoneContent = object({ title: said, deliverable: said, from: day, to: day, lead: list(text) });

export const planCard = object({
  ...{
    id: text,
    member: said,
    level: one('local', 'national'),
    number: whole,
    status,
    title: said,
    from: day,
    to: day,
  },
});
const commitmentCard = object(
  {
    ...{ id: text, number: whole, status: one('drafted', 'withdrawn'), evidence: whole, contributions: whole },
    ...{ title: said, values: list(one(...OGP_VALUES)), lead: list(text), from: day, to: day },
    ...{ self: orNull(completion), independent: orNull(completion), starred: flag, milestones: milestoneCounts },
  },
  { ogpId: text },
);
export const planSchema = object(
  {
    ...{ id: text, member: said, level: one('local', 'national'), number: whole, scales, status, version: whole },
    terms: object(
      counts(
        ...['repositoryMonths', 'forumMonths', 'inceptionMonths', 'selfAssessmentMonths', 'endAssessmentMonths'],
        'responseDays',
      ),
    ),
    ...{ draftedAt: instant, content: planContent, changes: list(change), scoreboard },
    ...{ commitments: list(commitmentCard), asOf: named('AsOf') },
  },
  {
    source,
    adopted: object({ day, act: said, version: whole, event: hex }),
    submitted: object({ day, event: hex }),
  },
);
export const versionSchema = object(
  {
    ...{ kind: one('plan', 'commitment', 'milestone'), of: text, version: whole, at: instant, event: hex },
    ...{ content: either(planContent, commitmentContent, milestoneContent), asOf: named('AsOf') },
  },
  { reason: said },
);

const progress = object({
  ...{ report: whole, completion: progressed, by: text, day, at: instant, text: official },
});
export const stage = one(...STAGES);
const assessmentFields: Fields = {
  stage,
  version: whole,
  day,
  at: instant,
  event: hex,
  text: official,
};
export const findings = object(
  {},
  {
    ...{ verifiable: flag, completion, specificity: one(...SPECIFICITIES), relevance: list(one(...OGP_VALUES)) },
    ...{ impact: one(...POTENTIAL_IMPACTS), ambition: one(...AMBITIONS), opening: one(...OPENINGS) },
    ...{ lens: flag, potential: one(...POTENTIALS), results: one(...EARLY_RESULTS) },
  },
);
const self = object(
  {
    ...assessmentFields,
    ...{ completion, milestones: list(object({ milestone: text, completion: progressed })), by: text },
  },
  { source },
);
const independent = object(
  { ...assessmentFields, assessor: object({ kind: one('irm', 'monitoring-body'), name: said }), findings },
  { source },
);
const milestone = object(
  {
    ...{ code: text, version: whole, content: milestoneContent, changes: list(change), evidence: whole },
    ...{ state: one(...MILESTONE_STATES), overdue: flag },
  },
  { progress, dropped: object({ at: instant, reason: said }) },
);
const value = object({ count: whole }, { of: whole });
export const live = object(
  {
    kind: one('live'),
    ...{ query: one(...LIVE_QUERY_CODES), rule: whole, value, digest: sha256, position: whole },
  },
  { from: text, to: text },
);
export const evidenceSource = either(
  object({ kind: one('file'), sha256, size: whole, type: text, name: text }),
  object({ kind: one('link'), link: text }),
  live,
);
const evidenceFields: [Fields, Fields] = [
  {
    ...{ id: uuid, plan: text, commitment: orNull(text), milestone: orNull(text), kind: one(...DOCUMENT_KINDS) },
    ...{ title: said, day, at: instant, standing: flag },
    source: evidenceSource,
  },
  {
    withdrawn: object({ at: instant, reason: said }),
    missed: saying(object({ at: instant, why: one('gone', 'altered') }), 'The file was looked for in vain'),
  },
];
export const evidence = object(...evidenceFields);
export const evidenceWhole = object({ ...evidenceFields[0], asOf: named('AsOf') }, evidenceFields[1]);

export const commitmentSchema = object(
  {
    id: text,
    plan: object({ id: text, title: said, status, scales, institutions: list(institution) }),
    ...{ number: whole, status: one('drafted', 'withdrawn'), version: whole, content: commitmentContent },
    ...{ changes: list(change), starred: flag, milestones: list(milestone), self: list(self) },
    ...{ independent: list(independent), evidence: whole, contributions: whole },
    documents: saying(list(evidence), 'The newest pieces of evidence'),
    asOf: named('AsOf'),
  },
  { withdrawn: object({ at: instant, reason: said }) },
);
export const word = object(
  {
    ...{ event: hex, kind: one('progress', 'self', 'independent'), plan: text, commitment: text, at: instant },
    said: either(progress, self, independent),
  },
  { milestone: text },
);
export const figure: Schema = object(
  {
    ...{ query: one(...LIVE_QUERY_CODES), rule: whole, asOf: named('AsOf') },
    value: saying(orNull(value), 'Null: not counted yet'),
  },
  { from: text, to: text },
);
export const clocksSchema = object({
  items: list(
    object({
      ...{ plan: text, title: said, repositoryUpdated: orNull(day) },
      terms: list(
        object({
          ...{ kind: one(...CLOCKS), commitment: orNull(text), from: day, due: day, met: orNull(day) },
          state: one(...CLOCK_STATES),
        }),
      ),
    }),
  ),
  asOf: named('AsOf'),
});
export const contributionSchema = object(
  {
    ...{ id: uuid, plan: text, commitment: orNull(text), kind: one(...CONTRIBUTION_KINDS) },
    ...{ channel: one(...CONTRIBUTION_CHANNELS), language: one('ka', 'en'), organisation: flag, named: flag },
    ...{ at: instant, due: instant, commitmentOfText: orNull(sha256), answered: flag },
    text: words(['text', 'name', 'organisation']),
    answers: list(
      object({ version: whole, decision: one(...CONTRIBUTION_DECISIONS), by: text, at: instant, text: official }),
    ),
    asOf: named('AsOf'),
  },
  { hidden: object({ ground: one(...CONTRIBUTION_GROUNDS), at: instant, text: words(['text']) }) },
);
