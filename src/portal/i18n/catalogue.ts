import type { Lang } from '../frame.js';
import { en } from './en.js';
import { type Catalogue, ka } from './ka.js';

export type { Catalogue } from './ka.js';

const CATALOGUES: Readonly<Record<Lang, Catalogue>> = { ka, en };

/** The portal's words in one language. */
export const say = (lang: Lang): Catalogue => CATALOGUES[lang];
