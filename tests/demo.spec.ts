import { dayOf } from '../events/calendar.js';
import type { CaseDoc } from '../read-models/case-documents.js';
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
import { SERVICES } from '../src/demo/service-catalogue.js';
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
  await town.house.projecting.seen(await town.house.log.head(), 120_000);
  questions = town.server.app.get(Questions);
}, 400_000);
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

it('has services for most of what happens in a life, and cases in every state, late ones and a sensitive one among them', async () => {
  const services = await town.request('GET', '/api/v1/services');
  const codes = services.json.items.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(expect.arrayContaining(SERVICES.map(({ code }) => code)));
  const cases = (await town.house.store.find<CaseDoc>(town.house.projecting.collection('cases'), { limit: 100 })).map(
    ({ status, channel, overdueSince, service, outcome }) => ({ status, channel, overdueSince, service, outcome }),
  );
  const states = ['accepted', 'closed', 'decided', 'in-work', 'returned', 'submitted', 'waiting', 'withdrawn'];
  expect([...new Set(cases.map(({ status }) => status))].sort()).toEqual(states);
  expect([...new Set(cases.map(({ channel }) => channel))].sort()).toEqual(['hall', 'portal', 'proxy']);
  const late = (open: boolean) =>
    cases.filter(({ status, overdueSince }) => overdueSince && (status === 'in-work') === open).length;
  expect([late(true) > 0, late(false) > 1]).toEqual([true, true]);
  const sensitive = cases.filter(({ service }) => service === 'free-meals');
  expect(sensitive.filter(({ status }) => status === 'decided')).toHaveLength(2);
  expect(sensitive.filter(({ outcome }) => outcome !== null)).toEqual([]);
});

it('has a service whose score is published and answered, others of which too few have rated, and visits of two monitors', async () => {
  const get = async (path: string) => (await town.request('GET', `/api/v1${path}`)).json;
  const parking = await get('/services/resident-parking/score');
  expect(parking).toMatchObject({
    ratings: 14,
    mean: 4,
    scores: [{ number: 1, erased: 0, answers: [{ version: 1 }] }],
  });
  expect(parking.scores[0].until < town.clock.now()).toBe(true);
  for (const few of ['kindergarten', 'small-building', 'newborn-aid'])
    expect(await get(`/services/${few}/score`)).toMatchObject({ ratings: 0, mean: null, scores: [] });
  const monitors = (await get('/monitors')).items;
  expect(monitors.map(({ revoked }: { revoked: null }) => revoked)).toEqual([null, null]);
  const { items } = await get('/monitor-reports');
  const told = items.map(({ service, versions, answers, withdrawn }: Record<string, object[]>) => [
    ...[service, versions!.length, answers!.length, withdrawn !== null],
  ]);
  expect(told).toEqual([
    ['tree-work', 1, 0, false],
    ['burial-plot', 1, 0, true],
    ['kindergarten', 2, 1, false],
    ['resident-parking', 1, 1, false],
  ]);
  for (const { id, versions } of [items[0], items[3]]) {
    const [{ sha256 }] = versions[0].files;
    const file = await town.request('GET', `/api/v1/monitor-reports/${id}/files/${sha256}`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'image/jpeg']);
  }
  const { items: rows } = await get('/service-standards');
  const row = rows.find(({ of }: { of: string }) => of === 'resident-parking');
  expect(row).toMatchObject({ ratings: 14, mean: 4, visits: 1, visitsAnswered: 1 });
});

it('has the plan of 2017 with its five commitments as OGP tells them, and no status or answer of a real institution', async () => {
  const { json: plan } = await town.request('GET', '/api/v1/ogp/plans/tbilisi-2017');
  expect(plan.commitments.map(({ ogpId }: { ogpId: string }) => ogpId)).toEqual(
    [1, 2, 3, 4, 5].map((n) => `TBI000${n}`),
  );
  const { json: petition } = await town.request('GET', '/api/v1/ogp/commitments/tbi0002');
  expect(petition.independent).toMatchObject([{ assessor: { kind: 'irm' }, findings: { opening: 'major' } }]);
  expect(petition.self).toEqual([]);
  const { items } = (await town.request('GET', '/api/v1/ogp/clocks')).json;
  const clocks = Object.fromEntries(items.map((one: { plan: string; terms: { state: string }[] }) => [one.plan, one]));
  expect(clocks['tbilisi-2017'].terms).toEqual([]);
  const states = new Set(clocks['demo-plan'].terms.map(({ state }: { state: string }) => state));
  expect([...states].sort()).toEqual(['due', 'met', 'met-late', 'overdue']);
});

it('leads from each outcome of minutes no. 7 to its task, done, open or late, and nobody real has any', async () => {
  const { outcomes } = (await town.request('GET', '/api/v1/ogp/meetings/2017-7')).json;
  const tasks = await Promise.all(
    outcomes.map(async ({ takenUp }: { takenUp: { outcome: string }[] }) => {
      const { json } = await town.request('GET', `/api/v1/ogp/tasks/${takenUp[0]!.outcome}`);
      return [json.status, Object.keys(json.owner)];
    }),
  );
  expect(tasks).toHaveLength(8);
  expect(tasks.map(([status]) => status).sort()).toEqual([
    'done',
    'done',
    'done',
    'done',
    'open',
    'open',
    'open',
    'overdue',
  ]);
  for (const [, owner] of tasks) expect(owner).toEqual(['role']);
  const { items } = (await town.request('GET', '/api/v1/ogp/tasks?role=commitment-manager&status=open')).json;
  expect(items.filter(({ handOvers }: { handOvers: object[] }) => handOvers.length > 0).length).toBeGreaterThan(5);
});
