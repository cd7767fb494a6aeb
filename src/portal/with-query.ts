/** An address with some of its query changed; `undefined` and the empty string take a name out. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}
