import type { Recorded } from '../../events/envelope.js';
import type { ProposalEvent, ProposalSubmitted } from '../../events/proposals.js';
import type { ProposalDoc, ProposalStatus, ProposalTask } from '../../read-models/proposal-documents.js';
import type { Projection } from '../projection.js';

type Type = ProposalEvent['type'];
/** What each fact makes of a proposal. */
const STATUS: { readonly [T in Type]?: ProposalStatus } = {
  ProposalPassedFormal: 'passed-formal',
  ProposalFoundFeasible: 'feasible',
  ProposalRejected: 'rejected',
  ProposalWithdrawn: 'withdrawn',
  ProposalMerged: 'merged',
};
/** What of a fact is worth a line. */
const DETAILS = [
  'stage',
  'ground',
  'appealUntil',
  'decisionDue',
  'outcome',
  'into',
  'from',
  'cost',
  'milestone',
  'next',
];

/** One document a proposal. */
export const proposals: Projection<ProposalDoc, ProposalEvent> = {
  name: 'proposals',
  version: 1,
  handles: [
    'ProposalSubmitted',
    'ProposalAuthorNamed',
    ...(Object.keys(STATUS) as Type[]),
    'ProposalAppealed',
    'ProposalAppealDecided',
    'ProposalJoined',
    'ProposalHidden',
    'ProposalShown',
    'ProposalBuilt',
  ],
  indexes: [
    ['round', 'visibility', 'submittedAt'],
    ['round', 'visibility', 'pot', 'submittedAt'],
    ['round', 'status'],
    ['waits', 'waitsSince'],
  ],
  keys: (e) => [e.data.proposalId],

  fold(doc, e) {
    if (!doc) return e.type === 'ProposalSubmitted' ? submitted(e) : doc;
    doc.position = e.position;
    if (e.type === 'ProposalAuthorNamed') {
      doc.name = { event: e.id, commitment: e.sealed?.commitment ?? null };
      return doc;
    }
    happened(doc, e);
    doc.changedAt = e.at;
    doc.updates.push(updateOf(e));
    settle(doc, e.at);
    return doc;
  },
};

function happened(doc: ProposalDoc, e: Recorded<ProposalEvent>): void {
  doc.status = STATUS[e.type] ?? doc.status;
  switch (e.type) {
    case 'ProposalFoundFeasible':
      doc.cost = e.data.cost;
      doc.title = e.data.title;
      break;
    case 'ProposalRejected': {
      const { stage, ground, appealUntil } = e.data;
      doc.rejection = { stage, ground, appealUntil, appeal: 'none' };
      break;
    }
    case 'ProposalAppealed':
      if (doc.rejection) Object.assign(doc.rejection, { appeal: 'waiting', decisionDue: e.data.decisionDue });
      break;
    case 'ProposalAppealDecided':
      appealDecided(doc, e.data.outcome);
      break;
    case 'ProposalMerged':
      doc.mergedInto = e.data.into;
      break;
    case 'ProposalJoined':
      doc.joined.push(e.data.from);
      break;
    case 'ProposalHidden':
      doc.visibility = 'hidden';
      break;
    case 'ProposalShown':
      doc.visibility = 'listed';
      break;
    case 'ProposalBuilt':
      doc.built = { milestone: e.data.milestone, at: e.at, next: e.data.next ?? null };
      break;
  }
}

/** Upheld, it waits again for the stage in which it fell. */
function appealDecided(doc: ProposalDoc, outcome: 'upheld' | 'dismissed'): void {
  const { rejection } = doc;
  if (!rejection) return;
  if (outcome === 'dismissed') {
    rejection.appeal = 'dismissed';
    delete rejection.decisionDue;
    return;
  }
  doc.status = rejection.stage === 'formal' ? 'submitted' : 'passed-formal';
  doc.rejection = null;
}

function taskOf({ status, rejection }: ProposalDoc): ProposalTask | '' {
  if (status === 'submitted') return 'formal';
  if (status === 'passed-formal') return 'substantive';
  return status === 'rejected' && rejection?.appeal === 'waiting' ? 'appeal' : '';
}

/** It waits since the fact that made it wait, whatever else happens to it meanwhile. */
function settle(doc: ProposalDoc, at: string): void {
  const waits = taskOf(doc);
  if (waits === doc.waits) return;
  doc.waits = waits;
  doc.waitsSince = waits === '' ? '' : at;
}

function updateOf({ type, at, id, sealed, data }: Recorded<ProposalEvent>): ProposalDoc['updates'][number] {
  const said = data as unknown as Readonly<Record<string, unknown>>;
  const details = Object.fromEntries(
    DETAILS.flatMap((name) => (said[name] == null ? [] : [[name, String(said[name])]])),
  );
  return { type, at, event: id, commitment: sealed?.commitment ?? null, details };
}

function submitted(e: Recorded<ProposalSubmitted>): ProposalDoc {
  const { proposalId, roundId, pot, theme, language, author, place, estimate } = e.data;
  return {
    _id: proposalId,
    ...{ round: roundId, pot, theme: theme ?? null, language, author },
    ...{ place: place ? { ...place } : null, estimate: estimate ?? null },
    ...{ status: 'submitted', visibility: 'listed', submittedAt: e.at, changedAt: e.at },
    text: { event: e.id, commitment: e.sealed?.commitment ?? null },
    ...{ cost: null, title: null, rejection: null, mergedInto: null, joined: [], built: null },
    ...{ waits: 'formal', waitsSince: e.at },
    updates: [updateOf(e)],
    position: e.position,
  };
}
