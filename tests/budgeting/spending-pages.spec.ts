import { jest } from '@jest/globals';
import { say } from '../../src/portal/i18n/catalogue.js';
import { type Answer, TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { BUDGET, PAYMENTS, PAYMENTS_HEADER } from './spending-made-up.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

const { spending, refusals } = say('en');
const { imports } = spending;
const OFFICE = '/en/office/budget/import';
const PAGE = '/en/budget/spending';

let town: TestHouse;
let officer: Visitor;
beforeAll(async () => {
  town = await TestHouse.open();
  officer = await Visitor.of(town, 901, ['officer']);
});
afterAll(() => town.close());

const valueIn = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? '';
/** The form under a dry run, as a browser sends it. */
const carried = ({ text }: Answer) => ({
  ...{ digest: valueIn(text, 'digest'), key: valueIn(text, 'key'), source: valueIn(text, 'source') },
  ...{ carried: valueIn(text, 'carried'), step: 'import', file: Buffer.alloc(0) },
});
const source = 'The treasury';
const page = async (path: string) => {
  const { status, text } = await town.request('GET', path);
  return { status, text, words: wordsOf(text) };
};

it('says so while there is no budget', async () => {
  const { status, words } = await page(PAGE);
  expect([status, words.includes(spending.none)]).toEqual([200, true]);
});

it('an officer tries a budget and payments, sees what is wrong, and brings in what was tried', async () => {
  const head = () => town.house.log.head();
  const before = await head();
  const wrong = await officer.post(`${OFFICE}/lines`, { year: '26', source: '', file: Buffer.alloc(0) });
  expect(wrong.status).toBe(422);
  for (const field of ['year', 'source', 'file']) expect(wrong.text).toContain(`href="#budget-${field}"`);
  const notText = await officer.post(OFFICE, { source, file: Buffer.from([0xff, 0xfe, 0x00]) });
  expect([notText.status, wordsOf(notText.text).includes(imports.errors.notText)]).toEqual([422, true]);
  const large = await officer.post(OFFICE, { source, file: Buffer.alloc(2 * 1024 * 1024 + 1, 'a') });
  expect([large.status, wordsOf(large.text).includes(imports.errors.tooLarge)]).toEqual([413, true]);
  const tried = await officer.post(`${OFFICE}/lines`, { year: '2026', source, file: Buffer.from(`\uFEFF${BUDGET}`) });
  expect([tried.status, wordsOf(tried.text).includes(imports.triedLead), await head()]).toEqual([200, true, before]);
  const other = { ...carried(tried), year: '2026', carried: Buffer.from(PAYMENTS).toString('base64') };
  const changed = await officer.post(`${OFFICE}/lines`, other);
  expect([changed.status, wordsOf(changed.text).includes(imports.errors.changed), await head()]).toEqual([
    422,
    true,
    before,
  ]);
  const done = await officer.follow(`${OFFICE}/lines`, { ...carried(tried), year: '2026' });
  expect(wordsOf(done.text)).toContain(imports.done(3, 0, 0));

  const bad = await officer.post(OFFICE, { source, file: Buffer.from(`${PAYMENTS}\nP-4,2026-03-03,77,1,,,`) });
  expect(bad.status).toBe(422);
  expect(wordsOf(bad.text)).toContain(`77: ${refusals['spending.unknown-line']}`);
  expect(bad.text).not.toContain('value="import"');
  const good = await officer.post(OFFICE, { source, file: Buffer.from(PAYMENTS) });
  expect(wordsOf((await officer.follow(OFFICE, carried(good))).text)).toContain(imports.done(2, 0, 0));
  const again = await officer.post(OFFICE, { source, file: Buffer.from(PAYMENTS) });
  expect(wordsOf(again.text)).toContain(imports.nothing);
  const csv = [PAYMENTS_HEADER, 'P-1,2026-03-02,02.01,1,,,'].join('\n');
  const correction = await officer.post(OFFICE, { source, file: Buffer.from(csv) });
  expect(wordsOf(correction.text)).toMatch(new RegExp(`${imports.units.payments.changed}\\s+1\\b`));
});

it('is shown to anyone, whole and in parts, each at an address of its own', async () => {
  const whole = await page(`${PAGE}?year=2026&area=vake&by=department`);
  expect(whole.words).toContain('Public works');
  expect(whole.text).toContain('/en/budget/spending/2026/department/works?area=vake');
  const roads = await page(`${PAGE}/2026/programme/02`);
  expect([roads.status, roads.words.includes('Bridges')]).toEqual([200, true]);
  const narrowed = await page(`${PAGE}/2026/district/vake?programme=02`);
  expect(narrowed.words).toContain('Pavements');
  expect(narrowed.words).not.toContain('Squares');
  const line = await page(`${PAGE}/2026/line/02.01`);
  expect(line.words).toContain('შპს გზა');
  expect(line.words).toContain(spending.code('123456789'));
  const days = await page(`${PAGE}/2026/line/02.01?month=2026-03`);
  expect(days.words).toMatch(/Spending by day: March\s2026\s+2\sMarch\s2026\s+1,500\s₾/);
  for (const path of [
    '/2026/programme/77',
    '/2027/programme/02',
    '/2026/colour/02',
    '/2026/district/atlantis',
    '?year=2020',
  ])
    expect([path, (await page(`${PAGE}${path}`)).status]).toEqual([path, 404]);
  expect((await page(`${PAGE}?year=x&area=atlantis&by=colour&month=2026-99`)).status).toBe(200);
});

it('the office is closed to others, and to officers of another department', async () => {
  const citizen = await Visitor.of(town, 3);
  expect((await citizen.get(OFFICE)).status).toBe(403);
  const { resident } = await town.citizen(4);
  await town.post('/identity/roles', await town.staff('administrator'), {
    ...{ personalNumber: resident.number, role: 'officer', department: 'roads' },
  });
  const roads = await Visitor.of(town, 4, ['officer']);
  const closed = await roads.get(OFFICE);
  expect([closed.status, wordsOf(closed.text).includes(refusals['spending.not-finance'])]).toEqual([403, true]);
  expect((await roads.post(OFFICE, { source, file: Buffer.from(PAYMENTS) })).status).toBe(403);
});
