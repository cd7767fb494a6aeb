import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { OpenTask } from '../../commands/ogp/task-commands.js';
import { Desk } from '../../src/write/desk.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { ATTENDEES, IDFI, MSDA, type Signatories, session, signatories } from './group-made-up.js';

jest.setTimeout(180_000);
let town: TestHouse;
let who: Signatories;
let desk: string;
const at = '/ogp/meetings/2026-3';
const both = (ka: string, en: string) => ({ ka, en });
const seats: string[] = [];

beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  who = await signatories(town);
  desk = who.secretary.token;
  await town.post('/ogp/organisations', desk, MSDA);
  await town.post('/ogp/organisations', desk, IDFI);
  for (const post of ['First', 'Second']) {
    const seat = { organisation: 'msda', role: 'member', post: both('წარმომადგენელი', post), since: '2026-01-10' };
    seats.push((await town.post('/ogp/members', desk, seat)).json.id);
  }
});
afterAll(() => town.close());

const refused = async (path: string, body: object = {}, token = desk) => {
  const { status, json } = await town.request('POST', `/api/v1${path}`, { token, body });
  return [status, json.type?.replace('urn:ghia:', ''), json.because];
};
const now = async () => {
  town.position = await town.house.log.head();
};
const task = async (id: string) => {
  await now();
  const { status, json } = await town.request('GET', `/api/v1/ogp/tasks/${id}?after=${town.position}`);
  return status === 200 ? json : undefined;
};
const becomes = (id: string, status: string) => until(async () => (await task(id))?.status === status);
const outcome = async (change: object = {}) => {
  const text = both('რუკას დაემატება ფენა', 'A layer is added to the map');
  const said = { item: 1, kind: 'undertaking', text, due: '2026-06-30', commitment: 'TBI0001', ...change };
  return (await town.post(`${at}/outcomes`, desk, said)).json.id as string;
};
const manager = {
  role: 'commitment-manager',
  title: both('ვალდებულების მენეჯერი', 'Commitment manager'),
  duties: [both('აგროვებს ანგარიშებს', 'Collects the reports')],
  organisation: 'msda',
};
let mine: string;

it('a role is described, taken by a seat, and its description keeps every version', async () => {
  expect((await refused('/ogp/roles', { ...manager, organisation: 'nowhere' })).slice(0, 2)).toEqual([
    404,
    'organisation.not-found',
  ]);
  await town.post('/ogp/roles', desk, manager);
  const again = {
    organisation: 'msda',
    duties: manager.duties,
    title: { en: 'Commitment manager', ka: manager.title.ka },
  };
  expect(
    (await town.request('POST', '/api/v1/ogp/roles', { token: desk, body: { ...manager, ...again } })).status,
  ).toBe(200);
  await town.post('/ogp/roles', desk, { ...manager, duties: [...manager.duties, both('ამოწმებს', 'Checks them')] });
  await town.post('/ogp/roles', desk, { ...manager, role: 'publisher', title: both('გამომქვეყნებელი', 'Publisher') });
  expect((await refused('/ogp/roles/nobody/take', { member: seats[0], since: '2026-02-01' })).slice(0, 2)).toEqual([
    404,
    'grouprole.not-found',
  ]);
  await town.post('/ogp/roles/commitment-manager/take', desk, { member: seats[0], since: '2026-02-01' });
  const { json } = await town.get('/ogp/roles/commitment-manager');
  expect(json).toMatchObject({ version: 2, holder: seats[0], versions: [{ version: 1 }, { version: 2 }] });
  const { roles } = (await town.get('/ogp/roles')).json;
  expect(roles.map(({ id }: { id: string }) => id)).toEqual(['commitment-manager', 'publisher']);
});

it('an outcome with owner and term opens a task under its own id; one that is withdrawn drops it', async () => {
  await town.post('/ogp/meetings', desk, session(who, { date: '2026-06-10' }));
  await town.post(`${at}/attendance`, desk, { attendees: ATTENDEES });
  await town.post(`${at}/open`, desk, { start: '14:05' });
  const stray = { item: 1, kind: 'undertaking', text: both('რაღაც', 'Something'), due: '2026-06-30' };
  expect((await refused(`${at}/outcomes`, { ...stray, responsible: { role: 'nobody' } })).slice(0, 2)).toEqual([
    404,
    'grouprole.not-found',
  ]);
  mine = await outcome({ responsible: { role: 'commitment-manager' } });
  const wrong = await outcome({ responsible: { organisation: 'msda' } });
  await becomes(mine, 'open');
  expect(await task(mine)).toMatchObject({ meeting: '2026-3', due: '2026-06-30', commitment: 'TBI0001' });
  await becomes(wrong, 'open');
  await town.post(`${at}/outcomes/${wrong}/withdraw`, desk, { reason: both('შეცდომა', 'By mistake') });
  await becomes(wrong, 'dropped');
  const [, , because] = await refused(`/ogp/tasks/${wrong}/done`, { how: both('მზადაა', 'Done') });
  expect(because).toBeDefined();
});

