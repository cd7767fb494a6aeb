import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { workingDaysAfter } from '../../events/calendar.js';
import { spotOf } from '../../projections/smart-map/reports.js';
import { inBox, spotAt } from '../../read-models/report-places.js';
import { Districts } from '../../src/map/districts.js';
import { whenReportTermOverThenSaySo as policy } from '../../src/policies/when-report-term-over-then-say-so.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { adopt, HOLES, PLACE, REPORT } from './made-up.js';

/** Where each district has its name on maps. */
const HEARTS: Readonly<Record<string, readonly [lat: number, lon: number]>> = {
  mtatsminda: [41.6715, 44.7552],
  vake: [41.7018, 44.7197],
  saburtalo: [41.7656, 44.7444],
  krtsanisi: [41.66, 44.8638],
  isani: [41.6906, 44.8451],
  samgori: [41.7046, 44.9379],
  chughureti: [41.7174, 44.8263],
  didube: [41.7547, 44.7773],
  nadzaladevi: [41.7471, 44.8207],
  gldani: [41.8027, 44.8291],
};

let town: TestHouse;
let officer: string;
let moderator: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 40);
  officer = await town.staff('officer');
  moderator = await town.staff('moderator');
});
afterAll(() => town.close());

const tokenOf = async (n: number) => (await town.citizen(n)).token;
const file = async (n: number, change: object = {}) =>
  (await town.post('/reports', await tokenOf(n), { ...REPORT, ...change })).json.id as string;
const ask = async (path: string, token: string, body: object | undefined = {}, method: 'POST' | 'DELETE' = 'POST') =>
  town.request(method, `/api/v1${path}`, { token, body });
const refusal = async (path: string, token: string, body: object = {}) => {
  const { status, json } = await ask(path, token, body);
  return [status, json.type?.replace('urn:ghia:', '')];
};
const one = async (id: string) => (await town.get(`/reports/${id}`)).json;

