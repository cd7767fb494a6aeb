import { RecordScopeSecretDestroyed } from '../../commands/identity/record-commands.js';
import { petitionScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { Projecting } from '../read/projecting.js';
import type { Desk } from '../write/desk.js';
import { aboutPetition, followersOf, type Reading } from './about-petition.js';
import type { Worker } from './queue.js';
import type { Recipients } from './recipients.js';

/** Who records what the house does by itself at its hour. */
const ACTOR = 'policy:when-answer-term-over-then-destroy-scope-secret';
/** Subjects that are looked for at once. */
const AT_ONCE = 500;

type Keys = Pick<Vault, 'destroyScopeSecret' | 'enteredIn' | 'erase' | 'shred'>;

/**
 * De-personalises a petition: first its secret goes, then the key and the link of everybody in it, then it is said to be
 * gone. Its author stays, who is named in public; whoever asked for news can still be reached, and not be read. Cut short,
 * it is done once more and changes nothing.
 */
export const destroyScopeSecret =
  (
    vault: Keys,
    reading: Reading,
    recipients: Pick<Recipients, 'askingFor'>,
    projecting: Pick<Projecting, 'purge'>,
    desk: Pick<Desk, 'send'>,
  ): Worker =>
  async (payload) => {
    const { scope } = payload as { scope: string };
    const petitionId = scope.slice(petitionScope('').length);
    const about = await aboutPetition(reading, '', petitionId);
    if (!about) throw new Error(`the read models do not know ${petitionId} yet`); // they follow the log: tried again
    const reachable = new Set(recipients.askingFor(petitionId));
    for await (const followers of followersOf(reading, petitionId))
      for (const follower of followers) reachable.add(follower);
    await vault.destroyScopeSecret(scope);
    const others = vault.enteredIn(scope).filter((subject) => subject !== about.author);
    for (let from = 0; from < others.length; from += AT_ONCE)
      await projecting.purge(others.slice(from, from + AT_ONCE));
    await vault.shred(others.filter((subject) => reachable.has(subject)));
    await vault.erase(others.filter((subject) => !reachable.has(subject)));
    await desk.send(new RecordScopeSecretDestroyed(), { scope }, ACTOR);
  };
