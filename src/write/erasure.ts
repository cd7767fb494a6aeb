import { randomBytes } from 'node:crypto';
import type { Notifications } from '../identity/notifications.js';
import { STAFF } from '../identity/scopes.js';
import type { Sessions } from '../identity/sessions.js';
import type { Vault } from '../identity/vault.js';
import type { Projecting } from '../read/projecting.js';

/** Records that somebody asked, and later that it is done. The log learns how many scopes, never whose. */
export type Recorder = {
  requested(erasure: string): Promise<void>;
  erased(erasure: string, scopes: number): Promise<void>;
};

/**
 * Forgets a person: the request is recorded, their keys go, what was shown of them goes, their sessions end. Every step
 * may be repeated, so one that was cut short is finished by asking again. What somebody did and holds in office stays
 * under their name: who decides in public is the public's business.
 */
export class Erasure {
  constructor(
    private readonly vault: Vault,
    private readonly sessions: Sessions,
    private readonly projecting: Projecting,
    private readonly notifications: Notifications,
    private readonly record: Recorder,
  ) {}

  async erase(person: string): Promise<{ readonly erasure: string; readonly scopes: number }> {
    const subjects = this.vault
      .scopesOf(person)
      .filter(({ scope }) => scope !== STAFF)
      .map(({ subject }) => subject);
    const erasure = randomBytes(16).toString('hex');
    await this.record.requested(erasure);
    await this.notifications.forget(person);
    await this.projecting.purge(subjects);
    await this.vault.erase(subjects); // from here on the vault no longer knows which subjects these were
    await this.projecting.purge(subjects);
    await this.record.erased(erasure, subjects.length);
    await this.sessions.endAll(person);
    return { erasure, scopes: subjects.length };
  }
}
