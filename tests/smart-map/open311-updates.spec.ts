import convert from 'xml-js';
import type { Recorded } from '../../events/envelope.js';
import { type Answer, TestHouse } from '../support/house.js';
import { adopt, REPORT } from './made-up.js';

const PATH = '/open311/v2/servicerequestupdates';
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const UNKNOWN = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
const HOSTILE = 'Done </description><status>OPEN</status> & <script>alert(1)</script>';

let town: TestHouse;
let officer: string;
let moderator: string;
let reporter = 1;
let sent = 0;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 60);
  officer = await town.staff('officer');
  moderator = await town.staff('moderator');
});
afterAll(() => town.close());

type Fields = Readonly<Record<string, string | undefined>>;
const tokenOf = async (n: number) => (await town.citizen(n)).token;
/** A report that was filed a day ago. */
const filed = async (change: object = {}) => {
  const { json } = await town.post('/reports', await tokenOf(reporter++), { ...REPORT, ...change });
  town.clock.days(1);
  return json.id as string;
};
/** Minutes from now. */
const at = (minutes: number) => new Date(Date.parse(town.clock.now()) + minutes * 60_000).toISOString();
const fieldsOf = (id: string, change: Fields = {}): Fields => ({
  ...{ api_key: officer, service_request_id: id, update_id: `u${++sent}`, updated_datetime: at(0) },
  ...{ status: 'IN_PROGRESS', description: 'The crew is on its way.', ...change },
});
async function send(fields: Fields, format: 'json' | 'xml' = 'json'): Promise<Answer> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined) as [string, string][];
  const body = new URLSearchParams(given).toString();
  const answer = await town.request('POST', `${PATH}.${format}`, { body, headers: FORM });
  town.position = await town.house.log.head();
  return answer;
}
const update = async (id: string, change: Fields = {}) => send(fieldsOf(id, change));
const get = (query: string, format: 'json' | 'xml' = 'json') =>
  town.request('GET', `${PATH}.${format}?${query}&after=${town.position}`);
const statusOf = async (id: string) => (await town.get(`/reports/${id}`)).json.status as string;
const last = async (id: string) => (await town.house.log.read(`report-${id}`)).at(-1)! as Recorded;
const refused = ({ status, json }: Answer) => {
  expect(json).toEqual([{ code: status, description: expect.any(String) }]);
  return [status, json[0].description] as [number, string];
};

