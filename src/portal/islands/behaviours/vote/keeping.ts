/** What a device knows of its voter in one round: the code, the number of the last ballot, and its digest. */
export type Kept = { readonly code: string; readonly seq: number; readonly digest?: string };

const nameOf = (round: string): string => `ghia-vote:${round}`;

/** While the page is open it outlasts a reload; beyond that only where its owner has said so. */
export function keep(round: string, kept: Kept, forLong: boolean): void {
  const text = JSON.stringify(kept);
  attempt(() => sessionStorage.setItem(nameOf(round), text));
  if (forLong) attempt(() => localStorage.setItem(nameOf(round), text));
}

export const isKeptForLong = (round: string): boolean =>
  attempt(() => localStorage.getItem(nameOf(round)) !== null) ?? false;

export function kept(round: string): Kept | undefined {
  const text = attempt(() => sessionStorage.getItem(nameOf(round)) ?? localStorage.getItem(nameOf(round)));
  return text ? (attempt(() => JSON.parse(text) as Kept) ?? undefined) : undefined;
}

export function forget(round: string): void {
  attempt(() => sessionStorage.removeItem(nameOf(round)));
  attempt(() => localStorage.removeItem(nameOf(round)));
}

/** A browser may keep nothing at all. */
function attempt<T>(deed: () => T): T | undefined {
  try {
    return deed();
  } catch {
    return undefined;
  }
}
