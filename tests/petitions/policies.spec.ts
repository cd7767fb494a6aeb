import { jest } from '@jest/globals';
import type { Recorded } from '../../events/envelope.js';
import { person } from '../../src/demo/people.js';
import type { Message } from '../../src/identity/messages.js';
import type { OutboxMessages } from '../../src/identity/outbox.messages.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000); // houses open and close; nothing here is measured
const phone = (n: number) => person(n).contact.phone;
const outbox = (town: TestHouse): Promise<readonly Message[]> => (town.house.messages as OutboxMessages).list(200);
const factsOf = (town: TestHouse, id: string): Promise<readonly Recorded[]> => town.house.log.read(`petition-${id}`);
const has = async (town: TestHouse, id: string, type: string) =>
  (await factsOf(town, id)).some((fact) => fact.type === type);
const seen = async (town: TestHouse) => {
  town.position = Math.max(town.position, await town.house.log.head());
  expect(await town.house.projecting.seen(town.position, 5_000)).toBe(true);
};

/** A house whose policies sleep, and the same house, later, with its policies awake. */
async function wakened(town: TestHouse): Promise<TestHouse> {
  await town.close({ keep: true });
  const next = await TestHouse.open({ works: true, env: { GHIA_DATA: town.folder } });
  next.clock.at = town.clock.at;
  return next;
}

describe('a batch that was invalidated and restored while the policies slept', () => {
  it('changes nothing in the end, since each signature learns of both in their order', async () => {
    let town = await TestHouse.open({ works: true }); // from here on the policies have a place in the log
    await town.adopt();
    const id = await town.openPetition(1);
    for (const n of [11, 12, 13]) await town.sign(id, n);
    await town.close({ keep: true });
    town = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
    const moderator = await town.staff('moderator');
    const window = { criterion: 'window', value: '2026-06-01T00/2026-06-30T23', reason: 'all came from one machine' };
    const { json } = await town.post(`/petitions/${id}/signatures/invalidate`, moderator, window);
    for (const batch of json.batches)
      await town.post(`/petitions/${id}/signatures/restore`, moderator, { batch, reason: 'it was a school after all' });
    town = await wakened(town);
    const facts = async () => {
      const types: string[] = [];
      for await (const { events } of town.house.log.pages(0, ['SignatureInvalidated', 'SignatureRestored']))
        types.push(...events.map(({ type }) => type));
      return types;
    };
    await until(async () => (await facts()).filter((type) => type === 'SignatureRestored').length === 3);
    await seen(town);
    expect(await facts()).toHaveLength(6);
    expect((await town.get(`/petitions/${id}/count`)).json.count).toBe(3);
    await town.close();
  });
});

describe('a goal that was reached', () => {
  let town: TestHouse;
  afterEach(() => town.close());

  it('is recorded though the author took the petition back before anybody looked, and the answer is owed', async () => {
    town = await TestHouse.open();
    await town.adopt();
    const id = await town.openPetition(1);
    const few = await town.openPetition(31);
    for (const n of [11, 12, 13]) expect((await town.sign(id, n)).status).toBe(201);
    await town.sign(few, 11);
    for (const [n, one] of [
      [1, id],
      [31, few],
    ] as const)
      await town.post(`/petitions/${one}/withdraw`, (await town.citizen(n)).token);
    town = await wakened(town);
    await until(() => has(town, id, 'PetitionGoalReached'));
    await seen(town);
    const { json } = await town.get(`/petitions/${id}`);
    expect(json).toMatchObject({ status: 'withdrawn', answerDue: expect.any(String) });
    const queue = await town.request('GET', '/api/v1/petitions/queue', { token: await town.staff('mayor-office') });
    expect(queue.json.items).toContainEqual(expect.objectContaining({ petitionId: id, kind: 'answer' }));
    await town.post(`/petitions/${id}/answer`, await town.staff('mayor-office'), {
      decision: 'accepted',
      text: 'ბილიკი გაკეთდება.',
    });
    expect(await has(town, few, 'PetitionGoalReached')).toBe(false);
  });

  it('keeps its author from taking the petition back', async () => {
    town = await TestHouse.open({ works: true });
    await town.adopt();
    const id = await town.openPetition(1);
    for (const n of [11, 12, 13]) await town.sign(id, n);
    await until(() => has(town, id, 'PetitionGoalReached'));
    const { token } = await town.citizen(1);
    const back = await town.request('POST', `/api/v1/petitions/${id}/withdraw`, { token, body: {} });
    expect([back.status, back.json.type]).toEqual([409, 'urn:ghia:petition.goal-reached']);
  });
});