describe('an update', () => {
  it('is the step of the official whose key it is, and has the id of its event', async () => {
    const id = await filed();
    const updated = at(-30);
    const { status, json } = await update(id, { updated_datetime: updated });
    const fact = await last(id);
    expect([status, json]).toEqual([201, [{ update_id: fact.id }]]);
    expect(fact).toMatchObject({ type: 'ReportStarted', data: { update: { via: 'open311', at: updated } } });
    const other = await filed();
    await town.post(`/reports/${other}/start`, officer);
    expect((await last(other)).meta.actor).toBe(fact.meta.actor);
    expect(await statusOf(id)).toBe('in-progress');
    const { updates } = (await town.get(`/reports/${id}`)).json;
    expect(updates.at(-1)).toMatchObject({ type: 'ReportStarted', text: { text: 'The crew is on its way.' } });
  });

  it('is answered in the form of the extension, as XML and as JSON', async () => {
    const id = await filed();
    const { status, headers, text } = await send(fieldsOf(id), 'xml');
    expect([status, headers['content-type']]).toEqual([201, 'text/xml; charset=utf-8']);
    const { id: event } = await last(id);
    expect(text).toBe(
      `<?xml version="1.0" encoding="utf-8"?>\n<service_request_updates><request_update><update_id>${event}</update_id></request_update></service_request_updates>\n`,
    );
  });

  it.each<[string, Fields, string]>([
    ['INVESTIGATING', {}, 'acknowledged'],
    ['acknowledged', {}, 'acknowledged'],
    ['PLANNED', { expected_datetime: '2027-06-20T22:00:00Z' }, 'planned'],
    ['ACTION_SCHEDULED', { expected_datetime: '2027-06-20T22:00:00Z' }, 'planned'],
    ['in progress', {}, 'in-progress'],
    ['FIXED', {}, 'resolved'],
    ['CLOSED', {}, 'resolved'],
    ['NOT_COUNCILS_RESPONSIBILITY', {}, 'not-ours'],
    ['NO_FURTHER_ACTION', { external_status_code: 'no-defect' }, 'refused'],
    ['OPEN', {}, 'submitted'],
  ])('of %s makes it so', async (status, more, expected) => {
    const id = await filed();
    expect((await update(id, { status, ...more })).status).toBe(201);
    const { json } = await town.get(`/reports/${id}`);
    expect([json.status, json.day]).toEqual([expected, expected === 'planned' ? '2027-06-21' : null]);
  });

  it('opens again what was closed, with a new promise, but not what was joined', async () => {
    const [id, joined] = [await filed(), await filed()];
    await update(id, { status: 'FIXED' });
    await town.post(`/reports/${joined}/merge`, officer, { into: id });
    town.clock.days(1);
    expect(refused(await update(id, { status: 'OPEN' }))[0]).toBe(400);
    expect((await update(id, { status: 'REOPENED' })).status).toBe(201);
    expect(await statusOf(id)).toBe('reopened');
    expect(refused(await update(joined, { status: 'REOPENED' }))[0]).toBe(400);
    expect(await statusOf(joined)).toBe('duplicate');
  });

  it('never shows what is hidden, nor its words', async () => {
    const id = await filed();
    await town.post(`/reports/${id}/hide`, moderator, { ground: 'personal-data', text: 'It names a neighbour.' });
    expect((await update(id, { status: 'FIXED', description: 'Zqx the neighbour was told.' })).status).toBe(201);
    const { json, text } = await town.get(`/reports/${id}`);
    expect([json.hidden, json.status, text.includes('Zqx')]).toEqual([true, 'resolved', false]);
    expect((await get(`service_request_id=${id}`)).json).toEqual([]);
    expect((await get('')).text).not.toContain(id);
    expect(refused(await update(id, { status: 'REOPENED', updated_datetime: at(1) }))[0]).toBe(404);
  });

  it('that comes too late changes nothing, and is answered with what stands', async () => {
    const id = await filed();
    await town.post(`/reports/${id}/resolve`, officer, { text: 'Filled on Monday.' });
    await town.post(`/reports/${id}/notes`, officer, { text: 'The crew sends updates late.' });
    const before = await town.house.log.read(`report-${id}`);
    const standing = before.at(-2)!;
    for (const updated_datetime of [at(-10), at(0), '2020-01-01T00:00:00+04:00']) {
      const { status, json } = await update(id, { updated_datetime });
      expect([status, json]).toEqual([200, [{ update_id: standing.id }]]);
    }
    expect(await town.house.log.read(`report-${id}`)).toEqual(before);
    expect(await statusOf(id)).toBe('resolved');
  });

  it('counts by its own time, whatever its zone, and not by when it came', async () => {
    const id = await filed();
    await update(id, { status: 'FIXED', updated_datetime: at(-20) });
    town.clock.days(1);
    const local = (minutes: number) => at(240 + minutes).replace('.000Z', '+04:00');
    const older = await update(id, { status: 'REOPENED', updated_datetime: local(-24 * 60 - 21) });
    expect([older.status, await statusOf(id)]).toEqual([200, 'resolved']);
    const newer = await update(id, { status: 'REOPENED', updated_datetime: local(-24 * 60 - 19) });
    expect([newer.status, await statusOf(id)]).toEqual([201, 'reopened']);
  });

  it('is one, however often it is sent, also when others came since', async () => {
    const id = await filed();
    const fields = fieldsOf(id, { updated_datetime: at(-10) });
    const first = await send(fields);
    await update(id, { status: 'FIXED' });
    const again = await Promise.all([send(fields), send(fields), send(fields)]);
    expect(again.map(({ status, json }) => [status, json])).toEqual(Array(3).fill([200, first.json]));
    expect(await statusOf(id)).toBe('resolved');
    expect(await town.house.log.read(`report-${id}`)).toHaveLength(3);
    const other = await send({ ...fields, description: 'Something else altogether.' });
    expect(refused(other)).toEqual([400, expect.stringContaining('update_id')]);
    const elsewhere = await filed();
    expect((await send({ ...fields, service_request_id: elsewhere, updated_datetime: at(0) })).status).toBe(201);
  });

  it('is refused from the future, and where it lacks what its status needs', async () => {
    const id = await filed();
    expect(refused(await update(id, { updated_datetime: at(6) }))).toEqual([400, expect.stringContaining('future')]);
    for (const [status, told] of [
      ['NO_FURTHER_ACTION', 'external_status_code'],
      ['PLANNED', 'expected_datetime'],
      ['DUPLICATE', 'office desk'],
      ['INTERNAL_REFERRAL', 'office desk'],
    ] as const)
      expect(refused(await update(id, { status }))).toEqual([400, expect.stringContaining(told)]);
    const short = await update(id, { status: 'FIXED', description: 'Done.' });
    expect(refused(short)).toEqual([400, expect.stringContaining('description')]);
    expect(await town.house.log.read(`report-${id}`)).toHaveLength(1);
    expect((await update(id, { updated_datetime: at(4) })).status).toBe(201);
  });

  it('is refused in the standard’s form, in both formats, for whatever is missing or is none', async () => {
    const id = await filed();
    for (const name of ['service_request_id', 'update_id', 'updated_datetime', 'status', 'description'])
      expect(refused(await update(id, { [name]: undefined }))).toEqual([400, `${name} was not provided.`]);
    for (const change of [
      { updated_datetime: '2026-06-10T08:00:00' },
      { updated_datetime: '2026-06-10' },
      { updated_datetime: 'yesterday' },
      { status: 'STUCK' },
      { status: '__proto__' },
      { update_id: 'x'.repeat(201) },
      { description: 'x'.repeat(4_001) },
      { expected_datetime: 'soon' },
    ])
      expect([change, refused(await update(id, change))[0]]).toEqual([change, 400]);
    for (const change of [
      { service_request_id: UNKNOWN },
      { service_request_id: '1' },
      { jurisdiction_id: 'sfgov.org' },
    ])
      expect([change, refused(await update(id, change))[0]]).toEqual([change, 404]);
    const { status, text } = await send(fieldsOf(UNKNOWN), 'xml');
    expect([status, text]).toEqual([
      404,
      expect.stringContaining('<errors><error><code>404</code><description>service_request_id provided was not found.'),
    ]);
    expect(await town.house.log.read(`report-${id}`)).toHaveLength(1);
  });

  it('is refused without the key of an official, and from one who reported it or found the same', async () => {
    const id = await filed();
    expect(refused(await update(id, { api_key: undefined }))).toEqual([403, 'api_key was not provided.']);
    for (const api_key of ['xyz', await tokenOf(1), moderator, await town.staff('auditor')])
      expect(refused(await update(id, { api_key }))[0]).toBe(403);
    const bearer = await town.request('POST', `${PATH}.json`, {
      token: officer,
      body: fieldsOf(id, { api_key: undefined }),
    });
    expect(refused(bearer)[0]).toBe(403);
    const { resident } = await town.citizen(50);
    const both = (await town.house.tokens.issue({ person: resident.person, roles: ['officer'], level: 1 }, 600)).token;
    const own = (await town.post('/reports', await tokenOf(50), REPORT)).json.id;
    await town.post(`/reports/${id}/support`, await tokenOf(50));
    town.clock.days(1);
    for (const one of [own, id]) expect(refused(await update(one, { api_key: both }))[0]).toBe(403);
  });
});

