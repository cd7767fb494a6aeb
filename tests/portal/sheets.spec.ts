import { person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { sheets: t, rooms, errors } = say('ka');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7, 7, 7]);
const PDF = Buffer.from('%PDF-1.7\nგამოგონილი ფურცელი\n%%EOF');
/** In the register's form, and nobody's. */
const NOBODYS = '01099999999';

let town: TestHouse;
let clerk: Visitor;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  id = await town.openPetition(1);
  await town.crowd(100, 30);
  await town.house.residents.register([{ ...person(101), birthDate: '2012-05-01' } as never]);
  clerk = await Visitor.of(town, 60, ['register-clerk']);
});
afterAll(() => town.close());

const of = (petition = id) => `/ka/moderation/${petition}/sheets`;
const receive = (sheet: string, scan: Buffer = PNG, who = clerk) => who.post(of(), { sheet, scan });
const numbers = (...people: readonly (number | string)[]) =>
  Object.fromEntries(people.map((n, i) => [`number-${i + 1}`, typeof n === 'number' ? person(n).number : n]));
const count = async () => {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  return (await town.get(`/petitions/${id}/count`)).json.count;
};

it('leads a clerk from the office to the petition, and says how many sheets wait', async () => {
  await receive('open-1');
  const desk = await clerk.get('/ka/moderation');
  expect(desk.text).toContain('href="/ka/sheets"');
  expect(wordsOf(desk.text)).toContain(rooms.waiting(1));
  const room = await clerk.get('/ka/sheets');
  expect(room.text).toContain(`href="${of()}"`);
  expect(wordsOf(room.text)).toContain(t.state.received);
  const found = await clerk.get(`/ka/sheets?q=${encodeURIComponent('ველობილიკების')}`);
  expect(found.text).toContain(`href="${of()}"`);
  expect(wordsOf((await clerk.get('/ka/sheets?q=zzz')).text)).toContain(rooms.nonePicked);
  expect(wordsOf((await clerk.get('/ka/sheets?state=entered')).text)).toContain(t.none);
});

it('takes a sheet in with its scan, once, and puts it before everybody’s eyes', async () => {
  const taken = await receive('VK-1');
  expect([taken.status, taken.headers.location]).toEqual([303, `${of()}/VK-1`]);
  expect((await receive('VK-1')).status).toBe(303);
  const facts = await town.house.log.read(`sheet-${id}_VK-1`);
  expect(facts).toMatchObject([{ type: 'PaperSheetReceived', data: { petitionId: id, sheet: 'VK-1' } }]);
  const page = await clerk.get(`${of()}/VK-1`);
  const scan = /src="([^"]+\/scans\/[0-9a-f]{64})"/.exec(page.text)![1]!;
  const file = await clerk.get(scan);
  expect(file.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'private, no-store' });
  const { json } = await town.request('GET', `/api/v1/petitions/${id}/sheets`, { token: await town.staff('auditor') });
  expect(json.items).toContainEqual(expect.objectContaining({ sheet: 'VK-1', state: 'received' }));
  expect((await receive('VK-1', PDF)).status).toBe(303); // a better scan
  expect(wordsOf((await clerk.get(`${of()}/VK-1`)).text)).toContain(t.scan);
});

it('says in words what is wrong with a sheet or its scan', async () => {
  const told = async (sheet: string, scan: Buffer) => {
    const { status, text } = await receive(sheet, scan);
    return [status, wordsOf(text)];
  };
  expect(await told('ა 12', PNG)).toEqual([422, expect.stringContaining(t.errors.sheet)]);
  expect(await told('VK-2', Buffer.alloc(0))).toEqual([422, expect.stringContaining(t.errors.scan)]);
  expect(await told('VK-2', Buffer.from('<svg/>'))).toEqual([422, expect.stringContaining(t.errors['not-a-scan'])]);
  const large = Buffer.concat([PDF, Buffer.alloc(8 * 1024 * 1024)]);
  expect(await told('VK-2', large)).toEqual([413, expect.stringContaining(t.errors['too-large'])]);
  expect(await town.house.log.read(`sheet-${id}_VK-2`)).toEqual([]);
});

