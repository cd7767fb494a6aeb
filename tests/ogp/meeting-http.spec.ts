import { hash } from 'node:crypto';
import { jest } from '@jest/globals';
import { canonical } from '../../src/log/codec.js';
import { TestHouse } from '../support/house.js';
import { ATTENDEES, IDFI, MSDA, type Signatories, session, signatories } from './group-made-up.js';

jest.setTimeout(180_000);
let town: TestHouse;
let who: Signatories;
let desk: string;
const at = '/ogp/meetings/2026-3';
const both = (ka: string, en: string) => ({ ka, en });
beforeAll(async () => {
  town = await TestHouse.open();
  who = await signatories(town);
  desk = who.secretary.token;
  await town.post('/ogp/organisations', desk, MSDA);
  await town.post('/ogp/organisations', desk, IDFI);
});
afterAll(() => town.close());

const ask = (path: string, token: string, body: object = {}) => town.request('POST', `/api/v1${path}`, { token, body });
const refused = async (path: string, token: string, body: object = {}) => {
  const { status, json } = await ask(path, token, body);
  return [status, json.type?.replace('urn:ghia:', '')];
};

it('a seat belongs to an organisation that is known, and ends', async () => {
  const seat = {
    organisation: 'idfi',
    role: 'member',
    post: both('წარმომადგენელი', 'Representative'),
    since: '2026-01-10',
  };
  expect(await refused('/ogp/members', desk, { ...seat, organisation: 'nobody' })).toEqual([
    404,
    'organisation.not-found',
  ]);
  const { json } = await town.post('/ogp/members', desk, seat);
  expect((await town.get('/ogp/members')).json.members).toMatchObject([
    { id: json.id, sits: true, since: '2026-01-10' },
  ]);
  expect(await refused(`/ogp/members/${json.id}/release`, desk, { until: '2025-12-31' })).toEqual([
    422,
    'member.left-before',
  ]);
  await town.post(`/ogp/members/${json.id}/release`, desk, { until: '2026-05-01' });
  const { members, organisations } = (await town.get('/ogp/members')).json;
  expect(members).toMatchObject([{ sits: false, until: '2026-05-01' }]);
  expect(organisations.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(['idfi', 'msda']));
  const told = (await town.get('/ogp/popolo')).json;
  expect(told.memberships).toMatchObject([
    { on_behalf_of_id: 'idfi', start_date: '2026-01-10', end_date: '2026-05-01' },
  ]);
});

it('a session is called once by its number, and names nobody unknown', async () => {
  const asked = session(who, { date: '2026-06-10' });
  const stray = { ...asked, chair: { ...asked.chair, organisation: 'nowhere' } };
  expect(await refused('/ogp/meetings', desk, stray)).toEqual([404, 'organisation.not-found']);
  expect(await refused('/ogp/meetings', desk, { ...asked, date: '2026-02-31' })).toEqual([422, 'meeting.no-such-day']);
  const { status, json } = await ask('/ogp/meetings', desk, asked);
  expect([status, json.id, json.stream]).toEqual([201, '2026-3', 'meeting-2026-3']);
  expect(await refused('/ogp/meetings', desk, asked)).toEqual([409, 'meeting.number-taken']);
});

it('a document goes out before; the session opens only when the members suffice', async () => {
  const paper = { title: both('ანგარიში', 'Report'), link: 'https://example.ge/report.pdf', item: 1 };
  expect(await refused(`${at}/documents`, desk, { ...paper, item: 9 })).toEqual([422, 'meeting.no-such-item']);
  await town.post(`${at}/documents`, desk, paper);
  expect(await refused(`${at}/outcomes`, desk, { item: 1, kind: 'noted', text: both('ასე', 'So') })).toEqual([
    409,
    'meeting.not-open',
  ]);
  await town.post(`${at}/attendance`, desk, { attendees: ATTENDEES.slice(0, 1) });
  const { status, json } = await ask(`${at}/open`, desk, { start: '14:05' });
  expect([status, json.type, json.because]).toEqual([409, 'urn:ghia:meeting.no-quorum', { needed: 3, present: 2 }]);
  await town.post(`${at}/attendance`, desk, { attendees: ATTENDEES });
  await town.post(`${at}/open`, desk, { start: '14:05' });
  expect(await refused(`${at}/documents`, desk, paper)).toEqual([409, 'meeting.already-opened']);
});

it('outcomes say who and until when, and one that was wrong is withdrawn with its reason', async () => {
  const text = both('რუკას დაემატება ფენა', 'A layer is added to the map');
  const open = { item: 1, kind: 'undertaking', text };
  expect(await refused(`${at}/outcomes`, desk, open)).toEqual([422, 'outcome.incomplete']);
  const owned = { ...open, responsible: { organisation: 'msda' }, commitment: 'TBI0001' };
  expect(await refused(`${at}/outcomes`, desk, { ...owned, due: '2026-06-09' })).toEqual([422, 'outcome.due-before']);
  await town.post(`${at}/outcomes`, desk, { ...owned, due: '2026-09-01' });
  const wrong = await town.post(`${at}/outcomes`, desk, { item: 2, kind: 'agreed', text: both('სხვა', 'Other') });
  await town.post(`${at}/outcomes/${wrong.json.id}/withdraw`, desk, { reason: both('შეცდომით ჩაიწერა', 'By mistake') });
  await town.post(`${at}/notes`, desk, { item: 0, text: { ka: 'სხდომა გახსნა ხელმძღვანელმა.' } });
  expect((await town.get(at)).json.outcomes).toMatchObject([
    { kind: 'undertaking', owner: { organisation: 'msda' }, due: '2026-09-01' },
    { withdrawn: { en: 'By mistake' } },
  ]);
});

