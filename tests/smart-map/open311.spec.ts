import convert from 'xml-js';
import { workingDaysAfter } from '../../events/calendar.js';
import { xml } from '../../src/http/open311/xml.js';
import { type Answer, TestHouse } from '../support/house.js';
import { adopt, HOLES, PLACE, REPORT } from './made-up.js';

const ROOT = '/open311/v2';
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const UNKNOWN = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
const HOSTILE = `A hole </description><status>closed</status> & "quotes" ]]> <script>alert(1)</script>`;

let town: TestHouse;
let officer: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 30);
  officer = await town.staff('officer');
});
afterAll(() => town.close());

const tokenOf = async (n: number) => (await town.citizen(n)).token;
const file = async (n: number, change: object = {}) =>
  (await town.post('/reports', await tokenOf(n), { ...REPORT, ...change })).json.id as string;
/** A read that has seen every receipt, as the standard's own names allow it. */
const get = (path: string): Promise<Answer> =>
  town.request('GET', `${ROOT}${path}${path.includes('?') ? '&' : '?'}after=${town.position}`);
/** The report as it is told in English. */
const one = async (id: string, more = '') => (await get(`/requests/${id}.json?locale=en${more}`)).json[0];
const FIELDS = {
  ...{ service_code: 'holes', lat: '41.7012', long: '44.7511', locale: 'en' },
  ...{ description: 'A hole as deep as a bucket, since the spring.', 'attribute[where]': 'lane' },
};
type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;
async function send(fields: Fields, { format = 'json', key = '' } = {}): Promise<Answer> {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each) => [name, each] as [string, string]),
  );
  const body = new URLSearchParams(pairs).toString();
  const answer = await town.request('POST', `${ROOT}/requests.${format}`, {
    body,
    headers: { ...FORM, ...(key && { 'idempotency-key': key }) },
  });
  town.position = await town.house.log.head();
  return answer;
}
const filing = async (n: number, change: Fields = {}) => send({ api_key: await tokenOf(n), ...FIELDS, ...change });
const refused = ({ status, json }: Answer) => {
  expect(json).toEqual([{ code: status, description: expect.any(String) }]);
  return [status, json[0].description] as [number, string];
};

