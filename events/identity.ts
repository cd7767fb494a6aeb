import type { Fact } from './envelope.js';

export const ROLES = [
  'anyone',
  'citizen',
  'moderator',
  'officer',
  'register-clerk',
  'interviewer',
  'monitor',
  'assessor',
  'trustee',
  'mayor-office',
  'working-group',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
/** 0 contact, 1 personal number + code, 2 eID, 3 qualified signature. */
export type Assurance = 0 | 1 | 2 | 3;

type Grant = { staff: string; role: Role; department?: string; district?: string; expires?: string };

/** `staff-<pseudonym>`: what an official may do, granted and revoked by named decisions. */
export type RoleProposed = Fact<'RoleProposed', Grant>;
export type RoleGranted = Fact<'RoleGranted', Grant, { name: string }>;
export type RoleRevoked = Fact<'RoleRevoked', { staff: string; role: Role }>;
/** `token` is its id, by which its roles can be taken back before it expires; it opens nothing. */
export type TokenIssued = Fact<
  'TokenIssued',
  { staff: string; roles: readonly Role[]; expires: string; token?: string }
>;
export type StaffEvent = RoleProposed | RoleGranted | RoleRevoked | TokenIssued;

/** `register-residents`: each import of the residents register, by count and digest, never by name. */
export type ResidentsImported = Fact<'ResidentsImported', { rows: number; refused: number; digest: string }>;
export type RegisterEvent = ResidentsImported;

/** `erasure-<id>`: a person asked to be forgotten; keys went; how many scopes it touched. */
export type ErasureRequested = Fact<'ErasureRequested', { erasure: string }>;
export type SubjectErased = Fact<'SubjectErased', { erasure: string; scopes: number }>;
/** `scope-<petition>`: the secret that named signers is gone; nobody can test a name against the log any more. */
export type ScopeSecretDestroyed = Fact<'ScopeSecretDestroyed', { scope: string }>;
export type ErasureEvent = ErasureRequested | SubjectErased | ScopeSecretDestroyed;

/** `keys-log`: a new key of the log, named while the ones before still sign; and that one signs no more. `vkey` as C2SP signed-note has it. */
export type LogKeyRotated = Fact<'LogKeyRotated', { vkey: string }>;
export type LogKeyRetired = Fact<'LogKeyRetired', { vkey: string }>;
export type LogKeyEvent = LogKeyRotated | LogKeyRetired;
