import { RecordScopeSecretDestroyed } from '../../commands/identity/record-commands.js';
import type { Vault } from '../identity/vault.js';
import type { Desk } from '../write/desk.js';
import type { Worker } from './queue.js';

/** Who records what the house does by itself at its hour. */
const ACTOR = 'policy:when-answer-term-over-then-destroy-scope-secret';

/** First it is gone, then it is said to be gone. Cut short between the two, it is done once more and changes nothing. */
export const destroyScopeSecret =
  (vault: Pick<Vault, 'destroyScopeSecret'>, desk: Pick<Desk, 'send'>): Worker =>
  async (payload) => {
    const { scope } = payload as { scope: string };
    await vault.destroyScopeSecret(scope);
    await desk.send(new RecordScopeSecretDestroyed(), { scope }, ACTOR);
  };
