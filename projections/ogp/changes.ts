import type { Recorded } from '../../events/envelope.js';
import type { InLanguages } from '../../events/ogp.js';
import type { Change } from '../../read-models/ogp-documents.js';

type Revised = Recorded & { readonly data: { readonly version: number; readonly reason?: InLanguages } };

/** What a version changes, by the names of its fields. */
export function changeOf({ data, at, id }: Revised, before: object, after: object): Change {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const value = (of: object, name: string) => JSON.stringify((of as Record<string, unknown>)[name]);
  const fields = names.filter((name) => value(before, name) !== value(after, name));
  return { version: data.version, at, event: id, ...(data.reason && { reason: data.reason }), fields };
}
