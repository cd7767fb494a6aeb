import type { ComplainAboutResult, DecideResultComplaint } from '../../commands/budgeting/complaint-commands.js';
import { refuse } from '../../commands/decider.js';
import type { Caller } from '../identity/roles.js';
import { complaintScope, STAFF } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { digest } from './attributed.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';
import type { Limiter } from './limiter.js';

/** Complaints that one person may send in a day. */
const A_DAY = { name: 'complaints', points: 3, seconds: 86_400 };

/** What people say against a published result, each under a pseudonym of that complaint alone, and what is decided on it. */
export class Complaining {
  constructor(
    private readonly desk: Desk,
    private readonly log: Pick<EventLog, 'read'>,
    private readonly limiter: Limiter,
  ) {}

  async complain(
    who: Caller,
    round: string,
    wish: ComplainAboutResult,
    sent: Sent,
  ): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key && `complaint ${round} ${sent.key}`);
    const acting = this.desk.as(who, complaintScope(id));
    if ((await this.log.read(`complaint-${id}`)).length === 0) await this.brake(who);
    const supplied = { complaint: id, roundId: round, complainant: acting.actor };
    return { id, receipt: await this.desk.send(wish, supplied, acting, sent) };
  }

  async decide(who: Caller, id: string, wish: DecideResultComplaint, sent: Sent): Promise<Receipt> {
    const [made] = await this.log.read(`complaint-${id}`);
    if (!made) throw new Refused(refuse('complaint.not-found', { complaint: id }));
    const { roundId } = made.data as { readonly roundId: string };
    const supplied = { complaint: id, roundId, self: this.desk.glimpse(who, complaintScope(id)) };
    return this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent);
  }

  private async brake({ person = '' }: Caller): Promise<void> {
    const { allowed, resetSeconds } = await this.limiter.take(digest('complaints', person), A_DAY);
    if (!allowed) throw new Refused(refuse('complaint.too-many-today', { most: A_DAY.points, seconds: resetSeconds }));
  }
}
