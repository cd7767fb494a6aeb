import type { Recorded } from '../../events/envelope.js';
import type { CommitmentEvent, MilestoneEvent } from '../../events/ogp.js';
import type { AssessmentEvent, ContributionEvent, EvidenceEvent } from '../../events/ogp-monitoring.js';
import type { CommitmentDoc, MilestoneDoc } from '../../read-models/ogp-documents.js';
import type { Projection } from '../projection.js';
import { changeOf } from './changes.js';
import { independentOf, progressOf, selfOf } from './words.js';

type Told = CommitmentEvent | MilestoneEvent | AssessmentEvent | EvidenceEvent | ContributionEvent;

/** Every commitment as it stands, with its milestones and the last word of each assessment. */
export const commitments: Projection<CommitmentDoc, Told> = {
  name: 'commitments',
  version: 1,
  handles: [
    'CommitmentDrafted',
    'CommitmentRevised',
    'CommitmentWithdrawn',
    'MilestoneSet',
    'MilestoneRevised',
    'MilestoneDropped',
    'MilestoneProgressReported',
    'SelfAssessmentGiven',
    'IndependentAssessmentGiven',
    'EvidenceCited',
    'EvidenceWithdrawn',
    'ContributionMade',
    'ContributionHidden',
    'ContributionShown',
  ],
  indexes: [['plan', 'number']],
  keys: ({ data: { commitment } }) => (commitment === undefined ? [] : [commitment]),

  fold(doc, e, key) {
    if (e.type === 'CommitmentDrafted') {
      const { plan, version, content } = e.data;
      const stands = { plan, number: content.number, status: 'drafted', version, content } as const;
      const empty = { changes: [], milestones: {}, self: {}, independent: {}, evidence: 0, contributions: 0 };
      return { _id: key, ...stands, ...empty, position: e.position };
    }
    if (!doc) return doc;
    change(doc, e);
    doc.position = e.position;
    return doc;
  },
};

function change(doc: CommitmentDoc, e: Recorded<Exclude<Told, { type: 'CommitmentDrafted' }>>): void {
  switch (e.type) {
    case 'CommitmentRevised':
      doc.changes.push(changeOf(e, doc.content, e.data.content));
      doc.version = e.data.version;
      doc.content = e.data.content;
      doc.number = e.data.content.number;
      break;
    case 'CommitmentWithdrawn':
      doc.status = 'withdrawn';
      doc.withdrawn = { at: e.at, reason: e.data.reason };
      break;
    case 'MilestoneSet':
      doc.milestones[e.data.milestone] = {
        ...{ version: e.data.version, content: e.data.content, changes: [], evidence: 0 },
      };
      break;
    case 'MilestoneRevised':
    case 'MilestoneDropped':
    case 'MilestoneProgressReported': {
      const milestone = doc.milestones[e.data.milestone];
      if (milestone) changeMilestone(milestone, e);
      break;
    }
    case 'SelfAssessmentGiven':
      doc.self[e.data.stage] = selfOf(e);
      break;
    case 'IndependentAssessmentGiven':
      doc.independent[e.data.stage] = independentOf(e);
      break;
    case 'EvidenceCited':
      count(doc, e.data.milestone, 1);
      break;
    case 'EvidenceWithdrawn':
      count(doc, e.data.milestone, -1);
      break;
    case 'ContributionMade':
    case 'ContributionShown':
      doc.contributions++;
      break;
    case 'ContributionHidden':
      doc.contributions--;
      break;
    default:
  }
}

function changeMilestone(
  milestone: MilestoneDoc,
  e: Recorded<Extract<MilestoneEvent, { type: 'MilestoneRevised' | 'MilestoneDropped' | 'MilestoneProgressReported' }>>,
): void {
  switch (e.type) {
    case 'MilestoneRevised':
      milestone.changes.push(changeOf(e, milestone.content, e.data.content));
      milestone.version = e.data.version;
      milestone.content = e.data.content;
      break;
    case 'MilestoneDropped':
      milestone.dropped = { at: e.at, reason: e.data.reason };
      break;
    default:
      milestone.progress = progressOf(e);
  }
}

function count(doc: CommitmentDoc, code: string | undefined, by: 1 | -1): void {
  doc.evidence += by;
  const milestone = code === undefined ? undefined : doc.milestones[code];
  if (milestone) milestone.evidence += by;
}
