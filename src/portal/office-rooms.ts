import type { Role } from '../../events/identity.js';

/** The rooms of the office in the order in which they are shown, and who may enter each. */
export const OFFICE = {
  cases: ['moderator', 'mayor-office', 'officer', 'register-clerk'],
  reports: ['officer', 'moderator', 'auditor'],
  applications: ['officer', 'auditor'],
  services: ['administrator'],
  sheets: ['officer', 'register-clerk', 'moderator', 'auditor'],
  hall: ['officer'],
  counter: ['officer', 'register-clerk'],
  lists: ['officer', 'administrator', 'auditor'],
  requests: ['administrator', 'auditor'],
  mapRules: ['administrator', 'moderator', 'auditor', 'officer'],
  forum: ['moderator', 'auditor'],
  surveys: ['officer', 'auditor'],
  group: ['working-group'],
  forumCategories: ['administrator'],
  budget: ['officer', 'moderator', 'administrator', 'auditor'],
  spending: ['officer'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type OfficeRoom = keyof typeof OFFICE;

/** Who may enter what stands on a paper sheet; the others of its room only read. */
export const SHEET_CLERKS = ['officer', 'register-clerk'] as const satisfies readonly Role[];
/** Who may ask for a list of signatories, and who may agree to it and open it. */
export const LIST_CLERKS = ['officer', 'administrator'] as const satisfies readonly Role[];

/** Who reports on commitments of action plans, gives evidence, and assesses. */
export const OGP_OFFICE = ['working-group', 'officer', 'assessor'] as const satisfies readonly Role[];
/** Who gives reasoned responses. */
export const OGP_ANSWERS = ['working-group'] as const satisfies readonly Role[];
/** Who does which of it. */
export const OGP_DEED_ROLES = {
  progress: ['working-group', 'officer'],
  evidence: ['working-group', 'officer'],
  self: ['working-group'],
  independent: ['working-group', 'assessor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Who puts things on the map: an officer its objects, an administrator borders. */
export const MAP_IMPORTERS = ['officer', 'administrator'] as const satisfies readonly Role[];

/** Who sees a report with all its words, and notes of their own kind. */
export const REPORT_STAFF = ['officer', 'moderator', 'auditor'] as const satisfies readonly Role[];

export const holds = (roles: readonly string[] | undefined, wanted: readonly string[]): boolean =>
  wanted.some((role) => roles?.includes(role));

/** The rooms that somebody with these roles may enter. */
export const roomsOf = (roles: readonly string[] | undefined): readonly OfficeRoom[] =>
  (Object.keys(OFFICE) as OfficeRoom[]).filter((room) => holds(roles, OFFICE[room]));
