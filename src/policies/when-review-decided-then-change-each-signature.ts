import { InvalidateSignature, RestoreSignature } from '../../commands/petitions/office-commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { PetitionSigned, SignaturesInvalidated, SignaturesRestored } from '../../events/petitions.js';
import type { EventLog } from '../log/event-log.js';
import { signaturesOf } from '../write/reviews.js';
import type { FactPolicy, Wish } from './policy.js';

type Decided = Recorded<SignaturesInvalidated | SignaturesRestored>;

/**
 * A batch is one public decision; each signature it names learns of it in its own stream, so that none is counted off twice.
 * One policy for both decisions: a restoration must find what its invalidation did, however long both have waited.
 */
export const whenReviewDecidedThenChangeEachSignature = (log: EventLog): FactPolicy => ({
  name: 'when-review-decided-then-change-each-signature',
  handles: ['SignaturesInvalidated', 'SignaturesRestored'] satisfies Decided['type'][],
  begins: 'at-zero',
  async react(fact) {
    const decided = fact as unknown as Decided;
    const invalidated = decided.type === 'SignaturesInvalidated' ? decided : await undone(log, decided.stream);
    if (!invalidated) return [];
    const Change = decided.type === 'SignaturesInvalidated' ? InvalidateSignature : RestoreSignature;
    const { petitionId, batch } = decided.data;
    return (await signaturesNamed(log, invalidated)).map(({ id: signature, data: { signer } }): Wish => {
      const command = Object.assign(new Change(), { petitionId, batch, signature, signer });
      return { command, cause: fact.id };
    });
  },
});

/** What a restoration undoes. */
async function undone(log: EventLog, stream: string) {
  const facts = await log.read(stream);
  return facts.find(({ type }) => type === 'SignaturesInvalidated') as Recorded<SignaturesInvalidated> | undefined;
}

async function signaturesNamed(log: EventLog, { data, position }: Recorded<SignaturesInvalidated>) {
  const ids = new Set(data.signatures);
  const named: Recorded<PetitionSigned>[] = [];
  for await (const e of signaturesOf(log, data.petitionId, position)) if (ids.has(e.id)) named.push(e);
  return named;
}
