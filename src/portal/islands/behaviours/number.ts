import { wholeNumber } from '../../i18n/whole-number.js';

/** A number as the rest of the page prints it. */
export const number = (n: number): string => wholeNumber(n, document.documentElement.lang === 'en' ? 'en' : 'ka');
