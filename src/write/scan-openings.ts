import { RecordOpening } from '../../commands/privacy/commands.js';
import { dayOf } from '../../events/calendar.js';
import type { Clock } from '../clock.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { Desk } from './desk.js';
import type { Scans } from './scans.js';

/** A scan shows names: who of the officials opens one is on record before a byte of it goes out, once a day for each of them. */
export class ScanOpenings {
  constructor(
    private readonly scans: Scans,
    private readonly desk: Desk,
    private readonly clock: Clock,
  ) {}

  /** Undefined when it never was here, or its key was erased. */
  async open(who: Caller, petitionId: string, scan: string): ReturnType<Scans['open']> {
    if (!(await this.scans.has(petitionId, scan))) return undefined;
    const key = `opening ${scan} ${dayOf(this.clock.now())}`;
    await this.desk.send(new RecordOpening(), { petitionId, scan }, this.desk.as(who, STAFF), { key });
    return this.scans.open(petitionId, scan);
  }
}
