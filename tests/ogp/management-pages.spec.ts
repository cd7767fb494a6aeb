import { jest } from '@jest/globals';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { MSDA } from './group-made-up.js';

jest.setTimeout(180_000);
let town: TestHouse;
let clerk: Visitor;
const seats: string[] = [];
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  const desk = await town.staff('working-group');
  await town.post('/ogp/organisations', desk, MSDA);
  for (const en of ['First', 'Second']) {
    const seat = { organisation: 'msda', role: 'member', post: { ka: 'წარმომადგენელი', en }, since: '2026-01-10' };
    seats.push((await town.post('/ogp/members', desk, seat)).json.id);
  }
  clerk = await Visitor.of(town, 60, ['working-group']);
});
afterAll(() => town.close());

const roles = '/en/office/group/roles';
const day = (name: string, iso: string) => {
  const [year, month, date] = iso.split('-') as [string, string, string];
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date };
};

it('the secretariat describes a role, gives it to a seat and hands it over by forms', async () => {
  const empty = await clerk.post(`${roles}/describe`, { role: 'manager', 'title-ka': 'მენეჯერი' });
  expect(empty.status).toBe(422);
  const described = await clerk.follow(`${roles}/describe`, {
    ...{ role: 'manager', 'title-ka': 'მენეჯერი', 'title-en': 'Manager' },
    duties: 'აგროვებს | Collects\nამოწმებს | Checks',
  });
  expect(wordsOf(described.text)).toContain('The role is described.');
  const taken = await clerk.follow(`${roles}/take`, {
    role: 'manager',
    member: seats[0]!,
    ...day('since', '2026-02-01'),
  });
  expect(wordsOf(taken.text)).toContain('The role is taken.');
  const pass = {
    role: 'manager',
    to: seats[0]!,
    ...day('day', '2026-05-01'),
    'note-ka': 'იხილეთ საქმე',
    'note-en': 'See the file',
  };
  const own = await clerk.post(`${roles}/hand-over`, pass);
  expect([own.status, wordsOf(own.text)]).toEqual([422, expect.stringContaining('handed to somebody else')]);
  const handed = await clerk.follow(`${roles}/hand-over`, { ...pass, to: seats[1]! });
  expect(wordsOf(handed.text)).toContain('The role was handed over.');
  const page = wordsOf((await town.request('GET', '/en/ogp/roles')).text);
  expect(page).toContain('Checks');
  expect(page).toContain('See the file');
});

it('a seat may name the official who holds it', async () => {
  const staff = 'a'.repeat(32);
  const seat = { organisation: 'msda', role: 'member', 'post-ka': 'იურისტი', ...day('since', '2026-03-01') };
  const odd = await clerk.post('/en/office/group/members/admit', { ...seat, staff: 'nobody' });
  expect(odd.status).toBe(422);
  const admitted = await clerk.follow('/en/office/group/members/admit', { ...seat, staff });
  expect(wordsOf(admitted.text)).toContain('The member is added.');
  const { members } = (await town.request('GET', '/api/v1/ogp/members')).json;
  expect(members.filter((one: { staff?: string }) => one.staff === staff)).toHaveLength(1);
});

it('a circle is named beside the form; a workflow opens tasks that are recorded as done', async () => {
  const form = (steps: string) => ({ commitment: 'TBI0002', steps });
  const circle = await clerk.post(
    `${roles}/workflow`,
    form(
      'report | report | manager | | | | review | 2026-08-01\nreview | review | manager | | | | report | 2026-08-01',
    ),
  );
  expect([circle.status, wordsOf(circle.text)]).toEqual([422, expect.stringContaining('report → review → report')]);
  const defined = await clerk.follow(
    `${roles}/workflow`,
    form('report | report | manager | manager | | | | 2026-06-20'),
  );
  expect(wordsOf(defined.text)).toContain('The workflow is defined.');
  const open = async () => (await town.request('GET', '/api/v1/ogp/tasks?commitment=TBI0002')).json.items;
  await until(async () => (await open()).length === 1);
  const [{ id }] = await open();
  town.clock.at = '2026-06-21T08:00:00.000Z';
  await until(async () => (await open())[0].status === 'overdue');
  const at = '/en/office/group/tasks';
  const done = { task: id, 'how-ka': 'მზადაა', 'how-en': 'It is ready' };
  const late = await clerk.post(at, done);
  expect([late.status, wordsOf(late.text)]).toEqual([422, expect.stringContaining('say why it was done late')]);
  const recorded = await clerk.follow(at, { ...done, 'reason-ka': 'შვებულება', 'reason-en': 'A holiday' });
  expect(wordsOf(recorded.text)).toContain('The task is recorded as done.');
  expect(wordsOf((await town.request('GET', `/en/ogp/tasks/${id}`)).text)).toContain('A holiday');
});

it('a role that becomes vacant says so; nobody else keeps roles', async () => {
  const vacated = await clerk.follow(`${roles}/vacate`, {
    ...{ role: 'manager', ...day('until', '2026-06-21'), 'reason-ka': 'სხვა სამსახური', 'reason-en': 'Another post' },
  });
  expect(wordsOf(vacated.text)).toContain('The role is vacant.');
  expect(wordsOf((await town.request('GET', '/en/ogp/roles')).text)).toContain('Nobody holds this role');
  const citizen = await Visitor.of(town, 61);
  expect((await citizen.get(roles)).status).toBe(403);
});
