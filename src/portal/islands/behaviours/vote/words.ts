import { vote as en } from '../../../i18n/en/vote.js';
import { vote as ka } from '../../../i18n/ka/vote.js';

/** The page's own words, in its language. */
export const words = document.documentElement.lang === 'en' ? en : ka;

/** A pot as the page calls it. */
export const potNamed = (pot: string): string =>
  document.querySelector(`#pot-${CSS.escape(pot)} > summary h2`)?.textContent ?? pot;
