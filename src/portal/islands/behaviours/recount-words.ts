import { results as en } from '../../i18n/en/results.js';
import { results as ka } from '../../i18n/ka/results.js';

/** The page's own words, in its language. */
export const recountWords = (document.documentElement.lang === 'en' ? en : ka).recount;