describe('a report', () => {
  it('is among what its reporter and its supporters may know of themselves, and of nobody else', async () => {
    const id = await file(31);
    await ask(`/reports/${id}/support`, await tokenOf(32));
    const mine = async (n: number) =>
      (await town.request('GET', '/api/v1/me/data', { token: await tokenOf(n) })).json.reports;
    const known = { report: id, category: 'holes', district: 'vake', status: 'submitted' };
    await until(async () => (await mine(31)).length > 0);
    expect(await mine(31)).toMatchObject([{ ...known, reporter: true }]);
    expect(await mine(32)).toMatchObject([{ ...known, reporter: false }]);
    expect(await mine(33)).toEqual([]);
    const stranger = await ask(`/reports/${id}/support`, await tokenOf(33), {}, 'DELETE');
    expect([stranger.status, stranger.json.type]).toEqual([403, 'urn:ghia:report.not-yours']);
    await ask(`/reports/${id}/support`, await tokenOf(32), {}, 'DELETE');
    expect(await mine(32)).toEqual([]);
  });
  it('is promised within its category’s term, by the department of its district, its place exact to readers and rounded in the log', async () => {
    const id = await file(1);
    const shown = await one(id);
    expect(shown).toMatchObject({
      ...{ id, status: 'submitted', open: true, category: 'holes', district: 'vake', department: 'roads' },
      ...{ promised: workingDaysAfter(town.clock.now(), 5), place: PLACE, answers: REPORT.answers, reporter: null },
      text: { description: REPORT.description, address: '' },
    });
    const [fact] = await town.house.log.read(`report-${id}`);
    expect(fact!.data).toMatchObject({ place: { lat: 41.701, lon: 44.751 }, district: 'vake' });
    expect(JSON.stringify(fact!.data)).not.toContain('41.7012');
    const gldani = await file(1, { place: undefined, district: 'gldani', address: 'Third quarter, house 5' });
    expect(await one(gldani)).toMatchObject({ department: 'gldani-roads', place: null, district: 'gldani' });
  });

  it('shows a name only where its reporter wished it', async () => {
    const id = await file(2, { display: 'name' });
    expect((await one(id)).reporter).toEqual({ name: expect.any(String) });
    await town.post('/me/erase', await tokenOf(2));
    const after = await one(id);
    expect([after.reporter, after.text.description]).toEqual([{ erased: true }, REPORT.description]);
  });

  it('is refused where it cannot be one, and says why', async () => {
    const token = await tokenOf(3);
    const filing = (change: object) => refusal('/reports', token, { ...REPORT, ...change });
    expect(await filing({ category: 'gas', answers: {} })).toEqual([409, 'report.emergency']);
    expect(await filing({ category: 'nothing' })).toEqual([409, 'report.no-category']);
    expect(await filing({ place: { lat: 44.75, lon: 41.7 } })).toEqual([422, 'report.outside-city']); // swapped
    expect(await filing({ place: { lat: 0, lon: 0 } })).toEqual([422, 'report.outside-city']);
    expect(await filing({ place: { lat: 91, lon: 44 } })).toEqual([400, 'request.invalid']);
    expect(await filing({ place: undefined })).toEqual([400, 'request.invalid']);
    expect(await filing({ answers: {} })).toEqual([422, 'report.answer']);
    expect(await filing({ answers: { where: 'moon' } })).toEqual([422, 'report.answer']);
    expect(await filing({ answers: { where: 'lane', depth: 'deep' } })).toEqual([422, 'report.answer']);
    expect(await filing({ answers: { where: 'lane', __proto__x: '1' } })).toEqual([422, 'report.answer']);
    expect(await filing({ answers: { where: 'yard' } })).toEqual([409, 'report.not-here']);
  });

  it('is checked in whatever it says of where it is', async () => {
    const token = await tokenOf(3);
    const sent = async (change: object) => (await ask('/reports', token, { ...REPORT, ...change })).status;
    expect(await sent({ address: 'x'.repeat(100_000) })).toBe(400);
    expect(await sent({ address: { street: 'Chavchavadze avenue' } })).toBe(400);
    expect(await sent({ place: { lat: 'x', lon: 44 }, district: 'vake', address: 'House 5' })).toBe(400);
    expect(await sent({ address: 'Beside the school' })).toBe(201);
  });

  it('is one when it is sent twice under one key', async () => {
    const token = await tokenOf(4);
    const send = () => town.post('/reports', token, REPORT, { key: 'the same' });
    const [first, again] = [await send(), await send()];
    expect([again.status, again.json.id]).toEqual([200, first.json.id]);
  });

  it('goes the whole way, each step on record and each repeat changing nothing', async () => {
    const id = await file(5);
    await ask(`/reports/${id}/support`, await tokenOf(6));
    await town.post(`/reports/${id}/acknowledge`, officer);
    expect((await ask(`/reports/${id}/acknowledge`, officer)).status).toBe(200);
    await town.post(`/reports/${id}/assign`, officer, { department: 'gldani-roads' });
    expect(await refusal(`/reports/${id}/plan`, officer, { day: '2020-01-01' })).toEqual([422, 'report.day-past']);
    await town.post(`/reports/${id}/plan`, officer, { day: '2026-06-20' });
    await town.post(`/reports/${id}/start`, officer);
    await town.post(`/reports/${id}/notes`, officer, { text: 'zzq the contractor wants to know more' });
    expect(await refusal(`/reports/${id}/confirm-fixed`, await tokenOf(5))).toEqual([409, 'report.not-resolved']);
    await town.post(`/reports/${id}/resolve`, officer, { text: 'Filled on Monday.' });
    expect(await refusal(`/reports/${id}/start`, officer)).toEqual([409, 'report.not-open']);
    expect(await refusal(`/reports/${id}/confirm-fixed`, await tokenOf(7))).toEqual([403, 'report.not-yours']);
    await town.post(`/reports/${id}/confirm-fixed`, await tokenOf(6));
    const done = await one(id);
    expect(done).toMatchObject({ status: 'confirmed-fixed', open: false, supporters: 1, department: 'gldani-roads' });
    expect(done.updates.map(({ type }: { type: string }) => type)).toEqual([
      ...['ReportFiled', 'ReportAcknowledged', 'ReportAssigned', 'ReportPlanned', 'ReportStarted', 'ReportResolved'],
      'ReportConfirmedFixed',
    ]);
    expect(done.updates.at(-2).text).toEqual({ text: 'Filled on Monday.' });
    expect(JSON.stringify(done)).not.toContain('zzq');
    const office = (await town.request('GET', `/api/v1/reports/${id}/office`, { token: officer })).json;
    expect(office.notes).toMatchObject([{ text: 'zzq the contractor wants to know more' }]);
    const own = await town.request('GET', `/api/v1/reports/${id}/office`, { token: await tokenOf(5) });
    expect(own.status).toBe(403);

    town.clock.days(3);
    await town.post(`/reports/${id}/reopen`, await tokenOf(5), { text: 'It is there again after the rain.' });
    const again = await one(id);
    expect(again).toMatchObject({ status: 'reopened', open: true, promised: workingDaysAfter(town.clock.now(), 5) });
    expect(await refusal(`/reports/${id}/reopen`, await tokenOf(9), { text: 'And it is mine as well.' })).toEqual([
      403,
      'report.not-yours',
    ]);
  });

  it('is joined with another that people can see, and with no other', async () => {
    const [stays, goes] = [await file(8), await file(9)];
    expect(await refusal(`/reports/${goes}/merge`, officer, { into: goes })).toEqual([409, 'report.cannot-merge']);
    await town.post(`/reports/${goes}/merge`, officer, { into: stays });
    expect(await refusal(`/reports/${stays}/merge`, officer, { into: goes })).toEqual([409, 'report.cannot-merge']);
    const no = await file(12);
    await town.post(`/reports/${no}/refuse`, officer, { ground: 'no-defect', text: 'There is nothing there.' });
    expect(await refusal(`/reports/${stays}/merge`, officer, { into: no })).toEqual([409, 'report.cannot-merge']);
    for (const over of [goes, no])
      expect(await refusal(`/reports/${over}/support`, await tokenOf(13))).toEqual([409, 'report.not-open']);
    expect(await one(goes)).toMatchObject({ status: 'duplicate', mergedInto: stays });
  });

  it('is hidden with a reason: its words and place are closed, what happened is not; and comes back with one', async () => {
    const id = await file(10);
    await town.post(`/reports/${id}/resolve`, officer, { text: 'Filled on Monday.' });
    await town.post(`/reports/${id}/reopen`, await tokenOf(10), { text: 'It is back, says zzneighbour.' });
    const before = await town.house.log.head();
    expect(
      await refusal(`/reports/${id}/hide`, officer, { ground: 'personal-data', text: 'It names a neighbour.' }),
    ).toEqual([403, 'http.403']);
    await town.post(`/reports/${id}/hide`, moderator, { ground: 'personal-data', text: 'It names a neighbour.' });
    const hidden = await one(id);
    for (const path of [`/reports/${id}?asOf=${before}`, `/reports/${id}/timeline?asOf=${before}`])
      expect((await town.get(path)).text).not.toMatch(/bucket|zzneighbour|41\.7012/);
    for (const path of [
      '/reports?limit=100',
      '/reports?q=bucket&limit=100',
      `/reports/near?lat=${PLACE.lat}&lon=${PLACE.lon}`,
    ])
      for (const past of ['', `${path.includes('?') ? '&' : '?'}asOf=${before}`])
        expect((await town.get(`${path}${past}`)).text).not.toContain(id);
    expect(hidden.updates.find(({ type }: { type: string }) => type === 'ReportReopened').text).toEqual({
      sealed: true,
    });
    expect(hidden.updates.at(-1).text).toEqual({ text: 'It names a neighbour.' });
    const late = await refusal(`/reports/${id}/reopen`, await tokenOf(10), { text: 'And one more word on it.' });
    expect(late).toEqual([404, 'report.not-found']);
    expect(hidden).toMatchObject({ hidden: true, place: null, text: { sealed: true }, answers: {} });
    expect(hidden.updates.at(-1)).toMatchObject({ type: 'ReportHidden', details: { ground: 'personal-data' } });
    expect((await town.get('/reports?limit=100')).json.items.map(({ id }: { id: string }) => id)).not.toContain(id);
    const staff = (await town.request('GET', `/api/v1/reports/${id}/office`, { token: officer })).json;
    expect(staff.text.description).toBe(REPORT.description);
    await town.post(`/reports/${id}/show`, moderator, { text: 'The name has been taken out.' });
    expect((await one(id)).text.description).toBe(REPORT.description);
  });

  it('takes nothing unchecked beside a place, nor behind an empty answer', async () => {
    const wrong = [
      { address: 'x'.repeat(5_000) },
      { address: 'a\u202Eb, 12 street' },
      { address: { long: 1 } },
      { district: 'Vake!' },
      { place: { lat: 'x', lon: 44.7 }, district: 'vake', address: 'Abashidze 4' },
    ];
    for (const change of wrong)
      expect([change, (await ask('/reports', await tokenOf(14), { ...REPORT, ...change })).status]).toEqual([
        change,
        400,
      ]);
    for (const depth of [['', 5], ['', {}], ['1', '1'], '\u202E1'])
      expect([
        depth,
        ...(await refusal('/reports', await tokenOf(14), { ...REPORT, answers: { where: 'lane', depth } })),
      ]).toEqual([depth, 422, 'report.answer']);
    expect(await refusal('/reports', await tokenOf(14), { ...REPORT, answers: { where: ['lane', 'lane'] } })).toEqual([
      422,
      'report.answer',
    ]);
  });

  it('says to the public in whose charge it is, and takes that back when hidden', async () => {
    const id = await file(15);
    await town.post(`/reports/${id}/pass-on`, officer, { whose: 'The water company' });
    await town.post(`/reports/${id}/pass-on`, officer, { whose: 'The water company' });
    const shown = await one(id);
    expect(shown.updates.at(-1)).toMatchObject({ type: 'ReportNotOurs', text: { text: 'The water company' } });
    expect(shown.updates).toHaveLength(2);
    const facts = await town.house.log.read(`report-${id}`);
    expect(JSON.stringify(facts.map(({ data }) => data))).not.toContain('water');
  });

  it('is decided on by nobody whose own it is', async () => {
    const { token, resident } = await town.citizen(11);
    const id = (await town.post('/reports', token, REPORT)).json.id;
    const both = (await town.house.tokens.issue({ person: resident.person, roles: ['officer'], level: 1 }, 600)).token;
    expect(await refusal(`/reports/${id}/resolve`, both, { text: 'Of course it is.' })).toEqual([403, 'report.own']);
    expect(await refusal(`/reports/${id}/support`, token)).toEqual([409, 'report.yours-already']);
  });
});

