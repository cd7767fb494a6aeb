import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { adopt, HOLES, REPORT } from './made-up.js';

const { reports, reportActs, refusals, mapRules } = say('en');
const REASON = 'It names the owner of a telephone.';

let town: TestHouse;
let officer: Visitor;
let moderator: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 20);
  officer = await Visitor.of(town, 901, ['officer']);
  moderator = await Visitor.of(town, 902, ['moderator']);
  administrator = await Visitor.of(town, 903, ['administrator']);
  const both = (en: string) => ({ ka: `${en} ქართულად`, en });
  for (const [template, status, category] of [
    ['filled', 'resolved', 'holes'],
    ['gas-only', 'resolved', 'gas'],
    ['ask-them', 'not-ours', undefined],
  ])
    await town.post('/map/templates', await town.staff('administrator'), {
      ...{ template, version: 1, status, category, title: both(`Title of ${template}`) },
      text: both(`Text of ${template}`),
    });
});
afterAll(() => town.close());

const file = async (n: number, change: object = {}) => {
  const { json } = await town.post('/reports', (await town.citizen(n)).token, { ...REPORT, ...change });
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  return json.id as string;
};
const at = (id: string, deed = '') => `/en/reports/${id}${deed && `/${deed}`}`;
const one = async (id: string) => (await town.get(`/reports/${id}`)).json;