describe('an office that is late', () => {
  it('is reminded once of each thing, however often the house starts', async () => {
    let town = await TestHouse.open();
    await town.adopt();
    const administrator = await town.staff('administrator', 50);
    await town.citizen(51);
    await town.post('/identity/roles', administrator, { personalNumber: person(51).number, role: 'moderator' });
    const waiting: string[] = [];
    for (let start = 1; start <= 3; start++) {
      // what is new is reminded of in the same look at the clock as what is old, or after it
      waiting.push(await town.submit(100 * start));
      town.clock.days(start === 1 ? 12 : 11);
      town = await wakened(town);
      const reminders = async () => (await outbox(town)).filter(({ kind }) => kind === 'office-reminder');
      const about = async (id: string) => (await reminders()).filter(({ text }) => text.includes(id)).length;
      await until(async () => (await about(waiting.at(-1)!)) > 0);
      await until(async () => (({ waiting, active }) => waiting + active === 0)(await town.house.queue.counts()));
      for (const id of waiting) expect([start, await about(id)]).toEqual([start, 1]);
    }
    await town.close();
  }, 180_000);
});

describe('the author of a refused petition', () => {
  const refusal = { ground: 'duplicate', explanation: 'იგივე მოთხოვნა უკვე ღიაა.' };
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open({ works: true });
    await town.adopt();
    await town.citizen(51);
    await town.post('/identity/roles', await town.staff('administrator', 50), {
      personalNumber: person(51).number,
      role: 'moderator',
    });
  });
  afterAll(() => town.close());
  const deadline = (id: string) =>
    town.house.store.get(town.house.projecting.collection('deadlines'), `${id}_refusal-notice`);

  it('is told, even with all messages turned off, and that is recorded', async () => {
    const id = await town.submit(1);
    const { resident } = await town.citizen(1);
    await town.house.notifications.choose(resident.person, false);
    await town.post(`/petitions/${id}/refuse`, await town.staff('moderator'), refusal);
    await until(() => has(town, id, 'RefusalNoticeGiven'));
    const told = (await outbox(town)).filter(({ kind }) => kind === 'petition-refused');
    expect(told.map(({ to }) => to.phone)).toEqual([phone(1)]);
    expect((await factsOf(town, id)).at(-1)!.data).toEqual({ petitionId: id, way: 'message' });
    await seen(town);
    expect(await deadline(id)).toBeUndefined();
  });

  it('whom no message reaches is told by the office: it is reminded, and says when it is done', async () => {
    const id = await town.submit(31);
    const { person: _, contact: __, ...registration } = (await town.citizen(31)).resident;
    await town.house.residents.register([registration]);
    await town.post(`/petitions/${id}/refuse`, await town.staff('moderator'), refusal);
    await seen(town);
    expect(await deadline(id)).toMatchObject({ kind: 'refusal-notice', due: '2026-06-12T20:00:00.000Z' });
    town.clock.days(3);
    const reminded = async () =>
      (await outbox(town)).filter(({ kind, text }) => kind === 'office-reminder' && text.includes(id));
    await until(async () => (await reminded()).length > 0);
    expect((await reminded()).map(({ to }) => to.phone)).toEqual([phone(51)]);
    expect(await has(town, id, 'RefusalNoticeGiven')).toBe(false);
    const { token } = await town.citizen(31);
    const own = await town.request('POST', `/api/v1/petitions/${id}/refusal-notice`, { token, body: {} });
    expect(own.status).toBe(403);
    await town.post(`/petitions/${id}/refusal-notice`, await town.staff('moderator'));
    expect((await factsOf(town, id)).at(-1)!.data).toEqual({ petitionId: id, way: 'office' });
    await seen(town);
    expect(await deadline(id)).toBeUndefined();
  });
});