describe('by itself', () => {
  it('a report falls overdue when its term is over, and four weeks after it was resolved is asked about, once each', async () => {
    const works = await TestHouse.open({ works: true });
    try {
      await works.adopt();
      await adopt(works);
      const { token } = await works.citizen(1);
      const id = (await works.post('/reports', token, REPORT)).json.id;
      const types = async () => (await works.house.log.read(`report-${id}`)).map(({ type }) => type);
      works.clock.days(8);
      await until(async () => (await types()).length === 2);
      expect((await types()).at(-1)).toBe('ReportFellOverdue');
      await works.house.projecting.seen(await works.house.log.head(), 5_000);
      expect((await works.get(`/reports/${id}`)).json.overdue).toBe(true);
      await works.post(`/reports/${id}/resolve`, await works.staff('officer'), { text: 'Filled at last.' });
      works.clock.days(27);
      const { projecting, store, log } = works.house;
      await projecting.seen(await log.head(), 5_000);
      const due = () => policy.due(store, (name) => projecting.collection(name), works.clock.now());
      expect(await due()).toEqual([]);
      works.clock.days(1);
      await until(async () => (await types()).includes('ReportFixAsked'));
      await works.post(`/reports/${id}/reopen`, token, { text: 'Not at all: look again.' });
      expect(await types()).toEqual([
        'ReportFiled',
        'ReportFellOverdue',
        'ReportResolved',
        'ReportFixAsked',
        'ReportReopened',
      ]);
      const { facts } = (await works.request('GET', '/api/v1/me/data', { token })).json;
      expect(facts[0].facts.map(({ type }: { type: string }) => type)).toEqual(['ReportFiled', 'ReportReopened']);
    } finally {
      await works.close();
    }
  });
});

