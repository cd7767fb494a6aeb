import type { Clock } from './clock.js';
import type { Cluster, Part } from './cluster/cluster.js';
import type { Role } from './config.js';
import type { Vault } from './identity/vault.js';
import type { EventLog } from './log/event-log.js';
import type { Projecting } from './read/projecting.js';
import type { Queue } from './work/queue.js';
import { type QueueStatus, queueStatus } from './work/queue-status.js';

/** `projected`: whether any process holds the projector's lease, null while nobody can say; `token` is the holder's. */
export type Among = {
  readonly roles: readonly Role[];
  readonly projector: Part;
  readonly projected: boolean | null;
  readonly token?: number;
};
export type Reason = { readonly part: string; readonly why: string };

/** Why this instance is not fit to answer, part by part. Empty when all is well. */
export class Health {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly projecting: Projecting,
    private readonly queue: Queue,
    private readonly clock: Pick<Clock, 'trouble'>,
    private readonly more: {
      /** What publishes the log, and what is published. */
      readonly publishing: readonly { readonly trouble: string | undefined }[];
      /** The borders by which places are decided. */
      readonly districts?: { readonly trouble: Error | undefined };
      readonly roles?: readonly Role[];
      readonly cluster?: Pick<Cluster, 'part' | 'projected' | 'token'> | undefined;
    },
  ) {}

  private leaving = false;

  /** It is about to stop, and is to be sent nothing new. */
  leave(): void {
    this.leaving = true;
  }

  /** Which part this process has among several; undefined where there is one. */
  get among(): Among | undefined {
    const { roles = [], cluster } = this.more;
    if (!cluster) return undefined;
    const { part, projected, token } = cluster;
    return { roles, projector: part, projected: projected ?? null, ...(part === 'leads' && { token }) };
  }

  async reasons(): Promise<readonly Reason[]> {
    const parts = [
      { part: 'log', health: this.log.health() },
      { part: 'vault', health: this.vault.health() },
    ];
    const reasons: Reason[] = parts
      .filter(({ health }) => !health.ok)
      .map(({ part, health }) => ({ part, why: health.why ?? 'it does not say' }));
    if (this.leaving) reasons.push({ part: 'process', why: 'it is stopping' });
    if (this.clock.trouble !== undefined) reasons.push({ part: 'clock', why: this.clock.trouble });
    const { publishing, districts } = this.more;
    for (const { trouble } of publishing)
      if (trouble !== undefined) reasons.push({ part: 'published log', why: trouble });
    if (districts?.trouble) reasons.push({ part: 'districts', why: districts.trouble.message });
    if (this.queue.trouble !== undefined) reasons.push({ part: 'queue', why: this.queue.trouble });
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

  /** How the work outside the log is getting on. What was given up is for people to look at; it makes nobody unfit. */
  work(): Promise<QueueStatus> {
    return queueStatus(this.queue);
  }
}
