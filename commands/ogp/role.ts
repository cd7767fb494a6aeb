import type { MemberEvent } from '../../events/ogp-group.js';
import type { GroupRoleEvent } from '../../events/ogp-roles.js';
import type { Command } from '../command.js';
import { type Decider, type Decision, type Fold, refuse, type Seen } from '../decider.js';
import { isDay, member, worded } from './group.js';
import { DescribeRole, HandOverRole, TakeRole, VacateRole } from './role-commands.js';
import { spelled } from './wording.js';

export type GroupRole = {
  readonly version: number;
  readonly last: string;
  /** The seat that holds it. */
  readonly holder: string | undefined;
  readonly since: string;
};
type Seat = { readonly status: 'unknown' | 'sits' | 'left'; readonly since: string };
type Given = { readonly seat: Seat };
type Decided = Decision<GroupRoleEvent>;

export const roleState: Fold<GroupRole, GroupRoleEvent> = {
  category: 'grouprole',
  initial: { version: 0, last: '', holder: undefined, since: '' },
  evolve(state, event: Seen<GroupRoleEvent>) {
    switch (event.type) {
      case 'RoleDescribed': {
        const { role: _, version, ...said } = event.data;
        return { ...state, version, last: spelled(said) };
      }
      case 'RoleTaken':
        return { ...state, holder: event.data.member, since: event.data.since };
      case 'RoleVacated':
        return { ...state, holder: undefined, since: event.data.until };
      case 'RoleHandedOver':
        return { ...state, holder: event.data.to, since: event.data.day };
      default:
        return state;
    }
  },
};

const seatState: Fold<Seat, MemberEvent> = member;

/** A role in managing commitments: what its holder does, who holds it, and how it passes from one seat to the next. */
export const groupRole: Decider<GroupRole, Command & { role: string }, GroupRoleEvent, Given> = {
  ...roleState,
  handles: [DescribeRole, TakeRole, VacateRole, HandOverRole],
  id: (command) => command.role,
  given: {
    seat: {
      fold: seatState as Fold<Seat, never>,
      id: (command) => (command as Partial<TakeRole>).member ?? (command as Partial<HandOverRole>).to ?? 'none',
    },
  },

  decide(command, state, _now, { seat }): Decided {
    if (command instanceof DescribeRole) return describeRole(command, state);
    if (state.version === 0) return refuse('grouprole.not-found', { role: command.role });
    if (command instanceof TakeRole) return take(command, state, seat);
    if (state.holder === undefined) return refuse('grouprole.not-held');
    if (command instanceof VacateRole) return vacate(command, state, state.holder);
    return handOver(command as HandOverRole, state, state.holder, seat);
  },
};

function describeRole(
  { role, title, duties, organisation, basis }: DescribeRole,
  { version, last }: GroupRole,
): Decided {
  const more = { ...(organisation && { organisation }), ...(basis && { basis: worded(basis) }) };
  const said = { title: worded(title), duties: duties.map(worded), ...more };
  if (last === spelled(said)) return [];
  return [{ type: 'RoleDescribed', data: { role, version: version + 1, ...said } }];
}

function take({ role, member: who, since }: TakeRole, { holder, since: last }: GroupRole, seat: Seat): Decided {
  if (holder === who) return [];
  if (holder !== undefined) return refuse('grouprole.held');
  return wrong(since, last, seat) ?? [{ type: 'RoleTaken', data: { role, member: who, since } }];
}

function vacate({ role, until, reason }: VacateRole, { since }: GroupRole, holder: string): Decided {
  const left = wrong(until, since);
  return left ?? [{ type: 'RoleVacated', data: { role, member: holder, until, reason: worded(reason) } }];
}

function handOver(command: HandOverRole, { since }: GroupRole, from: string, seat: Seat): Decided {
  const { role, to, day, note, tasks } = command;
  if (to === from) return refuse('grouprole.own-successor');
  const said = { role, from, to, day, note: worded(note), tasks };
  return wrong(day, since, seat) ?? [{ type: 'RoleHandedOver', data: said }];
}

/** A role passes on a real day, not before it last passed, and to a seat that somebody holds. */
function wrong(day: string, since: string, seat?: Seat) {
  if (!isDay(day)) return refuse('meeting.no-such-day', { date: day });
  if (day < since) return refuse('grouprole.passes-before', { since });
  if (seat && seat.status === 'unknown') return refuse('member.not-found');
  if (seat && seat.status === 'left') return refuse('grouprole.member-left');
  return undefined;
}
