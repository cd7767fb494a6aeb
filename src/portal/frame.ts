import type { Assets } from './assets.js';

export type Lang = 'ka' | 'en';
export const LANGS: readonly Lang[] = ['ka', 'en'];
export const otherLang = (lang: Lang): Lang => (lang === 'ka' ? 'en' : 'ka');

export type PetitionTrack = 'mayor' | 'sakrebulo';

/** Who reads the page, as far as the page shows it. */
export type Reader = {
  /** The name in the residents register; null when only a contact is known. */
  readonly name: string | null;
  readonly level: 0 | 1 | 2 | 3;
  readonly roles: readonly string[];
};

/** What every page is set in: where it stands, when, for whom. */
export type Frame = {
  /** The address without its language, with its query: `` for home, `/petitions?q=…`. */
  readonly path: string;
  /** Where people reach the portal, without a slash at the end. */
  readonly origin: string;
  readonly demo: boolean;
  readonly reader: Reader | null;
  /** Goes back with every form of a signed-in reader. */
  readonly csrf: string | null;
  /** New for each page: goes back with its form, so that sending it twice is one wish. */
  readonly key: string;
  /** ISO-8601 UTC. */
  readonly now: string;
  readonly assets: Pick<Assets, 'url'>;
};

/** Every page's view stands in a frame. */
export type Framed = { readonly frame: Frame };

/** A mistake in a form: the field's id, and a sentence that says what to do. */
export type FormError = { readonly field: string; readonly text: string };
export const errorOf = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.text;
