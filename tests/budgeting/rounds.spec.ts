import { seedCommitmentOf } from '../../src/write/running-rounds.js';
import { TestHouse } from '../support/house.js';
import { ROUND } from './made-up.js';

let town: TestHouse;
let administrator: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  administrator = await town.staff('administrator');
});
afterAll(() => town.close());

const open = (body: object = ROUND, key?: string) =>
  town.request('POST', '/api/v1/budget/rounds', { token: administrator, body, ...(key && { key }) });

describe('a round over the API', () => {
  it('is opened by an administrator, once for one key, and read by everybody', async () => {
    const first = await open(ROUND, 'k1');
    const again = await open(ROUND, 'k1');
    expect([first.status, again.status, again.json.id]).toEqual([201, 200, first.json.id]);
    const { json } = await town.get(`/budget/rounds/${first.json.id}`);
    expect(json).toMatchObject({
      year: 2027,
      state: 'announced',
      phase: 'proposals',
      votes: false,
      seed: null,
      seedCommitment: expect.stringMatching(/^[0-9a-f]{64}$/),
      rules: { envelope: ROUND.envelope, ballot: { type: 'approval', most: { city: 3, district: 2 } } },
      result: null,
    });
    const list = await town.get('/budget/rounds?year=2027');
    expect(list.json.items.map(({ id }: { id: string }) => id)).toContain(first.json.id);
    expect((await town.get('/budget/rounds?year=2026')).json.total).toBe(0);
    expect((await town.get(`/budget/rounds/${first.json.id}/result`)).json).toMatchObject({ versions: [] });
  });

  it('tells the phase of the day that is asked for', async () => {
    const { json } = await open();
    town.clock.days(15);
    const later = await town.get(`/budget/rounds/${json.id}`);
    expect(later.json.phase).toBe('review');
  });

  it('keeps its seed to itself, and commits to it', async () => {
    const { json } = await open();
    const facts = await town.house.log.read(`round-${json.id}`);
    expect(facts[0]!.data).not.toHaveProperty('seed');
    expect(facts[0]!.sealed?.subject).toBe(`round-${json.id}`);
    expect(seedCommitmentOf('00'.repeat(32))).toBe('66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925');
  });

  it('says which rule contradicts which, and takes no field it does not know', async () => {
    const wrong = await open({ ...ROUND, envelope: { total: 1, byDistrict: { vake: 2 } } });
    expect([wrong.status, wrong.json.type, wrong.json.because]).toEqual([
      422,
      'urn:ghia:round.inconsistent',
      { rule: 'envelope.total' },
    ]);
    expect((await open({ ...ROUND, winners: [] })).status).toBe(400);
    expect((await open({ ...ROUND, envelope: { total: -1 } })).status).toBe(400);
    expect((await open({ ...ROUND, phases: { voting: { from: 'soon', until: 'later' } } })).status).toBe(400);
  });
});
