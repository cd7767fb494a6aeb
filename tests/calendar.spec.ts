import {
  ageAt,
  dayOf,
  daysAfter,
  endOf,
  isWorkingDay,
  minuteOf,
  orthodoxEaster,
  workingDaysAfter,
} from '../events/calendar.js';

describe('days in Tbilisi', () => {
  it('begin four hours before those in Greenwich', () => {
    expect(dayOf('2026-06-10T19:59:59.999Z')).toBe('2026-06-10');
    expect(dayOf('2026-06-10T20:00:00.000Z')).toBe('2026-06-11');
    expect(dayOf('2026-12-31T20:00:00.000Z')).toBe('2027-01-01');
    expect(minuteOf('2026-06-10T20:30:00.000Z')).toBe('2026-06-11T00:30');
  });
  it('end at midnight there', () => expect(endOf('2026-06-10')).toBe('2026-06-10T20:00:00.000Z'));
});

describe('a term in calendar days', () => {
  it('does not count the day it starts on, at whatever hour', () => {
    expect(daysAfter('2026-06-10T00:00:00.000Z', 10)).toBe('2026-06-20T20:00:00.000Z');
    expect(daysAfter('2026-06-10T19:59:59.999Z', 10)).toBe('2026-06-20T20:00:00.000Z');
    expect(daysAfter('2026-06-10T20:00:00.000Z', 10)).toBe('2026-06-21T20:00:00.000Z');
  });
  it('goes over leap days and ends of years', () => {
    expect(daysAfter('2028-02-28T08:00:00.000Z', 1)).toBe('2028-02-29T20:00:00.000Z');
    expect(daysAfter('2027-02-28T08:00:00.000Z', 1)).toBe('2027-03-01T20:00:00.000Z');
    expect(daysAfter('2026-12-31T08:00:00.000Z', 1)).toBe('2027-01-01T20:00:00.000Z');
  });
  it('of no days ends with the day itself', () =>
    expect(daysAfter('2026-06-10T08:00:00.000Z', 0)).toBe('2026-06-10T20:00:00.000Z'));
});

describe('working days', () => {
  it('leave out weekends', () => {
    expect(isWorkingDay('2026-06-12')).toBe(true);
    expect(isWorkingDay('2026-06-13')).toBe(false);
    expect(isWorkingDay('2026-06-14')).toBe(false);
    expect(workingDaysAfter('2026-06-11T08:00:00.000Z', 3)).toBe('2026-06-16T20:00:00.000Z');
  });
  it.each('01-01 01-02 01-07 01-19 03-03 03-08 04-09 05-09 05-12 05-17 05-26 08-28 10-14 11-23'.split(' '))(
    'leave out %s',
    (day) => expect(isWorkingDay(`2026-${day}`)).toBe(false),
  );
  it('leave out Good Friday to Easter Monday', () => {
    expect(['2026-04-10', '2026-04-11', '2026-04-12', '2026-04-13'].map(isWorkingDay)).not.toContain(true);
    expect(isWorkingDay('2026-04-14')).toBe(true);
    expect(isWorkingDay('2026-04-08')).toBe(true);
  });
  it('make a term long over Easter', () =>
    expect(workingDaysAfter('2026-04-08T08:00:00.000Z', 1)).toBe('2026-04-14T20:00:00.000Z'));
});

it.each([
  [2024, '2024-05-05'],
  [2025, '2025-04-20'],
  [2026, '2026-04-12'],
  [2027, '2027-05-02'],
  [2028, '2028-04-16'],
])('Orthodox Easter of %d', (year, day) => expect(orthodoxEaster(year)).toBe(day));

describe('age', () => {
  it('is reached on the birthday, in Tbilisi', () => {
    expect(ageAt('2008-06-11', '2026-06-10T19:59:59.999Z')).toBe(17);
    expect(ageAt('2008-06-11', '2026-06-10T20:00:00.000Z')).toBe(18);
  });
  it('of someone born on a leap day is reached on the first of March', () => {
    expect(ageAt('2008-02-29', '2026-02-28T12:00:00.000Z')).toBe(17);
    expect(ageAt('2008-02-29', '2026-03-01T12:00:00.000Z')).toBe(18);
    expect(ageAt('2008-02-29', '2028-02-29T12:00:00.000Z')).toBe(20);
  });
  it('of no date is no age', () => expect(ageAt('', '2026-06-10T12:00:00.000Z') >= 18).toBe(false));
});
