import { createHash } from 'node:crypto';
import { PublishTally, RecordOpenedBallots } from '../../commands/budgeting/round-commands.js';
import type { TallyFigure } from '../../events/budgeting.js';
import { attributed } from '../../src/write/attributed.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { EXPLAINED, FEASIBLE, IDEA, ROUND, TRUSTEES } from './made-up.js';
import { digestOf } from './result-digest.js';

/** One round from the first idea to what is built, over the API, with the policies at work. */
let town: TestHouse;
let administrator: string;
let officer: string;
let round: string;
let trees: string;
let hidden: string;
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  administrator = await town.staff('administrator');
  officer = await town.staff('officer');
  round = (await town.post('/budget/rounds', administrator, ROUND)).json.id;
});
afterAll(() => town.close());

const code = ({ status, json }: { status: number; json: { type?: string } }) => [
  status,
  json.type?.replace('urn:ghia:', ''),
];
const run = (deed: string, body: object = {}, token = administrator) =>
  town.request('POST', `/api/v1/budget/rounds/${round}/${deed}`, { token, body });
const act = (id: string, deed: string, body: object, token = officer) =>
  town.request('POST', `/api/v1/budget/proposals/${id}/${deed}`, { token, body });
const typesOf = async () => (await town.house.log.read(`round-${round}`)).map(({ type }) => type);
const state = async () => (await town.get(`/budget/rounds/${round}`)).json;

async function feasible(n: number, more: object = {}): Promise<string> {
  const { token } = await town.citizen(n);
  const { id } = (await town.post(`/budget/rounds/${round}/proposals`, token, { ...IDEA, ...more })).json;
  await act(id, 'assess', { stage: 'formal', outcome: 'passed' });
  await act(id, 'assess', FEASIBLE);
  return id;
}
/** A result, by whoever publishes it. */
async function publish(value: TallyFigure, actor: string): Promise<void> {
  const digest = digestOf(value);
  const by = { actor, at: town.clock.now() };
  const opened = {
    roundId: round,
    opened: 0,
    spoiled: 0,
    digest: (await town.house.ballots.files.putOpened(round, [])).digest,
    bytes: 0,
    trustees: ['one', 'two'],
  };
  await town.server.commands.execute(attributed(new RecordOpenedBallots(), opened, by));
  const { position } = await town.server.commands.execute(
    attributed(new PublishTally(), { roundId: round, rule: 1, digest, value }, by),
  );
  town.position = Math.max(town.position, position);
}
const noVotes = (): TallyFigure => ({
  ...{ ballots: 0, blank: 0 },
  pots: ['city', 'vake'].map((pot) => ({
    ...{ pot, budget: pot === 'vake' ? 100_000_000 : 200_000_000, votes: 0, winners: [], spent: 0 },
  })),
});

describe('a round', () => {
  it('does not vote before anything has passed both reviews', async () => {
    expect(code(await run('open-voting', TRUSTEES))).toEqual([409, 'round.no-projects']);
    expect(code(await run('open-voting', { ...TRUSTEES, roundKey: 'short' }))[0]).toBe(400);
    const one = { names: ['one', 'one'], threshold: 2 };
    expect(code(await run('open-voting', { ...TRUSTEES, trustees: one }))[0]).toBe(400);
    expect(code(await run('close'))).toEqual([409, 'round.voting-not-opened']);
    expect(code(await run('certify'))).toEqual([409, 'round.no-result']);
  });

  it('pins what has passed, with keys and how many may vote, and nothing of it changes then', async () => {
    trees = await feasible(1);
    hidden = await feasible(2);
    const waiting = (await town.post(`/budget/rounds/${round}/proposals`, (await town.citizen(3)).token, IDEA)).json.id;
    await act(hidden, 'hide', { ground: 'spam', text: 'The same text came ten times.' }, await town.staff('moderator'));
    expect(code(await run('open-voting', TRUSTEES, officer))[0]).toBe(403);
    expect((await run('open-voting', TRUSTEES)).status).toBe(201);
    const { voting, state: now, votes } = await state();
    expect([now, votes]).toEqual(['voting', false]);
    expect(voting.projects).toEqual([{ id: trees, pot: 'vake', cost: 3_500_000 }]);
    expect(voting.eligible).toBeGreaterThan(0);
    expect(voting.issuers[0].spki).toMatch(/^[\w-]{500,}$/);
    expect(code(await run('open-voting', TRUSTEES))).toEqual([409, 'round.voting-opened']);
    const { token } = await town.citizen(1);
    expect(code(await act(trees, 'withdraw', {}, token))).toEqual([409, 'proposal.on-the-ballot']);
    expect(code(await act(waiting, 'assess', { stage: 'formal', outcome: 'passed' }))).toEqual([
      409,
      'proposal.on-the-ballot',
    ]);
    expect(code(await act(waiting, 'merge', { into: trees, ...EXPLAINED }))).toEqual([409, 'proposal.on-the-ballot']);
  });

  it('votes in its time, is closed by its hour when nobody does it, and tells the seed that it committed to', async () => {
    town.clock.at = '2026-07-12T08:00:00.000Z';
    expect((await state()).votes).toBe(true);
    expect(code(await run('close'))).toEqual([409, 'round.too-early']);
    town.clock.at = '2026-07-19T20:00:00.000Z';
    await until(async () => (await typesOf()).includes('TieSeedRevealed'), 30_000);
    town.position = await town.house.log.head();
    const { seed, seedCommitment, closed } = await state();
    expect(createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex')).toBe(seedCommitment);
    expect(closed).toMatchObject({ ballots: 0, voters: 0, credentials: {} });
    expect((await run('close')).status).toBe(200);
  });

  it('takes complaints about its result, and is certified when they are decided and a recount agrees', async () => {
    await publish({ ...noVotes(), blank: 1 }, 'somebody');
    const { token } = await town.citizen(5);
    const text = 'One blank ballot is counted where there was none at all.';
    const complained = await run('complaints', { text }, token);
    expect(complained.status).toBe(201);
    const seen = (await town.get(`/budget/rounds/${round}/complaints`)).json.items;
    expect(seen).toMatchObject([{ version: 1, text: { sealed: true }, decided: null }]);
    town.clock.days(11);
    expect(code(await run('complaints', { text }, token))).toEqual([409, 'complaint.not-now']);
    expect(code(await run('certify'))).toEqual([409, 'round.complaints-open']);
    const queue = await town.request('GET', '/api/v1/budget/complaints/queue?limit=5', { token: administrator });
    expect(queue.json.items).toMatchObject([{ text: { text } }]);
    const decision = { outcome: 'upheld', text: 'It was a slip of the pen: the result is published anew.' };
    const decide = `/budget/complaints/${complained.json.id}/decide`;
    await town.post(decide, administrator, decision);
    expect(code(await run('certify'))).toEqual([409, 'round.recount-differs']);
    await publish(noVotes(), 'somebody');
    expect((await town.get(`/budget/rounds/${round}/result`)).json).toMatchObject({
      versions: [{ version: 2 }, { version: 1 }],
      ties: ['lot'],
      complaints: { open: true, total: 1, waiting: 0 },
    });
    expect(code(await run('certify'))).toEqual([409, 'round.complaints-open']);
    town.clock.days(11);
    expect((await run('certify')).status).toBe(201);
    expect((await run('certify')).status).toBe(200);
    expect((await state()).state).toBe('certified');
    expect(code(await act(trees, 'milestones', { milestone: 'planned', text: 'It is in the plan.' }))).toEqual([
      409,
      'proposal.no-winner',
    ]);
  });
});