describe('two updates at the same moment', () => {
  it('leave the newer one standing, whichever is recorded first', async () => {
    const orders = new Set<number>();
    for (let round = 0; round < 24; round++) {
      const id = await filed();
      const older = fieldsOf(id, { status: 'IN_PROGRESS', updated_datetime: at(-2) });
      const newer = fieldsOf(id, { status: 'INVESTIGATING', updated_datetime: at(-1) });
      const [first, second] = round % 2 === 0 ? [older, newer] : [newer, older];
      const answers = await Promise.all([send(first), send(second)]);
      expect(answers.every(({ status }) => status < 300)).toBe(true);
      const types = (await town.house.log.read(`report-${id}`)).map(({ type }) => type);
      expect(types.at(-1)).toBe('ReportAcknowledged');
      orders.add(types.length);
      expect(await statusOf(id)).toBe('acknowledged');
    }
    expect([...orders].sort()).toEqual([2, 3]); // both ways round have been seen
  });

  it('or ten of them, each sent again until it is taken, leave the newest', async () => {
    for (let round = 0; round < 4; round++) {
      const id = await filed();
      const all = Array.from({ length: 10 }, (_, n) => {
        const age = (n * 3 + round) % 10; // 0 is the newest
        const status = age % 2 === 0 ? 'IN_PROGRESS' : 'INVESTIGATING';
        return fieldsOf(id, { status, updated_datetime: at(-1 - age), description: `Said ${age} minutes ago.` });
      });
      const taken = async (fields: Fields): Promise<number> => {
        const { status, text } = await send(fields);
        if (status < 300) return status;
        expect(text).toContain('Too many tried at the same moment');
        return taken(fields);
      };
      await Promise.all(all.map(taken));
      const updates = (await town.house.log.read(`report-${id}`)).slice(1) as unknown as {
        data: { update: { at: string } };
      }[];
      const times = updates.map(({ data }) => data.update.at);
      expect(times).toEqual([...new Set(times)].sort());
      expect([times.at(-1), await statusOf(id)]).toEqual([at(-1), 'in-progress']);
    }
  });

  it('and a step at the desk: what the official does now stands against what was so before', async () => {
    for (let round = 0; round < 8; round++) {
      const id = await filed();
      const late = fieldsOf(id, { updated_datetime: at(-5) });
      await Promise.all([send(late), town.post(`/reports/${id}/resolve`, officer, { text: 'Filled on Monday.' })]);
      expect(await statusOf(id)).toBe('resolved');
    }
  });
});

