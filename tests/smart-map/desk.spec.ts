import Database from 'better-sqlite3';
import type { Recorded } from '../../events/envelope.js';
import { reports } from '../../projections/smart-map/reports.js';
import { AGE_BANDS, DUE_BANDS, type QueueFilter, whereOf } from '../../read-models/report-queue.js';
import type { Scalar } from '../../read-models/store.js';
import type { FactPolicy } from '../../src/policies/policy.js';
import { whenReportBatchDecidedThenChangeEachReport as change } from '../../src/policies/when-report-batch-decided-then-change-each-report.js';
import { whenReportJoinedThenMoveItsSupporters as move } from '../../src/policies/when-report-joined-then-move-its-supporters.js';
import { conditions, orderBy, table } from '../../src/read/sqlite.sql.js';
import { SqliteStore } from '../../src/read/sqlite.store.js';
import { TestHouse } from '../support/house.js';
import { Post, workingFor } from '../support/post.js';
import { scratch } from '../support/scratch.js';
import { adopt, REPORT } from './made-up.js';

const file = scratch();
let town: TestHouse;
let officer: string;
let moderator: string;
let work: Awaited<ReturnType<typeof workingFor>>;
let n = 1;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 60);
  officer = await town.staff('officer');
  moderator = await town.staff('moderator');
});
beforeEach(async () => {
  work = await workingFor(town, file('queue.db'), new Post());
});
afterEach(() => work.queue.close());
afterAll(() => town.close());

const tokenOf = async (who: number) => (await town.citizen(who)).token;
const filed = async (who = n++, change: object = {}) =>
  (await town.post('/reports', await tokenOf(who), { ...REPORT, ...change })).json.id as string;
const seen = async () => {
  town.position = await town.house.log.head();
  await town.house.projecting.seen(town.position, 5_000);
};
const asked = async (path: string, token = officer) => {
  await seen();
  return town.request('GET', `/api/v1${path}`, { token });
};
const refusal = async (path: string, token: string, body: object = {}) => {
  const { status, json } = await town.request('POST', `/api/v1${path}`, { token, body });
  return [status, json.type?.replace('urn:ghia:', '')];
};
const one = async (id: string) => {
  await seen();
  return (await town.get(`/reports/${id}`)).json;
};
/** What a policy makes of the last fact of a stream, worked. */
async function worked(policy: FactPolicy, stream: string) {
  await seen();
  const fact = (await town.house.log.read(stream)).at(-1)! as Recorded;
  expect(policy.handles).toContain(fact.type);
  for (const wish of await policy.react(fact)) if ('job' in wish) await work.queue.add(wish.job);
  expect((await work.idle()).failed).toBe(0);
  await seen();
}
const types = async (stream: string) => (await town.house.log.read(stream)).map(({ type }) => type);

describe('the queue of reports', () => {
  it('tells what waits, the most pressing first, by age and by promise, and leads with filters', async () => {
    const early = await filed();
    town.clock.days(9);
    const middle = await filed(n++, { place: undefined, district: 'gldani', address: 'Third quarter, house 5' });
    town.clock.days(5);
    const late = await filed();
    const { json } = await asked('/reports/queue');
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual([early, middle, late]);
    expect(json.items[0]).toMatchObject({
      age: 14,
      band: 'old',
      due: 'overdue',
      district: 'vake',
      status: 'submitted',
    });
    expect(json.ages).toEqual({ young: 1, week: 1, old: 1 });
    expect(Object.values(json.dues as Record<string, number>).reduce((a, b) => a + b)).toBe(3);
    const found = async (query: string) =>
      (await asked(`/reports/queue?${query}`)).json.items.map(({ id }: { id: string }) => id);
    expect(await found('band=week')).toEqual([middle]);
    expect(await found('due=overdue')).toEqual([early]);
    expect(await found('department=gldani-roads')).toEqual([middle]);
    expect(await found('district=vake&band=young')).toEqual([late]);
    expect(await found('status=assigned')).toEqual([]);
    const first = (await asked('/reports/queue?limit=1')).json;
    expect(await found(`limit=2&cursor=${first.next}`)).toEqual([middle, late]);
    await town.post(`/reports/${early}/resolve`, officer, { text: 'Filled on Monday.' });
    expect(await found('')).toEqual([middle, late]);
    expect((await asked('/reports/queue?status=resolved')).status).toBe(400);
    expect((await asked('/reports/queue', await tokenOf(1))).status).toBe(403);
  });
});

