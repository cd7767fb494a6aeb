import type { EventLog } from './event-log.js';

/** When the last fact was recorded; empty in an empty log. */
export async function lastRecorded(log: EventLog): Promise<string> {
  const head = await log.head();
  let at = '';
  for await (const { events } of log.pages(Math.max(0, head - 1))) at = events.at(-1)?.at ?? at;
  return at;
}
