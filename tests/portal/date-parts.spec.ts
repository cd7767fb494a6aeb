import { dateMistake, datePartsIn, dayFrom, minuteFrom } from '../../src/portal/date-parts.js';

const typed = (day: string, month: string, year: string) => dayFrom({ day, month, year });

it.each([
  ['27', '3', '1990', '1990-03-27'],
  ['01', '01', '2004', '2004-01-01'],
  ['29', '2', '2000', '2000-02-29'],
])('%s %s %s is a day', (day, month, year, date) => expect(typed(day, month, year)).toEqual({ date }));

it.each([
  ['', '3', '1990', 'missing'],
  ['27', '3', '', 'missing'],
  ['27', '3', '90', 'year'],
  ['29', '2', '1900', 'unreal'],
  ['31', '4', '1990', 'unreal'],
  ['0', '1', '1990', 'unreal'],
  ['1', '13', '1990', 'unreal'],
  ['1', 'მარტი', '1990', 'unreal'],
  ['-1', '1', '1990', 'unreal'],
  ['1', '1', '19900', 'unreal'],
])('%s %s %s is none: %s', (day, month, year, fault) => expect(typed(day, month, year)).toEqual({ fault }));

it('tells a date that was left out from one that is half filled in', () => {
  expect(datePartsIn({ 'd-day': ' ', 'd-month': '' }, 'd')).toBeUndefined();
  expect(datePartsIn({ 'd-day': ' 5 ' }, 'd')).toEqual({ day: '5', month: '', year: '' });
  expect(dayFrom(undefined)).toEqual({ fault: 'missing' });
  expect(datePartsIn({ 'd-year': '9'.repeat(500) }, 'd')?.year).toHaveLength(10);
});

it.each([
  ['9', '5', { minute: '2026-10-14T09:05' }],
  ['23', '59', { minute: '2026-10-14T23:59' }],
  ['24', '0', { fault: 'time' }],
  ['9', '60', { fault: 'time' }],
  ['9', '', { fault: 'time' }],
  ['', '', { fault: 'time' }],
])('%s:%s on a day is %j', (hour, minute, read) =>
  expect(minuteFrom({ day: '14', month: '10', year: '2026', hour, minute })).toEqual(read),
);

it('says what is wrong with which date', () => {
  expect(dateMistake('Date of birth', 'unreal', 'en')).toMatch(/^Date of birth: there is no such date/);
});
