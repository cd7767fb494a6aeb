import type { Role, RoleGranted, StaffEvent } from '../../events/identity.js';
import { type Decider, type Decision, type Now, refuse } from '../decider.js';
import { GrantRole, ProposeRole, RecordToken, RevokeRole } from './commands.js';

type Terms = { readonly department?: string; readonly district?: string; readonly expires?: string };
type Held = Terms & { readonly revoked: boolean };
type Proposed = Terms & { readonly by: string };

/** What one official holds and what has been proposed for them. */
export type Staff = {
  readonly roles: Readonly<Partial<Record<Role, Held>>>;
  readonly proposed: Readonly<Partial<Record<Role, Proposed>>>;
};
type StaffCommand = ProposeRole | GrantRole | RevokeRole | RecordToken;

/** Roles that take two people: one proposes, another grants. */
const TWO_PEOPLE: readonly Role[] = ['administrator'];

/** `staff-<pseudonym>`: what an official may do, by decisions anyone can look up. */
export const staff: Decider<Staff, StaffCommand, StaffEvent> = {
  category: 'staff',
  handles: [ProposeRole, GrantRole, RevokeRole, RecordToken],
  id: (command) => command.staff,
  initial: { roles: {}, proposed: {} },

  evolve(state, event) {
    switch (event.type) {
      case 'RoleProposed': {
        const proposal = { ...terms(event.data), by: event.meta.actor };
        return { ...state, proposed: { ...state.proposed, [event.data.role]: proposal } };
      }
      case 'RoleGranted': {
        const { [event.data.role]: _, ...proposed } = state.proposed;
        return { roles: { ...state.roles, [event.data.role]: { ...terms(event.data), revoked: false } }, proposed };
      }
      case 'RoleRevoked': {
        const { role } = event.data;
        return { ...state, roles: { ...state.roles, [role]: { ...state.roles[role], revoked: true } } };
      }
      default:
        return state;
    }
  },

  decide(command, state, now) {
    if (command instanceof GrantRole) return grant(command, state, now);
    if (command instanceof ProposeRole) return propose(command, state, now);
    if (command instanceof RecordToken) {
      const { staff, roles, expires } = command;
      return [{ type: 'TokenIssued', data: { staff, roles, expires } }];
    }
    return revoke(command, state);
  },
};

const terms = ({ department, district, expires }: Terms): Terms => ({
  ...(department && { department }),
  ...(district && { district }),
  ...(expires && { expires }),
});
const same = (a: Terms, b: Terms) =>
  a.department === b.department && a.district === b.district && a.expires === b.expires;

const holds = (held: Held | undefined, at: string): held is Held =>
  held !== undefined && !held.revoked && (held.expires === undefined || at < held.expires);

function propose(command: ProposeRole, { roles, proposed }: Staff, { at, actor }: Now): Decision<StaffEvent> {
  const { staff, role } = command;
  const wanted = terms(command);
  const held = roles[role];
  if (holds(held, at) && same(held, wanted)) return [];
  const before = proposed[role];
  if (before && before.by === actor && same(before, wanted)) return [];
  return [{ type: 'RoleProposed', data: { staff, role, ...wanted } }];
}

function grant(command: GrantRole, { roles, proposed }: Staff, { at, actor }: Now): Decision<StaffEvent> {
  const { staff, role, name } = command;
  const wanted = terms(command);
  const held = roles[role];
  if (holds(held, at) && same(held, wanted)) return [];
  if (TWO_PEOPLE.includes(role)) {
    const proposal = proposed[role];
    if (!proposal || !same(proposal, wanted)) return refuse('role.not-proposed', { role });
    if (proposal.by === actor) return refuse('role.same-person', { role });
  }
  const granted: RoleGranted = {
    type: 'RoleGranted',
    data: { staff, role, ...wanted },
    private: { subject: staff, content: { name } },
  };
  return [granted];
}

/** Also what has run out may be revoked, so that nothing is left to argue about. */
function revoke({ staff, role }: RevokeRole, { roles }: Staff): Decision<StaffEvent> {
  const held = roles[role];
  if (!held) return refuse('role.not-held', { role });
  if (held.revoked) return [];
  return [{ type: 'RoleRevoked', data: { staff, role } }];
}