it('questions about the queue are answered from an index, whatever they ask', async () => {
  const path = file('store.db');
  const store = new SqliteStore(path);
  await store.prepare('reports', { indexes: reports.indexes });
  const db = new Database(path, { readonly: true });
  const now = '2026-06-10T08:00:00.000Z';
  const filters = [
    ...[...AGE_BANDS.map((band) => ({ band })), ...DUE_BANDS.map((due) => ({ due }))],
    ...[
      {},
      { department: 'roads' },
      { district: 'vake' },
      { category: 'holes' },
      { department: 'roads', status: 'planned' },
    ],
    ...[
      { band: 'old', department: 'roads' },
      { due: 'overdue', district: 'vake' },
    ],
  ] as QueueFilter[];
  for (const filter of filters) {
    const { sql, values } = conditions(whereOf(filter, now));
    for (const what of [`select count(*) from ${table('reports')} where ${sql}`, listing(sql)]) {
      const plan = db.prepare(`explain query plan ${what}`).all(...values.map(plain));
      const said = (plan as { detail: string }[]).map(({ detail }) => detail).join('; ');
      expect([filter, said]).toEqual([
        filter,
        expect.stringMatching(/^SEARCH .* USING (COVERING )?INDEX .*\(<expr>=\?/),
      ]);
    }
  }
  db.close();
  await store.close();
});
const listing = (where: string) =>
  `select doc from ${table('reports')} where ${where} order by ${orderBy([['promised', 1]])} limit 21`;
const plain = (value: Scalar) => (typeof value === 'boolean' ? Number(value) : value);

describe('a batch', () => {
  const begin = async (body: object, key?: string) => {
    const answer = await town.request('POST', '/api/v1/reports/bulk', { token: officer, body, ...(key && { key }) });
    return answer;
  };

  it('says before what would change and what would not, and why; and changes nothing by that', async () => {
    const [open, acknowledged, resolved] = [await filed(), await filed(), await filed()];
    await town.post(`/reports/${acknowledged}/acknowledge`, officer);
    await town.post(`/reports/${resolved}/resolve`, officer, { text: 'Filled on Monday.' });
    const before = await town.house.log.head();
    const missing = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
    const { json, status } = await begin({
      ...{ action: 'acknowledge', dryRun: true },
      ids: [open, acknowledged, resolved, missing],
    });
    expect([status, json]).toEqual([
      200,
      {
        ...{ dryRun: true, count: 1, changes: [open] },
        kept: [
          { report: acknowledged, because: 'already' },
          { report: resolved, because: 'report.not-open' },
          { report: missing, because: 'report.not-found' },
        ],
      },
    ]);
    expect(await town.house.log.head()).toBe(before);
    const assign = { action: 'assign', department: 'nobody', ids: [open], dryRun: true };
    expect((await begin(assign)).json.kept).toEqual([{ report: open, because: 'department.not-found' }]);
  });

  it('is refused without a reason, without a text that people read, for nothing, and with what is unknown', async () => {
    const id = await filed();
    const reason = 'The storm of last night';
    for (const wrong of [
      { action: 'acknowledge', ids: [id] },
      { action: 'resolve', ids: [id], reason },
      { action: 'refuse', ids: [id], reason, text: 'There is nothing there.' },
      { action: 'plan', ids: [id], reason },
      { action: 'hide', ids: [id], reason },
      { action: 'start', ids: [], reason },
      { action: 'start', reason },
      { action: 'start', filter: { colour: 'red' }, reason },
      { action: 'start', ids: Array.from({ length: 501 }, () => id), reason },
    ])
      expect([wrong, (await begin(wrong)).status]).toEqual([wrong, 400]);
    await town.post(`/reports/${id}/acknowledge`, officer);
    const idle = await begin({ action: 'acknowledge', ids: [id], reason });
    expect([idle.status, idle.json.type]).toEqual([409, 'urn:ghia:batch.nothing-changes']);
  });

  it('is one decision; each report learns of it once, however often the work is begun anew', async () => {
    const first = n;
    const ids = [await filed(), await filed(), await filed()];
    const body = {
      action: 'resolve',
      text: 'All holes of the avenue are filled.',
      reason: 'The avenue was mended',
      ids,
    };
    const { json } = await begin(body, 'avenue');
    expect(json).toMatchObject({ count: 3, stream: `batch-${json.batch}` });
    expect((await begin(body, 'avenue')).json).toMatchObject({ batch: json.batch, count: 3, eventId: json.eventId });
    const [begun] = await town.house.log.read(`batch-${json.batch}`);
    expect(JSON.stringify(begun!.data)).not.toMatch(/avenue/);
    expect((await asked(`/reports/bulk/${json.batch}`)).json).toMatchObject({ state: 'running', changed: 0 });
    // the first of them learns of it, then the worker is cut short
    const fault = new Error('cut short');
    const { changeReports } = await import('../../src/work/change-reports.js');
    const { Desk } = await import('../../src/write/desk.js');
    const desk = town.server.app.get(Desk);
    let left = 1;
    const cut = changeReports({
      ...town.house,
      desk: {
        send: (...sent: Parameters<typeof desk.send>) => {
          if (left-- === 0) throw fault;
          return desk.send(...sent);
        },
      },
    } as never);
    await expect(cut({ batch: json.batch }, { id: 'x', attempt: 1 })).rejects.toBe(fault);
    expect((await asked(`/reports/bulk/${json.batch}`)).json).toMatchObject({ state: 'running', changed: 1 });
    // whoever reported it has the last word, whenever the worker comes back
    await town.post(`/reports/${ids[0]}/reopen`, await tokenOf(first), { text: 'It is still there.' });
    await worked(change, `batch-${json.batch}`);
    for (const id of ids) {
      const more = id === ids[0] ? ['ReportReopened'] : [];
      expect(await types(`report-${id}`)).toEqual(['ReportFiled', 'ReportResolved', ...more]);
      expect((await one(id)).updates[1].text).toEqual({ text: body.text });
    }
    const done = (await asked(`/reports/bulk/${json.batch}`)).json;
    expect(done).toMatchObject({ state: 'done', changed: 3, count: 3, kept: [], text: { reason: body.reason } });
    expect(await types(`batch-${json.batch}`)).toEqual(['ReportBatchBegun', 'ReportBatchDone']);
  });

  it('is undone within a day: what nobody has touched since is as it was, the rest is kept and named', async () => {
    const [quiet, touched, planned] = [await filed(), await filed(), await filed()];
    await town.post(`/reports/${planned}/plan`, officer, { day: '2027-06-20' });
    const ids = [quiet, touched, planned];
    const body = { action: 'assign', department: 'gldani-roads', reason: 'They mend all of it', ids };
    const { batch } = (await begin(body)).json;
    expect(await refusal(`/reports/bulk/${batch}/undo`, officer, { reason: 'That was wrong' })).toEqual([
      409,
      'batch.still-running',
    ]);
    await worked(change, `batch-${batch}`);
    expect(await one(planned)).toMatchObject({ status: 'assigned', department: 'gldani-roads' });
    await town.post(`/reports/${touched}/start`, officer);
    await town.post(`/reports/bulk/${batch}/undo`, officer, { reason: 'It was the other department' });
    await worked(change, `batch-${batch}`);
    expect(await one(quiet)).toMatchObject({ status: 'submitted', department: 'roads', open: true });
    expect(await one(planned)).toMatchObject({ status: 'planned', department: 'roads', day: '2027-06-20' });
    expect(await one(touched)).toMatchObject({ status: 'in-progress', department: 'gldani-roads' });
    expect((await one(quiet)).updates.at(-1)).toMatchObject({
      type: 'ReportPutBack',
      details: { status: 'submitted' },
    });
    const over = (await asked(`/reports/bulk/${batch}`)).json;
    expect(over).toMatchObject({ state: 'undone', putBack: 2, undoText: { reason: 'It was the other department' } });
    expect(over.keptAfter).toEqual([{ report: touched, because: 'batch.touched-since' }]);
    const again = await town.request('POST', `/api/v1/reports/bulk/${batch}/undo`, {
      token: officer,
      body: { reason: 'And once more' },
    });
    expect(again.status).toBe(200);
    const all = (await asked('/reports/bulk')).json.items;
    expect(all.map(({ id }: { id: string }) => id)).toContain(batch);
  });

  it('is undone no more after a day', async () => {
    const { batch } = (await begin({ action: 'start', ids: [await filed()], reason: 'They have begun' })).json;
    await worked(change, `batch-${batch}`);
    town.clock.days(2);
    expect(await refusal(`/reports/bulk/${batch}/undo`, officer, { reason: 'Too late a thought' })).toEqual([
      409,
      'batch.undo-term-over',
    ]);
  });

  it('takes all that a filter finds, and leaves out what the official has reported or found', async () => {
    const { token, resident } = await town.citizen(50);
    const own = (
      await town.post('/reports', token, { ...REPORT, place: undefined, district: 'isani', address: 'Isani 1' })
    ).json.id;
    const found = await filed(n++, { place: undefined, district: 'isani', address: 'Isani 2' });
    const other = await filed(n++, { place: undefined, district: 'isani', address: 'Isani 3' });
    await town.post(`/reports/${found}/support`, token);
    const both = (await town.house.tokens.issue({ person: resident.person, roles: ['officer'], level: 1 }, 600)).token;
    await seen();
    const body = { action: 'acknowledge', filter: { district: 'isani' }, dryRun: true };
    const { json } = await town.request('POST', '/api/v1/reports/bulk', { token: both, body });
    expect(json.changes).toEqual([other]);
    const why = new Map(json.kept.map((one: { report: string; because: string }) => [one.report, one.because]));
    expect([why.get(own), why.get(found)]).toEqual(['report.own', 'report.found-by-you']);
    expect(await refusal(`/reports/${found}/acknowledge`, both)).toEqual([403, 'report.found-by-you']);
    await town.request('DELETE', `/api/v1/reports/${found}/support`, { token });
    expect((await town.post(`/reports/${found}/acknowledge`, both)).status).toBe(201);
  });
});

describe('a report that is joined with another', () => {
  const supporters = async (id: string) => (await one(id)).supporters;

  it('brings along who reported and who found it, each once, and takes them back when it is parted', async () => {
    const [stays, goes] = [await filed(41), await filed(42)];
    for (const who of [42, 43]) await town.post(`/reports/${stays}/support`, await tokenOf(who));
    for (const who of [41, 43, 44, 45]) await town.post(`/reports/${goes}/support`, await tokenOf(who));
    expect([await supporters(stays), await supporters(goes)]).toEqual([2, 4]);
    await town.post(`/reports/${goes}/merge`, officer, { into: stays });
    await worked(move, `report-${goes}`);
    await worked(move, `report-${goes}`); // the same fact once more
    expect(await supporters(stays)).toBe(4); // 42 and 43 were there, 44 and 45 have come, 41 has reported it
    await town.request('DELETE', `/api/v1/reports/${stays}/support`, { token: await tokenOf(45) });
    await town.post(`/reports/${stays}/resolve`, officer, { text: 'Filled on Monday.' });
    await town.post(`/reports/${stays}/confirm-fixed`, await tokenOf(44));
    expect(await refusal(`/reports/${goes}/unmerge`, await tokenOf(42), { text: 'It is another one.' })).toEqual([
      403,
      'http.403',
    ]);
    await town.post(`/reports/${goes}/unmerge`, officer, { text: 'It is another hole, two houses on.' });
    expect(await one(goes)).toMatchObject({ status: 'submitted', open: true, mergedInto: null, supporters: 4 });
    await worked(move, `report-${goes}`);
    expect(await supporters(stays)).toBe(2);
    expect(await refusal(`/reports/${goes}/unmerge`, officer, { text: 'It is another hole.' })).toEqual([
      409,
      'report.not-joined',
    ]);
    expect((await one(goes)).updates.at(-1).text).toEqual({ text: 'It is another hole, two houses on.' });
    // joined again they come again, but who has left of their own will does not
    await town.post(`/reports/${goes}/merge`, officer, { into: stays });
    await worked(move, `report-${goes}`);
    expect(await supporters(stays)).toBe(3);
  });
});

describe('whoever reports', () => {
  it('may do so twenty times a day, and is told when to come back', async () => {
    const { token } = await town.citizen(55);
    for (let i = 0; i < 20; i++) await town.post('/reports', token, REPORT, { key: `nr ${i}` });
    const again = await town.post('/reports', token, REPORT, { key: 'nr 3' });
    expect(again.status).toBe(200); // the same once more is no other
    const { status, json, headers } = await town.request('POST', '/api/v1/reports', { token, body: REPORT });
    expect([status, json.type, Number(headers['retry-after']) > 0]).toEqual([
      429,
      'urn:ghia:report.too-many-today',
      true,
    ]);
    expect((await town.post('/reports', await tokenOf(56), REPORT)).status).toBe(201);
  });
});

describe('the figures', () => {
  it('are the same live and replayed, on the page of JSON and in the table of the same moment', async () => {
    await seen();
    for (const readModel of ['handling', 'batches', 'reports', 'backers']) {
      const now = (await town.get(`/audit/replay?readModel=${readModel}`)).json;
      const again = (await town.get(`/audit/replay?readModel=${readModel}&asOf=${now.asOf.position}`)).json;
      expect([readModel, again.digest]).toEqual([readModel, now.digest]);
    }
    const { json } = await town.get('/reports/dashboard?by=district');
    expect(json).toMatchObject({ from: '2025-07', to: '2026-06', by: 'district' });
    expect(json.total.filed).toBe(json.items.reduce((n: number, { filed }: { filed: number }) => n + filed, 0));
    expect(json.total.filed).toBeGreaterThan(20);
    const { position } = json.asOf;
    await filed();
    await seen();
    const { text, headers } = await town.get(`/reports/dashboard.csv?by=district&asOf=${position}`);
    const lines = text.trim().split('\r\n');
    expect(headers['content-disposition']).toContain(`at-${position}.csv`);
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual([
      ...json.items.map(({ of, filed }: { of: string; filed: number }) => [of, String(filed)]),
      ['total', String(json.total.filed)],
    ]);
    expect((await town.get('/reports/dashboard')).json.total.filed).toBe(json.total.filed + 1);
    for (const wrong of ['by=reporter', 'from=2026-13', 'to=june', 'colour=red'])
      expect([wrong, (await town.get(`/reports/dashboard?${wrong}`)).status]).toEqual([wrong, 400]);
  });
});

it('an assignment names a department that there is', async () => {
  const id = await filed();
  expect(await refusal(`/reports/${id}/assign`, officer, { department: 'nobody' })).toEqual([
    404,
    'department.not-found',
  ]);
  expect(await refusal(`/reports/${id}/assign`, moderator, { department: 'roads' })).toEqual([403, 'http.403']);
  await town.post(`/reports/${id}/assign`, officer, { department: 'gldani-roads' });
});
