import { georgianStem } from '../read-models/georgian.js';
import { queryTokens, tokensOf } from '../read-models/search.js';
import { APART, ENGLISH, FAMILIES } from './search-words.js';

/** As the stores search: a text holds a token that begins in one of the ways of each word. */
const finds = (question: string, text: string) => {
  const held = tokensOf(text);
  const asked = queryTokens(question);
  return asked.length > 0 && asked.every((ways) => ways.some((way) => held.some((one) => one.startsWith(way))));
};

describe.each([...FAMILIES, ...ENGLISH])('%s', (...forms) => {
  it('is found by each of its forms', () => {
    for (const asked of forms)
      for (const written of forms)
        expect([asked, written, finds(asked, `აქ წერია ${written}, და კიდევ`)]).toEqual([asked, written, true]);
  });
});

it.each(APART)('%s and %s are words apart', (one, other) => {
  expect([finds(one, other), finds(other, one)]).toEqual([false, false]);
});

it('all words of a question must be there, in whatever form', () => {
  expect(finds('ველობილიკები ვაკისთვის', 'ველობილიკი ვაკეში')).toBe(true);
  expect(finds('ველობილიკი ვაკეში', 'ველობილიკი გლდანში')).toBe(false);
});

it('a word that is not finished finds what begins so', () => {
  for (const [begun, whole] of [
    ['ველო', 'ველობილიკი'],
    ['თბილ', 'თბილისის'],
    ['გლდა', 'გლდანი'],
    ['ფანჯ', 'ფანჯრები'],
    ['ფანჯარ', 'ფანჯრები'],
    ['მეზობ', 'მეზობლის'],
    ['თბილისი', 'თბილისელები'],
    ['bus', 'buses'],
  ] as const)
    expect([begun, whole, finds(begun, whole)]).toEqual([begun, whole, true]);
});

it('folds case and Mtavruli, and passes over signs', () => {
  expect(finds('ᲕᲔᲚᲝᲑᲘᲚᲘᲙᲘ', 'ველობილიკი')).toBe(true);
  expect(finds('BUS', 'Bus stop signs')).toBe(true);
  expect(finds('№7', 'სკოლა №7')).toBe(true);
  expect(finds('7', 'სკოლა №70')).toBe(false);
  expect(queryTokens('...')).toEqual([]);
  const words = Array.from({ length: 100 }, (_, i) => `w${i}`).join(' ');
  expect(queryTokens('ა '.repeat(100) + words).length).toBeLessThanOrEqual(30);
});

it('a stem is never empty, and of no word more than itself', () => {
  for (const word of [...FAMILIES.flat(), 'ა', 'ის', 'მა', 'ში', 'ს', 'ად', 'ებს', 'თა'])
    expect([word, georgianStem(word).length > 0, georgianStem(word).length <= word.length]).toEqual([word, true, true]);
});
