import type { Assurance, Role } from '../../events/identity.js';

/** Who sends a request, as far as it is proved. */
export type Caller = {
  /** 32 hex digits; nobody when the request carries no proof. */
  readonly person?: string;
  readonly level: Assurance;
  readonly roles: readonly Role[];
  /** Where an official's role holds, when it does not hold for the whole city. */
  readonly district?: string;
  readonly department?: string;
  readonly via: 'token' | 'session' | 'none';
  /** The session has proved the second factor. */
  readonly second?: true;
  /** Roles that they hold and may not use before the session has proved the second factor. */
  readonly withheld?: readonly Role[];
  /** The id of the token they came with. */
  readonly token?: string;
};

export const NOBODY: Caller = Object.freeze({ level: 0, roles: Object.freeze([]), via: 'none' });

/** Whether a caller may do what asks for a role and a level. `citizen` is anyone signed in; other roles must be held. */
export function may(caller: Caller, role: Role, level: Assurance): boolean {
  if (role === 'anyone' && level === 0) return true;
  if (caller.person === undefined || caller.level < level) return false;
  return role === 'anyone' || role === 'citizen' || caller.roles.includes(role);
}