describe('the list', () => {
  it('finds by box, category, district, state and words, as JSON and as GeoJSON', async () => {
    const id = await file(20, { place: { lat: 41.7955, lon: 44.8211 }, description: 'ნათურა ჩამქრალია სადარბაზოსთან' });
    const items = async (query: string) =>
      (await town.get(`/reports?${query}`)).json.items.map((one: { id: string }) => one.id);
    expect(await items('bbox=44.81,41.79,44.83,41.80')).toEqual([id]);
    expect(await items('bbox=44.5,41.6,45.1,41.9&district=gldani&limit=1')).toEqual([id]);
    expect(await items('bbox=44.70,41.60,44.71,41.61')).toEqual([]);
    expect(await items(`q=${encodeURIComponent('ნათურები')}`)).toEqual([id]);
    expect(await items('status=open&category=holes&district=gldani')).toContain(id);
    expect((await town.request('GET', '/api/v1/reports?bbox=1,2,3')).status).toBe(400);
    expect((await town.request('GET', '/api/v1/reports?bbox=a,b,c,d')).status).toBe(400);
    const geo = await town.request('GET', '/api/v1/reports?bbox=44.81,41.79,44.83,41.80', {
      headers: { accept: 'application/geo+json' },
    });
    expect(geo.headers['content-type']).toContain('application/geo+json');
    expect(JSON.parse(geo.text).features[0].geometry).toEqual({ type: 'Point', coordinates: [44.8211, 41.7955] });
    expect((await town.get(`/petitions?q=${encodeURIComponent('ნათურა')}`)).json.items).toEqual([]);
  });

  it('offers open reports nearby within the category’s radius, the nearest first', async () => {
    const at = { lat: 41.72, lon: 44.735 };
    const near = await file(21, { place: { lat: 41.7209, lon: 44.735 } });
    const nearer = await file(22, { place: { lat: 41.7203, lon: 44.735 } });
    await file(23, { place: { lat: 41.7235, lon: 44.735 } });
    const { items, radius } = (await town.get(`/reports/near?lat=${at.lat}&lon=${at.lon}&category=holes`)).json;
    expect([radius, items.map(({ id }: { id: string }) => id)]).toEqual([250, [nearer, near]]);
    expect(items.map(({ distance }: { distance: number }) => distance)).toEqual([33, 100]);
    await town.post(`/reports/${nearer}/resolve`, officer, { text: 'Done today.' });
    expect((await town.get(`/reports/near?lat=${at.lat}&lon=${at.lon}`)).json.items).toHaveLength(1);
  });
});

