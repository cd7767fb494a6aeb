import type { Vault } from './identity/vault.js';
import type { EventLog } from './log/event-log.js';
import type { Projecting } from './read/projecting.js';

export type Reason = { readonly part: string; readonly why: string };

/** Why this instance is not fit to answer, part by part. Empty when all is well. */
export class Health {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly projecting: Projecting,
  ) {}

  async reasons(): Promise<readonly Reason[]> {
    const parts = [
      { part: 'log', health: this.log.health() },
      { part: 'vault', health: this.vault.health() },
    ];
    const reasons: Reason[] = parts
      .filter(({ health }) => !health.ok)
      .map(({ part, health }) => ({ part, why: health.why ?? 'it does not say' }));
    const { stalled } = this.projecting;
    if (stalled !== undefined) reasons.push({ part: 'read models', why: stalled });
    try {
      for (const { name, fault } of await this.projecting.status())
        if (fault)
          reasons.push({
            part: `projection ${name}`,
            why: `stopped at ${fault.position} (${fault.type}): ${fault.message}`,
          });
    } catch (error) {
      reasons.push({ part: 'read models', why: (error as Error).message });
    }
    return reasons;
  }
}
