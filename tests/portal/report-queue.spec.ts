import { say } from '../../src/portal/i18n/catalogue.js';
import { adopt, REPORT } from '../smart-map/made-up.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { reportDesk: t, handling, refusals } = say('ka');
const REASON = 'ქარიშხლის შემდეგ';
const QUEUE = '/ka/report-queue';
const BATCHES = `${QUEUE}/batches`;

let town: TestHouse;
let officer: Visitor;
const ids: string[] = [];
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 40);
  officer = await Visitor.of(town, 39, ['officer']);
  for (let n = 1; n <= 3; n++) ids.push(await filed(n));
  ids.push(await filed(4, { place: undefined, district: 'gldani', address: 'Third quarter, house 5' }));
});
afterAll(() => town.close());

const filed = async (n: number, change: object = {}) =>
  (await town.post('/reports', (await town.citizen(n)).token, { ...REPORT, ...change })).json.id as string;
const shown = async (path: string, visitor = officer) => {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  return visitor.get(path);
};

it('shows what waits, by promise and age, and leads on by filters', async () => {
  const { text, status } = await shown(QUEUE);
  expect(status).toBe(200);
  expect(wordsOf(text)).toContain(t.found(4));
  for (const id of ids) expect(text).toContain(`/ka/reports/${id}`);
  expect(wordsOf((await shown(`${QUEUE}?district=gldani&band=young`)).text)).toContain(t.found(1));
  expect(wordsOf((await shown(`${QUEUE}?band=old&due=nonsense`)).text)).toContain(t.empty);
  const auditor = await Visitor.of(town, 38, ['auditor']);
  expect((await shown(QUEUE, auditor)).text).not.toContain('name="ids"');
  expect((await (await Visitor.of(town, 5)).get(QUEUE)).status).toBe(403);
});

it('shows an official of a department theirs first, and the others for the asking', async () => {
  const { number } = (await town.citizen(37)).resident;
  const role = { personalNumber: number, role: 'officer', department: 'gldani-roads', district: 'gldani' };
  await town.post('/identity/roles', await town.staff('administrator'), role);
  const clerk = await Visitor.of(town, 37, ['officer']);
  const own = wordsOf((await shown(QUEUE, clerk)).text);
  expect([own.includes(t.found(1)), own.includes(t.everybody)]).toEqual([true, true]);
  const all = wordsOf((await shown(`${QUEUE}?department=all&district=all`, clerk)).text);
  expect([all.includes(t.found(4)), all.includes(t.everybody)]).toEqual([true, false]);
});

it('several are changed at once: chosen, counted, begun; and undone', async () => {
  const none = await officer.post(BATCHES, { which: 'chosen', action: 'assign', step: 'choose' });
  expect([none.status, wordsOf(none.text).includes(t.batch.errors.ids)]).toEqual([422, true]);
  const chosen = { which: 'all', 'filter-district': 'vake', action: 'assign' };
  const asked = await officer.post(BATCHES, { ...chosen, step: 'choose' });
  expect([asked.status, wordsOf(asked.text).includes(t.batch.meant(3))]).toEqual([200, true]);
  expect(asked.text).toContain('name="filter-district" value="vake"');
  const fields = { ...chosen, department: 'gldani-roads' };
  const before = await town.house.log.head();
  const counted = await officer.post(BATCHES, { ...fields, step: 'count' });
  expect(wordsOf(counted.text)).toContain(t.batch.found(3));
  expect(await town.house.log.head()).toBe(before);
  const wordless = await officer.post(BATCHES, { ...fields, step: 'begin', reason: 'ა' });
  expect([wordless.status, wordsOf(wordless.text).includes(t.batch.errors.reason)]).toEqual([422, true]);
  const begun = await officer.post(BATCHES, { ...fields, step: 'begin', reason: REASON });
  expect(begun.status).toBe(303);
  const page = begun.headers.location!;
  await until(async () => wordsOf((await shown(page)).text).includes(t.batch.state.done));
  const words = wordsOf((await shown(page)).text);
  for (const said of [t.batch.changed(3, 3), REASON, t.batch.undo]) expect(words).toContain(said);
  await town.post(`/reports/${ids[0]}/start`, await town.staff('officer'));
  expect((await officer.post(`${page}/undo`, { reason: 'ა' })).status).toBe(422);
  expect((await officer.post(`${page}/undo`, { reason: 'შეცდომით შეიცვალა' })).status).toBe(303);
  await until(async () => wordsOf((await shown(page)).text).includes(t.batch.state.undone));
  const after = wordsOf((await shown(page)).text);
  for (const said of [t.batch.putBack(2, 3), refusals['batch.touched-since']]) expect(after).toContain(said);
  expect(wordsOf((await shown(QUEUE)).text)).toContain(t.batches);
});

it('says what is wrong with a step, and keeps what was typed', async () => {
  const base = { which: 'chosen', ids: ids[3]! };
  const plan = await officer.post(BATCHES, {
    ...base,
    action: 'plan',
    step: 'count',
    'day-day': '31',
    'day-month': '2',
  });
  expect([plan.status, plan.text.includes('value="31"'), plan.text.includes(t.batch.begin(1))]).toEqual([
    ...[422, true, false],
  ]);
  const resolve = await officer.post(BATCHES, { ...base, action: 'resolve', step: 'count', text: 'მოკლე' });
  expect([resolve.status, wordsOf(resolve.text).includes(t.batch.errors.text)]).toEqual([422, true]);
  const strange = await officer.post(BATCHES, { ...base, action: 'hide', step: 'choose' });
  expect([strange.status, wordsOf(strange.text).includes(t.batch.errors.action)]).toEqual([422, true]);
});

it('what was joined is parted on its page, with a word of why', async () => {
  const goes = await filed(6);
  await town.post(`/reports/${goes}/merge`, await town.staff('officer'), { into: ids[1]! });
  const page = `/ka/reports/${goes}`;
  expect((await shown(page)).text).toContain(`${page}/unmerge`);
  const short = await officer.post(`${page}/unmerge`, { text: 'არა' });
  expect([short.status, short.text.includes('text-error')]).toEqual([422, true]);
  const parted = await officer.follow(`${page}/unmerge`, { text: 'ეს სხვა ორმოა, ორი სახლით იქით.' });
  expect(wordsOf(parted.text)).toContain('ეს სხვა ორმოა');
  expect(parted.text).not.toContain(`${page}/unmerge`);
});

it('anyone sees how the city deals with reports, and the table of the same moment', async () => {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const { text, status } = await town.request('GET', '/ka/map/dashboard?by=district');
  expect([status, wordsOf(text).includes(handling.table)]).toEqual([200, true]);
  const csv = /href="(\/api\/v1\/reports\/dashboard\.csv[^"]+)"/.exec(text)![1]!.replaceAll('&amp;', '&');
  const table = await town.request('GET', csv);
  expect(
    table.text
      .split('\r\n')
      .slice(1, 3)
      .map((line) => line.split(',').slice(0, 2)),
  ).toEqual([
    ['gldani', '1'],
    ['vake', '4'],
  ]);
  expect((await town.request('GET', '/en/map/dashboard?from=june&by=nothing')).status).toBe(200);
});