describe('a category', () => {
  it('changes by whole versions, retires, and comes back by its next one', async () => {
    const administrator = await town.staff('administrator');
    const change = (more: object) => ({ ...HOLES, category: 'benches', ...more });
    await town.post('/map/categories', administrator, change({}));
    expect((await ask('/map/categories', administrator, change({}))).status).toBe(200);
    expect(await refusal('/map/categories', administrator, change({ version: 3 }))).toEqual([
      409,
      'category.not-later',
    ]);
    const twice = change({ version: 2, questions: [HOLES.questions[1], HOLES.questions[1]] });
    expect(await refusal('/map/categories', administrator, twice)).toEqual([422, 'category.inconsistent']);
    const lost = change({ version: 2, routes: [{ district: 'atlantis', department: 'roads' }] });
    expect(await refusal('/map/categories', administrator, lost)).toEqual([422, 'category.inconsistent']);
    await town.post('/map/categories/retire', administrator, { category: 'benches' });
    expect(await refusal('/reports', await tokenOf(24), { ...REPORT, category: 'benches' })).toEqual([
      409,
      'report.no-category',
    ]);
    await town.post('/map/categories', administrator, change({ version: 2, termDays: 1 }));
    const { items } = (await town.get('/map/categories')).json;
    expect(items.find(({ category }: { category: string }) => category === 'benches')).toMatchObject({
      version: 2,
      termDays: 1,
    });
  });
});

describe('places', () => {
  it('lie in the same square for those who fold and those who read', () => {
    for (const [lat, lon] of [
      [41.7, 44.75],
      [41.699, 44.799],
      [41.71, 44.8],
      [-0.001, 0],
      [41.999999, 44.000001],
    ] as const)
      expect(spotOf({ lat, lon })).toBe(spotAt(lat, lon));
    expect(inBox([44.751, 41.701, 44.753, 41.7035])).toMatchObject({
      spot: { in: ['20850_22375', '20850_22376', '20851_22375', '20851_22376'] },
    });
    expect(Object.keys(inBox([44, 41, 45, 42]))).toEqual(['place.lat', 'place.lon']);
  });

  it('lie in one district or none: the schematic borders leave no hole between neighbours', () => {
    const districts = new Districts();
    const step = 0.0011;
    let city = 0;
    const holes: number[][] = [];
    for (let lat = 41.61; lat < 41.86; lat += step)
      for (let lon = 44.65; lon < 45.02; lon += step) {
        const within = districts.features.filter(({ geometry }) => booleanPointInPolygon([lon, lat], geometry));
        expect(within.length).toBeLessThan(2);
        if (within.length > 0) city++;
        else {
          const round = [
            [step, 0],
            [-step, 0],
            [0, step],
            [0, -step],
          ].map(([a, b]) => districts.of({ lat: lat + a!, lon: lon + b! }));
          if (round.every(Boolean)) holes.push([lat, lon]);
        }
      }
    expect(city).toBeGreaterThan(10_000);
    expect(holes).toEqual([]);
    for (const [district, [lat, lon]] of Object.entries(HEARTS))
      expect([district, districts.of({ lat, lon })]).toEqual([district, district]);
    expect(districts.of({ lat: 42.0, lon: 44.8 })).toBeUndefined();
  });
});
