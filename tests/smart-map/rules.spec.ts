import { TestHouse } from '../support/house.js';
import { adopt, HOLES, REPORT } from './made-up.js';

const TEMPLATE = {
  ...{ template: 'filled', version: 1, status: 'resolved', category: 'holes' },
  title: { ka: 'ორმო ამოივსო', en: 'The hole is filled' },
  text: { ka: 'ორმო ამოვავსეთ.\n\nგმადლობთ!', en: 'We have filled the hole.\n\nThank you!' },
};

let town: TestHouse;
let administrator: string;
let officer: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  [administrator, officer] = [await town.staff('administrator'), await town.staff('officer')];
});
afterAll(() => town.close());

const refusal = async (path: string, body: object) => {
  const { status, json } = await town.request('POST', `/api/v1/map/${path}`, { token: administrator, body });
  return [status, json.type?.replace('urn:ghia:', '')];
};
const seen = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);
const templates = async () => {
  await seen();
  return (await town.request('GET', '/api/v1/map/templates', { token: officer })).json.items;
};

describe('a template', () => {
  it('is adopted by whole versions, retires, and comes back by its next one', async () => {
    await town.post('/map/templates', administrator, TEMPLATE);
    const again = await town.request('POST', '/api/v1/map/templates', { token: administrator, body: TEMPLATE });
    expect(again.status).toBe(200);
    expect(await templates()).toEqual([{ ...TEMPLATE, retired: false }]);
    expect(await refusal('templates', { ...TEMPLATE, version: 3 })).toEqual([409, 'template.not-later']);
    await town.post('/map/templates/retire', administrator, { template: 'filled' });
    await town.post('/map/templates/retire', administrator, { template: 'filled' });
    expect(await templates()).toEqual([]);
    await town.post('/map/templates', administrator, { ...TEMPLATE, version: 2, category: undefined });
    expect(await templates()).toMatchObject([{ version: 2, category: null }]);
  });

  it('is of a category that there is, and in both languages', async () => {
    const other = { ...TEMPLATE, template: 'other' };
    expect(await refusal('templates', { ...other, category: 'dragons' })).toEqual([404, 'category.not-found']);
    expect(await refusal('templates', { ...other, text: { ka: TEMPLATE.text.ka } })).toEqual([400, 'request.invalid']);
    expect(await refusal('templates', { ...other, status: 'planned' })).toEqual([400, 'request.invalid']);
    expect(await refusal('templates/retire', { template: 'other' })).toEqual([404, 'template.not-found']);
  });
});

describe('a department', () => {
  it('retires, keeps its name for what it answered for, and comes back when it is named anew', async () => {
    const body = { department: 'bridges', name: { ka: 'ხიდების სამსახური', en: 'Bridges' } };
    await town.post('/map/departments', administrator, body);
    await town.post('/map/departments/retire', administrator, { department: 'bridges' });
    expect(await refusal('departments/retire', { department: 'bridges' })).toEqual([404, 'department.not-found']);
    const named = async () => {
      const { departments } = (await town.get('/map/categories')).json;
      return departments.some(({ department }: { department: string }) => department === 'bridges');
    };
    expect(await named()).toBe(false);
    await town.post('/map/departments', administrator, body);
    expect(await named()).toBe(true);
  });

  it('that is retired takes no report, no category and no route, though the forum has just looked at it', async () => {
    const name = { ka: 'ტბების სამსახური', en: 'Lakes' };
    await town.post('/map/departments', administrator, { department: 'lakes', name });
    const { id } = (await town.post('/reports', (await town.citizen(2)).token, REPORT)).json;
    await town.post('/map/departments/retire', administrator, { department: 'lakes' });
    const ask = async (path: string, body: object) => {
      const { status, json } = await town.request('POST', `/api/v1${path}`, { token: officer, body });
      return [status, json.type];
    };
    const gone = [404, 'urn:ghia:department.not-found'];
    const reply = { body: 'We are on it.', department: 'lakes' };
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await ask(`/forum/topics/${nowhere}/official-reply`, reply))[0]).toBeGreaterThan(399);
    expect(await ask(`/reports/${id}/assign`, { department: 'lakes' })).toEqual(gone);
    const bad = { ...HOLES, category: 'lakes' };
    expect(await refusal('categories', { ...bad, department: 'lakes' })).toEqual([404, 'department.not-found']);
    expect(await refusal('categories', { ...bad, department: 'nobody' })).toEqual([404, 'department.not-found']);
    const routes = [...HOLES.routes, { district: 'vake', department: 'lakes' }];
    expect(await refusal('categories', { ...bad, routes })).toEqual([404, 'department.not-found']);
    await town.post('/map/departments', administrator, { department: 'lakes', name });
    await town.post('/map/categories', administrator, { ...bad, routes });
    await seen();
    expect(await refusal('departments/retire', { department: 'lakes' })).toEqual([409, 'department.in-use']);
    await town.post('/map/categories/retire', administrator, { category: 'lakes' });
    await seen();
    await town.post('/map/departments/retire', administrator, { department: 'lakes' });
  });
});

it('every version of a category can be read again, the newest first', async () => {
  await town.post('/map/categories', administrator, { ...HOLES, version: 2, termDays: 7 });
  await town.post('/map/categories/retire', administrator, { category: 'holes' });
  await seen();
  const { items } = (await town.get('/map/categories/holes/versions')).json;
  expect(items.map(({ type, whole }: { type: string; whole: object | null }) => [type, whole])).toEqual([
    ['CategoryRetired', null],
    ['CategoryAdopted', expect.objectContaining({ version: 2, termDays: 7 })],
    ['CategoryAdopted', expect.objectContaining({ version: 1, termDays: 5 })],
  ]);
  const { token } = await town.citizen(1);
  const { json } = await town.request('POST', '/api/v1/reports', { token, body: REPORT });
  expect(json.type).toBe('urn:ghia:report.no-category');
});
