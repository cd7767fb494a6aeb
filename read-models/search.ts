import { georgianStem } from './georgian.js';
import type { Beginnings } from './store.js';

/** Before each token of a report's text, so that those who look for petitions do not find reports, nor the other way round. */
export const OF_REPORTS = 'r:';
/** And before each of the text that opens a topic. */
export const OF_TOPICS = 't:';
/** And before each of a budget proposal's. */
export const OF_PROPOSALS = 'p:';
/** And before the reference of a case. */
export const OF_CASES = 'c:';
/** A question has at most so many words; more find nothing new. */
const MOST_WORDS = 30;
/** A stem so long is also a beginning: whoever looks for „თბილისი“ may want „თბილისელები“. */
const LONG_STEM = 5;
/** So much of a word stands for all that begin with it, as while one types. */
const SHORTEST_BEGINNING = { georgian: 4, other: 3 };

const GEORGIAN = /^\p{Script=Georgian}+$/u;

/** Lower case, NFC; Mtavruli capitals become the everyday letters. */
const plain = (text: string) => text.normalize('NFC').toLowerCase();

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

const stem = (word: string): string => (GEORGIAN.test(word) ? georgianStem(word) : englishStem(word));

function englishStem(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** A stem as it is kept: between signs, so that it is found whole and never as the beginning of another. */
const kept = (stem: string) => `=${stem}=`;

/** What a text is found by: its words as they stand, and their stems. */
export const tokensOf = (text: string): string[] => [
  ...new Set(wordsOf(text).flatMap((word) => [word, kept(stem(word))])),
];

/**
 * What a question asks for, word by word: a text holds one of the beginnings of each, which are another form of the word,
 * or a word that begins so.
 */
export const queryTokens = (question: string): Beginnings[] =>
  [...new Set(wordsOf(question))].slice(0, MOST_WORDS).map((word) => [kept(stem(word)), ...beginningOf(word)]);

function beginningOf(word: string): string[] {
  const shortest = GEORGIAN.test(word) ? SHORTEST_BEGINNING.georgian : SHORTEST_BEGINNING.other;
  if (word.length < shortest) return [];
  const whole = stem(word);
  return [whole.length >= LONG_STEM && word.startsWith(whole) ? whole : word];
}
