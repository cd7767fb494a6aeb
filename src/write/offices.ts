import { heldAt, type Staff, staff, standing, type Terms } from '../../commands/identity/staff.js';
import type { Role } from '../../events/identity.js';
import type { Clock } from '../clock.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';

/** Everybody is the one, and whoever signs in the other: nobody decides on them. */
const NOT_GIVEN: readonly Role[] = ['anyone', 'citizen'];

/**
 * Who holds which office now, by the decisions themselves: one short stream of the log for one official, so that what is
 * revoked or has run out ends at that instant, whatever session or token says otherwise.
 */
export class Offices {
  constructor(
    private readonly log: Pick<EventLog, 'read'>,
    private readonly vault: Pick<Vault, 'pseudonym'>,
    private readonly clock: Clock,
    /** In the demonstration a token may name roles on which nobody has decided. */
    private readonly demo: boolean,
  ) {}

  /** The roles that were granted to a person and hold now. */
  async held(person: string): Promise<readonly Role[]> {
    return heldAt(await this.decided(person), this.clock.now());
  }

  /** What a role that somebody holds now is bounded to: a department, a district, both or neither. */
  async terms(person: string, role: Role): Promise<Pick<Terms, 'department' | 'district'>> {
    const decided = await this.decided(person);
    return heldAt(decided, this.clock.now()).includes(role) ? decided.roles[role]! : {};
  }

  /** Of the roles that a session or a token claims, those that hold now. Costs a citizen nothing. */
  async now(caller: Caller): Promise<Caller> {
    const { person, roles, token } = caller;
    if (roles.length === 0 || person === undefined) return caller;
    const decided = await this.decided(person);
    const at = this.clock.now();
    const good = roles.filter((role) => {
      if (NOT_GIVEN.includes(role)) return true;
      const stands = standing(decided, role, at, token);
      return stands === 'held' || (this.demo && stands === 'undecided');
    });
    return good.length === roles.length ? caller : { ...caller, roles: good };
  }

  private async decided(person: string): Promise<Staff> {
    const past = await this.log.read(`staff-${this.vault.pseudonym(person, STAFF)}`);
    return past.reduce((state, event) => staff.evolve(state, event as never), staff.initial);
  }
}
