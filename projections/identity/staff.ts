import type { StaffEvent } from '../../events/identity.js';
import type { StaffDoc, Terms } from '../../read-models/staff-documents.js';
import type { Projection } from '../projection.js';

type Given = { role: string; department?: string; district?: string; expires?: string };
const terms = ({ role, department, district, expires }: Given): Terms => ({
  role,
  ...(department && { department }),
  ...(district && { district }),
  ...(expires && { expires }),
});
const without = <T extends { role: string }>(list: readonly T[], role: string): T[] =>
  list.filter((one) => one.role !== role);

/** Officials and their roles. Whether one has run out is a question for the clock, so it stays until it is revoked. */
export const staff: Projection<StaffDoc, StaffEvent> = {
  name: 'staff',
  version: 1,
  handles: ['RoleProposed', 'RoleGranted', 'RoleRevoked', 'TokenIssued'],
  indexes: [],
  keys: (e) => [e.data.staff],

  fold(doc, e, key) {
    const official: StaffDoc = doc ?? { _id: key, roles: [], proposed: [], tokens: 0, position: 0 };
    const { at, id: event } = e;
    const by = e.meta.actor;
    switch (e.type) {
      case 'RoleProposed':
        official.proposed = [...without(official.proposed, e.data.role), { ...terms(e.data), at, by, event }];
        break;
      case 'RoleGranted':
        official.proposed = without(official.proposed, e.data.role);
        official.roles = [...without(official.roles, e.data.role), { ...terms(e.data), since: at, by, event }];
        official.name = { event, commitment: e.sealed?.commitment ?? null };
        break;
      case 'RoleRevoked':
        official.roles = without(official.roles, e.data.role);
        break;
      case 'TokenIssued':
        official.tokens++;
        official.tokenExpires = e.data.expires;
        break;
      default:
        return doc;
    }
    official.position = e.position;
    return official;
  },
};
