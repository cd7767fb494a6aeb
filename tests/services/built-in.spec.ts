import { AdoptService } from '../../commands/services/commands.js';
import { service, serviceState } from '../../commands/services/service.js';
import { termEnds } from '../../events/calendar.js';
import type { ServiceEvent } from '../../events/services.js';
import { recordBy } from '../../src/operations.js';
import { adoptBuiltInServices, BUILT_IN_SERVICES } from '../../src/services/built-in/adopt-built-in.js';
import { NOW, wish } from '../support/given.js';
import { TestHouse } from '../support/house.js';

const adopted = (n: number) => {
  const facts = service.decide(wish(AdoptService, BUILT_IN_SERVICES[n] as never), serviceState.initial, NOW, {
    department: false,
  });
  return (facts as readonly ServiceEvent[])[0]!.data as Extract<ServiceEvent, { type: 'ServiceAdopted' }>['data'];
};
const endOf = (day: string) => `${day}T20:00:00.000Z`;

describe('services that every city owes by law', () => {
  it('public information is given within ten working days: holidays and days off do not count, nor the day it is asked', () => {
    const { term } = adopted(0);
    expect(term).toEqual({ length: 10, unit: 'working-days' });
    expect(termEnds('2026-06-10T08:00:00.000Z', term)).toBe(endOf('2026-06-24'));
    expect(termEnds('2026-04-02T08:00:00.000Z', term)).toBe(endOf('2026-04-21')); // April 9, Good Friday and Easter Monday
    expect(termEnds('2026-12-30T08:00:00.000Z', term)).toBe(endOf('2027-01-15')); // January 1 and 7
    expect(termEnds('2026-06-10T19:59:59.999Z', term)).toBe(endOf('2026-06-24'));
    expect(termEnds('2026-06-10T20:00:00.000Z', term)).toBe(endOf('2026-06-25')); // midnight in Tbilisi
  });

  it('a complaint is decided on within a month; a term that would end on a day off ends on the next working day', () => {
    const { term } = adopted(1);
    expect(term).toEqual({ length: 1, unit: 'months' });
    expect(termEnds('2026-06-10T08:00:00.000Z', term)).toBe(endOf('2026-07-10'));
    expect(termEnds('2026-04-26T08:00:00.000Z', term)).toBe(endOf('2026-05-27')); // May 26 is a holiday
    expect(termEnds('2026-01-31T08:00:00.000Z', term)).toBe(endOf('2026-03-02')); // the last of February is a Saturday
    expect(termEnds('2026-03-10T08:00:00.000Z', term)).toBe(endOf('2026-04-14')); // from Good Friday past Easter Monday
    expect(termEnds('2026-06-10T20:00:00.000Z', term)).toBe(endOf('2026-07-13')); // it is the 11th in Tbilisi, July 11 a Saturday
  });

  it.each([0, 1])('every word of number %i is said in Georgian and in English', (n) => {
    const texts: (readonly [string, string])[] = [];
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const { ka, en } = value as { ka?: string; en?: string };
      if (ka !== undefined || en !== undefined) texts.push([ka ?? '', en ?? '']);
      else for (const one of Object.values(value)) walk(one);
    };
    walk(adopted(n));
    expect(texts.length).toBeGreaterThan(20);
    for (const [ka, en] of texts)
      expect([/[ა-ჰ]/.test(ka), /[a-z]/i.test(ka), /[ა-ჰ]/.test(en)]).toEqual([true, /XIII|III/.test(ka), false]);
  });
});

describe('a city at its first start', () => {
  let town: TestHouse;
  beforeEach(async () => {
    town = await TestHouse.open();
  });
  afterEach(() => town.close());
  const start = () => adoptBuiltInServices(town.house.log, recordBy(town.house, town.server.commands));
  const facts = async (n: number) =>
    (await town.house.log.read(`service-${BUILT_IN_SERVICES[n]!.code}`)).map(({ type, data }) => [
      type,
      (data as { version?: number }).version,
    ]);

  it('adopts them once, however often it starts, and two that start at once', async () => {
    await Promise.all([start(), start()]);
    await start();
    expect([await facts(0), await facts(1)]).toEqual([[['ServiceAdopted', 1]], [['ServiceAdopted', 1]]]);
    const { json } = await town.request(
      'GET',
      `/api/v1/services/public-information?after=${await town.house.log.head()}`,
    );
    expect(json).toMatchObject({ version: 1, fee: 0, retired: false });
  });

  it('leaves alone what the city has made of them', async () => {
    await start();
    const administrator = await town.staff('administrator');
    await town.post('/services', administrator, { ...BUILT_IN_SERVICES[0], deadlineDays: 5 });
    await town.post('/services/administrative-complaint/retire', administrator, {});
    await start();
    expect(await facts(0)).toEqual([
      ['ServiceAdopted', 1],
      ['ServiceAdopted', 2],
    ]);
    expect(await facts(1)).toEqual([
      ['ServiceAdopted', 1],
      ['ServiceRetired', undefined],
    ]);
  });
});
