import { dayOf } from '../events/calendar.js';
import { ForumCategories, TopicById, TopicsList } from '../read-models/forum.js';
import { ForumQueue } from '../read-models/forum-queue.js';
import { Sheets, SignatoryLists } from '../read-models/petition-papers.js';
import { PetitionsList } from '../read-models/petitions.js';
import { ProposalsList } from '../read-models/proposals.js';
import { ProposalQueue } from '../read-models/proposals-office.js';
import { Rounds } from '../read-models/rounds.js';
import { Spending } from '../read-models/spending.js';
import { RoundTurnout } from '../read-models/turnout.js';
import { filesOf } from '../src/data-folder.js';
import { makeCity } from '../src/demo/city.js';
import { STORY } from '../src/demo/story.js';
import { TEXTS } from '../src/demo/texts.js';
import { Questions } from '../src/read/questions.js';
import { Scans } from '../src/write/scans.js';
import { TestHouse } from './support/house.js';

/** The whole story with few signatures: states and papers do not hang on how many there are. */
const SHORT = STORY.map((chapter) => ({ ...chapter, signatures: Math.min(chapter.signatures ?? 0, 12), withdrawn: 0 }));

let town: TestHouse;
let questions: Questions;
beforeAll(async () => {
  town = await TestHouse.open();
  await makeCity(town.house, town.server.commands, town.clock.now(), SHORT);
  await town.house.projecting.seen(await town.house.log.head(), 20_000);
  questions = town.server.app.get(Questions);
}, 120_000);
afterAll(() => town.close());

it('has a petition in every state that a list shows', async () => {
  const { items } = await questions.ask(new PetitionsList({ limit: 100, now: town.clock.now() }));
  const states = new Set(items.map(({ status }) => status));
  expect([...states].sort()).toEqual(['answered', 'appealed', 'closed', 'open', 'refused', 'withdrawn']);
});

it('has a title as long as a title may be', () => {
  expect(Math.max(...Object.values(TEXTS).map(({ title }) => title.length))).toBe(120);
});

it('has a paper sheet that waits and one that was entered, each with its scan', async () => {
  const { items } = await questions.ask(new Sheets({}));
  expect(items.map(({ sheet, state, totals }) => [sheet, state, totals?.accepted]).sort()).toEqual([
    ['GL-7', 'entered', 17],
    ['GL-8', 'received', undefined],
  ]);
  const { log, vault, residents, config } = town.house;
  const scans = new Scans(filesOf(config).uploads, log, vault, residents);
  for (const { petitionId, scan } of items)
    expect(await scans.open(petitionId, scan)).toMatchObject({ type: 'image/png' });
  const [bus] = (await questions.ask(new PetitionsList({ q: 'ავტობუსი გლდანსა', now: town.clock.now() }))).items;
  expect(bus?.signatures).toBe(12 + 17);
});

it('has a forum: topics in every category, a locked one, an answer of City Hall, and what waits for moderators', async () => {
  const { items } = await questions.ask(new TopicsList({ limit: 100 }));
  const posts = items.reduce((sum, one) => sum + one.posts, 0);
  expect([items.length, posts > 36]).toEqual([12, true]);
  const categories = (await questions.ask(new ForumCategories())).map(({ category }) => category);
  expect([...new Set(items.map(({ category }) => category))].sort()).toEqual(categories);
  expect(items.filter(({ locked }) => locked)).toHaveLength(1);
  const tram = items.find(({ official, stances }) => official > 0 && stances)!;
  const { best, answers } = (await questions.ask(new TopicById(tram.id)))!;
  expect(best).toMatchObject({ for: [{ useful: 12 }, { useful: 5 }], against: [{ useful: 8 }, { useful: 2 }] });
  expect(answers).toMatchObject([{ official: { department: 'roads' } }]);
  const queue = await questions.ask((now) => new ForumQueue({}, now));
  expect(queue.items).toMatchObject([{ waits: 'hidden-by-flags', overdue: false, flagged: 3 }]);
  const [{ topic } = { topic: '' }] = queue.items;
  const { page } = (await questions.ask(new TopicById(topic)))!;
  expect(page.items[1]!.hidden).toMatchObject({ by: 'moderator', appeal: { outcome: 'upheld' } });
});

