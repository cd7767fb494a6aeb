import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { EventstoredbLog } from '../../src/log/eventstoredb.log.js';
import { uuidOf } from '../../src/log/eventstoredb.records.js';
import { type MirrorOptions } from '../../src/mirror/mirror.js';
import { MirroredLog } from '../../src/mirror/mirrored.log.js';
import { EventstoreDouble } from '../support/eventstore/double.js';

/** Short, so that what must run out runs out soon; long enough for a loaded machine to answer a plain call. */
const TIMEOUT = 3_000;
const START = Date.parse('2026-06-01T12:00:00.000Z');
const bytes = (value: object) => new Uint8Array(Buffer.from(JSON.stringify(value)));

export const idOfFact = (n: number): string => hash('sha256', `fact ${n}`).slice(0, 32);

/** Writes facts number `from` to `to` as an instance would have, each of them the same every time it is asked for. */
export function fill(
  double: EventstoreDouble,
  from: number,
  to: number,
  change: (n: number) => object = () => ({}),
): void {
  for (let n = from; n <= to; n++) {
    const given = {
      stream: `note-${Math.ceil(n / 3)}`,
      type: n % 5 === 0 ? 'Kept' : 'Noted',
      id: idOfFact(n),
      at: START + n,
    };
    const { stream, type, id, at, data } = { data: { n, text: 'ღია '.repeat(20) }, ...given, ...change(n) };
    const meta = { actor: 'p-7', commandId: `c${n}`, correlationId: `c${n}`, causationId: null };
    const metadata = { schema: 1, at: new Date(at).toISOString(), ...meta };
    const proposed = {
      id: uuidOf(id),
      type,
      contentType: 'application/json',
      data: bytes(data),
      metadata: bytes(metadata),
    };
    double.ledger.append(stream, 'any', [proposed]);
  }
}

export async function filled(facts: number, change?: (n: number) => object): Promise<EventstoreDouble> {
  const double = await EventstoreDouble.start();
  fill(double, 1, facts, change);
  return double;
}

export const mirrored = ({ url }: { readonly url: string }, file: string, more: Partial<MirrorOptions> = {}) =>
  MirroredLog.open(new EventstoredbLog(url, { timeout: TIMEOUT }), { file, ...more });

/** As somebody does who was told to. */
export function removeMirror(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}
