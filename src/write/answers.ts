import type { LatestAnswer } from '../../commands/petitions/office-commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { PetitionAnswered } from '../../events/petitions.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';

/** Opens the answer to a petition, so that the rules can tell a revision from a repeat. */
export class Answers {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
  ) {}

  async latest(petitionId: string): Promise<LatestAnswer | undefined> {
    const facts = await this.log.read(`petition-${petitionId}`);
    const answered = facts.findLast(({ type }) => type === 'PetitionAnswered') as
      | Recorded<PetitionAnswered>
      | undefined;
    const opened = answered && openSealed(answered, this.vault);
    if (!answered || typeof opened !== 'object') return undefined;
    const { version, decision } = answered.data;
    return { version, decision, ...(opened as { readonly text: string }) };
  }
}
