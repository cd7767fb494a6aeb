import type { Recorded } from '../../../events/envelope.js';
import { catalogue, type GhiaEvent } from '../../../events/index.js';
import { instantOf, type PublicFact } from '../leaf.js';

/** An entry as the folds know facts. What the public does not know no fold counts by: of a sealed part its commitment alone. */
export function recorded({ id, type, s, r, t, pub, c }: PublicFact, index: number): Recorded {
  const schema = Object.hasOwn(catalogue, type) ? catalogue[type as GhiaEvent['type']].schema : 1;
  const meta = { actor: '', commandId: '', correlationId: '', causationId: null };
  const known = { id, type, stream: s, revision: r, position: index + 1, schema, at: instantOf(t), data: pub, meta };
  return { ...known, ...(c !== undefined && { sealed: { subject: '', commitment: c, box: '' } }) };
}