describe('updates', () => {
  const told = async (query: string) =>
    (await get(query)).json.map((one: Record<string, string>) => [one.status, one.description]);

  it('are the changes that people may see, the newest first, in the same shape', async () => {
    const id = await filed();
    const { json: started } = await update(id, { description: HOSTILE });
    town.clock.days(1);
    await town.post(`/reports/${id}/plan`, officer, { day: '2027-12-24' });
    await town.post(`/reports/${id}/notes`, officer, { text: 'Between officials.' });
    town.clock.days(1);
    await town.post(`/reports/${id}/resolve`, officer, { text: 'Filled on Monday.' });
    const { json } = await get(`service_request_id=${id}`);
    expect(json.map(({ updated_datetime: _, update_id: __, ...one }: Record<string, string>) => one)).toEqual([
      { service_request_id: id, status: 'FIXED', description: 'Filled on Monday.', media_url: null },
      { service_request_id: id, status: 'ACTION_SCHEDULED', description: '2027-12-24', media_url: null },
      { service_request_id: id, status: 'IN_PROGRESS', description: HOSTILE, media_url: null },
    ]);
    expect(json[2].update_id).toBe(started[0].update_id);
    expect(json[0].updated_datetime).toBe(town.clock.now());
    const { text, headers } = await get(`service_request_id=${id}`, 'xml');
    expect([headers['content-type'], text.includes('<script>')]).toEqual(['text/xml; charset=utf-8', false]);
    const read = convert.xml2js(text, { compact: true }) as Record<string, Record<string, Record<string, object>[]>>;
    expect(read.service_request_updates!.request_update!.map(({ status }) => status)).toEqual([
      { _text: 'FIXED' },
      { _text: 'ACTION_SCHEDULED' },
      { _text: 'IN_PROGRESS' },
    ]);
    expect(read.service_request_updates!.request_update![2]!.description).toEqual({ _text: HOSTILE });
  });

  it('are those between two instants, a page at a time, or of some requests alone', async () => {
    town.clock.days(200);
    const [id, other] = [await filed(), await filed()];
    await update(id, { status: 'INVESTIGATING', description: 'The first.' });
    const from = town.clock.now();
    town.clock.days(1);
    await update(other, { description: 'The second.' });
    const to = town.clock.now();
    town.clock.days(1);
    await update(id, { status: 'OPEN', description: 'The third.' });
    const [first, second, third] = [
      ['INVESTIGATING', 'The first.'],
      ['IN_PROGRESS', 'The second.'],
      ['INVESTIGATING', 'The third.'],
    ];
    expect(await told('')).toEqual([third, second, first]);
    expect(await told(`start_date=${from}&end_date=${to}&jurisdiction_id=tbilisi.gov.ge`)).toEqual([second, first]);
    expect(await told(`start_date=${to}`)).toEqual([third, second]);
    expect(await told(`service_request_id=${id}`)).toEqual([third, first]);
    expect(await told(`service_request_id=${id},${other}&start_date=${to}`)).toEqual([third, second]);
    expect(await told('page_size=2&page=2')).toEqual([first]);
    expect(await told(`service_request_id=${UNKNOWN}`)).toEqual([]);
  });

  it('tell again what was parted and put back as it is then', async () => {
    const [id, into] = [await filed(), await filed()];
    await town.post(`/reports/${id}/start`, officer);
    await town.post(`/reports/${id}/merge`, officer, { into });
    await town.post(`/reports/${id}/unmerge`, officer, { text: 'It lies elsewhere.' });
    const statuses = (await told(`service_request_id=${id}`)).map(([status]: string[]) => status);
    expect(statuses.sort()).toEqual(['DUPLICATE', 'IN_PROGRESS', 'IN_PROGRESS']);
    expect((await update(id, { status: 'FIXED', updated_datetime: at(0) })).status).toBe(200);
  });

  it('are refused for spans, dates and pages that are none, and for other cities', async () => {
    for (const query of [
      'start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z',
      'start_date=2026-06-02T00:00:00Z&end_date=2026-06-01T00:00:00Z',
      'start_date=2026-06-01',
      'page=0',
      'page_size=1001',
    ])
      expect([query, refused(await get(query))[0]]).toEqual([query, 400]);
    expect(refused(await get('jurisdiction_id=sfgov.org'))[0]).toBe(404);
    const { status, headers } = await town.request('DELETE', `${PATH}.json`);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  });
});
