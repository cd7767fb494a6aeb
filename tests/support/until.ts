import { setTimeout as pause } from 'node:timers/promises';

/** Waits for what is bound to come. What never comes ends with the test's own patience, and says what was looked for. */
export async function until(seen: () => unknown, patience = 60_000): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(5)) if (await seen()) return;
  throw new Error(`never came: ${seen}`);
}
