import type { Recorded } from '../../events/envelope.js';
import type { Page } from '../log/event-log.js';
import { digestWith, NO_DIGEST, toldOf } from './mirror.tables.js';
import type { MirroredLog } from './mirrored.log.js';

export async function* factsOf(pages: AsyncIterable<Page>): AsyncGenerator<Recorded, undefined> {
  for await (const { events } of pages) yield* events;
}

/** All that a reader is told of a fact, but for its number: the same in every log that holds it. */
export const wholeOf = (fact: Recorded): string => JSON.stringify(toldOf(fact));

/** Reads the server's log whole: each fact must be what the mirror holds, and together they give its digest. */
export async function checkMirror({ mirror, server }: MirroredLog): Promise<{ ok: boolean; found: string }> {
  const { size, digest: expected } = mirror.held;
  const there = factsOf(server.pages(0));
  let digest: Buffer = NO_DIGEST;
  let at = '';
  let n = 0;
  for await (const fact of factsOf(mirror.reader.pages(0))) {
    if (n === size) break; // what has come in since
    n++;
    const told = (await there.next()).value;
    if (told && told.at > at) at = told.at;
    const held = toldOf(fact);
    if (!told || JSON.stringify({ ...toldOf(told), at }) !== JSON.stringify(held))
      return { ok: false, found: `fact ${n}, ${fact.id} in ${fact.stream}, is not what the server holds` };
    digest = digestWith(digest, held);
  }
  await there.return(undefined);
  if (n < size) return { ok: false, found: `${size} facts were mirrored, ${n} are there` };
  if (!digest.equals(expected)) return { ok: false, found: `the ${size} facts do not give the digest that was kept` };
  return {
    ok: true,
    found: `${size} facts are on the server as they are mirrored here: ${digest.toString('hex', 0, 6)}`,
  };
}
