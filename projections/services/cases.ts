import type { CaseEvent, CaseSubmitted } from '../../events/cases.js';
import type { Recorded } from '../../events/envelope.js';
import type { CaseDoc } from '../../read-models/case-documents.js';
import type { Projection } from '../projection.js';

/** One document a case: how it stands, and by when it is to be decided. */
export const cases: Projection<CaseDoc, CaseEvent> = {
  name: 'cases',
  version: 1,
  handles: ['CaseSubmitted'],
  indexes: [['open', 'due'], ['open', 'department', 'due'], ['applicant']],
  keys: (e) => [e.data.case],

  fold(doc, e) {
    if (!doc) return e.type === 'CaseSubmitted' ? submitted(e) : doc;
    doc.position = e.position;
    return doc;
  },
};

function submitted({ data, at, position }: Recorded<CaseSubmitted>): CaseDoc {
  const { service, version, applicant, filedBy, channel, department, due } = data;
  return {
    ...{ _id: data.case, service, version, status: 'submitted', open: true, applicant },
    ...(filedBy !== undefined && { filedBy }),
    ...{ channel, department, due, submittedAt: at, changedAt: at, position },
  };
}
