import { TEXTS } from '../../src/demo/texts.js';
import { monthsBefore } from '../../src/policies/when-retention-term-over-then-shred.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

const BOTH = { ka: 'მერის ბრძანება', en: 'Order of the Mayor' };
const TERMS = { signatoryMonths: 1, draftDays: 2, gatheringDays: 4, codeHours: 12 };
const HOLD = { reason: 'A court has asked for it.' };

it.each([
  ['2026-08-31T10:00:00.000Z', 6, '2026-02-28T10:00:00.000Z'],
  ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2026-01-15T00:00:00.000Z', 13, '2024-12-15T00:00:00.000Z'],
  ['2026-05-05T05:05:05.005Z', 0, '2026-05-05T05:05:05.005Z'],
])('%s, %i months before, is %s', (now, months, before) => expect(monthsBefore(now, months)).toBe(before));

describe('personal data', () => {
  let town: TestHouse;
  beforeEach(async () => {
    town = await TestHouse.open({ works: true });
    await town.adopt();
    await town.crowd(1, 40);
  });
  afterEach(() => town.close());

  const applied = async (id: string) => (await town.house.log.read(`retention-${id}`)).map(({ data }) => data);
  const hold = async (id: string, deed: 'hold' | 'release') =>
    town.post(`/petitions/${id}/${deed}`, await town.staff('auditor'), HOLD);
  const settled = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);
  const inForceFrom = () => town.clock.now().slice(0, 10);
  const adopt = async (version: number, more: object = {}) =>
    town.request('POST', '/api/v1/privacy/retention', {
      token: await town.staff('administrator'),
      body: { version, legalReference: BOTH, inForceFrom: inForceFrom(), terms: TERMS, ...more },
    });

  it('of a petition that nobody supports is erased after seven days, and of one that found some but was never sent after ninety', async () => {
    const { vault, log } = town.house;
    const alone = await town.draft(1, { title: TEXTS.market.title });
    const supported = await town.draft(5);
    await town.post(`/petitions/${supported}/support`, (await town.citizen(6)).token);
    const sent = await town.submit(11);
    town.clock.days(8);
    await until(async () => (await applied(alone)).length === 1);
    expect(await applied(alone)).toEqual([{ petitionId: alone, what: 'draft', keys: 2, schedule: 0 }]);
    const closed = (await log.read(`petition-${alone}`)).at(-1)!;
    expect([closed.type, closed.data]).toEqual(['PetitionClosed', { petitionId: alone, reason: 'lapsed' }]);
    expect(vault.openingKey(`petition-${alone}`)).toBeUndefined();
    const author = (await town.citizen(1)).resident.person;
    expect(vault.scopesOf(author)).toEqual([]);
    expect(() => vault.pseudonym(author, `petition-${alone}`)).toThrow(/destroyed/);
    await settled();
    expect((await town.request('GET', `/api/v1/petitions/${alone}`)).text).not.toContain(TEXTS.market.title);
    const late = await town.request('POST', `/api/v1/petitions/${alone}/support`, {
      token: (await town.citizen(9)).token,
      body: {},
    });
    expect(late.status).toBe(409);
    expect(await applied(supported)).toEqual([]);
    town.clock.days(83);
    await until(async () => (await applied(supported)).length === 1);
    expect(await applied(sent)).toEqual([]);
    expect(vault.openingKey(`petition-${sent}`)).toBeDefined();
  });

  it('is kept as long as the schedule says that is in force, by its version', async () => {
    expect((await town.get('/privacy/retention')).json).toMatchObject({ inForce: { version: 0 }, items: [] });
    expect((await adopt(1, { inForceFrom: '2026-06-01' })).json.type).toBe('urn:ghia:retention.not-later');
    expect((await adopt(2)).json.type).toBe('urn:ghia:retention.not-later');
    const { json } = await adopt(1);
    expect((await adopt(1)).status).toBe(200);
    expect((await adopt(1, { terms: { ...TERMS, codeHours: 25 } })).status).toBe(400);
    town.position = json.position;
    expect((await town.get('/privacy/retention')).json.inForce).toMatchObject({ version: 1, terms: TERMS });
    const id = await town.draft(1);
    town.clock.days(3);
    await until(async () => (await applied(id)).length === 1);
    expect((await applied(id))[0]).toMatchObject({ schedule: 1 });
  });

  it('stays while a legal hold lasts, and goes when it is lifted', async () => {
    const id = await town.draft(1);
    expect(
      (await town.request('POST', `/api/v1/petitions/${id}/hold`, { token: await town.staff('moderator'), body: HOLD }))
        .status,
    ).toBe(403);
    const nothing = { token: await town.staff('auditor'), body: HOLD };
    expect((await town.request('POST', `/api/v1/petitions/${id}/release`, nothing)).status).toBe(409);
    await hold(id, 'hold');
    await settled();
    const other = await town.draft(2);
    town.clock.days(10);
    await until(async () => (await applied(other)).length === 1);
    expect(await applied(id)).toEqual([]);
    expect(town.house.vault.openingKey(`petition-${id}`)).toBeDefined();
    await hold(id, 'release');
    await until(async () => (await applied(id)).length === 1);
    expect(town.house.vault.openingKey(`petition-${id}`)).toBeUndefined();
  });

  it('of somebody who asks again while a hold lasts goes with what they did since', async () => {
    const { vault } = town.house;
    const [held, later] = [await town.openPetition(21), await town.openPetition(25)];
    await town.sign(held, 31);
    await hold(held, 'hold');
    const { token, resident } = await town.citizen(31);
    expect((await town.post('/me/erase', token)).json).toMatchObject({ scopes: 0, held: 1 });
    await town.sign(later, 31);
    expect((await town.post('/me/erase', token)).json).toMatchObject({ scopes: 1, held: 1 });
    expect(vault.scopesOf(resident.person).map(({ scope }) => scope)).toEqual([`petition-${held}`]);
  });

  it('of somebody who asks to be forgotten goes at once, but for what a hold keeps; that goes by itself afterwards', async () => {
    const { vault, log } = town.house;
    const [held, free] = [await town.openPetition(21), await town.openPetition(25)];
    for (const id of [held, free]) await town.sign(id, 31);
    await hold(held, 'hold');
    const { token, resident } = await town.citizen(31);
    const { json } = await town.post('/me/erase', token);
    expect(json).toEqual({ erasure: expect.any(String), scopes: 1, held: 1 });
    expect(vault.scopesOf(resident.person)).toEqual([{ scope: `petition-${held}`, subject: expect.any(String) }]);
    const later = await town.openPetition(33);
    await town.sign(later, 31);
    const facts = async () => (await log.read(`erasure-${json.erasure}`)).map(({ type }) => type);
    expect(await facts()).toEqual(['ErasureRequested']);
    await hold(held, 'release');
    await until(async () => (await facts()).length === 2);
    // what they did after they had asked is another matter, until they ask again
    expect(vault.scopesOf(resident.person).map(({ scope }) => scope)).toEqual([`petition-${later}`]);
    await town.post('/me/erase', token);
    expect(vault.scopesOf(resident.person)).toEqual([]);
    const count = async (id: string) => (await town.get(`/petitions/${id}/count`)).json.count;
    expect([await count(held), await count(free)]).toEqual([1, 1]);
  });
});