describe('discovery', () => {
  it('names the endpoint and its formats, as XML and as JSON, and moves when a category does', async () => {
    for (const path of ['/open311/discovery', `${ROOT}/discovery`]) {
      const { json, headers } = await town.request('GET', `${path}.json`);
      expect(headers['access-control-allow-origin']).toBe('*');
      const extension = 'https://github.com/mysociety/fixmystreet/wiki/Open311-FMS---Proposed-differences-to-Open311';
      expect(json.endpoints).toEqual(
        ['http://wiki.open311.org/GeoReport_v2', extension].map((specification) => ({
          ...{ specification, url: expect.stringMatching(/\/open311\/v2$/) },
          ...{ changeset: json.changeset, type: 'test', formats: ['text/xml', 'application/json'] },
        })),
      );
      const told = await town.request('GET', `${path}.xml`);
      expect(told.headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(told.text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<discovery><changeset>\d{15}</);
      expect(told.text).toContain('<formats><format>text/xml</format><format>application/json</format></formats>');
    }
    const before = (await get('/discovery.json')).json.changeset;
    const lamps = { ...HOLES, category: 'lamps', questions: [], group: 'lights' };
    await town.post('/map/categories', await town.staff('administrator'), lamps);
    expect((await get('/discovery.json')).json.changeset > before).toBe(true);
  });
});

describe('services', () => {
  it('are what can be filed, without emergencies, in either language', async () => {
    const services = (await get('/services.json?locale=en')).json;
    expect(services.map((one: { service_code: string }) => one.service_code)).not.toContain('gas');
    expect(services.find((one: { service_code: string }) => one.service_code === 'holes')).toEqual({
      ...{ service_code: 'holes', service_name: 'Holes in the road', description: HOLES.description.en },
      ...{ metadata: true, type: 'realtime', keywords: 'roads, ორმოები გზაზე', group: 'roads' },
    });
    const { text } = await get('/services.xml?jurisdiction_id=tbilisi.gov.ge');
    expect(text).toContain('<service_code>holes</service_code><service_name>ორმოები გზაზე</service_name>');
    expect(text).toContain('<metadata>true</metadata><type>realtime</type>');
  });

  it('define the category’s questions as attributes', async () => {
    const { json } = await get('/services/holes.json?locale=en');
    expect(json).toEqual({
      service_code: 'holes',
      attributes: [
        {
          ...{ variable: true, code: 'where', datatype: 'singlevaluelist', required: true, order: 1 },
          ...{ description: 'Where is it?', datatype_description: 'In a yard: Ask the owners of the house' },
          values: [
            { key: 'lane', name: 'On the lane' },
            { key: 'yard', name: 'In a yard' },
          ],
        },
        {
          ...{ variable: true, code: 'depth', datatype: 'number', required: false, order: 2 },
          ...{ description: 'How deep (cm)?', datatype_description: null },
        },
      ],
    });
    const { text } = await get('/services/holes.xml?locale=en');
    expect(text).toContain('<values><value><key>lane</key><name>On the lane</name></value>');
  });

  it('that are none, another city, another language are told as the standard tells errors', async () => {
    expect(refused(await get('/services/nothing.json'))).toEqual([404, 'service_code provided was not found.']);
    expect(refused(await get('/services/gas.json'))[0]).toBe(404);
    expect(refused(await get('/services.json?jurisdiction_id=sfgov.org'))[0]).toBe(404);
    expect(refused(await get('/services.json?locale=fr'))[0]).toBe(400);
    expect((await get('/services.json?jurisdiction_id=')).status).toBe(200);
    const { status, headers, text } = await get('/services/nothing.xml');
    expect([status, headers['content-type']]).toEqual([404, 'text/xml; charset=utf-8']);
    expect(text).toContain(
      '<errors><error><code>404</code><description>service_code provided was not found.</description></error></errors>',
    );
    expect((await get('/services/holes.csv')).status).toBe(404);
  });
});

describe('a request', () => {
  it('is told with its place, its promise and its history', async () => {
    const id = await file(1);
    const at = town.clock.now();
    const open = await one(id);
    expect(open).toEqual({
      ...{ service_request_id: id, status: 'open', status_notes: 'submitted', service_name: 'Holes in the road' },
      ...{ service_code: 'holes', group: 'roads', keywords: 'roads, ორმოები გზაზე', description: REPORT.description },
      ...{ agency_responsible: 'roads', service_notice: null, requested_datetime: at, updated_datetime: at },
      ...{ expected_datetime: workingDaysAfter(at, 5), address: 'Vake, Tbilisi', address_id: 'vake', zipcode: null },
      ...{ lat: PLACE.lat, long: PLACE.lon, media_url: null },
    });
    town.clock.days(1);
    await town.post(`/reports/${id}/plan`, officer, { day: '2026-06-20' });
    town.clock.days(1);
    const done = town.clock.now();
    await town.post(`/reports/${id}/resolve`, officer, { text: 'Filled on Monday.' });
    town.clock.days(1);
    await town.post(`/reports/${id}/confirm-fixed`, await tokenOf(1));
    const closed = await one(id, '&extensions=true');
    expect(closed).toMatchObject({ status: 'closed', status_notes: 'confirmed-fixed', updated_datetime: done });
    const { history, detailed_status: detailed, url } = closed.extended_attributes;
    expect([detailed, url]).toEqual(['confirmed-fixed', expect.stringContaining(`/en/reports/${id}`)]);
    expect(
      history.map(({ status, detailed_status, description }: Record<string, string>) => [
        ...[status, detailed_status, description],
      ]),
    ).toEqual([
      ['open', 'submitted', null],
      ['open', 'planned', '2026-06-20'],
      ['closed', 'resolved', 'Filled on Monday.'],
      ['closed', 'confirmed-fixed', null],
    ]);
    expect(history[2].datetime).toBe(done);
    const { text } = await get(`/requests/${id}.xml?extensions=true`);
    expect(text).toContain('<history><change><datetime>');
    const { person } = (await town.citizen(1)).resident;
    for (const said of [JSON.stringify(closed), text]) expect(said).not.toContain(person);
  });

  it('never names its reporter, though they wished it shown elsewhere', async () => {
    const id = await file(2, { display: 'name' });
    const { name } = (await town.get(`/reports/${id}`)).json.reporter;
    expect(name).toEqual(expect.any(String));
    expect((await get(`/requests/${id}.json?extensions=true`)).text).not.toContain(name);
  });

  it('keeps hostile text text', async () => {
    const id = await file(3, { description: HOSTILE });
    const { text } = await get(`/requests/${id}.xml`);
    expect(text).not.toContain('<script>');
    const read = convert.xml2js(text, { compact: true }) as Record<string, Record<string, Record<string, object>>>;
    const { request } = read.service_requests!;
    expect(request!.description).toEqual({ _text: HOSTILE });
    expect(request!.status).toEqual({ _text: 'open' });
    expect(xml('errors', [{ description: 'a\u0000b\uD800c\u000Bd\r' }])).toContain('a\uFFFDb\uFFFDc\uFFFDd&#13;<');
  });

  it('that is hidden shows neither its words nor its place, in whatever way it is asked for', async () => {
    const address = 'Zemo Melikishvili street 33';
    const id = await file(4, {
      place: undefined,
      district: 'gldani',
      address,
      description: 'Zqx the neighbour did it',
    });
    await town.post(`/reports/${id}/resolve`, officer, { text: 'Zqx the neighbour has been told.' });
    await town.post(`/reports/${id}/reopen`, await tokenOf(4), { text: 'Zqx the neighbour does it again' });
    expect((await one(id)).address).toBe(`${address}, Gldani, Tbilisi`);
    const hiding = { ground: 'personal-data', text: 'It names a neighbour.' };
    await town.post(`/reports/${id}/hide`, await town.staff('moderator'), hiding);
    const asked = [`/requests/${id}`, '/requests'].flatMap((path) => [`${path}.json`, `${path}.xml`]);
    for (const path of [...asked, `/requests.json?service_request_id=${id}`]) {
      const { status, text } = await get(`${path}${path.includes('?') ? '&' : '?'}extensions=true`);
      expect([path, status, /Zqx|Melikishvili|gldani/i.test(text.replaceAll('gldani-roads', ''))]).toEqual([
        ...[path, 200, false],
      ]);
    }
    expect((await get('/requests.json')).text).not.toContain(id);
    const hidden = await one(id);
    expect(hidden).toMatchObject({ description: null, address: null, address_id: null, lat: null, long: null });
  });

  it('that is none is told so, as is a token that names none', async () => {
    for (const path of [`/requests/${UNKNOWN}`, '/requests/1', `/tokens/${UNKNOWN}`, '/tokens/1'])
      expect(refused(await get(`${path}.json`))[0]).toBe(404);
    const id = await file(5);
    expect((await get(`/tokens/${id}.json`)).json).toEqual([{ service_request_id: id, token: id }]);
  });
});

describe('requests', () => {
  const ids = async (query: string) =>
    (await get(`/requests.json?${query}`)).json.map((each: Record<string, string>) => each.service_request_id);

  it('are those of the last 90 days, or of 90 days that are named, the newest first', async () => {
    const old = await file(6);
    const then = town.clock.now();
    town.clock.days(80);
    const later = await file(6, { category: 'lamps', answers: {} });
    expect((await ids('')).slice(0, 1)).toEqual([later]);
    expect(await ids('')).toContain(old);
    town.clock.days(20);
    expect(await ids('')).toEqual([later]);
    expect(await ids(`start_date=${then}&end_date=${then}`)).toContain(old);
    expect(await ids(`start_date=${then}`)).toEqual(expect.arrayContaining([old, later]));
    expect(await ids(`end_date=${encodeURIComponent(then.replace('.000Z', '+00:00'))}`)).toContain(old);
    expect(await ids(`service_code=lamps,nothing&start_date=${then}`)).toEqual([later]);
    expect(await ids(`service_code=lamps&service_code=holes&start_date=${then}`)).toContain(old);
    expect(await ids(`service_request_id=${old},${later},1&service_code=nothing`)).toEqual([later, old]);
    await town.post(`/reports/${later}/resolve`, officer, { text: 'Lit again.' });
    expect([await ids('status=open'), await ids('status=closed'), await ids('status=open,closed')]).toEqual([
      ...[[], [later], [later]],
    ]);
    const newer = await file(6);
    expect([await ids('page_size=1'), await ids('page_size=1&page=2'), await ids('page_size=1&page=3')]).toEqual([
      ...[[newer], [later], []],
    ]);
  });

  it('are refused for spans, dates, states and pages that are none', async () => {
    for (const query of [
      'start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z',
      'start_date=2026-06-02T00:00:00Z&end_date=2026-06-01T00:00:00Z',
      'start_date=2026-06-01',
      'start_date=2026-13-01T00:00:00Z',
      'start_date=yesterday',
      'status=stuck',
      'page=0',
      'page_size=1001',
      'page=11&page_size=1000',
      'page=1&page=2',
    ])
      expect([query, refused(await get(`/requests.json?${query}`))[0]]).toEqual([query, 400]);
  });

  it('are never more than a thousand at once', async () => {
    const { ReportsFiled } = await import('../../read-models/reports-filed.js');
    const asked: { limit?: number }[] = [];
    const store = { find: async (_: string, find: object) => asked.push(find) && [], load: async () => new Map() };
    const { wantedOf } = await import('../../src/http/open311/wanted.js');
    await new ReportsFiled(wantedOf({}, town.clock.now())).answer(store as never, (name: string) => name);
    expect(asked).toMatchObject([{ limit: 1000 }]);
  });
});

describe('filing', () => {
  it('is for the holder of a key, whose report it is', async () => {
    const sent = await filing(10, {
      ...{ address_string: 'Chavchavadze avenue 12', 'attribute[depth]': '30', email: 'someone@example.ge' },
      ...{ first_name: 'Somebody', phone: '599000000', media_url: 'https://example.ge/a.jpg' },
    });
    const id = sent.json[0].service_request_id;
    expect([sent.status, sent.json, sent.headers.location]).toEqual([
      201,
      [{ service_request_id: id, service_notice: 'Promised within 5 working days', account_id: null }],
      `${ROOT}/requests/${id}.json`,
    ]);
    expect((await town.get(`/reports/${id}`)).json).toMatchObject({
      ...{ channel: 'open311', place: PLACE, language: 'en', answers: { where: 'lane', depth: '30' }, reporter: null },
      text: { description: FIELDS.description, address: 'Chavchavadze avenue 12' },
    });
    const facts = JSON.stringify(await town.house.log.read(`report-${id}`));
    for (const word of ['someone@example.ge', 'Somebody', '599000000']) expect(facts).not.toContain(word);
    await town.post(`/reports/${id}/resolve`, officer, { text: 'Filled on Monday.' });
    await town.post(`/reports/${id}/confirm-fixed`, await tokenOf(10));
    const told = await send({ api_key: await tokenOf(10), ...FIELDS, locale: undefined }, { format: 'xml' });
    expect([told.status, told.headers['content-type']]).toEqual([201, 'text/xml; charset=utf-8']);
    expect(told.text).toMatch(/<service_requests><request><service_request_id>[-0-9a-f]{36}<\/service_request_id>/);
  });

  it('is one when it is sent twice under one key', async () => {
    const fields = { api_key: await tokenOf(11), ...FIELDS };
    const [first, again] = [await send(fields, { key: 'same' }), await send(fields, { key: 'same' })];
    expect([first.status, again.status, again.json]).toEqual([201, 200, first.json]);
  });

  it('takes an address within a district, by its code or by its name between commas', async () => {
    const nowhere = { lat: undefined, long: undefined };
    const districtOf = async (change: Fields) =>
      (await one((await filing(12, { ...nowhere, ...change })).json[0].service_request_id)).address_id;
    expect(await districtOf({ address_string: 'House 5', address_id: 'gldani' })).toBe('gldani');
    expect(await districtOf({ address_string: 'Third quarter, Gldani, Tbilisi' })).toBe('gldani');
    expect(await districtOf({ address_string: 'ჭავჭავაძის 12, ვაკის რაიონი' })).toBe('vake');
    expect(refused(await filing(12, { ...nowhere, address_string: 'Third quarter' }))).toEqual([
      400,
      expect.stringContaining('address_id'),
    ]);
    expect(refused(await filing(12, nowhere))[0]).toBe(400);
    expect(refused(await filing(12, { ...nowhere, address_string: 'House 5', address_id: 'moon' }))[0]).toBe(400);
  });

  it('takes several choices, and an instant where a day is asked for', async () => {
    const label = { ka: 'რომელი', en: 'Which' };
    const questions = [
      { code: 'day', label, kind: 'date', required: true },
      {
        code: 'what',
        label,
        kind: 'choices',
        required: true,
        choices: ['aa', 'bb', 'cc'].map((code) => ({ code, label })),
      },
    ];
    const trees = { ...HOLES, category: 'trees', questions };
    await town.post('/map/categories', await town.staff('administrator'), trees);
    expect((await get('/services/trees.json')).status).toBe(200);
    const sent = await filing(13, {
      ...{ service_code: 'trees', 'attribute[where]': undefined, 'attribute[day]': '2026-06-01T22:00:00Z' },
      'attribute[what][]': ['aa', 'cc'],
    });
    const { answers } = (await town.get(`/reports/${sent.json[0].service_request_id}`)).json;
    expect(answers).toEqual({ day: '2026-06-02', what: ['aa', 'cc'] });
  });

  it('is refused without a key that holds, and says nothing of the others', async () => {
    const token = await tokenOf(14);
    const weak = await town.house.tokens.issue(
      { person: (await town.citizen(14)).resident.person, roles: [], level: 0 },
      600,
    );
    expect(refused(await send(FIELDS))).toEqual([403, 'api_key was not provided.']);
    for (const key of ['xyz', `${token.slice(0, -4)}AAAA`, weak.token])
      expect(refused(await send({ ...FIELDS, api_key: key }))[0]).toBe(403);
    const bearer = await town.request('POST', `${ROOT}/requests.json`, { token, body: FIELDS });
    expect(refused(bearer)).toEqual([403, 'api_key was not provided.']);
    expect(refused(await town.request('POST', `${ROOT}/requests.json`, { body: [] }))[0]).toBe(400);
  });

  it('is refused to a holder whom the register does not know', async () => {
    const { token } = await town.house.tokens.issue({ person: 'a'.repeat(32), roles: [], level: 1 }, 600);
    expect(refused(await send({ ...FIELDS, api_key: token }))).toEqual([403, expect.stringContaining('register')]);
  });

  it('is refused in the standard’s form also where no form can be read', async () => {
    const post = (body: string, type: string) =>
      town.request('POST', `${ROOT}/requests.json`, { body, headers: { 'content-type': type } });
    const told = 'The request is sent as application/x-www-form-urlencoded.';
    expect(refused(await post('api_key', 'text/plain'))).toEqual([400, told]);
    expect(refused(await post('{"a', 'application/json'))[0]).toBe(400);
    expect(refused(await post('__proto__=1', FORM['content-type']))[0]).toBe(400);
    expect(refused(await post(`a=${'x'.repeat(300_000)}`, FORM['content-type']))[0]).toBe(400);
    expect(refused(await town.request('GET', `${ROOT}/nowhere.json`))[0]).toBe(404);
    const { status, headers } = await town.request('DELETE', `${ROOT}/requests.json`);
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
  });

  it('is refused where the map refuses it, in words', async () => {
    expect(refused(await filing(15, { service_code: undefined }))).toEqual([400, 'service_code was not provided.']);
    expect(refused(await filing(15, { service_code: 'nothing' }))[0]).toBe(404);
    expect(refused(await filing(15, { jurisdiction_id: 'sfgov.org' }))[0]).toBe(404);
    expect(refused(await filing(15, { service_code: 'gas' }))).toEqual([400, expect.stringContaining('112')]);
    expect(refused(await filing(15, { 'attribute[where]': 'yard' }))).toEqual([
      400,
      'This cannot be reported here. Ask the owners of the house',
    ]);
    expect(refused(await filing(15, { 'attribute[where]': undefined }))).toEqual([
      400,
      'attribute[where] is not answered as it asks: Where is it?',
    ]);
    for (const change of [
      { 'attribute[where]': ['lane', 'lane'] },
      { 'attribute[depth]': 'deep' },
      { 'attribute[__proto__]': 'x' },
      { 'attribute[moon]': 'x' },
      { attribute: 'x' },
      { description: 'short' },
      { description: undefined },
      { long: undefined },
      { lat: '0', long: '0' },
      { lat: 'north' },
      { lat: '91' },
      { address_string: 'x'.repeat(201) },
      { service_code: ['holes', 'lamps'] },
    ])
      expect([change, refused(await filing(15, change))[0]]).toEqual([change, 400]);
  });
});