describe('in a house that works by itself', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open({ works: true });
    await town.adopt();
  });
  afterAll(() => town.close());

  it('a petition that is admitted reaches its author, and one that nobody looks at reminds the moderator', async () => {
    const administrator = await town.staff('administrator', 50);
    await town.citizen(51);
    await town.post('/identity/roles', administrator, { personalNumber: person(51).number, role: 'moderator' });
    await town.openPetition(1);
    await until(async () =>
      (await outbox(town)).some(({ kind, to }) => kind === 'petition-admitted' && to.phone === phone(1)),
    );
    await town.submit(21);
    town.clock.days(12);
    await until(async () =>
      (await outbox(town)).some(({ kind, to }) => kind === 'office-reminder' && to.phone === phone(51)),
    );
    expect((await outbox(town)).filter(({ kind }) => kind === 'petition-admitted')).toHaveLength(1);
  });

  it('the secret of a petition goes when its terms are over, the data six months later, and all that rests on it still works', async () => {
    const id = await town.openPetition(31);
    await town.sign(id, 61, { display: 'initials' });
    await town.post(`/petitions/${id}/follow`, (await town.citizen(62)).token);
    await town.sign(id, 62);
    const { vault, log } = town.house;
    const scope = `petition-${id}`;
    const signed = (await town.citizen(61)).resident.person;
    const subject = vault.pseudonym(signed, scope);
    town.clock.days(21); // the window is over, the appeal's term is not
    await until(async () => (await town.get(`/petitions/${id}`)).json.closedAt !== undefined);
    expect(vault.pseudonym(signed, scope)).toBe(subject);
    town.clock.days(11);
    await until(async () => (await log.read(`scope-${scope}`)).length === 1);
    expect(() => vault.pseudonym(signed, scope)).toThrow('destroyed');
    await town.house.projecting.seen(await log.head(), 5_000);
    const secrets = town.house.projecting.collection('secrets');
    expect(await town.house.store.get(secrets, id)).toMatchObject({ over: expect.any(String) });
    expect(vault.openingKey(subject)).toBeDefined(); // the list is kept as long as the schedule says
    town.clock.days(185);
    await until(async () => (await log.read(`retention-${id}`)).length === 1);
    expect((await log.read(`retention-${id}`))[0]!.data).toEqual({
      ...{ petitionId: id, what: 'signatories', keys: expect.any(Number), schedule: 0 },
    });
    await town.house.projecting.seen(await log.head(), 5_000);
    expect(await town.house.store.get(secrets, id)).toBeUndefined();

    // who has signed cannot be told any more from who has not; how many they are, and from where, stays
    expect([vault.openingKey(subject), vault.personOf(subject)]).toEqual([undefined, undefined]);
    expect(vault.scopesOf(signed)).toEqual([]);
    for (const n of [61, 63]) {
      const { token } = await town.citizen(n);
      const late = await town.request('POST', `/api/v1/petitions/${id}/signatures`, {
        token,
        body: { display: 'none' },
      });
      expect([late.status, late.json.type]).toEqual([409, 'urn:ghia:petition.not-open']);
      expect((await town.request('GET', `/ka/petitions/${id}`, { token })).status).toBe(200);
      expect((await town.request('GET', '/api/v1/me/data', { token })).text).not.toContain(id);
    }
    const { signatures, byDistrict } = (await town.get(`/petitions/${id}`)).json;
    expect([signatures, Object.values(byDistrict)]).toEqual([2, [2]]);
    expect((await town.get(`/petitions/${id}/initials`)).json.items).toEqual([]);

    // the author is named in public; whoever follows can be reached, and what they signed cannot be read
    expect((await town.get(`/petitions/${id}`)).json.author.name).toBeDefined();
    const follower = (await town.citizen(62)).resident.person;
    const [known] = vault.scopesOf(follower);
    expect([known?.scope, vault.openingKey(known!.subject)]).toEqual([scope, undefined]);
    const follow = { token: (await town.citizen(62)).token };
    expect((await town.request('DELETE', `/api/v1/petitions/${id}/follow`, follow)).status).toBe(201);
  });
});
