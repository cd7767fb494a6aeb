import type { Lang } from '../frame.js';
import { en } from './en.js';
import { ka } from './ka.js';

/** The same messages with the same parameters, in any words. */
type Widen<T> = T extends string
  ? string
  : T extends (...given: infer A) => infer R
    ? (...given: A) => Widen<R>
    : { readonly [K in keyof T]: Widen<T[K]> };

/** Georgian is the source: a message that English lacks does not compile. */
export type Catalogue = Widen<typeof ka>;

const CATALOGUES: Readonly<Record<Lang, Catalogue>> = { ka, en };

/** The portal's words in one language. */
export const say = (lang: Lang): Catalogue => CATALOGUES[lang];
