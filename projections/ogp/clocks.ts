import { dayOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { CommitmentEvent, PlanEvent } from '../../events/ogp.js';
import { type ClockFacts, clocksOf } from '../../events/ogp-clocks.js';
import type { MeetingClosed } from '../../events/ogp-group.js';
import type { AssessmentEvent, EvidenceCited } from '../../events/ogp-monitoring.js';
import type { ClockCommitmentDoc, ClocksDoc } from '../../read-models/ogp-clock-documents.js';
import type { Projection } from '../projection.js';

type Ticking = PlanEvent | CommitmentEvent | AssessmentEvent | EvidenceCited | MeetingClosed;

/** What every plan owes and by when, worked out anew from each fact. */
export const ogpClocks: Projection<ClocksDoc, Ticking> = {
  name: 'ogp-clocks',
  version: 2,
  handles: [
    ...['PlanDrafted', 'PlanRevised', 'PlanSubmitted', 'CommitmentDrafted', 'CommitmentRevised'],
    ...['CommitmentWithdrawn', 'EvidenceCited', 'SelfAssessmentGiven', 'IndependentAssessmentGiven'],
    'MeetingClosed',
  ] as Ticking['type'][],
  indexes: [],
  keys: (e) => (e.type === 'MeetingClosed' ? (e.data.forum ? [e.data.forum.plan] : []) : [e.data.plan]),

  fold(doc, e, key) {
    if (e.type === 'PlanDrafted') {
      const { terms: months, content, source } = e.data;
      const about = { title: content.title, entered: source !== undefined, months, to: content.to, submitted: null };
      return { _id: key, ...about, repository: [], meetings: [], commitments: {}, terms: [], position: e.position };
    }
    if (!doc) return doc;
    noted(doc, e);
    return { ...doc, terms: clocksOf(factsOf(doc)), position: e.position };
  },
};

function noted(doc: ClocksDoc, e: Recorded<Ticking>): void {
  switch (e.type) {
    case 'PlanRevised':
      doc.to = e.data.content.to;
      break;
    case 'PlanSubmitted':
      doc.submitted = e.data.day;
      break;
    case 'CommitmentDrafted':
    case 'CommitmentRevised': {
      const before = doc.commitments[e.data.commitment] ?? { standing: true };
      doc.commitments[e.data.commitment] = { ...before, to: e.data.content.to };
      break;
    }
    case 'CommitmentWithdrawn':
      change(doc, e.data.commitment, () => ({ standing: false }));
      break;
    case 'EvidenceCited':
      once(doc.repository, doc.entered ? e.data.day : dayOf(e.at));
      // minutes among the plan's own papers show on which day the forum met
      if (e.data.kind === 'minutes' && e.data.commitment === undefined) once(doc.meetings, e.data.day);
      break;
    case 'MeetingClosed':
      if (e.data.forum) once(doc.meetings, e.data.forum.day);
      break;
    case 'SelfAssessmentGiven':
      if (e.data.stage === 'end') change(doc, e.data.commitment, ({ self = e.data.day }) => ({ self }));
      break;
    case 'IndependentAssessmentGiven':
      if (e.data.stage === 'inception') change(doc, e.data.commitment, ({ inception = e.data.day }) => ({ inception }));
      if (e.data.stage === 'end') change(doc, e.data.commitment, ({ end = e.data.day }) => ({ end }));
      break;
    default:
  }
}

function once(days: string[], day: string): void {
  if (!days.includes(day)) days.push(day);
}

type Known = ClockCommitmentDoc;
function change(doc: ClocksDoc, commitment: string, to: (before: Known) => Partial<Known>): void {
  const before = doc.commitments[commitment];
  if (before) doc.commitments[commitment] = { ...before, ...to(before) };
}

function factsOf({ to, submitted, months, repository, meetings, commitments }: ClocksDoc): ClockFacts {
  const standing = Object.entries(commitments).filter(([, { standing: stands }]) => stands);
  return {
    ...{ to, months, repository, meetings, ...(submitted !== null && { submitted }) },
    commitments: standing.map(([id, { standing: _, ...days }]) => ({ id, ...days })),
  };
}