it('carries the lines from page to page, and checks them without recording anything', async () => {
  await receive('VK-3');
  const head = await town.house.log.head();
  const more = await clerk.post(`${of()}/VK-3`, { ...numbers(103, '?'), 'initials-1': 'yes', step: 'more' });
  expect(more.text).toContain(`value="${person(103).number}"`);
  expect(more.text).toContain('name="number-12"');
  const many = `${person(104).number}\r\n 010 10 000 105 \r\n${NOBODYS}\r\n`;
  const checked = await clerk.post(`${of()}/VK-3`, { ...numbers(103, '', '?', 103), many, step: 'check' });
  const found = [...checked.text.matchAll(/id="number-(\d+)-note"><span class="tag[^>]*>([^<]+)</g)];
  expect(found.map(([, n, said]) => [Number(n), said])).toEqual([
    [1, t.lines.found.known],
    [2, t.lines.found.malformed],
    [3, t.lines.found.twice],
    [4, t.lines.found.known],
    [5, t.lines.found.known],
    [6, t.lines.found.unknown],
  ]);
  expect(checked.text).toContain('value="01010000105"');
  expect(wordsOf(checked.text)).toContain(t.lines.checked(3, 6));
  expect(await town.house.log.head()).toBe(head);
});

it('enters a sheet and says of each line what became of it', async () => {
  await town.sign(id, 100);
  const before = await count();
  await receive('VK-4');
  const path = `${of()}/VK-4`;
  const lines = { ...numbers(100, 101, 102, 106, 102, NOBODYS, '?'), 'initials-3': 'yes', step: 'enter' };
  const entered = await clerk.post(path, lines);
  expect(entered.status).toBe(200);
  const outcomes = [...entered.text.matchAll(/<tr><th[^>]*>(\d+)<\/th>.*?<span class="tag[^>]*>([^<]+)</g)];
  expect(outcomes.map(([, n, said]) => [Number(n), said])).toEqual([
    [1, t.done.outcome['already-signed']],
    [2, t.done.why.age],
    [3, t.done.outcome.accepted],
    [4, t.done.outcome.accepted],
    [5, t.done.outcome['already-signed']],
    [6, t.done.outcome.unknown],
    [7, t.done.outcome.unknown],
  ]);
  expect(wordsOf(entered.text)).not.toContain(person(102).number);
  expect(await count()).toBe(before + 2);
  const again = await clerk.post(path, lines);
  expect(wordsOf(again.text)).toContain(t.done.again);
  expect(await count()).toBe(before + 2);
  const listed = wordsOf((await clerk.get(of())).text);
  for (const said of [t.state.entered, t.accepted(2), t.alreadySigned(2), t.notEligible(3), t.rows(7)])
    expect(listed).toContain(said);
  const other = await receive('VK-4', PDF);
  expect([other.status, wordsOf(other.text)]).toEqual([
    422,
    expect.stringContaining(say('ka').refusals['sheet.already-entered']),
  ]);
});

it('takes no empty sheet, no more lines than a sheet has, and nothing longer than a number', async () => {
  await receive('VK-5');
  const send = (fields: Record<string, string>) => clerk.post(`${of()}/VK-5`, { ...fields, step: 'enter' });
  const empty = await send({ 'number-1': ' ' });
  expect([empty.status, wordsOf(empty.text)]).toEqual([422, expect.stringContaining(t.errors.none)]);
  const long = await send({ 'number-1': '1'.repeat(41) });
  expect([long.status, wordsOf(long.text)]).toEqual([422, expect.stringContaining(t.errors.long)]);
  const many = await send({ many: Array.from({ length: 201 }, (_, i) => `x${i}`).join('\n') });
  expect([many.status, wordsOf(many.text)]).toEqual([422, expect.stringContaining(t.errors['too-many'])]);
  expect((await town.house.log.read(`sheet-${id}_VK-5`)).map(({ type }) => type)).toEqual(['PaperSheetReceived']);
});

it('receives no sheet for a petition that has not opened', async () => {
  const submitted = await town.submit(40);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  expect(wordsOf((await clerk.get(of(submitted))).text)).toContain(t.unopened);
  const sent = await clerk.post(of(submitted), { sheet: 'VK-9', scan: PNG });
  expect([sent.status, wordsOf(sent.text)]).toEqual([
    422,
    expect.stringContaining(say('ka').refusals['petition.not-open']),
  ]);
});

it('is read by auditors, entered by clerks, and closed to everybody else in words', async () => {
  const auditor = await Visitor.of(town, 61, ['auditor']);
  const room = await auditor.get(of());
  expect(wordsOf(room.text)).toContain(t.readOnly);
  expect(room.text).not.toContain('<form class="card form"');
  expect((await auditor.get('/ka/sheets')).status).toBe(200);
  expect((await receive('VK-6', PNG, auditor)).status).toBe(403);
  expect((await auditor.post(`${of()}/VK-4`, { step: 'enter', ...numbers(110) })).status).toBe(403);

  const office = await Visitor.of(town, 62, ['mayor-office']);
  expect((await office.get('/ka/moderation')).text).not.toContain('/ka/sheets');
  for (const path of ['/ka/sheets', of(), `${of()}/VK-4`]) {
    const closed = await office.get(path);
    expect([closed.status, wordsOf(closed.text)]).toEqual([403, expect.stringContaining(errors[403].title)]);
  }
});

it('takes no form that another site has sent, or that lacks the token', async () => {
  const fields = { sheet: 'VK-7', scan: PNG };
  for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
    expect((await clerk.post(of(), fields, headers)).status).toBe(403);
  expect((await clerk.post(of(), { ...fields, csrf: 'x' })).status).toBe(403);
  expect((await clerk.post(`${of()}/VK-1`, { csrf: 'x', step: 'enter', ...numbers(111) })).status).toBe(403);
  expect(await town.house.log.read(`sheet-${id}_VK-7`)).toEqual([]);
  expect((await clerk.get(`${of()}/VK-7`)).status).toBe(404);
});

it('takes a scan as a form over the API too', async () => {
  const token = await town.staff('officer');
  const boundary = 'x';
  const body = `--x\r\ncontent-disposition: form-data; name="scan"; filename="a.pdf"\r\n\r\n${PDF}\r\n--x--\r\n`;
  const sent = await town.request('POST', `/api/v1/petitions/${id}/scans`, {
    token,
    body: Buffer.from(body),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  expect([sent.status, sent.json.scan]).toEqual([201, expect.stringMatching(/^[0-9a-f]{64}$/)]);
  const other = await town.request('POST', `/api/v1/petitions/${id}/signatures`, {
    token: (await town.citizen(1)).token,
    body: Buffer.from(body),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  expect(other.status).toBe(400); // a form with a file is no command
});
