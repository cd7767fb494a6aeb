import type { Recorded } from '../../events/envelope.js';
import type { TextRef } from '../../read-models/petition-documents.js';

/** Where the sealed words of a fact are, and what proves them. */
export const textOf = ({ id, sealed }: Recorded): TextRef => ({ event: id, commitment: sealed?.commitment ?? null });
