import type { Recorded } from '../../events/envelope.js';
import type { EventLog } from '../log/event-log.js';
import type { Held } from './mirror.tables.js';
import { LogDiffers } from './published-leaves.js';

/** The first and the last fact that are held must be on the server, where they were. @throws LogDiffers, Unavailable */
export async function mustBeTheSame(
  source: EventLog,
  mirror: EventLog,
  { size, last }: Pick<Held, 'size' | 'last'>,
): Promise<void> {
  if (size === 0) return;
  const [first, latest] = [await factAt(mirror, 1), await factAt(mirror, size)];
  const begins = await onServer(source, first);
  if (begins?.id !== first.id)
    throw new LogDiffers(`its first fact was ${first.id} in ${first.stream}, and is not there`);
  const ends = await onServer(source, latest);
  if (!ends)
    throw new LogDiffers(
      `it ends before fact ${size}, ${latest.id} in ${latest.stream}: it was cut off, or is an older copy`,
    );
  if (ends.id !== latest.id || ends.position !== last)
    throw new LogDiffers(`fact ${size} was ${latest.id} at ${last}, and is ${ends.id} at ${ends.position}`);
}

async function factAt(log: EventLog, position: number): Promise<Recorded> {
  const found = await log.at(position);
  if (!found) throw new Error(`fact ${position} is missing from the mirror`);
  return found;
}

const onServer = async (source: EventLog, { stream, revision }: Recorded): Promise<Recorded | undefined> =>
  (await source.read(stream, revision)).find((fact) => fact.revision === revision);
