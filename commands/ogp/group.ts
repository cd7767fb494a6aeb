import type { MemberEvent, OrganisationEvent } from '../../events/ogp-group.js';
import { type Decider, type Fold, refuse, type Seen } from '../decider.js';
import { AdmitMember, DescribeOrganisation, type OfMember, ReleaseMember } from './group-commands.js';
import { spelled } from './wording.js';

type Organisation = { readonly version: number; readonly last: string };

export const organisationState: Fold<Organisation, OrganisationEvent> = {
  category: 'organisation',
  initial: { version: 0, last: '' },
  evolve(_, { data: { organisation: __, version, ...said } }: Seen<OrganisationEvent>) {
    return { version, last: spelled(said) };
  },
};

/** An organisation as the working group knows it. Nothing is overwritten: what is said anew is the next version. */
export const organisation: Decider<Organisation, DescribeOrganisation, OrganisationEvent> = {
  ...organisationState,
  handles: [DescribeOrganisation],
  id: (command) => command.organisation,
  decide({ organisation: code, name, kind, parent, link }, { version, last }) {
    if (parent === code) return refuse('organisation.own-parent');
    const said = { name: worded(name), kind, ...(parent && { parent }), ...(link && { link }) };
    if (last === spelled(said)) return [];
    return [{ type: 'OrganisationDescribed', data: { organisation: code, version: version + 1, ...said } }];
  },
};

/** The same words without what was not said. */
export const worded = ({ ka, en }: { readonly ka: string; readonly en?: string }) =>
  en === undefined ? { ka } : { ka, en };

type Member = { readonly status: 'unknown' | 'sits' | 'left'; readonly since: string };
type Given = { readonly organisation: Organisation };

/** A seat in the working group, from its taking to its leaving. */
export const member: Decider<Member, OfMember, MemberEvent, Given> = {
  category: 'member',
  initial: { status: 'unknown', since: '' },
  handles: [AdmitMember, ReleaseMember],
  id: (command) => command.member,
  given: {
    organisation: {
      fold: organisationState as Fold<Organisation, never>,
      id: (command) => (command as Partial<AdmitMember>).organisation ?? 'none',
    },
  },
  evolve(state, event) {
    switch (event.type) {
      case 'MemberAdmitted':
        return { status: 'sits', since: event.data.since };
      case 'MemberReleased':
        return { ...state, status: 'left' };
      default:
        return state;
    }
  },
  decide(command, { status, since }, _now, { organisation: known }) {
    if (command instanceof AdmitMember) {
      if (status !== 'unknown') return refuse('member.already-admitted');
      if (!isDay(command.since)) return refuse('meeting.no-such-day', { date: command.since });
      if (known.version === 0) return refuse('organisation.not-found', { organisation: command.organisation });
      const { member: id, organisation: code, role, post, name, since: from, staff } = command;
      const data = { member: id, organisation: code, role, post: worded(post), since: from };
      const more = { ...(name && { name: worded(name) }), ...(staff && { staff }) };
      return [{ type: 'MemberAdmitted', data: { ...data, ...more } }];
    }
    const { member: id, until, reason } = command as ReleaseMember;
    if (status === 'unknown') return refuse('member.not-found');
    if (status === 'left') return [];
    if (!isDay(until)) return refuse('meeting.no-such-day', { date: until });
    if (until < since) return refuse('member.left-before', { since });
    return [{ type: 'MemberReleased', data: { member: id, until, ...(reason && { reason: worded(reason) }) } }];
  },
};

/** Whether there is such a day; a pattern alone takes the 31st of February. */
export const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
};
