import type { GroupView, MeetingCard, MemberView, OrganisationView } from '../../read-models/meetings.js';

const GROUP = 'working-group';

/** The working group as Popolo tells of organisations, people, posts, memberships and events. A seat without a name is a post. */
export function popolo(
  { organisations, members }: Pick<GroupView, 'organisations' | 'members'>,
  sessions: readonly MeetingCard[],
) {
  return {
    organizations: [
      { id: GROUP, name: 'OGP working group', classification: 'committee' },
      ...organisations.map(organizationOf),
    ],
    persons: members.flatMap(({ id, name }) => (name ? [{ id, name: name.ka, ...otherNames(name) }] : [])),
    posts: members.map(({ id, post, role }) => ({
      ...{ id: `post-${id}`, label: post.ka, role, organization_id: GROUP },
      ...(post.en !== undefined && { other_label: [{ name: post.en, note: 'en' }] }),
    })),
    memberships: members.map(membershipOf),
    events: sessions.map(({ id, number, date, start, end, place, status }) => ({
      ...{ id, name: `N${number}`, classification: 'session', organization_id: GROUP, status },
      ...{ start_date: `${date}T${start}:00+04:00`, ...(end !== undefined && { end_date: `${date}T${end}:00+04:00` }) },
      location: place.ka,
    })),
  };
}

const otherNames = ({ en }: { readonly en?: string }) =>
  en === undefined ? {} : { other_names: [{ name: en, note: 'en' }] };

const organizationOf = ({ id, name, kind, parent, link }: OrganisationView) => ({
  ...{ id, name: name.ka, classification: kind, ...otherNames(name) },
  ...(parent !== undefined && { parent_id: parent }),
  ...(link !== undefined && { links: [{ url: link }] }),
});

const membershipOf = ({ id, organisation, role, name, since, until }: MemberView) => ({
  ...{ id: `membership-${id}`, organization_id: GROUP, on_behalf_of_id: organisation, post_id: `post-${id}`, role },
  ...(name && { person_id: id }),
  ...{ start_date: since, ...(until !== undefined && { end_date: until }) },
});
