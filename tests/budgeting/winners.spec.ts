import { CertifyRound, PublishTally, RecordOpenedBallots } from '../../commands/budgeting/round-commands.js';
import { attributed } from '../../src/write/attributed.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { FEASIBLE, IDEA, ROUND, TRUSTEES } from './made-up.js';
import { digestOf } from './result-digest.js';

let town: TestHouse;
let officer: string;
let round: string;
let trees: string;
let loser: string;
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  const administrator = await town.staff('administrator');
  officer = await town.staff('officer');
  round = (await town.post('/budget/rounds', administrator, ROUND)).json.id;
  [trees, loser] = [await feasible(1), await feasible(2)];
  await town.post(`/budget/rounds/${round}/open-voting`, administrator, TRUSTEES);
  town.clock.at = '2026-07-20T08:00:00.000Z';
  await town.post(`/budget/rounds/${round}/close`, administrator);
  const value = {
    ...{ ballots: 3, blank: 0 },
    pots: [{ pot: 'vake', budget: 100_000_000, votes: 3, winners: [trees], spent: 3_500_000 }],
  };
  const by = { actor: 'publisher', at: town.clock.now() };
  const opened = { roundId: round, opened: 3, spoiled: 0, digest: 'a'.repeat(64), bytes: 9, trustees: ['one', 'two'] };
  const digest = digestOf(value);
  await town.server.commands.execute(attributed(new RecordOpenedBallots(), opened, by));
  await town.server.commands.execute(attributed(new PublishTally(), { roundId: round, rule: 1, digest, value }, by));
  town.position = await town.house.log.head();
  town.clock.days(11);
});
afterAll(() => town.close());

async function feasible(n: number): Promise<string> {
  const { token } = await town.citizen(n);
  const { id } = (await town.post(`/budget/rounds/${round}/proposals`, token, IDEA)).json;
  await town.post(`/budget/proposals/${id}/assess`, officer, { stage: 'formal', outcome: 'passed' });
  await town.post(`/budget/proposals/${id}/assess`, officer, FEASIBLE);
  return id;
}
const milestone = (id: string, body: object) =>
  town.request('POST', `/api/v1/budget/proposals/${id}/milestones`, { token: officer, body });
const planned = { milestone: 'planned', next: '2026-09-01', text: 'It is in the plan of the autumn.' };
async function certify() {
  const { json } = await town.get(`/budget/rounds/${round}/result`);
  const supplied = { roundId: round, replayed: json.versions[0].digest, complaints: 0 };
  const by = { actor: 'certifier', at: town.clock.now() };
  const { position } = await town.server.commands.execute(attributed(new CertifyRound(), supplied, by));
  town.position = Math.max(town.position, position);
}

describe('a winner', () => {
  it('is one as soon as a result names it, and is built when that is certified', async () => {
    const won = await town.get(`/budget/rounds/${round}/proposals?state=won`);
    expect(won.json.items).toMatchObject([{ id: trees, won: true, milestone: null }]);
    expect((await milestone(trees, planned)).json.type).toBe('urn:ghia:proposal.no-winner');
    await certify();
    expect((await milestone(trees, planned)).status).toBe(201);
    expect((await milestone(loser, planned)).json.type).toBe('urn:ghia:proposal.no-winner');
    const view = (await town.get(`/budget/proposals/${trees}`)).json;
    expect(view).toMatchObject({ built: { milestone: 'planned', next: '2026-09-01' }, overdue: false });
  });

  it('stands on the map where the public may know of it, with its cost and its name', async () => {
    const onMap = async () => (await town.get('/map/objects?layer=budget-winners')).json.items;
    await until(async () => (await onMap()).length > 0);
    expect(await onMap()).toMatchObject([
      { id: trees, title: FEASIBLE.title, budget: 3_500_000, place: { lat: 41.71, lon: 44.75 } },
    ]);
  });

  it('is overdue when the promised day is over, and not any more when it is done', async () => {
    const view = async () => (await town.get(`/budget/proposals/${trees}`)).json;
    town.clock.at = '2026-09-01T19:59:59.000Z';
    expect((await view()).overdue).toBe(false);
    town.clock.at = '2026-09-01T20:00:00.000Z';
    expect((await view()).overdue).toBe(true);
    await milestone(trees, { milestone: 'done', text: 'A hundred trees stand.' });
    expect(await view()).toMatchObject({ overdue: false, milestone: 'done' });
    expect((await milestone(trees, planned)).json.type).toBe('urn:ghia:proposal.built-already');
  });
});
