import type { Recorded } from '../../events/envelope.js';
import type { GroupRoleEvent, WorkflowEvent } from '../../events/ogp-roles.js';
import type { GroupRoleDoc, RoleHolding, WorkflowDoc } from '../../read-models/group-task-documents.js';
import type { Projection } from '../projection.js';

/** So many versions and holders a document tells; the log holds all. */
const KEPT = 50;

/** Roles in managing commitments: what each one does, who holds it, and how it passed on. */
export const groupRoles: Projection<GroupRoleDoc, GroupRoleEvent> = {
  name: 'groupRoles',
  version: 1,
  handles: ['RoleDescribed', 'RoleTaken', 'RoleVacated', 'RoleHandedOver'],
  indexes: [['holder']],
  keys: (e) => [e.data.role],

  fold(doc, e, key) {
    if (e.type !== 'RoleDescribed') return doc && { ...doc, ...passed(doc.holdings, e), position: e.position };
    const { role: _, ...said } = e.data;
    const versions = [...(doc?.versions ?? []), { ...said, at: e.at }].slice(-KEPT);
    const { holder = null, holdings = [] } = doc ?? {};
    return { _id: key, ...said, versions, holder, holdings, position: e.position };
  },
};

type Passing = Exclude<Recorded<GroupRoleEvent>, { type: 'RoleDescribed' }>;
function passed(before: readonly RoleHolding[], e: Passing): Pick<GroupRoleDoc, 'holder' | 'holdings'> {
  const ended = (with_: Partial<RoleHolding>) =>
    before.map((one, i) => (i === before.length - 1 ? { ...one, ...with_ } : one));
  switch (e.type) {
    case 'RoleTaken': {
      const { member, since } = e.data;
      return { holder: member, holdings: [...before, { member, since }].slice(-KEPT) };
    }
    case 'RoleVacated':
      return { holder: null, holdings: ended({ until: e.data.until, reason: e.data.reason }) };
    default: {
      const { to, day, note, tasks } = e.data;
      const left = ended({ until: day, handedOver: { to, note, tasks } });
      return { holder: to, holdings: [...left, { member: to, since: day }].slice(-KEPT) };
    }
  }
}

/** The way of each commitment: who reports, reviews and publishes, and by when. */
export const workflows: Projection<WorkflowDoc, WorkflowEvent> = {
  name: 'workflows',
  version: 1,
  handles: ['WorkflowDefined'],
  indexes: [],
  keys: (e) => [e.data.commitment],

  fold(doc, { data: { version, steps, reason }, at, position }, key) {
    const versions = [...(doc?.versions ?? []), { version, at, steps, ...(reason && { reason }) }].slice(-KEPT);
    return { _id: key, version, steps, versions, position };
  },
};
