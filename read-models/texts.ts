import type { TextRef } from './petition-documents.js';
import type { Collections } from './query.js';
import type { Doc, ReadStore } from './store.js';

/** An opened text as the shell keeps it: by event id, purged when its key is erased. */
export type Text = Doc & {
  readonly about: string;
  readonly kind: string;
  readonly content: Readonly<Record<string, string>>;
  readonly position: number;
};

/** A text, or why there is none: its key was erased, or law and rules keep it closed. */
export type Words<K extends string> =
  | ({ readonly [N in K]: string } & { readonly erased?: never; readonly sealed?: never })
  | { readonly erased: true; readonly sealed?: never }
  /** `byLink`: shown to whoever holds the author's link. */
  | { readonly sealed: true; readonly byLink?: true; readonly erased?: never };

export type Texts = ReadonlyMap<string, Text>;

/** The texts of some references, fetched at once. */
export function textsOf(store: ReadStore, of: Collections, refs: readonly (TextRef | undefined)[]): Promise<Texts> {
  const ids = refs.flatMap((ref) => (ref ? [ref.event] : []));
  return ids.length === 0 ? Promise.resolve(new Map()) : store.load<Text>(of('texts'), ids);
}

export const SEALED = { sealed: true } as const;
export const BY_LINK = { sealed: true, byLink: true } as const;

/** The named words of a text; `erased` when it is gone. */
export function words<K extends string>(texts: Texts, ref: TextRef | undefined, ...names: readonly K[]): Words<K> {
  const text = ref && texts.get(ref.event);
  if (!text) return { erased: true };
  return Object.fromEntries(names.map((name) => [name, text.content[name] ?? ''])) as Words<K>;
}
