import { CertifyRound, PublishTally, RecordOpenedBallots } from '../../commands/budgeting/round-commands.js';
import type { TallyFigure } from '../../events/budgeting.js';
import type { OutboxMessages } from '../../src/identity/outbox.messages.js';
import { attributed } from '../../src/write/attributed.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { EXPLAINED, FEASIBLE, IDEA, ROUND, TRUSTEES } from './made-up.js';
import { digestOf } from './result-digest.js';

/** What people hear of a round: their own proposals' steps, and that its phases end. */
let town: TestHouse;
let administrator: string;
let officer: string;
let moderator: string;
let round: string;
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  administrator = await town.staff('administrator');
  officer = await town.staff('officer', 1);
  moderator = await town.staff('moderator', 2);
  round = (await town.post('/budget/rounds', administrator, ROUND)).json.id;
});
afterAll(() => town.close());

const act = (id: string, deed: string, body: object, token = officer) =>
  town.post(`/budget/proposals/${id}/${deed}`, token, body);
const asked = (id: string, deed: string, body: object, token = officer) =>
  town.request('POST', `/api/v1/budget/proposals/${id}/${deed}`, { token, body });
const propose = async (n: number, more: object = {}) =>
  (await town.post(`/budget/rounds/${round}/proposals`, (await town.citizen(n)).token, { ...IDEA, ...more })).json.id;

const letters = () => (town.house.messages as OutboxMessages).list(500);
const settled = async () => {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  await until(async () => (({ waiting, active }) => waiting + active === 0)(await town.house.queue.counts()));
};
async function toldTo(n: number): Promise<string[]> {
  const { phone } = (await town.citizen(n)).resident.contact as { phone?: string };
  return (await letters()).filter(({ to }) => to.phone === phone).map(({ kind }) => kind);
}
const hears = (n: number, ...kinds: string[]) =>
  until(async () => {
    const told = await toldTo(n);
    return kinds.every((kind) => told.includes(kind));
  });

describe('the author of a proposal', () => {
  it('hears of each step of the review once, in the language of the proposal, with its cost', async () => {
    const trees = await propose(1);
    await act(trees, 'assess', { stage: 'formal', outcome: 'passed' });
    await act(trees, 'assess', FEASIBLE);
    await hears(1, 'proposal-passed-formal', 'proposal-found-feasible');
    const feasible = (await letters()).find(({ kind }) => kind === 'proposal-found-feasible')!;
    expect(feasible.text).toContain('ღირებულება: 35');
    expect(feasible.text).toContain(`/ka/budget/proposals/${trees}`);
    await settled();
    expect((await toldTo(1)).sort()).toEqual(['proposal-found-feasible', 'proposal-passed-formal']);
  });

  it('hears in English of a proposal in English', async () => {
    const id = await propose(2, { language: 'en', title: 'Trees along the street', description: IDEA.description });
    await act(id, 'assess', { stage: 'formal', outcome: 'passed' });
    await hears(2, 'proposal-passed-formal');
    expect((await letters()).find(({ text }) => text.includes(`/en/budget/proposals/${id}`))?.text).toContain(
      'has passed the formal check',
    );
  });

  it('who wants no messages about the budget hears of a rejection and of hiding alone', async () => {
    const id = await propose(3);
    const { token } = await town.citizen(3);
    await town.request('POST', '/api/v1/me/notifications', { token, body: { on: false, topic: 'budget' } });
    await act(id, 'assess', { stage: 'formal', outcome: 'passed' });
    await act(id, 'assess', { stage: 'substantive', outcome: 'rejected', ...EXPLAINED });
    await act(id, 'hide', { ground: 'spam', text: 'The same text came ten times.' }, moderator);
    await act(id, 'show', { text: 'It was another text after all.' }, moderator);
    await hears(3, 'proposal-rejected', 'proposal-hidden');
    await settled();
    expect((await toldTo(3)).sort()).toEqual(['proposal-hidden', 'proposal-rejected']);
  });

  it('hears that an appeal was decided, and how', async () => {
    const id = await propose(4);
    await act(id, 'assess', { stage: 'formal', outcome: 'rejected', ground: 'incomplete', ...EXPLAINED });
    await act(
      id,
      'appeal',
      { text: 'It says where the trees stand: along the whole street.' },
      (await town.citizen(4)).token,
    );
    await act(id, 'appeal/decide', { outcome: 'upheld', ...EXPLAINED }, await town.staff('officer', 5));
    await hears(4, 'proposal-rejected', 'proposal-appeal-decided');
    const decided = (await letters()).find(({ kind }) => kind === 'proposal-appeal-decided')!;
    expect(decided.text).toContain('დაკმაყოფილდა: წინადადება ხელახლა შეფასდება');
  });

  it('who was joined to another goes on hearing of that one', async () => {
    const [into, from] = [await propose(6), await propose(7)];
    await act(from, 'merge', { into, ...EXPLAINED });
    await hears(7, 'proposal-merged');
    await until(async () =>
      (await town.house.log.read(`proposal-${into}`)).some(({ type }) => type === 'ProposalJoined'),
    );
    await settled();
    await act(into, 'assess', { stage: 'formal', outcome: 'passed' });
    await hears(6, 'proposal-passed-formal');
    await hears(7, 'proposal-passed-formal');
    await settled();
    expect((await toldTo(6)).filter((kind) => kind === 'proposal-merged')).toEqual([]);
  });
});

