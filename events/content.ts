/**
 * Public content that is larger than a fact: it lies beside the log, and the fact names it. `digest`: SHA-256 of its bytes,
 * hex. What is JSON is canonical (RFC 8785), so that the same content has one name.
 */
export type Content = { readonly digest: string; readonly bytes: number; readonly mediaType: string };

const DIGEST = /^[0-9a-f]{64}$/;
const FIELDS = 3;

const isContent = (value: object): value is Content => {
  const { digest, bytes, mediaType } = value as Partial<Content>;
  const said = typeof digest === 'string' && DIGEST.test(digest) && Number.isSafeInteger(bytes);
  return said && typeof mediaType === 'string' && Object.keys(value).length === FIELDS;
};

/** Whatever the public part of a fact names, wherever in it. */
export function contentsIn(data: object): readonly Content[] {
  if (isContent(data)) return [data];
  const inside = Array.isArray(data) && typeof data[0] === 'number' ? [] : Object.values(data);
  return inside.flatMap((value) => (typeof value === 'object' && value !== null ? contentsIn(value) : []));
}
