/** A question has at most so many words; more find nothing new. */
const MOST_WORDS = 30;
const SHORTEST_STEM = 3;

/**
 * Endings of Georgian nouns, the longest first: plural with case, case with postposition, case alone. „თბილისში“,
 * „თბილისის“ and „თბილისიდან“ all leave „თბილის“.
 */
const ENDINGS = [
  'ებისთვის',
  'ებიდან',
  'ებამდე',
  'ებთან',
  'ებში',
  'ებზე',
  'ებით',
  'ებად',
  'ებმა',
  'ების',
  'ებს',
  'ები',
  'ებო',
  'ება',
  'ისთვის',
  'ისკენ',
  'ისგან',
  'იდან',
  'ამდე',
  'სთვის',
  'სკენ',
  'სგან',
  'დან',
  'მდე',
  'თან',
  'ში',
  'ზე',
  'ის',
  'ით',
  'ად',
  'მა',
  'ამ',
  'ს',
  'მ',
  'თ',
  'ი',
  'ა',
  'ე',
  'ო',
  'უ',
]; // prettier-ignore

/** Stems that lose a vowel when a case follows, as they are written then, and as they are written alone. */
const CONTRACTED: Readonly<Record<string, string>> = {
  ისნ: 'ისან',
  ქალაქ: 'ქალაქ',
  წყალ: 'წყალ',
  წყლ: 'წყალ',
  ბავშვ: 'ბავშვ',
  მოედნ: 'მოედან',
  სახლ: 'სახლ',
  წიგნ: 'წიგნ',
  ბაღ: 'ბაღ',
  თავ: 'თავ',
};

const GEORGIAN = /^\p{Script=Georgian}+$/u;

/** Lower case, NFC; Mtavruli capitals become the everyday letters. */
const plain = (text: string) => text.normalize('NFC').toLowerCase();

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function stem(word: string): string {
  return GEORGIAN.test(word) ? georgianStem(word) : englishStem(word);
}

function georgianStem(word: string): string {
  let left = word;
  // a case may stand on a plural, a postposition on a case: twice is enough
  for (let i = 0; i < 2; i++) {
    const ending = ENDINGS.find((one) => left.endsWith(one) && [...left].length - [...one].length >= SHORTEST_STEM);
    if (!ending) break;
    left = left.slice(0, -ending.length);
    if (ending.length > 1) break;
  }
  return CONTRACTED[left] ?? left;
}

function englishStem(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** What a text is found by. */
export const tokensOf = (text: string): string[] => [...new Set(wordsOf(text).map(stem))];

/** What a question asks for: each must begin some token of the text. */
export const queryTokens = (question: string): string[] => [
  ...new Set(wordsOf(question).slice(0, MOST_WORDS).map(stem)),
];