describe('an officer', () => {
  it('assigns, plans and resolves by forms; what is wrong is said at its field and nothing is lost', async () => {
    const id = await file(1);
    await officer.follow(at(id, 'step'), { step: 'acknowledge' });
    expect((await one(id)).status).toBe('acknowledged');
    expect((await officer.post(at(id, 'step'), { step: 'dance' })).status).toBe(400);
    const done = await officer.follow(at(id, 'assign'), { department: 'gldani-roads' });
    expect(wordsOf(done.text)).toContain(reports.notices.done);
    const noDay = await officer.post(at(id, 'plan'), { 'plan-day-day': '31', 'plan-day-month': '2' });
    expect([noDay.status, wordsOf(noDay.text).includes(reportActs.errors.day)]).toEqual([422, true]);
    expect(noDay.text).toContain('value="31"');
    const day = { 'plan-day-day': '20', 'plan-day-month': '6', 'plan-day-year': '2020' };
    expect(wordsOf((await officer.post(at(id, 'plan'), day)).text)).toContain(refusals['report.day-past']);
    await officer.follow(at(id, 'plan'), { ...day, 'plan-day-year': '2026' });
    expect(await one(id)).toMatchObject({ status: 'planned', department: 'gldani-roads', day: '2026-06-20' });
    const short = await officer.post(at(id, 'resolve'), { text: 'Done' });
    expect([short.status, short.text.includes('>Done</textarea>')]).toEqual([422, true]);
    await officer.follow(at(id, 'resolve'), { text: 'Filled on Monday.' });
    expect(await one(id)).toMatchObject({ status: 'resolved' });
    const late = await officer.post(at(id, 'refuse'), { ground: 'no-defect', text: 'There is nothing to see.' });
    expect(wordsOf(late.text)).toContain(refusals['report.not-open']);
    expect(wordsOf(late.text)).toContain('There is nothing to see.');
  });

  it('begins an answer with a template that fits, without a script, and sends what is left of it', async () => {
    const id = await file(2);
    const page = (await officer.get(at(id))).text;
    expect([page.includes('Title of filled'), page.includes('Title of gas-only')]).toEqual([true, false]);
    const put = { template: 'filled', insert: 'yes', text: 'Dear neighbours,' };
    const filled = await officer.post(at(id, 'resolve'), put);
    expect([filled.status, filled.text.includes('>Dear neighbours,\n\nText of filled</textarea>')]).toEqual([
      200,
      true,
    ]);
    expect((await one(id)).status).toBe('submitted');
    const passed = await officer.post(at(id, 'pass-on'), { template: 'ask-them', insert: 'yes' });
    expect(passed.text).toContain('>Text of ask-them</textarea>');
    await officer.follow(at(id, 'pass-on'), { whose: 'The owners.\nTheir telephone is on the door.' });
    expect((await one(id)).updates.at(-1)).toMatchObject({
      type: 'ReportNotOurs',
      text: { text: 'The owners.\nTheir telephone is on the door.' },
    });
  });

  it('joins a report with one that is offered, or with any by its address, and with no other', async () => {
    const [kept, near, far] = [await file(3), await file(4), await file(5, { place: { lat: 41.8027, lon: 44.8291 } })];
    const offered = (await officer.get(at(near))).text;
    expect([offered.includes(`value="${kept}"`), offered.includes(`value="${far}"`)]).toEqual([true, false]);
    const none = await officer.post(at(near, 'merge'), { reference: 'the other one' });
    expect([none.status, wordsOf(none.text).includes(reportActs.errors.into)]).toEqual([422, true]);
    const self = await officer.post(at(near, 'merge'), { into: near });
    expect(wordsOf(self.text)).toContain(refusals['report.cannot-merge']);
    await officer.follow(at(near, 'merge'), { into: kept });
    await officer.follow(at(far, 'merge'), { into: near, reference: `https://ghia.example.ge/ka/reports/${kept}?x=1` });
    expect([(await one(near)).mergedInto, (await one(far)).mergedInto]).toEqual([kept, kept]);
  });

  it('writes notes that officials alone read, and does not moderate', async () => {
    const id = await file(6);
    const empty = await officer.post(at(id, 'notes'), { text: ' ' });
    expect([empty.status, wordsOf(empty.text).includes(reportActs.errors['notes-text'])]).toEqual([422, true]);
    const noted = await officer.follow(at(id, 'notes'), { text: 'The contractor comes on Tuesday.' });
    expect(wordsOf(noted.text)).toContain('The contractor comes on Tuesday.');
    const auditor = await Visitor.of(town, 904, ['auditor']);
    const audited = (await auditor.get(at(id))).text;
    expect([audited.includes('on Tuesday'), audited.includes('/notes"')]).toEqual([true, false]);
    const reporter = await Visitor.of(town, 6);
    expect((await reporter.get(at(id))).text).not.toContain('on Tuesday');
    const hide = { ground: 'offensive', text: REASON };
    expect((await officer.post(at(id, 'hide'), hide)).status).toBe(403);
    expect((await reporter.post(at(id, 'notes'), { text: 'x' })).status).toBe(403);
  });

  it('cannot act on their own report', async () => {
    const own = await Visitor.of(town, 7, ['officer']);
    const id = await file(7);
    const refused = await own.post(at(id, 'assign'), { department: 'roads' });
    expect([refused.status, wordsOf(refused.text).includes(refusals['report.own'])]).toEqual([422, true]);
  });
});

describe('a hidden report', () => {
  it('is appealed by who reported it, decided by another moderator, and shown again', async () => {
    const id = await file(8);
    const reporter = await Visitor.of(town, 8);
    await moderator.follow(at(id, 'hide'), { ground: 'personal-data', text: REASON });
    const closed = wordsOf((await reporter.get(at(id))).text);
    for (const words of [reports.hidden, REASON, reports.appeal.title]) expect(closed).toContain(words);
    const sent = await reporter.follow(at(id, 'appeal'), { text: 'The number is my own.' });
    expect(wordsOf(sent.text)).toContain(reports.appeal.waits);
    const queue = wordsOf((await moderator.get('/en/office/map/appeals')).text);
    expect(queue).toContain('The number is my own.');
    expect(queue).toContain(mapRules.appeals.waits(0));
    const self = await moderator.post(at(id, 'decide'), { outcome: 'upheld', text: REASON });
    expect(wordsOf(self.text)).toContain(refusals['report.same-person']);
    const other = await Visitor.of(town, 905, ['moderator']);
    expect(wordsOf((await other.post(at(id, 'decide'), { text: REASON })).text)).toContain(reportActs.errors.outcome);
    await other.follow(at(id, 'decide'), { outcome: 'overturned', text: 'It is their own number.' });
    const shown = wordsOf((await reporter.get(at(id))).text);
    expect(shown).toContain(REPORT.description);
    expect(shown).toContain(reports.appeal.outcomes.overturned);
    expect(wordsOf((await moderator.get('/en/office/map/appeals')).text)).toContain(mapRules.appeals.none);
  });
});

