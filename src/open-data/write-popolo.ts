import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MeetingCard, MeetingsList, WorkingGroup } from '../../read-models/meetings.js';
import { popolo } from './popolo.js';
import type { Reading } from './table.js';
import type { Written } from './write-table.js';

export const POPOLO_FILE = 'popolo.json';
const A_PAGE = 100;

/** Writes the working group, whole, in the terms of Popolo. @throws Error when the disk takes no more */
export async function writePopolo({ store, of }: Reading, folder: string): Promise<Written> {
  const group = await new WorkingGroup().answer(store, of);
  const sessions: MeetingCard[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await new MeetingsList({ limit: A_PAGE, cursor }).answer(store, of);
    sessions.push(...items);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  const bytes = Buffer.from(`${JSON.stringify(popolo(group, sessions), null, 1)}\n`);
  writeFileSync(join(folder, POPOLO_FILE), bytes, { flush: true });
  return { name: POPOLO_FILE, bytes: bytes.length, sha256: hash('sha256', bytes) };
}
