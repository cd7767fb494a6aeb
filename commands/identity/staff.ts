import type { Role, RoleGranted, StaffEvent } from '../../events/identity.js';
import { type Decider, type Decision, type Now, refuse } from '../decider.js';
import { GrantRole, ProposeRole, RecordToken, RevokeRole } from './commands.js';

export type Terms = { readonly department?: string; readonly district?: string; readonly expires?: string };
type Held = Terms & { readonly revoked: boolean };
type Proposed = Terms & { readonly by: string };
type Carried = { readonly roles: readonly Role[]; readonly expires: string };

/** What one official holds and what has been proposed for them. */
export type Staff = {
  readonly roles: Readonly<Partial<Record<Role, Held>>>;
  readonly proposed: Readonly<Partial<Record<Role, Proposed>>>;
  /** By the token's id: the roles that it still carries of its own right. */
  readonly tokens: Readonly<Record<string, Carried>>;
};
type StaffCommand = ProposeRole | GrantRole | RevokeRole | RecordToken;

/** How surely an official has a role at an instant: nobody may have decided on it yet. */
export type Standing = 'held' | 'not-held' | 'undecided';

/** @param token the id of the token they come with, if they come with one */
export function standing({ roles, tokens }: Staff, role: Role, at: string, token?: string): Standing {
  if (holds(roles[role], at)) return 'held';
  const carried = token === undefined ? undefined : tokens[token];
  if (carried?.roles.includes(role) && at < carried.expires) return 'held';
  return roles[role] || carried ? 'not-held' : 'undecided';
}

/** The roles that were granted and hold at an instant. */
export const heldAt = ({ roles }: Staff, at: string): readonly Role[] =>
  (Object.keys(roles) as Role[]).filter((role) => holds(roles[role], at));

/** Roles that take two people: one proposes, another grants. */
const TWO_PEOPLE: readonly Role[] = ['administrator'];

/** `staff-<pseudonym>`: what an official may do, by decisions anyone can look up. */
export const staff: Decider<Staff, StaffCommand, StaffEvent> = {
  category: 'staff',
  handles: [ProposeRole, GrantRole, RevokeRole, RecordToken],
  id: (command) => command.staff,
  initial: { roles: {}, proposed: {}, tokens: {} },

  evolve(state, event) {
    switch (event.type) {
      case 'RoleProposed': {
        const proposal = { ...terms(event.data), by: event.meta.actor };
        return { ...state, proposed: { ...state.proposed, [event.data.role]: proposal } };
      }
      case 'RoleGranted': {
        const { role } = event.data;
        const { [role]: _, ...proposed } = state.proposed;
        const roles = { ...state.roles, [role]: { ...terms(event.data), revoked: false } };
        return { roles, proposed, tokens: without(state.tokens, role) };
      }
      case 'RoleRevoked': {
        const { role } = event.data;
        const roles = { ...state.roles, [role]: { ...state.roles[role], revoked: true } };
        return { ...state, roles, tokens: without(state.tokens, role) };
      }
      case 'TokenIssued': {
        const { token, expires } = event.data;
        if (token === undefined) return state;
        // of what is held when it is issued it carries nothing of its own: that ends with the office
        const roles = event.data.roles.filter((role) => !holds(state.roles[role], event.at));
        return { ...state, tokens: { ...running(state.tokens, event.at), [token]: { roles, expires } } };
      }
      default:
        return state;
    }
  },

  decide(command, state, now) {
    if (command instanceof GrantRole) return grant(command, state, now);
    if (command instanceof ProposeRole) return propose(command, state, now);
    if (command instanceof RecordToken) {
      const { staff, roles, expires, token } = command;
      return [{ type: 'TokenIssued', data: { staff, roles, expires, ...(token && { token }) } }];
    }
    return revoke(command, state, now);
  },
};

const terms = ({ department, district, expires }: Terms): Terms => ({
  ...(department && { department }),
  ...(district && { district }),
  ...(expires && { expires }),
});
const same = (a: Terms, b: Terms) =>
  a.department === b.department && a.district === b.district && a.expires === b.expires;

const running = (tokens: Staff['tokens'], at: string): Staff['tokens'] =>
  Object.fromEntries(Object.entries(tokens).filter(([, { expires }]) => at < expires));
const without = (tokens: Staff['tokens'], taken: Role): Staff['tokens'] =>
  Object.fromEntries(
    Object.entries(tokens).map(([id, { roles, expires }]) => [
      id,
      { roles: roles.filter((role) => role !== taken), expires },
    ]),
  );

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

/** Also what has run out may be revoked, so that nothing is left to argue about; and what only a token carries. */
function revoke({ staff, role }: RevokeRole, { roles, tokens }: Staff, { at }: Now): Decision<StaffEvent> {
  const held = roles[role];
  const carried = Object.values(running(tokens, at)).some((token) => token.roles.includes(role));
  if (!held && !carried) return refuse('role.not-held', { role });
  if (held?.revoked && !carried) return [];
  return [{ type: 'RoleRevoked', data: { staff, role } }];
}