it('a role is handed over with its open task and a note', async () => {
  const note = both('ფენა ნახევრად მზადაა', 'The layer is half done');
  await town.post('/ogp/roles/commitment-manager/hand-over', desk, { to: seats[1], day: '2026-06-12', note });
  const { json } = await town.get('/ogp/roles/commitment-manager');
  expect(json).toMatchObject({ holder: seats[1], holdings: [{ handedOver: { tasks: [mine], note } }, {}] });
  expect((await task(mine)).handOvers).toMatchObject([{ from: seats[0], to: seats[1] }]);
});

it('a role takes along what was opened a moment before, though the read models do not know it yet', async () => {
  const describe = { role: 'archivist', title: both('არქივარიუსი', 'Archivist'), duties: [both('ინახავს', 'Keeps')] };
  await town.post('/ogp/roles', desk, describe);
  await town.post('/ogp/roles/archivist/take', desk, { member: seats[0], since: '2026-06-01' });
  const tasks = Array.from({ length: 20 }, () => randomUUID()).sort();
  const office = town.server.app.get(Desk);
  const source = { meeting: '2026-3', outcome: '' };
  await Promise.all(
    tasks.map((task) =>
      office.send(
        new OpenTask(),
        { task, source: { ...source, outcome: task }, responsible: { role: 'archivist' }, due: '2026-09-01' },
        'policy:made-up',
      ),
    ),
  );
  const note = both('ყველაფერი თაროზეა', 'All of it is on the shelf');
  const head = await town.house.log.head();
  const waited = jest.spyOn(town.house.projecting, 'seen');
  await town.post('/ogp/roles/archivist/hand-over', desk, { to: seats[1], day: '2026-06-10', note });
  expect(waited.mock.calls.some(([position]) => position >= head)).toBe(true);
  waited.mockRestore();
  const last = (await town.house.log.read('grouprole-archivist')).at(-1)!;
  expect([...(last.data as { tasks: string[] }).tasks].sort()).toEqual(tasks);
});

it('a workflow opens a task for each step; a circle is refused by name', async () => {
  const step = (name: string, after: string[], due: string, responsible = 'commitment-manager') => ({
    ...{ step: name, does: name, responsible, accountable: 'publisher', informed: ['publisher'], after, due },
  });
  const circular = [step('report', ['review'], '2026-08-01'), step('review', ['report'], '2026-08-01')];
  expect(await refused('/ogp/workflow', { commitment: 'TBI0001', steps: circular })).toEqual([
    422,
    'workflow.circular',
    { circle: 'report → review → report' },
  ]);
  const strange = [step('report', [], '2026-08-01', 'nobody')];
  expect((await refused('/ogp/workflow', { commitment: 'TBI0001', steps: strange })).slice(0, 2)).toEqual([
    404,
    'grouprole.not-found',
  ]);
  const steps = [step('report', [], '2026-08-01'), step('publish', ['report'], '2026-09-01', 'publisher')];
  await town.post('/ogp/workflow', desk, { commitment: 'TBI0001', steps });
  const way = async () => {
    await now();
    return (await town.get('/ogp/workflow/TBI0001')).json;
  };
  await until(async () => (await way()).tasks.length === 2);
  await town.post('/ogp/workflow', desk, {
    commitment: 'TBI0001',
    steps: [step('report', [], '2026-08-01', 'publisher'), step('publish', ['report'], '2026-09-15', 'publisher')],
    reason: both('გადაიდო', 'Put off'),
  });
  await until(async () => (await way()).tasks.length === 3);
  await until(async () => (await way()).tasks[1].status === 'dropped');
  await until(async () => (await way()).tasks[0].owner.role === 'publisher');
  const { version, versions, tasks } = await way();
  expect([version, versions.length]).toEqual([2, 2]);
  expect(tasks).toMatchObject([
    { step: 'report', status: 'open' },
    { step: 'publish', due: '2026-09-01', status: 'dropped' },
    { step: 'publish', due: '2026-09-15', status: 'open' },
  ]);
});

