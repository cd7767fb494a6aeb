import { refuse } from '../../commands/decider.js';
import { RecordScopeSecretDestroyed } from '../../commands/identity/record-commands.js';
import type { Vault } from '../identity/vault.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import type { LegalHolds } from '../write/legal-holds.js';
import type { Worker } from './queue.js';

/** Who records what the house does by itself at its hour. */
const ACTOR = 'policy:when-answer-term-over-then-destroy-scope-secret';

type Means = {
  readonly vault: Pick<Vault, 'destroyScopeSecret'>;
  readonly desk: Pick<Desk, 'send'>;
  readonly holds: Pick<LegalHolds, 'onScope'>;
};

/**
 * Closes a petition's scope: its secret goes, then it is said to be gone. Nobody can test a name against its signatures any
 * more. The data of those in it is kept as long as the retention schedule says. Cut short, it is done once more and changes nothing.
 */
export const destroyScopeSecret =
  ({ vault, desk, holds }: Means): Worker =>
  async (payload) => {
    const { scope } = payload as { scope: string };
    if (await holds.onScope(scope)) throw new Refused(refuse('retention.held', { scope }));
    await vault.destroyScopeSecret(scope);
    await desk.send(new RecordScopeSecretDestroyed(), { scope }, ACTOR);
  };
