import { queryTokens, tokensOf } from '../read-models/search.js';

/** As the stores search: each token of the question begins some token of the text. */
const finds = (question: string, text: string) => {
  const held = tokensOf(text);
  const asked = queryTokens(question);
  return asked.length > 0 && asked.every((token) => held.some((one) => one.startsWith(token)));
};

const FORMS = [
  ['თბილისი', 'თბილისის', 'თბილისში', 'თბილისიდან', 'თბილისამდე', 'თბილისს'],
  ['ქუჩა', 'ქუჩის', 'ქუჩაზე', 'ქუჩები', 'ქუჩების', 'ქუჩებში'],
  ['ველობილიკი', 'ველობილიკის', 'ველობილიკები', 'ველობილიკების', 'ველობილიკზე'],
  ['ავტობუსი', 'ავტობუსის', 'ავტობუსები', 'ავტობუსით'],
  ['ისანი', 'ისნის', 'ისანში'],
  ['სკოლა', 'სკოლის', 'სკოლები', 'სკოლებში'],
  ['ვაკე', 'ვაკის', 'ვაკეში'],
  ['გლდანი', 'გლდანის', 'გლდანში', 'გლდანიდან'],
  ['bus', 'buses'],
  ['city', 'cities'],
  ['tree', 'trees'],
];

describe.each(FORMS)('%s', (...forms) => {
  it('is found by each of its forms', () => {
    for (const asked of forms)
      for (const written of forms)
        expect([asked, written, finds(asked, `აქ წერია ${written}, და კიდევ`)]).toEqual([asked, written, true]);
  });
});

it.each([
  ['პარკი', 'პეტიცია'],
  ['ვაკე', 'ვარკეთილი'],
  ['ველობილიკი ვაკეში', 'ველობილიკი გლდანში'],
  ['bus', 'business'.slice(3)],
  ['გლდანი', 'გალავანი'],
])('%s does not find %s', (asked, written) => expect(finds(asked, written)).toBe(false));

it('begins words, folds case and Mtavruli, and passes over signs', () => {
  expect(finds('ველო', 'უსაფრთხო ველობილიკი')).toBe(true);
  expect(finds('ᲕᲔᲚᲝᲑᲘᲚᲘᲙᲘ', 'ველობილიკი')).toBe(true);
  expect(finds('BUS', 'Bus stop signs')).toBe(true);
  expect(finds('№7', 'სკოლა №7')).toBe(true);
  expect(queryTokens('...')).toEqual([]);
  expect(
    queryTokens('ა '.repeat(100) + Array.from({ length: 100 }, (_, i) => `w${i}`).join(' ')).length,
  ).toBeLessThanOrEqual(30);
});
