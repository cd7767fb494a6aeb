import { type Queue, saying } from './queue.js';

/** How the work outside the log is getting on. Ids of jobs are for the command line alone: they name who was written to. */
export type QueueStatus =
  | { readonly waiting: number; readonly active: number; readonly failed: number; readonly dead: readonly DeadOfKind[] }
  | { readonly away: string };
/** Jobs of one kind that were given up, and when the last of them was. */
export type DeadOfKind = { readonly kind: string; readonly jobs: number; readonly latest: string };
const MOST = 1_000;

export async function queueStatus(queue: Queue): Promise<QueueStatus> {
  try {
    const [counts, dead] = await Promise.all([queue.counts(), queue.dead(MOST)]);
    const kinds = new Map<string, DeadOfKind>();
    for (const { kind, at } of dead) {
      const known = kinds.get(kind);
      kinds.set(kind, { kind, jobs: (known?.jobs ?? 0) + 1, latest: known?.latest ?? at }); // the latest come first
    }
    return { ...counts, dead: [...kinds.values()] };
  } catch (error) {
    return { away: saying(error) };
  }
}
