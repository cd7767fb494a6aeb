import { dirname } from 'node:path';
import { OgCards, type PetitionCardText } from '../../src/portal/cards/og-card.js';
import { scratch } from '../support/scratch.js';
import { builtInto } from './built.js';

const fresh = scratch();
let folder: string;
beforeAll(() => {
  folder = builtInto(dirname(fresh())).folder;
});

const text: PetitionCardText = {
  lang: 'ka',
  title: 'უსაფრთხო ველობილიკი ვაკიდან საბურთალომდე — 2027 წლის გეგმა №7',
  state: 'ხელმოწერა მიმდინარეობს',
  about: 'თბილისის მერს · ვაკე და საბურთალო',
  signatures: 1486,
  goal: 2000,
};
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Width and height stand in the first chunk of a PNG. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

it.each(['ka', 'en'] as const)('draws a petition and the portal as PNG of 1200 by 630 (%s)', (lang) => {
  const cards = new OgCards(folder, true);
  for (const png of [cards.petition({ ...text, lang }), cards.portal(lang)]) {
    expect(png.subarray(0, 8)).toEqual(PNG);
    expect(sizeOf(png)).toEqual({ width: 1200, height: 630 });
    expect(png.length).toBeLessThan(150_000);
  }
});

it('shows the count, the state and the demonstration', () => {
  const cards = new OgCards(folder, true);
  const drawn = cards.petition(text);
  expect(drawn.equals(cards.petition(text))).toBe(true);
  expect(drawn.equals(cards.petition({ ...text, signatures: 1487 }))).toBe(false);
  expect(drawn.equals(cards.petition({ ...text, state: 'პასუხი გაცემულია' }))).toBe(false);
  expect(drawn.equals(new OgCards(folder, false).petition(text))).toBe(false);
});

it('takes any length, no goal, no signature, and words without a break', () => {
  const cards = new OgCards(folder, false);
  const odd = [
    { title: 'ა'.repeat(120) },
    { title: 'სიტყვა '.repeat(17).trim() },
    { title: 'a' },
    { goal: null, signatures: 0 },
    { goal: 0 },
    { signatures: 5_000_000 },
    { title: '</svg><script>&"\'' },
  ];
  for (const more of odd) expect(sizeOf(cards.petition({ ...text, ...more }))).toEqual({ width: 1200, height: 630 });
});

it('falls back to the portal’s own card for letters that it does not have', () => {
  const cards = new OgCards(folder, true);
  expect(cards.petition({ ...text, title: 'Привет, мир и мэр' }).equals(cards.portal('ka'))).toBe(true);
  expect(cards.petition({ ...text, title: 'Park 👍 for all of us' }).equals(cards.portal('ka'))).toBe(true);
});
