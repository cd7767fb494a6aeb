import { jest } from '@jest/globals';
import { person } from '../../src/demo/people.js';
import { STAFF } from '../../src/identity/scopes.js';
import { operationsOf } from '../../src/operations.js';
import { TestHouse } from '../support/house.js';
import { digestOf, PDF } from '../support/scans.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const scan = digestOf(PDF);
const erased = { status: 409, type: 'urn:ghia:identity.erased' };

describe('after somebody was forgotten', () => {
  let town: TestHouse;
  let officer: string;
  let id: string;
  beforeAll(async () => {
    town = await TestHouse.open();
    await town.adopt();
    officer = await town.staff('officer');
    id = await town.openPetition(1);
    await town.crowd(10, 10);
  });
  afterAll(() => town.close());

  const forget = async (token: string) => (await town.post('/me/erase', token)).json;
  const ask = async (method: 'POST' | 'DELETE', path: string, token: string, body?: object) =>
    (await town.request(method, `/api/v1/petitions/${id}${path}`, { token, body })).json;

  it('what they ask for there is refused, in so many words', async () => {
    const { token } = await town.citizen(10);
    await town.sign(id, 10);
    await town.post(`/petitions/${id}/follow`, token);
    await forget(token);
    expect(await ask('DELETE', '/signatures/mine', token)).toMatchObject(erased);
    expect(await ask('DELETE', '/follow', token)).toMatchObject(erased);
    expect((await town.get(`/petitions/${id}/count`)).json.count).toBe(1);
  });

  it('signing again is answered with the receipt of what they signed before', async () => {
    const { token } = await town.citizen(12);
    const first = (await town.sign(id, 12)).json;
    await forget(token);
    expect(await ask('POST', '/signatures', token, { display: 'none' })).toEqual(first);
    const stranger = (await town.citizen(13)).token;
    await town.post(`/petitions/${id}/follow`, stranger);
    await forget(stranger);
    expect(await ask('POST', '/signatures', stranger, { display: 'none' })).toMatchObject(erased);
  });

  it('what they wrote and the public never read goes with them; what was open stays without their name', async () => {
    const { token } = await town.citizen(18);
    const draft = await town.draft(18);
    const hidden = await town.submit(18);
    const open = await town.openPetition(18);
    const offensive = { ground: 'offensive', explanation: 'სიტყვები, რომლებიც აქ არ ითქმის' };
    await town.post(`/petitions/${hidden}/refuse`, await town.staff('moderator'), offensive);
    const { vault, log, projecting } = town.house;
    await forget(token);
    await projecting.seen(await log.head(), 5_000);
    for (const gone of [draft, hidden]) expect(vault.openingKey(`petition-${gone}`)).toBeUndefined();
    expect((await log.read(`petition-${draft}`)).at(-1)).toMatchObject({
      type: 'PetitionClosed',
      data: { reason: 'withdrawn-by-author' },
    });
    const late = await ask('POST', `/../${draft}/support`, (await town.citizen(19)).token, {});
    expect(late.status).toBe(409);
    expect((await town.get(`/petitions/${open}`)).json).toMatchObject({
      status: 'open',
      text: { title: expect.any(String) },
      author: { erased: true },
    });
  });

  it('their own petition is not theirs to take back', async () => {
    const { token } = await town.citizen(11);
    const mine = await town.openPetition(11);
    await forget(token);
    const said = await town.request('POST', `/api/v1/petitions/${mine}/withdraw`, { token, body: {} });
    expect(said.json).toMatchObject(erased);
  });

  it('their row of a paper sheet is not counted, and the others are', async () => {
    const { token } = await town.citizen(14);
    await town.post(`/petitions/${id}/follow`, token);
    await forget(token);
    const headers = { 'content-type': 'application/pdf' };
    await town.request('POST', `/api/v1/petitions/${id}/scans`, { token: officer, body: PDF, headers });
    const rows = [15, 14, 16].map((n) => ({ personalNumber: person(n).number }));
    const entered = await ask('POST', '/sheets', officer, { sheet: 'A-1', scan, rows });
    expect(entered).toMatchObject({
      accepted: 2,
      notEligible: 1,
      rows: [
        { row: 1, outcome: 'accepted' },
        { row: 2, outcome: 'not-eligible', why: 'identity.erased' },
        { row: 3, outcome: 'accepted' },
      ],
    });
    expect(await town.house.log.read(`sheet-${id}_A-1`)).toHaveLength(1);
  });

  it('an official is still the one who decides in public, by name and by right', async () => {
    const { token: citizen, resident } = await town.citizen(17);
    const { number } = person(17);
    const chief = await town.staff('administrator', 1);
    await town.post('/identity/roles', chief, { personalNumber: number, role: 'moderator' });
    const issue = operationsOf(town.house, town.server).token!;
    const { token } = (await issue({ person: number, roles: 'moderator' })) as { token: string };
    const [first, second] = [await town.submit(20), await town.submit(30)];
    await town.sign(id, 17);
    await town.post(`/petitions/${first}/admit`, token);

    expect((await forget(citizen)).scopes).toBe(1); // the petition's, not the office's
    expect(await ask('DELETE', '/signatures/mine', citizen)).toMatchObject(erased);
    expect((await town.request('POST', `/api/v1/petitions/${second}/admit`, { token, body: {} })).status).toBe(201);
    const staff = town.house.vault.pseudonym(resident.person, STAFF);
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const { items } = (await town.request('GET', '/api/v1/identity/roles', { token: chief })).json;
    const { first: given, last } = person(17).name;
    expect(items).toContainEqual(
      expect.objectContaining({ staff, holds: ['moderator'], name: { name: `${given} ${last}` } }),
    );
  });
});
