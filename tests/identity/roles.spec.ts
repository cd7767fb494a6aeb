import { type Caller, may, NOBODY } from '../../src/identity/roles.js';

const citizen: Caller = { person: 'a'.repeat(32), level: 1, roles: [], via: 'session' };
const moderator: Caller = { ...citizen, level: 2, roles: ['moderator'] };

it.each([
  ['nobody may do what anyone may', NOBODY, 'anyone', 0, true],
  ['nobody proves no level', NOBODY, 'anyone', 1, false],
  ['nobody is no citizen', NOBODY, 'citizen', 0, false],
  ['a citizen may do what anyone may', citizen, 'anyone', 1, true],
  ['a citizen is a citizen', citizen, 'citizen', 1, true],
  ['a citizen proves no more than they did', citizen, 'citizen', 2, false],
  ['a citizen is no moderator', citizen, 'moderator', 0, false],
  ['a moderator is a citizen too', moderator, 'citizen', 2, true],
  ['a moderator moderates', moderator, 'moderator', 2, true],
  ['a moderator does nothing else', moderator, 'officer', 0, false],
  ['a role does not replace a level', moderator, 'moderator', 3, false],
  ['an administrator does not moderate', { ...citizen, roles: ['administrator'] }, 'moderator', 0, false],
  ['roles without a person are nobody’s', { ...NOBODY, roles: ['moderator'] }, 'moderator', 0, false],
] as const)('%s', (_, caller, role, level, answer) => {
  expect(may(caller, role, level)).toBe(answer);
});