describe('an appeal', () => {
  let late: string;
  it('that waits keeps the ballot from being fixed', async () => {
    late = await propose(8);
    await act(late, 'assess', { stage: 'formal', outcome: 'rejected', ground: 'incomplete', ...EXPLAINED });
    const { token } = await town.citizen(8);
    await act(late, 'appeal', { text: 'It is complete: everything that was asked for is there.' }, token);
    const early = await town.request('POST', `/api/v1/budget/rounds/${round}/open-voting`, {
      ...{ token: administrator, body: TRUSTEES },
    });
    expect(early.json).toMatchObject({ type: 'urn:ghia:round.appeals-waiting', status: 409 });
    await act(late, 'appeal/decide', { outcome: 'dismissed', ...EXPLAINED }, await town.staff('officer', 5));
  });

  it('that comes when the ballot is fixed is not upheld any more, and the refusal says what to do', async () => {
    const id = await propose(9);
    await act(id, 'assess', { stage: 'formal', outcome: 'rejected', ground: 'incomplete', ...EXPLAINED });
    expect((await town.post(`/budget/rounds/${round}/open-voting`, administrator, TRUSTEES)).status).toBe(201);
    const { token } = await town.citizen(9);
    await act(id, 'appeal', { text: 'It is complete: everything that was asked for is there.' }, token);
    const other = await town.staff('officer', 5);
    const refused = await asked(id, 'appeal/decide', { outcome: 'upheld', ...EXPLAINED }, other);
    expect([refused.status, refused.json.type]).toEqual([409, 'urn:ghia:proposal.upheld-too-late']);
    expect(refused.json.detail).toContain('next round');
    expect((await act(id, 'appeal/decide', { outcome: 'dismissed', ...EXPLAINED }, other)).status).toBe(201);
  });
});

describe('who asked to be reminded', () => {
  const remind = async (n: number, on: boolean) =>
    town.request('POST', `/api/v1/budget/rounds/${round}/reminders`, {
      ...{ token: (await town.citizen(n)).token, body: { on } },
    });

  it('is reminded once before voting ends, and who took it back or wants no messages is not', async () => {
    for (const n of [21, 22, 23]) expect((await remind(n, true)).json).toEqual({ on: true });
    await remind(22, false);
    const { token } = await town.citizen(23);
    await town.request('POST', '/api/v1/me/notifications', { token, body: { on: false, topic: 'budget' } });
    town.clock.at = '2026-07-16T12:00:00.000Z';
    await settled();
    expect(await toldTo(21)).toEqual([]);
    town.clock.at = '2026-07-16T20:00:00.000Z';
    await hears(21, 'round-voting-ends');
    town.clock.at = '2026-07-18T20:00:00.000Z';
    await settled();
    expect([await toldTo(21), await toldTo(22), await toldTo(23)]).toEqual([['round-voting-ends'], [], []]);
    const { text } = (await letters()).find(({ kind }) => kind === 'round-voting-ends')!;
    expect(text).toContain('2026-07-19');
    expect(text).toContain(`/budget/${round}`);
    expect((await town.request('GET', `/api/v1/budget/rounds/${round}/reminders`, { token })).json).toEqual({
      on: true,
    });
  });

  it('finds the switch on the page of the round, signed in', async () => {
    const page = async (token?: string) => (await town.request('GET', `/ka/budget/${round}`, { token })).text;
    expect(await page((await town.citizen(21)).token)).toContain('აღარ შემახსენოთ');
    expect(await page((await town.citizen(22)).token)).toContain('შემახსენეთ');
    expect(
      (await town.request('POST', `/api/v1/budget/rounds/${round}/reminders`, { body: { on: true } })).status,
    ).toBe(401);
  });
});

it('when the result is certified, authors hear whether they have won', async () => {
  town.clock.at = '2026-07-19T20:00:00.000Z';
  await until(
    async () => (await town.house.log.read(`round-${round}`)).some(({ type }) => type === 'TieSeedRevealed'),
    30_000,
  );
  const projects = (await town.get(`/budget/rounds/${round}`)).json.voting.projects as { id: string }[];
  expect(projects).toHaveLength(1);
  const value: TallyFigure = {
    ...{ ballots: 1, blank: 0 },
    pots: [{ pot: 'vake', budget: 100_000_000, votes: 1, winners: [projects[0]!.id], spent: 3_500_000 }],
  };
  const by = { actor: 'somebody', at: town.clock.now() };
  const { digest: none } = await town.house.ballots.files.putOpened(round, []);
  const opened = { roundId: round, opened: 0, spoiled: 0, digest: none, bytes: 0, trustees: ['one', 'two'] };
  await town.server.commands.execute(attributed(new RecordOpenedBallots(), opened, by));
  const digest = digestOf(value);
  await town.server.commands.execute(attributed(new PublishTally(), { roundId: round, rule: 2, digest, value }, by));
  town.clock.days(12);
  await settled();
  await town.server.commands.execute(
    attributed(
      new CertifyRound(),
      { roundId: round, replayed: await lastDigest(), complaints: 0 },
      { ...by, at: town.clock.now() },
    ),
  );
  await until(async () => (await toldTo(1)).some((kind) => kind === 'proposal-won' || kind === 'proposal-not-won'));
  await settled();
  expect((await toldTo(1)).filter((kind) => kind.includes('won'))).toHaveLength(1);
});

async function lastDigest(): Promise<string> {
  const facts = await town.house.log.read(`round-${round}`);
  return (facts.findLast(({ type }) => type === 'TallyPublished')!.data as { digest: string }).digest;
}