describe('an administrator', () => {
  const form = {
    ...{ category: 'signs', version: '1', 'title-ka': 'ნიშნები', 'title-en': 'Signs', group: 'roads' },
    ...{ 'description-ka': 'წაქცეული ნიშანი', 'description-en': 'A sign that fell', department: 'roads' },
    ...{ termDays: '7', radius: '100', 'route-vake': 'gldani-roads' },
  };
  const question = { 'q-1-code': '', 'q-1-ka': 'რომელი?', 'q-1-en': 'Which one?', 'q-1-kind': 'choice' };
  const to = '/en/office/map/new-category';
  const category = async (code: string) =>
    (await town.get('/map/categories')).json.items.find((one: { category: string }) => one.category === code);

  it('writes a category whose rows come and go by the same form, and adopts it', async () => {
    const more = await administrator.post(to, { ...form, step: 'add-question' });
    expect([more.status, more.text.includes('name="q-1-kind"')]).toEqual([200, true]);
    const choices = await administrator.post(to, { ...form, ...question, step: 'add-choice-1' });
    expect(choices.text).toContain('name="q-1-choice-1-ka"');
    const fewer = await administrator.post(to, { ...form, ...question, step: 'remove-question-1' });
    expect([fewer.status, fewer.text.includes('name="q-1-kind"')]).toEqual([200, false]);
    const whole = {
      ...{ ...form, ...question, 'q-1-required': 'yes', 'q-1-choice-1-ka': 'სტოპი', 'q-1-choice-1-en': 'Stop' },
      ...{ 'q-1-choice-2-ka': 'კერძო', 'q-1-choice-2-en': 'Private', step: 'adopt' },
      ...{ 'q-1-choice-2-stops-ka': 'მფლობელს მიმართეთ', 'q-1-choice-2-stops-en': 'Ask its owner' },
    };
    const wrong = await administrator.post(to, { ...whole, 'q-1-choice-1-en': 'S', termDays: 'seven' });
    expect(wrong.status).toBe(422);
    for (const field of ['q-1-choice-1-en', 'termDays']) expect(wrong.text).toContain(`href="#${field}"`);
    expect(wrong.text).toContain('value="seven"');
    const saved = await administrator.follow(to, whole);
    expect(wordsOf(saved.text)).toContain(mapRules.notices.saved);
    expect(await category('signs')).toMatchObject({
      ...{ version: 1, termDays: 7, radius: 100, emergency: false },
      routes: [{ district: 'vake', department: 'gldani-roads' }],
      questions: [
        {
          ...{ code: 'q1', kind: 'choice', required: true },
          choices: [{ code: 'c1' }, { code: 'c2', stops: { en: 'Ask its owner' } }],
        },
      ],
    });
  });

  it('changes it by its next version, each of which can be read; a form that was open too long says so', async () => {
    const page = await administrator.get('/en/office/map/categories/signs');
    expect(page.text).toContain('name="version" value="2"');
    const next = { ...form, version: '2', termDays: '3', step: 'adopt' };
    const saved = wordsOf((await administrator.follow('/en/office/map/categories/signs', next)).text);
    expect(saved).toMatch(/termDays\s+7\s+3/);
    const late = await administrator.post('/en/office/map/categories/signs', { ...next, termDays: '4' });
    expect([late.status, wordsOf(late.text).includes(refusals['category.not-later'])]).toEqual([422, true]);
  });

  it('retires a category while somebody fills in its form: their words are kept, and the others offered', async () => {
    const neighbour = await Visitor.of(town, 9);
    expect((await neighbour.get('/en/reports/new?category=signs')).text).toContain('name="description"');
    const retired = await administrator.follow('/en/office/map/categories/signs/retire', {});
    expect(wordsOf(retired.text)).toContain(mapRules.lists.categories.isRetired);
    const sent = await neighbour.post('/en/reports/new?category=signs', {
      ...{ district: 'vake', address: 'By the school', description: 'The sign at the school fell.' },
    });
    expect(sent.status).toBe(422);
    const words = wordsOf(sent.text);
    for (const said of [reports.form.errors.category, 'The sign at the school fell.', HOLES.title.en])
      expect(words).toContain(said);
    expect(await category('signs')).toBeUndefined();
    expect(wordsOf((await administrator.get('/en/office/map/categories')).text)).toContain(mapRules.retired);
    await administrator.follow('/en/office/map/categories/signs', { ...form, version: '3', step: 'adopt' });
    expect(await category('signs')).toMatchObject({ version: 3 });
  });

  it('names and retires departments, and writes templates', async () => {
    const name = { department: 'signs-office', 'name-ka': 'ნიშნების სამსახური', 'name-en': 'Signs office' };
    const wrong = await administrator.post('/en/office/map/new-department', { ...name, department: 'Signs!' });
    expect([wrong.status, wrong.text.includes('href="#department"')]).toEqual([422, true]);
    await administrator.follow('/en/office/map/new-department', name);
    const offered = async () => (await officer.get(at(await file(10)))).text.includes('Signs office');
    expect(await offered()).toBe(true);
    await administrator.follow('/en/office/map/departments/signs-office/retire', {});
    expect(await offered()).toBe(false);

    const template = {
      ...{
        template: 'signs',
        version: '1',
        'title-ka': 'ნიშანი დადგა',
        'title-en': 'The sign stands',
        category: 'signs',
      },
      ...{ 'text-ka': 'ნიშანი დავდგით.', 'text-en': 'We have put it up.', status: 'resolved' },
    };
    const short = await administrator.post('/en/office/map/new-template', { ...template, 'text-en': 'Up' });
    expect(wordsOf(short.text)).toContain(mapRules.errors['text-en']);
    await administrator.follow('/en/office/map/new-template', template);
    await administrator.follow('/en/office/map/templates/signs', { ...template, version: '2', category: '' });
    const list = wordsOf((await administrator.get('/en/office/map/templates')).text);
    expect(list).toContain(`The sign stands ${mapRules.template.statuses.resolved} · ${mapRules.template.every}`);
    await administrator.follow('/en/office/map/templates/signs/retire', {});
    expect((await administrator.get('/en/office/map/templates/none')).status).toBe(404);
  });

  it('is led to the rooms that are theirs, and others to theirs', async () => {
    const hers = wordsOf((await administrator.get('/en/office/map')).text);
    const his = wordsOf((await moderator.get('/en/office/map')).text);
    expect([hers.includes(mapRules.lists.categories.title), hers.includes(mapRules.appeals.title)]).toEqual([
      true,
      false,
    ]);
    expect([his.includes(mapRules.lists.categories.title), his.includes(mapRules.appeals.title)]).toEqual([
      false,
      true,
    ]);
    expect((await moderator.get('/en/office/map/categories')).status).toBe(403);
    expect((await officer.get('/en/office/map/categories')).status).toBe(403);
    expect((await (await Visitor.of(town, 14)).get('/en/office/map')).status).toBe(403);
  });
});

it('a neighbour says that they found the same, and takes it back', async () => {
  const id = await file(12);
  const neighbour = await Visitor.of(town, 13);
  expect(wordsOf((await neighbour.follow(at(id, 'support'), {})).text)).toContain(reports.notices.supported);
  expect(wordsOf((await neighbour.follow(at(id, 'leave'), {})).text)).toContain(reports.notices.left);
});

it('an address in Georgian says so on an English page', async () => {
  const id = await file(11, { address: 'ვაზის ქუჩა 3' });
  const anybody = await town.request('GET', at(id));
  expect(anybody.text).toContain('<span lang="ka">ვაზის ქუჩა 3</span>');
});
