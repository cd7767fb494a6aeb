import { person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { SMALL_RULES, TestHouse } from '../support/house.js';
import { REGULATIONS } from '../support/story.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { lists: t, rooms, errors, refusals } = say('ka');
const PURPOSE = 'საკრებულოს აპარატისთვის გადასაცემად, კოდექსის მიხედვით';

let town: TestHouse;
let asking: Visitor;
let agreeing: Visitor;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  const rules = { ...SMALL_RULES, certificateWorkingDays: 3 };
  const administrator = await town.staff('administrator', 9);
  await town.post('/petitions/regulations', administrator, { ...structuredClone(REGULATIONS.sakrebulo), rules });
  const officer = await town.staff('officer', 1);
  id = await town.submit(1, { addressee: 'sakrebulo' });
  await town.post(`/petitions/${id}/register`, officer, { certificate: 'ს-12/2026' });
  await town.post(`/petitions/${id}/admit`, await town.staff('moderator'));
  for (const n of [11, 12]) await town.sign(id, n);
  asking = await Visitor.of(town, 60, ['officer']);
  agreeing = await Visitor.of(town, 61, ['administrator']);
  const terms = { personalNumber: person(60).number, role: 'officer' };
  await town.post('/identity/roles', administrator, terms); // their name is known from this
  asking = await Visitor.of(town, 60, ['officer']);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
});
afterAll(() => town.close());

const of = (petition = id) => `/ka/moderation/${petition}/signatory-lists`;
const deedIn = (html: string, deed: 'approve' | 'open') =>
  new RegExp(`action="(/ka/moderation/[^"]+/signatory-lists/[^"]+/${deed})"`).exec(html)?.[1];

it('is asked for by one, approved by another, opened once, with every step on the page', async () => {
  expect((await asking.get('/ka/signatory-lists')).text).toContain(`href="${of()}"`);
  const asked = await asking.follow(of(), { purpose: PURPOSE, key: 'k1' });
  const { first, last } = person(60).name;
  for (const said of [t.notices.asked, t.state.requested, `${t.purpose} ${PURPOSE}`, t.own, `${first} ${last}`])
    expect(wordsOf(asked.text)).toContain(said);
  expect(deedIn(asked.text, 'approve')).toBeUndefined();

  const desk = await agreeing.get('/ka/signatory-lists');
  expect(wordsOf((await asking.get('/ka/moderation')).text)).toContain(rooms.waiting(1));
  expect(wordsOf(desk.text)).toContain(t.noOpenings);
  const approve = deedIn(desk.text, 'approve')!;
  const alone = await asking.post(approve, {});
  expect([alone.status, wordsOf(alone.text)]).toEqual([
    422,
    expect.stringContaining(refusals['unsealing.same-person']),
  ]);
  const early = await asking.post(approve.replace(/approve$/, 'open'), {});
  expect([early.status, wordsOf(early.text)]).toEqual([
    422,
    expect.stringContaining(refusals['unsealing.not-approved']),
  ]);
  const approved = await agreeing.follow(approve, {});
  expect(wordsOf(approved.text)).toContain(t.notices.approved);

  const open = deedIn((await asking.get(of())).text, 'open')!;
  const list = await asking.post(open, {});
  expect([list.status, list.headers['cache-control'], list.headers['content-disposition']]).toEqual([
    200,
    'private, no-store',
    `attachment; filename="signatories-${id}.csv"`,
  ]);
  expect(list.text.trimEnd().split('\r\n')).toHaveLength(3);
  for (const n of [11, 12]) expect(list.text).toContain(person(n).number);
  const again = await asking.post(open, {});
  expect([again.status, wordsOf(again.text)]).toEqual([
    422,
    expect.stringContaining(refusals['unsealing.already-opened']),
  ]);

  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const after = await (await Visitor.of(town, 62, ['auditor'])).get('/ka/signatory-lists?state=opened');
  const [, openings] = /aria-labelledby="openings">(.*?)<\/section>/s.exec(after.text)!;
  expect(openings).toContain(`${first} ${last}`);
  expect(openings).toContain(t.signatures(2));
  expect(openings).toContain(`/ka/log?stream=unsealing-${id}_`);
  for (const deed of ['approve', 'open'] as const) expect(deedIn(after.text, deed)).toBeUndefined();
  const rest = await town.request('GET', '/api/v1/petitions/unsealings?state=opened', {
    token: await town.staff('auditor'),
  });
  expect(rest.json).toMatchObject({ total: 1, items: [{ petitionId: id, signatures: 2 }] });
});

it('is asked for once by one form, and with a purpose that says something', async () => {
  const fields = { purpose: 'საკრებულოს სხდომისთვის', key: 'k2' };
  await asking.follow(of(), fields);
  await asking.follow(of(), fields);
  const { json } = await town.request('GET', `/api/v1/petitions/${id}/unsealings?state=requested`, {
    token: await town.staff('officer'),
  });
  expect(json.total).toBe(1);
  for (const purpose of ['მოკლე', '=HYPERLINK("x") აი ასე', '']) {
    const sent = await asking.post(of(), { purpose });
    expect([sent.status, wordsOf(sent.text)]).toEqual([422, expect.stringContaining(t.errors.purpose)]);
  }
});

it('does not exist for petitions to the mayor', async () => {
  const mayors = await town.openPetition(30);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const choice = (await asking.get('/ka/signatory-lists')).text;
  expect([choice.includes(`href="${of()}"`), choice.includes(`href="${of(mayors)}"`)]).toEqual([true, false]);
  const page = await asking.get(of(mayors));
  expect(wordsOf(page.text)).toContain(t.ask.notHere);
  expect(page.text).not.toContain('name="purpose"');
  const sent = await asking.post(of(mayors), { purpose: PURPOSE });
  expect([sent.status, wordsOf(sent.text)]).toEqual([
    422,
    expect.stringContaining(refusals['unsealing.no-list-in-law']),
  ]);
});

it('is for officers and administrators, and closed to everybody else in words', async () => {
  expect((await agreeing.get('/ka/signatory-lists')).text).toMatch(/class="nav".*href="\/ka\/signatory-lists"/s);
  expect(wordsOf((await agreeing.get(of())).text)).toContain(t.ask.notYours);
  expect((await agreeing.post(of(), { purpose: PURPOSE })).status).toBe(403);
  const moderator = await Visitor.of(town, 63, ['moderator']);
  expect((await moderator.get('/ka/moderation')).text).not.toContain('signatory-lists');
  for (const path of ['/ka/signatory-lists', of()]) {
    const closed = await moderator.get(path);
    expect([closed.status, wordsOf(closed.text)]).toEqual([403, expect.stringContaining(errors[403].title)]);
  }
  const auditor = await Visitor.of(town, 62, ['auditor']);
  expect(wordsOf((await auditor.get(of())).text)).toContain(t.ask.readOnly);
  const request = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
  for (const deed of ['approve', 'open']) {
    expect((await auditor.post(`${of()}/${request}/${deed}`, {})).status).toBe(403);
    expect((await asking.post(`${of()}/${request}/${deed}`, { csrf: 'x' })).status).toBe(403);
    expect((await asking.post(`${of()}/${request}/${deed}`, {})).status).toBe(422);
  }
  expect((await asking.post(of(), { purpose: PURPOSE }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
});
