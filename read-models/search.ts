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

const VOWEL = /[აეიოუ]$/;
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
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST_STEM);
  let left = ending ? word.slice(0, -ending.length) : word;
  // the stem's own vowel falls in some cases and stays in others: „ვაკე“, „ვაკის“, „ვაკეში“
  while (left.length > SHORTEST_STEM && VOWEL.test(left)) left = left.slice(0, -1);
  return CONTRACTED[left] ?? left;
}

function englishStem(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** What a text is found by: stems, and the words as they stand, since an ending may be part of the word („პროგრამა“). */
export const tokensOf = (text: string): string[] => [...new Set(wordsOf(text).flatMap((word) => [stem(word), word]))];

/** What a question asks for: each must begin some token of the text. */
export const queryTokens = (question: string): string[] => [
  ...new Set(wordsOf(question).slice(0, MOST_WORDS).map(stem)),
];
