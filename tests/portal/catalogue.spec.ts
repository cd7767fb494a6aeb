import { refusals } from '../../commands/refusals.js';
import { catalogue as facts } from '../../events/index.js';
import { REFUSAL_GROUNDS } from '../../events/petitions.js';
import { en } from '../../src/portal/i18n/en.js';
import { ka } from '../../src/portal/i18n/ka.js';

const GEORGIAN = /[\u10d0-\u10ff]/;
/** Capitals that most telephones cannot show. */
const MTAVRULI = /[\u1c90-\u1cbf]/;

type Leaf = { readonly path: string; readonly value: unknown };
function leaves(value: unknown, path = ''): Leaf[] {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}
const inKa = leaves(ka);
const inEn = new Map(leaves(en).map(({ path, value }) => [path, value]));

/** Numbers, dates and words for whatever a message asks for. */
const GIVEN = ['2026-11-23T08:30:00.000Z', '2026-11-20T08:30:00.000Z', 'სიტყვა'];
const NUMBERS = [2, 3, 4];
const RULES = { sponsors: 5, moderationDays: 10, windowDays: 60, goal: 2000, answerDays: 30 };
/** A message with parameters, said with numbers, with texts, and with the rules: whichever it was made for. */
function sayings(message: (...given: never[]) => unknown): unknown[] {
  return [NUMBERS, GIVEN, [RULES]].flatMap((given) => {
    try {
      return [message(...(given as never[]))];
    } catch {
      return []; // not made for these
    }
  });
}

describe('the two catalogues', () => {
  it('hold the same messages', () => {
    expect([...inEn.keys()].sort()).toEqual(inKa.map(({ path }) => path).sort());
  });

  it.each(inKa.map(({ path, value }) => [path, value]))('%s has words in both', (path, value) => {
    const other = inEn.get(path as string);
    expect(typeof other).toBe(typeof value);
    for (const one of [value, other]) {
      const said = typeof one === 'function' ? sayings(one as () => unknown) : [one];
      expect(said.length).toBeGreaterThan(0);
      for (const text of said.flatMap((each) => leaves(each).map((leaf) => leaf.value))) {
        expect(text).toEqual(expect.any(String));
        expect((text as string).trim()).not.toBe('');
      }
    }
  });

  it('speak Georgian in one and English in the other', () => {
    const plain = inKa.filter((leaf): leaf is { path: string; value: string } => typeof leaf.value === 'string');
    const foreign = plain.filter(({ value }) => !GEORGIAN.test(value)).map(({ path }) => path);
    expect(foreign).toEqual(['shell.otherLanguage', 'office.outbox.noSubject']);
    const mixed = [...inEn].filter(([, value]) => typeof value === 'string' && GEORGIAN.test(value));
    expect(mixed.map(([path]) => path)).toEqual(['shell.otherLanguage']);
  });

  it('never use a sign that the font does not have', () => {
    const said = inKa.flatMap(({ path, value }) => {
      const texts = typeof value === 'function' ? sayings(value as () => unknown) : [value];
      return texts.map((text) => ({ path, text }));
    });
    expect(said.filter(({ text }) => typeof text === 'string' && text.includes('№'))).toEqual([]);
  });

  it('never use Georgian capitals or straight quotes', () => {
    const wrong = inKa.filter(
      ({ value }) => typeof value === 'string' && (MTAVRULI.test(value) || value.includes('"')),
    );
    expect(wrong).toEqual([]);
  });
});

it.each(Object.entries({ ka, en }))('%s has a sentence for every fact, refusal and ground', (_, words) => {
  expect(Object.keys(words.facts).sort()).toEqual(Object.keys(facts).sort());
  expect(Object.keys(words.refusals).sort()).toEqual(Object.keys(refusals).sort());
  expect(Object.keys(words.office.grounds).sort()).toEqual(Object.keys(REFUSAL_GROUNDS).sort());
});

it.each(Object.entries({ ka, en }))(
  '%s says of every refusal more than that it is one: what to do, or where to look',
  (_, words) => {
    const bare = Object.entries(words.refusals).filter(([, said]) => !/[.:;,] \S/.test(said));
    expect(bare).toEqual([]);
  },
);
