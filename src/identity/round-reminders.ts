import type { Notifications } from './notifications.js';
import { reminderScope } from './scopes.js';
import type { Vault } from './vault.js';

/** Who asked to be reminded before the phases of a round end. It lies in the vault and never becomes a fact. */
export class RoundReminders {
  constructor(
    private readonly notifications: Pick<Notifications, 'of' | 'choose' | 'leave' | 'askingFor'>,
    private readonly vault: Pick<Vault, 'enter' | 'sealingKey'>,
  ) {}

  asked(person: string, round: string): boolean {
    return this.notifications.of(person).petitions.get(round) ?? false;
  }

  /** Resolves when it is on disk. The pseudonym is what work knows them by. */
  async ask(person: string, round: string): Promise<void> {
    await this.vault.sealingKey(this.vault.enter(person, reminderScope(round))).durable;
    await this.notifications.choose(person, true, round);
  }

  async leave(person: string, round: string): Promise<void> {
    await this.notifications.leave(person, round);
  }
}
