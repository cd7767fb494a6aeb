import type { Recorded } from '../../events/envelope.js';
import { person } from '../../src/demo/people.js';
import { whenReportMovesThenTellThoseInvolved as policy } from '../../src/policies/when-report-moves-then-tell-those-involved.js';
import { reportMessage } from '../../src/work/report.message.js';
import { REPORT_NEWS } from '../../src/work/report-news.js';
import { TestHouse } from '../support/house.js';
import { Post, workingFor } from '../support/post.js';
import { scratch } from '../support/scratch.js';
import { adopt, REPORT } from './made-up.js';

const phone = (n: number) => person(n).contact.phone;
const lines = (...people: number[]) => people.map(phone).sort();
const file = scratch();

let town: TestHouse;
let officer: string;
let post: Post;
let work: Awaited<ReturnType<typeof workingFor>>;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 20);
  officer = await town.staff('officer');
});
beforeEach(async () => {
  post = new Post();
  work = await workingFor(town, file('queue.db'), post);
});
afterEach(() => work.queue.close());
afterAll(() => town.close());

const tokenOf = async (n: number) => (await town.citizen(n)).token;
const filed = async (n: number) => (await town.post('/reports', await tokenOf(n), REPORT)).json.id as string;
const support = async (id: string, n: number) => town.post(`/reports/${id}/support`, await tokenOf(n));
/** What the policy makes of the last fact of a report, worked. */
async function told(id: string): Promise<string[]> {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const fact = (await town.house.log.read(`report-${id}`)).at(-1)! as Recorded;
  expect(policy.handles).toContain(fact.type);
  for (const wish of await policy.react(fact)) if ('job' in wish) await work.queue.add(wish.job);
  expect((await work.idle()).failed).toBe(0);
  return post.lines;
}

it('tells who reported it and who found the same, each once, and nothing of its text', async () => {
  const id = await filed(1);
  for (const n of [2, 3, 4]) await support(id, n);
  await town.request('DELETE', `/api/v1/reports/${id}/support`, { token: await tokenOf(4) });
  await town.post(`/reports/${id}/acknowledge`, officer);
  expect(await told(id)).toEqual(lines(1, 2, 3));
  await told(id);
  expect(post.sent).toHaveLength(3); // the same fact once more
  for (const { kind, text } of post.sent) {
    expect(kind).toBe('report-acknowledged');
    expect(text).toContain(`${town.house.config.publicUrl}/en/reports/${id}`);
    expect(text).not.toContain('bucket');
  }
});

it('goes on telling those whose report was joined with another; whoever is in both hears once', async () => {
  const [kept, joined, first] = [await filed(5), await filed(6), await filed(7)];
  await support(kept, 6);
  await support(joined, 8);
  await town.post(`/reports/${first}/merge`, officer, { into: joined });
  await town.post(`/reports/${joined}/merge`, officer, { into: kept });
  expect(await told(joined)).toEqual(lines(6, 7, 8));
  post.sent.length = 0;
  await town.post(`/reports/${kept}/start`, officer);
  expect(await told(kept)).toEqual(lines(5, 6, 7, 8));
});

it('tells that it was hidden, and what became of an appeal, to who reported it alone', async () => {
  const id = await filed(11);
  await support(id, 12);
  const [moderator, other] = [await town.staff('moderator'), await town.staff('moderator', 1)];
  await town.post(`/reports/${id}/hide`, moderator, { ground: 'offensive', text: 'It offends somebody.' });
  expect(await told(id)).toEqual(lines(11));
  post.sent.length = 0;
  await town.post(`/reports/${id}/appeal`, await tokenOf(11), { text: 'It offends nobody at all.' });
  await town.post(`/reports/${id}/appeal/decide`, other, { outcome: 'upheld', text: 'It does offend somebody.' });
  expect(await told(id)).toEqual(lines(11));
  expect(post.sent.map(({ kind }) => kind)).toEqual(['report-hiding-appeal-decided']);
});

it('writes nothing of reports to who wants to hear of petitions only', async () => {
  const id = await filed(13);
  const body = { topic: 'reports', on: false };
  await town.request('POST', '/api/v1/me/notifications', { token: await tokenOf(13), body });
  await town.post(`/reports/${id}/start`, officer);
  expect(await told(id)).toEqual([]);
});

it('writes to nobody who wants no messages', async () => {
  const id = await filed(9);
  await support(id, 10);
  const off = { token: await tokenOf(9), body: { on: false } };
  expect((await town.request('POST', '/api/v1/me/notifications', off)).status).toBe(200);
  await town.post(`/reports/${id}/start`, officer);
  expect(await told(id)).toEqual(lines(10));
});

it.each(REPORT_NEWS)('has words for %s in both languages', (news) => {
  const link = 'https://ghia.example.ge/ka/reports/1';
  const said = (['ka', 'en'] as const).map((language) =>
    reportMessage(news, { title: 'ორმო', language, link }, 'reporter'),
  );
  for (const { kind, subject, text, short } of said) {
    expect(kind).toMatch(/^report-[a-z-]+$/);
    for (const words of [subject, text]) expect(words).toContain('ორმო');
    for (const words of [text, short]) expect(words).toContain(link);
  }
  expect(said[0]!.text).toMatch(/[\u10d0-\u10ff]/);
  expect(said[1]!.text.replace('ორმო', '')).not.toMatch(/[\u10d0-\u10ff]/);
});
