import { InvalidateSignature, RestoreSignature } from '../../commands/petitions/office-commands.js';
import type { Recorded } from '../../events/envelope.js';
import type { PetitionSigned, SignaturesInvalidated, SignaturesRestored } from '../../events/petitions.js';
import type { EventLog } from '../log/event-log.js';
import { signaturesOf } from '../write/reviews.js';
import type { FactPolicy, Wish } from './policy.js';

/** A batch is one public decision; each signature it names learns of it in its own stream, so that none is counted off twice. */
export const whenSignaturesInvalidatedThenInvalidateEach = (log: EventLog): FactPolicy => ({
  name: 'when-signatures-invalidated-then-invalidate-each',
  handles: ['SignaturesInvalidated'],
  async react(fact) {
    const { petitionId, batch } = (fact as unknown as Recorded<SignaturesInvalidated>).data;
    const named = await signaturesNamed(log, fact as unknown as Recorded<SignaturesInvalidated>);
    return named.map((e) => wish(new InvalidateSignature(), petitionId, batch, e, fact.id));
  },
});

export const whenSignaturesRestoredThenRestoreEach = (log: EventLog): FactPolicy => ({
  name: 'when-signatures-restored-then-restore-each',
  handles: ['SignaturesRestored'],
  async react(fact) {
    const { petitionId, batch } = (fact as unknown as Recorded<SignaturesRestored>).data;
    const decided = (await log.read(fact.stream)).find(({ type }) => type === 'SignaturesInvalidated');
    if (!decided) return [];
    const named = await signaturesNamed(log, decided as unknown as Recorded<SignaturesInvalidated>);
    return named.map((e) => wish(new RestoreSignature(), petitionId, batch, e, fact.id));
  },
});

async function signaturesNamed(log: EventLog, { data, position }: Recorded<SignaturesInvalidated>) {
  const ids = new Set(data.signatures);
  const named: Recorded<PetitionSigned>[] = [];
  for await (const e of signaturesOf(log, data.petitionId, position)) if (ids.has(e.id)) named.push(e);
  return named;
}

function wish(
  command: InvalidateSignature | RestoreSignature,
  petitionId: string,
  batch: string,
  { id, data }: Recorded<PetitionSigned>,
  cause: string,
): Wish {
  return { command: Object.assign(command, { petitionId, batch, signature: id, signer: data.signer }), cause };
}