it('has a list of signatories that waits for a second official', async () => {
  const { items } = await questions.ask(new SignatoryLists({}));
  expect(items).toEqual([expect.objectContaining({ state: 'requested' })]);
});

it('has projects, permits and petitions on its map, each where it says', async () => {
  const city = 'bbox=44.5961,41.621,45.0176,41.8434';
  const { json } = await town.request('GET', '/api/v1/map/layers');
  const counts = Object.fromEntries(
    json.items.map(({ code, count }: { code: string; count: number }) => [code, count]),
  );
  expect(counts).toMatchObject({
    'city-projects': 4,
    'construction-permits': 3,
    'tree-cutting-permits': 2,
  });
  expect(counts.reports).toBeGreaterThan(200);
  expect(counts.petitions).toBeGreaterThan(2);
  const layers = 'petitions,city-projects,construction-permits,tree-cutting-permits';
  const near = await town.request('GET', `/api/v1/map/clusters?${city}&z=15&layers=${layers}`);
  expect(near.json.total).toBe(9 + counts.petitions);
  const inDistrict = { Vake: 'vake', Didube: 'didube', Gldani: 'gldani', Samgori: 'samgori', Isani: 'isani' };
  const { items } = (await town.request('GET', '/api/v1/map/objects?limit=100')).json;
  for (const { title, place } of items)
    for (const [name, district] of Object.entries(inDistrict))
      if (title.en.endsWith(name)) expect([title.en, town.house.districts.of(place)]).toEqual([title.en, district]);
});

it('has a budget round that is voted on, at counters too, two whose voting is over, and one that takes ideas', async () => {
  const now = town.clock.now();
  const { items } = await questions.ask(new Rounds(now));
  const ballots = Object.fromEntries(items.map((round) => [round.rules.ballot.type, round]));
  expect(ballots).toMatchObject({
    approval: { state: 'voting', phase: 'voting', votes: true, rules: { tally: { rule: 'equal-shares' } } },
    allocation: { state: 'certified', phase: null, votes: false, seed: expect.any(String) },
    ranking: { state: 'certified', result: { value: { priorities: expect.any(Array) } } },
    points: { state: 'announced', phase: 'proposals' },
  });
  const turnout = await questions.ask(new RoundTurnout(ballots.approval!.id));
  for (const n of Object.values(turnout!.byChannel)) expect(n).toBeGreaterThan(0);
  const { id, voting } = ballots.approval!;
  const proposals = await questions.ask(new ProposalsList(now, { round: id, limit: 100 }));
  const states = new Set(proposals.items.map(({ status }) => status));
  expect([...states].sort()).toEqual(['feasible', 'merged', 'rejected', 'withdrawn']);
  const feasible = proposals.items.filter(({ status }) => status === 'feasible');
  expect(voting!.projects.map((one) => one.id)).toEqual(feasible.map((one) => one.id).sort());
  const pots = new Set(voting!.projects.map(({ pot }) => pot));
  expect(pots.size).toBe(11);
  const queue = await questions.ask(new ProposalQueue(now));
  expect(queue.items.map(({ waits }) => waits).sort()).toEqual(['appeal', 'formal', 'formal', 'substantive']);
  for (const { place, pot } of proposals.items)
    if (place && pot !== 'city') expect([pot, town.house.districts.of(place)]).toEqual([pot, pot]);
});
it('has a budget of this year and the last, of about what the city has, with spending up to yesterday and within the plan', async () => {
  const today = dayOf(town.clock.now());
  const year = Number(today.slice(0, 4));
  for (const wanted of [year, year - 1]) {
    const { total, items, lastDay } = (await questions.ask(new Spending({ year: wanted, by: 'line' }, today)))!;
    expect([wanted, Math.round(total.plan! / 10_000_000_000)]).toEqual([wanted, wanted === year ? 12 : 11]);
    for (const { of: line, plan, spent } of items) expect([line, spent <= plan!]).toEqual([line, true]);
    expect(total.spent).toBeGreaterThan(0);
    expect(lastDay! < today).toBe(true);
  }
  const days = await town.request('GET', `/api/v1/budget/spending?by=day&year=${year}`);
  expect(days.json.items.length).toBeGreaterThan(0);
});
