import { EVIDENCE_TYPES } from '../../../commands/ogp/evidence-commands.js';
import { flag, list, named, object, orNull, page, sha256, text, uuid, whole } from './json-schema.js';
import { reportSchema } from './ogp-report-schemas.js';
import {
  clocksSchema,
  commitmentSchema,
  contributionSchema,
  evidence,
  evidenceWhole,
  figure,
  live,
  planCard,
  planSchema,
  versionSchema,
  word,
} from './ogp-schemas.js';
import { answers, file as download, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const made = receiptWith({ id: text });
const madeUuid = receiptWith({ id: uuid });
const bytes = { type: 'string', format: 'binary' };
const aFile = {
  required: true,
  content: {
    ...Object.fromEntries(EVIDENCE_TYPES.map((type) => [type, { schema: bytes }])),
    'multipart/form-data': { schema: object({ file: bytes }) },
  },
};

/** Open Government Partnership: plans, commitments, evidence, assessments, contributions. */
export const OGP_OPERATIONS: Operations = {
  'GET /api/v1/ogp/plans': answers('Action plans, the latest first', page(planCard)),
  'POST /api/v1/ogp/plans': records('Draft an action plan, in one language or in both', made),
  'GET /api/v1/ogp/plans/{plan}': answers('One plan: its scoreboard and its commitments', planSchema),
  'GET /api/v1/ogp/plans/{plan}/versions/{version}': answers('A version of a plan, whole', versionSchema),
  'POST /api/v1/ogp/plans/{plan}/revise': records('The next version of a plan, and why'),
  'POST /api/v1/ogp/plans/{plan}/adopt': records(
    'Record by which act a plan was adopted: everything in it must be there in Georgian and in English',
  ),
  'POST /api/v1/ogp/plans/{plan}/submit': records('Record when a plan was submitted to OGP: its terms begin'),
  'POST /api/v1/ogp/plans/{plan}/commitments': records('Draft a commitment', made),
  'POST /api/v1/ogp/plans/{plan}/evidence': records('Put a paper of the plan itself into its repository', madeUuid),
  'GET /api/v1/ogp/commitments/{commitment}': answers(
    'One commitment: milestones, evidence, self-assessment and independent assessment',
    commitmentSchema,
  ),
  'GET /api/v1/ogp/commitments/{commitment}/versions/{version}': answers(
    'A version of a commitment, whole',
    versionSchema,
  ),
  'GET /api/v1/ogp/commitments/{commitment}/milestones/{milestone}/versions/{version}': answers(
    'A version of a milestone, whole',
    versionSchema,
  ),
  'GET /api/v1/ogp/commitments/{commitment}/history': answers(
    'Every report on milestones and every version of both assessments, the newest first',
    page(word),
  ),
  'POST /api/v1/ogp/commitments/{commitment}/revise': records('The next version of a commitment, and why'),
  'POST /api/v1/ogp/commitments/{commitment}/withdraw': records('Withdraw a commitment, and say why'),
  'POST /api/v1/ogp/commitments/{commitment}/milestones': records('Set a milestone', made),
  'POST /api/v1/ogp/commitments/{commitment}/milestones/{milestone}/revise': records(
    'The next version of a milestone, and why',
  ),
  'POST /api/v1/ogp/commitments/{commitment}/milestones/{milestone}/drop': records('Drop a milestone, and say why'),
  'POST /api/v1/ogp/commitments/{commitment}/progress': records('Report how far a milestone has come'),
  'POST /api/v1/ogp/commitments/{commitment}/evidence': records(
    'Cite evidence: a link, a file that was uploaded, or a figure of the house itself, which is frozen',
    madeUuid,
  ),
  'POST /api/v1/ogp/commitments/{commitment}/assess': records(
    'Assess a commitment: `self` by the working group, `independent` by an assessor or from a public document',
  ),
  'POST /api/v1/ogp/commitments/{commitment}/comments': records('Say something to a commitment', madeUuid),
  'POST /api/v1/ogp/files': {
    says: 'Upload a file that evidence will cite: 10 MB at the most',
    body: aFile,
    answers: { 201: { says: 'Kept', schema: object({ sha256, size: whole, type: text }) } },
    limits: ['uploads'],
    fails: [413, 415],
  },
  'GET /api/v1/ogp/evidence': answers('Documents of a plan’s repository, or of one commitment', page(evidence)),
  'GET /api/v1/ogp/evidence/{id}': answers('One document of the repository', evidenceWhole),
  'GET /api/v1/ogp/evidence/{id}/file': download('The file as it was cited', 'application/octet-stream', {
    fails: [410],
  }),
  'GET /api/v1/ogp/evidence/{id}/check': answers(
    'A frozen figure held against a replay of the log up to its position, and against today',
    object({
      frozen: live,
      again: orNull(object({ value: object({ count: whole }, { of: whole }), digest: sha256 })),
      ...{ same: flag, now: figure },
    }),
  ),
  'POST /api/v1/ogp/evidence/{id}/withdraw': records('Withdraw evidence, and say why'),
  'GET /api/v1/ogp/live': answers(
    'Figures over the house’s own read models that can be cited as evidence',
    object({ items: list(figure) }),
  ),
  'GET /api/v1/ogp/live/{query}': answers('One of them', figure),
  'GET /api/v1/ogp/report': {
    says: 'The monitoring report of a plan as of any instant: JSON unless `format` says html, csv or pdf. The JSON is canonical (RFC 8785): the same instant gives the same bytes',
    answers: {
      200: {
        says: 'The report, its SHA-256 in `Digest`',
        schema: reportSchema,
      },
    },
    fails: [404, 422],
  },
  'GET /api/v1/ogp/plans/{plan}/reports': answers(
    'Monitoring reports that were published, the newest first',
    page(named('Figure')),
  ),
  'POST /api/v1/ogp/plans/{plan}/reports': records(
    'Publish the monitoring report: it becomes an official figure',
    made,
  ),
  'GET /api/v1/ogp/clocks': answers(
    'What plans owe and by when: repository, forum, assessments; met, met late, due or overdue',
    clocksSchema,
  ),
  'GET /api/v1/ogp/contributions': answers(
    'The register of contributions with their reasoned responses, the newest first',
    page(contributionSchema),
  ),
  'GET /api/v1/ogp/contributions/{id}': answers('One contribution with its reasoned response', contributionSchema),
  'POST /api/v1/ogp/contributions': records('Say something to a plan, or to one of its commitments', madeUuid),
  'POST /api/v1/ogp/contributions/received': records('Enter what came in at a meeting or by mail', madeUuid),
  'POST /api/v1/ogp/contributions/{id}/response': records('Give the reasoned response'),
  'POST /api/v1/ogp/contributions/{id}/hide': records('Hide a contribution, and say why'),
  'POST /api/v1/ogp/contributions/{id}/show': records('Show a contribution again, and say why'),
};
