import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReadStore } from '../../read-models/store.js';

/** SHA-256 over the canonical JSON (RFC 8785) of every document in order of `_id`, a line each; and how many there are. */
export async function digestOf(store: ReadStore, collection: string): Promise<{ documents: number; digest: string }> {
  const hash = createHash('sha256');
  let documents = 0;
  for await (const doc of store.scan(collection)) {
    hash.update(canonicalize(doc)!).update('\n');
    documents++;
  }
  return { documents, digest: hash.digest('hex') };
}
