import type { EventLog } from './event-log.js';

/** When the last fact was recorded; empty in an empty log. */
export async function lastRecorded(log: EventLog): Promise<string> {
  const head = await log.head();
  return head === 0 ? '' : ((await log.at(head))?.at ?? '');
}
