import type { ErasureEvent, LogKeyEvent, RegisterEvent, StaffEvent } from '../identity.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type IdentityFact = StaffEvent | RegisterEvent | ErasureEvent | LogKeyEvent;

const of = inRoom('identity');

export const identity: Catalogue<IdentityFact> = {
  RoleProposed: of('staff'),
  RoleGranted: of('staff', true),
  RoleRevoked: of('staff'),
  TokenIssued: of('staff'),
  ResidentsImported: of('register'),
  ErasureRequested: of('erasure'),
  SubjectErased: of('erasure'),
  ScopeSecretDestroyed: of('scope'),
  LogKeyRotated: of('keys'),
  LogKeyRetired: of('keys'),
};
