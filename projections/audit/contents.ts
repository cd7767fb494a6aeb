import { contentsIn } from '../../events/content.js';
import { type GhiaEvent, NAMING_CONTENT } from '../../events/index.js';
import type { ContentDoc } from '../../read-models/contents.js';
import type { Projection } from '../projection.js';

/** What lies beside the log and is named by facts: only that is handed out. */
export const contents: Projection<ContentDoc, GhiaEvent> = {
  name: 'contents',
  version: 1,
  handles: NAMING_CONTENT,
  indexes: [],
  keys: (e) => [...new Set(contentsIn(e.data).map(({ digest }) => digest))],

  fold(doc, e, key) {
    if (doc) return doc;
    const named = contentsIn(e.data).find(({ digest }) => digest === key);
    return named && { _id: key, bytes: named.bytes, mediaType: named.mediaType };
  },
};