it('before its term a task is recalled, after it it is overdue; without a holder the chair hears of it', async () => {
  const theirs = await outcome({ responsible: { role: 'publisher' } });
  await becomes(theirs, 'open');
  town.clock.at = '2026-06-25T08:00:00.000Z';
  await until(async () => (await task(theirs)).reminded !== null && (await task(mine)).reminded !== null);
  town.clock.at = '2026-06-30T20:00:00.000Z';
  await becomes(theirs, 'overdue');
  await becomes(mine, 'overdue');
  expect((await task(mine)).escalatedAt).toBeNull();
  expect((await task(theirs)).escalatedAt).not.toBeNull();
  const types = (await town.house.log.read(`task-${theirs}`)).map(({ type }) => type);
  expect(types).toEqual(['TaskOpened', 'TaskReminded', 'TaskFellOverdue', 'TaskEscalated']);
  const { items } = (await town.get('/ogp/tasks?status=overdue')).json;
  expect(items.map(({ id }: { id: string }) => id).sort()).toEqual([mine, theirs].sort());
});

it('what is done late says why, and is done once', async () => {
  const how = both('ფენა დაემატა', 'The layer was added');
  expect((await refused(`/ogp/tasks/${mine}/done`, { how })).slice(0, 2)).toEqual([422, 'task.reason-needed']);
  const reason = both('მონაცემები დაგვიანდა', 'The data came late');
  await town.post(`/ogp/tasks/${mine}/done`, desk, { how, reason, link: 'https://example.ge/layer' });
  expect(await task(mine)).toMatchObject({ status: 'done', done: { late: true, reason } });
  expect((await refused(`/ogp/tasks/${mine}/done`, { how })).slice(0, 2)).toEqual([409, 'task.already-done']);
  expect((await town.request('GET', '/api/v1/ogp/tasks/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

it('all tasks in one list: overdue first, then open, and what is over last; pages go on from one to the next', async () => {
  const all: { status: string; due: string }[] = [];
  let next: string | null = null;
  do {
    const { json } = await town.get(`/ogp/tasks?limit=2${next === null ? '' : `&cursor=${next}`}`);
    all.push(...json.items);
    next = json.next;
  } while (next !== null);
  const URGENCY = ['overdue', 'open', 'dropped', 'done'];
  const key = ({ status, due }: { status: string; due: string }) => `${URGENCY.indexOf(status)} ${due}`;
  expect(all.map(key)).toEqual(all.map(key).sort());
  const found = new Set(all.map(({ status }) => status));
  expect([found.has('done'), found.has('dropped'), found.has('open') || found.has('overdue')]).toEqual([
    true,
    true,
    true,
  ]);
});

it('both languages show roles, tasks, the workflow and what became of an outcome', async () => {
  for (const lang of ['ka', 'en']) {
    const page = async (path: string) => {
      const { status, text } = await town.request('GET', `/${lang}${path}`);
      expect([path, status]).toEqual([path, 200]);
      return text;
    };
    const say = (ka: string, en: string) => (lang === 'ka' ? ka : en);
    const roles = await page('/ogp/roles');
    expect(roles).toContain(say('ამოწმებს', 'Checks them'));
    expect(roles).toContain(say('ფენა ნახევრად მზადაა', 'The layer is half done'));
    expect(roles).toContain(say('როლი არავის უკავია', 'Nobody holds this role'));
    expect(await page('/ogp/tasks?status=overdue')).toContain(say('თავმჯდომარეს ეცნობა', 'the chair has been told'));
    expect(await page('/ogp/tasks?status=done')).toContain(say('მონაცემები დაგვიანდა', 'The data came late'));
    const way = await page('/ogp/workflow/TBI0001');
    expect(way).toContain(say('პასუხს აგებს (A)', 'Accountable (A)'));
    expect(way).toContain(say('გამომქვეყნებელი', 'Publisher'));
    expect(await page('/ogp/meetings/2026-3')).toContain(`/${lang}/ogp/tasks/${mine}`);
    expect(await page(`/ogp/tasks/${mine}`)).toContain(say('ფენა დაემატა', 'The layer was added'));
  }
  expect((await town.request('GET', '/ka/ogp/workflow/nothing')).status).toBe(404);
});
