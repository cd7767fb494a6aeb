import { datePartsIn } from './date-parts.js';
import { errorOf, type FormError, type Lang } from './frame.js';

/** What was typed into a form that came back, by the names of its fields. */
export type Kept = Readonly<Record<string, string | undefined>>;
export type CameBack = { readonly kept?: Kept | undefined; readonly errors: readonly FormError[] };

/** What the fields of a form take of how it came back: what stood in them, and what is wrong with it. */
export const fieldsOf = ({ kept = {}, errors }: CameBack, lang: Lang) => ({
  kept,
  line: (name: string) => ({ lang, name, value: kept[name], error: errorOf(errors, name) }),
  date: (name: string) => ({ lang, name, value: datePartsIn(kept, name), error: errorOf(errors, name) }),
  both: { lang, kept, errors },
});

/** The same of one form of several, and which it was. */
export type KeptDeed = Kept & { readonly deed: string };
/** What was filled into this form, if it is the one that came back. */
export const keptOf = ({ kept }: { readonly kept?: KeptDeed | undefined }, deed: string): Kept =>
  kept?.deed === deed ? kept : {};

/** How one form of several came back: the others are empty. */
export const cameBack = <Deed extends string>(
  view: CameBack & { readonly deed?: Deed | undefined },
  of: Deed,
): CameBack => (view.deed === of ? view : { errors: [] });
