import type { Command } from '../../../commands/command.js';
import { AdoptService } from '../../../commands/services/commands.js';
import type { EventLog } from '../../log/event-log.js';
import { Refused } from '../../refused.js';
import { ADMINISTRATIVE_COMPLAINT } from './administrative-complaint.js';
import { PUBLIC_INFORMATION } from './public-information.js';

/** Services that every city owes by law, in the order in which they are adopted. */
export const BUILT_IN_SERVICES = [PUBLIC_INFORMATION, ADMINISTRATIVE_COMPLAINT] as const;

/**
 * Adopts them as version 1 where a city has none of that code. Whatever the city has made of one since, a later version or
 * its retirement, stays as it is; of two instances that start at once one adopts it.
 * @param record sends a command as the instance itself
 */
export async function adoptBuiltInServices(
  log: Pick<EventLog, 'read'>,
  record: (command: Command, facts: object) => Promise<unknown>,
): Promise<void> {
  for (const service of BUILT_IN_SERVICES) {
    if ((await log.read(`service-${service.code}`)).length > 0) continue;
    try {
      await record(new AdoptService(), { ...service, version: 1 });
    } catch (error) {
      if (!(error instanceof Refused && error.refusal.refused === 'service.not-later')) throw error;
    }
  }
}
