import { hold } from '../../commands/privacy/retention.js';
import { petitionScope } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';

/** Whether a petition is under a legal hold, from its own stream: asked before any key goes. */
export class LegalHolds {
  constructor(private readonly log: Pick<EventLog, 'read'>) {}

  async on(petitionId: string): Promise<boolean> {
    const facts = await this.log.read(`${hold.category}-${petitionId}`);
    return facts.reduce((state, fact) => hold.evolve(state, fact as never), hold.initial);
  }

  /** The same of a scope; one that is no petition's is never held. */
  async onScope(scope: string): Promise<boolean> {
    const prefix = petitionScope('');
    return scope.startsWith(prefix) && this.on(scope.slice(prefix.length));
  }
}