it('minutes are drafted when it is over, and anew only when something changed', async () => {
  expect(await refused(`${at}/minutes`, desk)).toEqual([409, 'meeting.not-closed']);
  await town.post(`${at}/close`, desk, { end: '15:40' });
  const first = await ask(`${at}/minutes`, desk);
  expect(first.status).toBe(201);
  expect((await ask(`${at}/minutes`, desk)).status).toBe(200);
  town.position = first.json.position;
  const { minutes } = (await town.get(at)).json;
  const paper = await town.get(`${at}/minutes.json`);
  expect(hash('sha256', canonical(paper.json))).toBe(minutes[0].digest);
  expect((await town.request('GET', `/log/content/${minutes[0].digest}`)).text).toBe(canonical(paper.json));
  expect(paper.json.outcomes).toHaveLength(1);
  expect(paper.json.chair.staff).toBeUndefined();
});

it('chair and secretary sign, each once and each as themselves; a third signature has a clear answer', async () => {
  const sign = (as: string, token: string, version = 1) => refused(`${at}/approve`, token, { as, version });
  expect(await sign('chair', who.secretary.token)).toEqual([403, 'minutes.not-yours']);
  expect(await sign('secretary', who.secretary.token, 2)).toEqual([409, 'minutes.not-latest']);
  expect((await sign('secretary', who.secretary.token))[0]).toBe(201);
  expect(await sign('secretary', who.secretary.token)).toEqual([409, 'minutes.already-signed']);
  expect((await sign('chair', who.chair.token))[0]).toBe(201);
  expect(await sign('chair', who.chair.token)).toEqual([409, 'minutes.already-approved']);
  const late = { item: 1, kind: 'noted', text: both('დაგვიანებით', 'Too late') };
  expect(await refused(`${at}/outcomes`, desk, late)).toEqual([409, 'minutes.already-approved']);
  town.position = await town.house.log.head();
  const { minutes } = (await town.get(at)).json;
  expect(minutes).toMatchObject([{ version: 1, signed: [{ as: 'secretary' }, { as: 'chair' }] }]);
  expect(minutes[0].approvedAt).toBeDefined();
});

it('approved minutes are corrected by a next version, and the first stays as it was signed', async () => {
  const before = (await town.get(`${at}/minutes.json`)).text;
  await town.post(`${at}/reopen`, desk, { reason: both('გამორჩა საკითხი', 'An item was left out') });
  const more = { item: 2, kind: 'agreed', text: both('წესი შეთანხმდა', 'The rules are agreed') };
  await town.post(`${at}/outcomes`, desk, more);
  expect(await refused(`${at}/approve`, who.chair.token, { as: 'chair', version: 1 })).toEqual([409, 'minutes.stale']);
  await town.post(`${at}/minutes`, desk);
  town.position = await town.house.log.head();
  const { minutes } = (await town.get(at)).json;
  expect(minutes.map(({ version }: { version: number }) => version)).toEqual([1, 2]);
  expect((await town.get(`${at}/minutes.json?version=1`)).text).toBe(before);
  const second = (await town.get(`${at}/minutes.json`)).json;
  expect(second.corrects).toMatchObject({
    version: 1,
    digest: minutes[0].digest,
    reason: { en: 'An item was left out' },
  });
  expect((await town.request('GET', `/api/v1${at}/minutes.json?version=3`)).status).toBe(404);
});

it('what is printed says the same in every form and both languages', async () => {
  const [md, html] = await Promise.all(['md', 'html'].map((form) => town.get(`${at}/minutes.${form}?lang=ka`)));
  for (const { text } of [md!, html!]) {
    expect(text).toContain('სხდომის ოქმი N3');
    expect(text).toContain('10/06/2026');
    expect(text).toContain('ნინო მაგალითიძე');
    expect(text).toContain('15:40');
    expect(text).toContain('რუკას დაემატება ფენა');
    expect(text).not.toContain('შეცდომით');
  }
  const english = (await town.get(`${at}/minutes.html?lang=en`)).text;
  expect(english).toContain('A layer is added to the map');
  expect(english).toContain('lang="ka">სხდომა გახსნა ხელმძღვანელმა.');
  expect(english).toContain('Some texts are not translated');
});

it('the calendar holds the session by a name that lasts', async () => {
  const { text, headers } = await town.get('/ogp/meetings.ics?lang=ka');
  expect(headers['content-type']).toContain('text/calendar');
  expect(text).toContain('DTSTART;TZID=Asia/Tbilisi:20260610T140500\r\n');
  expect(text).toMatch(/UID:meeting-2026-3@/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

it('the past of a session is told as it was', async () => {
  const facts = await town.house.log.read('meeting-2026-3');
  const opened = facts.find(({ type }) => type === 'MeetingOpened')!;
  const { json } = await town.request('GET', `/api/v1${at}?asOf=${opened.position}`);
  expect([json.status, json.outcomes, json.minutes]).toEqual(['open', [], []]);
});

it('both languages have a page of the group and one of the session', async () => {
  for (const lang of ['ka', 'en']) {
    const group = await town.request('GET', `/${lang}/ogp/group`);
    expect(group.status).toBe(200);
    expect(group.text).toContain(`/${lang}/ogp/meetings/2026-3`);
    const page = await town.request('GET', `/${lang}/ogp/meetings/2026-3`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(lang === 'ka' ? 'რუკას დაემატება ფენა' : 'A layer is added to the map');
  }
  expect((await town.request('GET', '/ka/ogp/meetings/2026-99')).status).toBe(404);
  expect((await town.request('GET', '/ka/ogp/meetings/x')).status).toBe(404);
});
