import type { DraftPetition } from '../../commands/petitions/commands.js';
import { petition } from '../../commands/petitions/petition.js';
import { isRunning } from '../../commands/petitions/petition-state.js';
import type { Clock } from '../clock.js';
import type { Caller } from '../identity/roles.js';
import { petitionScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { type Acting, type Desk } from './desk.js';
import { Turns } from './turns.js';

const SCOPE = petitionScope('');

type Supplied = Pick<DraftPetition, 'petitionId' | 'author' | 'resident' | 'runningByAuthor'>;

/**
 * Where petitions are written. Only the vault can tell that two petitions have one author, so their number is counted
 * here, from the log; and one person's drafts are taken one after another, so that the limit holds however fast they come.
 */
export class Drafts {
  private readonly turns = new Turns();

  constructor(
    private readonly desk: Desk,
    private readonly vault: Vault,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @param send hands the draft in, with what only the server may say of it. @throws Refused for nobody, and for strangers to the register */
  async draft<T>(
    who: Caller,
    petitionId: string,
    send: (supplied: Supplied, acting: Acting) => Promise<T>,
  ): Promise<T> {
    const acting = this.desk.as(who, petitionScope(petitionId));
    const resident = await this.desk.resident(who);
    return this.turns.take(who.person!, async () => {
      const runningByAuthor = await this.running(who.person!, petitionId);
      return send({ petitionId, author: acting.actor, resident, runningByAuthor }, acting);
    });
  }

  /** @param except the one being written now: it may be a repeat */
  private async running(person: string, except: string): Promise<number> {
    let running = 0;
    for (const { scope, subject } of this.vault.scopesOf(person)) {
      if (!scope.startsWith(SCOPE) || scope === petitionScope(except)) continue;
      const past = await this.log.read(scope);
      const state = past.reduce((s, e) => petition.evolve(s, e as never), petition.initial);
      if (isRunning(state, this.clock.now()) && state.author === subject) running++;
    }
    return running;
  }
}
