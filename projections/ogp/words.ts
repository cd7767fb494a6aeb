import type { Recorded } from '../../events/envelope.js';
import type { MilestoneProgressReported } from '../../events/ogp.js';
import type { IndependentAssessmentGiven, SelfAssessmentGiven } from '../../events/ogp-monitoring.js';
import type { IndependentDoc, ProgressDoc, SelfAssessmentDoc, WordDoc } from '../../read-models/ogp-documents.js';
import type { Projection } from '../projection.js';
import { textOf } from './text-ref.js';

export function progressOf(e: Recorded<MilestoneProgressReported>): ProgressDoc {
  const { report, completion, by, day } = e.data;
  return { report, completion, by, day, at: e.at, text: textOf(e) };
}

export function selfOf(e: Recorded<SelfAssessmentGiven>): SelfAssessmentDoc {
  const { stage, version, completion, milestones, by, day, source } = e.data;
  const said = { stage, version, completion, milestones, by, day, ...(source && { source }) };
  return { ...said, at: e.at, event: e.id, text: textOf(e) };
}

export function independentOf(e: Recorded<IndependentAssessmentGiven>): IndependentDoc {
  const { stage, version, assessor, findings, day, source } = e.data;
  const said = { stage, version, assessor, findings, day, ...(source && { source }) };
  return { ...said, at: e.at, event: e.id, text: textOf(e) };
}

type Word = MilestoneProgressReported | SelfAssessmentGiven | IndependentAssessmentGiven;

/** Every report on a milestone and every version of an assessment, each by itself: nothing is written over. */
export const ogpWords: Projection<WordDoc, Word> = {
  name: 'ogp-words',
  version: 1,
  handles: ['MilestoneProgressReported', 'SelfAssessmentGiven', 'IndependentAssessmentGiven'],
  indexes: [
    ['commitment', 'position'],
    ['commitment', 'kind', 'position'],
  ],
  keys: (e) => [e.id],

  fold(doc, e, key) {
    const { plan, commitment } = e.data;
    const about = { _id: key, plan, commitment, at: e.at, position: e.position };
    switch (e.type) {
      case 'MilestoneProgressReported':
        return { ...about, kind: 'progress', milestone: e.data.milestone, said: progressOf(e) };
      case 'SelfAssessmentGiven':
        return { ...about, kind: 'self', said: selfOf(e) };
      case 'IndependentAssessmentGiven':
        return { ...about, kind: 'independent', said: independentOf(e) };
      default:
        return doc;
    }
  },
};
