import { GrantRole, ProposeRole, RecordToken, RevokeRole } from '../../commands/identity/commands.js';
import { staff } from '../../commands/identity/staff.js';
import type { Role, StaffEvent } from '../../events/identity.js';
import { staff as projection } from '../../projections/identity/staff.js';
import { by, spec, wish } from '../support/given.js';
import { Town } from '../support/town.js';

const a = spec(staff);
const of = (role: Role, more: object = {}) => ({ staff: 'tea', role, ...more });
const propose = (role: Role, more: object = {}) => wish(ProposeRole, of(role, more));
const grant = (role: Role, more: object = {}) => wish(GrantRole, of(role, more), { name: 'თეა დოლიძე' });
const revoke = (role: Role) => wish(RevokeRole, of(role));
const proposed = (role: Role, more: object = {}): StaffEvent => ({ type: 'RoleProposed', data: of(role, more) });
const granted = (role: Role, more: object = {}): StaffEvent => ({ type: 'RoleGranted', data: of(role, more) });
const revoked = (role: Role): StaffEvent => ({ type: 'RoleRevoked', data: of(role) });
const sealed = { private: { subject: 'tea', content: { name: 'თეა დოლიძე' } } };

describe('a role', () => {
  it('is granted, the name under the official’s own key', () =>
    a
      .given()
      .when(grant('moderator', { district: 'vake' }))
      .then({ ...granted('moderator', { district: 'vake' }), ...sealed } as StaffEvent));
  it('is granted once', () => a.given(granted('moderator')).when(grant('moderator')).thenNothing());
  it('is granted anew on other terms, after it ran out, and after it was revoked', () => {
    const again = { ...granted('moderator'), ...sealed } as StaffEvent;
    a.given(granted('moderator', { district: 'vake' }))
      .when(grant('moderator'))
      .then(again);
    a.given(granted('moderator'), revoked('moderator')).when(grant('moderator')).then(again);
    const term = { expires: '2026-06-10T08:00:00.000Z' };
    a.given(granted('moderator', term))
      .when(grant('moderator', term), { at: term.expires })
      .then({ ...granted('moderator', term), ...sealed } as StaffEvent);
  });
  it('is revoked, once, if it was ever held', () => {
    a.given(granted('officer')).when(revoke('officer')).then(revoked('officer'));
    a.given(granted('officer'), revoked('officer')).when(revoke('officer')).thenNothing();
    a.given(granted('officer')).when(revoke('auditor')).refused('role.not-held');
  });
});

describe('an administrator', () => {
  it('is not made by one person', () => {
    a.given().when(grant('administrator')).refused('role.not-proposed');
    a.given(by('ana', proposed('administrator')))
      .when(grant('administrator'), { actor: 'ana' })
      .refused('role.same-person');
  });
  it('is made by two', () =>
    a
      .given(by('ana', proposed('administrator')))
      .when(grant('administrator'), { actor: 'dato' })
      .then({ ...granted('administrator'), ...sealed } as StaffEvent));
  it('is granted as proposed', () =>
    a
      .given(by('ana', proposed('administrator', { expires: '2027-01-01T00:00:00.000Z' })))
      .when(grant('administrator'), { actor: 'dato' })
      .refused('role.not-proposed'));
  it('needs a new proposal each time', () =>
    a
      .given(by('ana', proposed('administrator')), granted('administrator'), revoked('administrator'))
      .when(grant('administrator'), { actor: 'dato' })
      .refused('role.not-proposed'));
});

describe('a proposal', () => {
  it('is made once by one person', () => {
    a.given().when(propose('administrator')).then(proposed('administrator'));
    a.given(proposed('administrator')).when(propose('administrator')).thenNothing();
    a.given(granted('administrator')).when(propose('administrator')).thenNothing();
  });
});

it('each token is recorded', () => {
  const issue = wish(RecordToken, { staff: 'tea', roles: ['auditor'], expires: '2026-06-11T08:00:00.000Z' });
  const issued = { type: 'TokenIssued', data: { ...issue } } as StaffEvent;
  a.given(issued).when(issue).then(issued);
});

it('the read model shows what is held, what is proposed, and who decided', () => {
  const town = new Town('2026-06-10T08:00:00.000Z');
  town.do(grant('moderator', { district: 'vake' }), 'ana');
  town.do(grant('officer'), 'ana');
  town.do(revoke('officer'), 'dato');
  town.do(propose('administrator'), 'ana');
  town.do(wish(RecordToken, { staff: 'tea', roles: ['moderator'], expires: '2026-06-11T08:00:00.000Z' }), 'cli');
  const [held] = town.events;
  expect(town.fold(projection as never).get('tea')).toMatchObject({
    roles: [{ role: 'moderator', district: 'vake', since: town.at, by: 'ana', event: held?.id }],
    proposed: [{ role: 'administrator', by: 'ana' }],
    name: { event: town.events[1]?.id, commitment: 'c2' },
    tokens: 1,
    tokenExpires: '2026-06-11T08:00:00.000Z',
    position: 5,
  });
});
