import { type Collections, Query } from './query.js';
import type { Doc, ReadStore } from './store.js';

/** Public content that lies beside the log: SHA-256 of its bytes (hex), how many they are, and what they are. */
export type ContentTold = { readonly digest: string; readonly bytes: number; readonly mediaType: string };
/** What the first fact that names it says of it. */
export type ContentDoc = Doc & Omit<ContentTold, 'digest'>;

/** What facts say of the content with this digest; undefined when none names it. */
export class ContentByDigest extends Query<ContentDoc | undefined> {
  constructor(readonly digest: string) {
    super();
  }

  answer(store: ReadStore, of: Collections) {
    return store.get<ContentDoc>(of('contents'), this.digest);
  }
}
