import { DISTRICTS } from '../../events/districts.js';
import { districtName } from '../../src/map/district-names.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { daysLeft, format, lastMoment, ordinalKa, pluralEn } from '../../src/portal/i18n/format.js';
import { wholeNumber } from '../../src/portal/i18n/whole-number.js';

const ka = format('ka');
const en = format('en');
const NBSP = '\u00a0';

describe('Georgian', () => {
  it('groups digits from five on, with a space that does not break', () => {
    expect(ka.number(1486)).toBe('1486');
    expect(ka.lari(1_250_000)).toBe(`12${NBSP}500${NBSP}₾`);
    expect(ka.lari(150_005)).toBe(`1500,05${NBSP}₾`);
    expect(ka.number(12_345)).toBe(`12${NBSP}345`);
    expect(ka.number(1_234_567)).toBe(`1${NBSP}234${NBSP}567`);
  });

  it.each([
    [1, '1-ლი'],
    [2, 'მე-2'],
    [7, 'მე-7'],
    [20, 'მე-20'],
    [21, '21-ე'],
    [40, 'მე-40'],
    [81, '81-ე'],
    [100, '100-ე'],
  ])('calls the %d. of a row %s', (n, said) => {
    expect(ordinalKa(n)).toBe(said);
  });

  it('leaves the noun as it is after a number', () => {
    expect(say('ka').petitions.signatures(1)).toBe('1 ხელმოწერა');
    expect(say('ka').petitions.signatures(5)).toBe('5 ხელმოწერა');
  });

  it('tells dates and hours on Tbilisi’s clock, a date in one piece', () => {
    expect(ka.date('2026-10-13T20:30:00.000Z')).toBe(`14${NBSP}ოქტომბერი,${NBSP}2026`); // half past midnight there
    expect(ka.moment('2026-11-23T08:30:00.000Z')).toBe(`23${NBSP}ნოემბერი,${NBSP}2026, 12:30`);
    expect(ka.time('2026-07-01T20:00:00.000Z')).toBe('00:00');
    expect(ka.time('2026-01-01T20:00:00.000Z')).toBe('00:00'); // no summer time
  });

  it('joins a list with და', () => {
    expect(ka.list(['ვაკე', 'ისანი', 'გლდანი'])).toBe('ვაკე, ისანი და გლდანი');
  });
});

describe('English', () => {
  it('writes numbers, dates and plurals its own way', () => {
    expect(en.lari(150_050)).toBe(`1,500.50${NBSP}₾`);
    expect(en.number(12_345)).toBe('12,345');
    expect(en.date('2026-10-14T08:00:00.000Z')).toBe(`14${NBSP}October${NBSP}2026`);
    expect(pluralEn(1, 'signature', 'signatures')).toBe('1 signature');
    expect(pluralEn(1486, 'signature', 'signatures')).toBe('1,486 signatures');
  });
});

describe('whole numbers', () => {
  const numbers = [0, 7, 999, 1000, 1486, 9999, 10_000, 12_345, 100_000, 1_234_567, -9999, -12_345];

  it('are written as each language writes them, where nothing is known of the language', () => {
    for (const [lang, locale] of [
      ['ka', 'ka'],
      ['en', 'en-GB'],
    ] as const) {
      const intl = new Intl.NumberFormat(locale);
      expect(numbers.map((n) => wholeNumber(n, lang))).toEqual(numbers.map((n) => intl.format(n)));
    }
  });
});

describe('terms', () => {
  it('counts the begun day, and nothing below zero', () => {
    const now = '2026-11-23T08:30:00.000Z';
    expect(daysLeft('2026-11-23T20:00:00.000Z', now)).toBe(1);
    expect(daysLeft('2026-11-25T20:00:00.000Z', now)).toBe(3);
    expect(daysLeft('2026-11-20T20:00:00.000Z', now)).toBe(0);
  });

  it('names the day that a term ends with, not the one after it', () => {
    const endOfThird = '2026-11-03T20:00:00.000Z'; // midnight in Tbilisi: the 4th has begun
    expect(ka.date(lastMoment(endOfThird))).toBe(`3${NBSP}ნოემბერი,${NBSP}2026`);
  });
});

describe('districts', () => {
  it('have the forms that sentences need, not glued together', () => {
    expect(districtName('ka', 'isani')).toEqual({ name: 'ისანი', district: 'ისნის რაიონი', within: 'ისანში' });
    expect(districtName('ka', 'vake').district).toBe('ვაკის რაიონი');
    expect(districtName('ka', 'saburtalo')).toMatchObject({ district: 'საბურთალოს რაიონი', within: 'საბურთალოზე' });
    expect(districtName('en', 'gldani').district).toBe('Gldani district');
  });

  it('are ten, and what is none of them is another address', () => {
    expect(DISTRICTS).toHaveLength(10);
    expect(districtName('ka', 'other').name).toBe('სხვა მისამართი');
    expect(districtName('en', '__proto__').name).toBe('Another address');
  });
});
