import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.js';
import { TestHouse } from '../support/house.js';
import { adopt, PLACE, REPORT } from './made-up.js';

const both = (en: string, ka = 'ქართულად') => ({ ka, en });
const CITY = '44.5961,41.621,45.0176,41.8434';
const POINT = { type: 'Point', coordinates: [44.7811, 41.7015] };
const TREES = { layer: 'tree-cutting-permits', version: 1, name: both('Tree cutting') };
const FELLING = {
  layer: 'tree-cutting-permits',
  title: both('Three dry pines', 'სამი გამხმარი ფიჭვი'),
  geometry: POINT,
  period: { from: '2026-06-01', to: '2026-07-01' },
  permit: { number: 'T-17', kind: 'felling', issuer: 'Parks and trees', validUntil: '2026-07-01' },
};

let town: TestHouse;
let officer: string;
let administrator: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 30);
  officer = await town.staff('officer');
  administrator = await town.staff('administrator');
  await town.post('/map/layers', administrator, TREES);
});
afterAll(() => town.close());

const file = async (n: number, change: object = {}) =>
  (await town.post('/reports', (await town.citizen(n)).token, { ...REPORT, ...change })).json.id as string;
const clusters = async (query = '', z = 11, bbox = CITY) =>
  (await town.get(`/map/clusters?bbox=${bbox}&z=${z}${query}`)).json;
const counted = async (query = '') => (await clusters(query)).total as number;
const refusal = async (path: string, token: string, body: object) => {
  const { status, json } = await town.request('POST', `/api/v1${path}`, { token, body });
  return [status, json.type?.replace('urn:ghia:', '')];
};

describe('clusters', () => {
  it('grow with each report, and shrink where one is hidden', async () => {
    expect(await counted()).toBe(0);
    const [first, second] = [await file(1), await file(2)];
    const both = await clusters();
    expect(both).toMatchObject({ z: 11, total: 2, points: [], asOf: { position: expect.any(Number) } });
    expect(both.clusters).toEqual([[44.751, 41.701, 2, 'reports']]);
    const moderator = await town.staff('moderator');
    await town.post(`/reports/${second}/hide`, moderator, { ground: 'offensive', text: 'It insults the neighbours.' });
    expect(await clusters()).toMatchObject({
      ...{ total: 1, clusters: [] },
      points: [{ layer: 'reports', id: first, kind: 'holes', status: 'submitted', title: null, ...PLACE }],
    });
    await town.post(`/reports/${second}/show`, moderator, { text: 'It was looked at again.' });
    expect(await counted()).toBe(2);
  });

  it('tell states, categories, districts and ages apart', async () => {
    const id = await file(3);
    const all = await counted();
    await town.post(`/reports/${id}/acknowledge`, officer);
    expect(await counted('&status=acknowledged')).toBe(1);
    expect(await counted('&status=open')).toBe(all);
    await town.post(`/reports/${id}/refuse`, officer, { ground: 'no-defect', text: 'There is no hole there.' });
    expect([await counted(), await counted('&status=open'), await counted('&status=refused')]).toEqual([
      all,
      all - 1,
      1,
    ]);
    expect([await counted('&category=holes'), await counted('&category=gas')]).toEqual([all, 0]);
    expect([await counted('&district=vake'), await counted('&district=gldani')]).toEqual([all, 0]);
    const before = town.clock.at;
    town.clock.days(40);
    expect([await counted('&age=30'), await counted('&age=50')]).toEqual([0, all]);
    town.clock.at = before;
  });

  it('leave out what has an address only, and tell neighbours apart by their exact places', async () => {
    const before = await counted();
    await file(4, { place: undefined, district: 'gldani', address: 'Third quarter, house 5' });
    expect(await counted()).toBe(before);
    await file(5, { place: { lat: 41.6995, lon: 44.7812 } });
    await file(6, { place: { lat: 41.6998, lon: 44.7808 } });
    const near = await clusters('', 19, '44.7790,41.6985,44.7830,41.7010');
    expect(near.clusters).toEqual([]);
    expect(near.points.map(({ lat, lon }: typeof PLACE) => [lat, lon]).sort()).toEqual([
      [41.6995, 44.7812],
      [41.6998, 44.7808],
    ]);
  });

  it('follow a merger, and are right after a rebuild and in another house over the same files', async () => {
    const [one, other] = [await file(7), await file(8)];
    const before = await counted('&status=open');
    await town.post(`/reports/${one}/merge`, officer, { into: other });
    expect(await counted('&status=open')).toBe(before - 1);
    const whole = await clusters();
    await town.house.projecting.rebuild('reports');
    await file(9);
    expect(await counted()).toBe(whole.total + 1);
    await town.close({ keep: true });
    town = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
    expect(await counted()).toBe(whole.total + 1);
  });

  it('show petitions that have a place', async () => {
    const id = await town.openPetition(10, { place: { lat: 41.7203, lon: 44.7731 } });
    const { total, points } = await clusters('&layers=petitions');
    expect(total).toBe(1);
    expect(points).toEqual([
      {
        ...{ layer: 'petitions', id, kind: 'petition', status: 'open' },
        ...{ lat: 41.72, lon: 44.773, title: expect.any(String) },
      },
    ]);
  });

  it('say what is wrong with a box', async () => {
    const wrong = async (bbox: string) => {
      const { status, json } = await town.request('GET', `/api/v1/map/clusters?bbox=${bbox}&z=11`);
      const reports = await town.request('GET', `/api/v1/reports?bbox=${bbox}`);
      expect([reports.status, reports.json.errors]).toEqual([status, json.errors]);
      return [status, json.errors[0].message];
    };
    expect(await wrong('45.0176,41.8434,44.5961,41.621')).toEqual([400, expect.stringContaining('turned round')]);
    expect(await wrong('41.621,44.5961,41.8434,45.0176')).toEqual([400, expect.stringContaining('swapped')]);
    expect(await wrong('44,41,444,42')).toEqual([400, expect.stringContaining('off the planet')]);
    for (const none of ['NaN,1,2,3', '1,2,3', '1,,2,3', 'a,b,c,d', '1,2,3,Infinity', ''])
      expect(await wrong(none)).toEqual([400, expect.stringContaining('four numbers')]);
    expect((await town.request('GET', `/api/v1/map/clusters?bbox=${CITY}&z=20`)).status).toBe(400);
    expect((await town.request('GET', '/api/v1/map/clusters?z=11')).status).toBe(400);
  });

  it('answer a whole planet at the deepest zoom with what fits', async () => {
    const { z, total } = await clusters('', 19, '-180,-90,180,90');
    expect(z).toBeLessThan(6);
    expect(total).toBeGreaterThan(0);
  });
});

describe('objects', () => {
  it('stand on their layer with their shape, are revised, and are taken off', async () => {
    const { json } = await town.post('/map/objects', officer, FELLING);
    const one = async () => (await town.get(`/map/objects/${json.id}`)).json;
    expect(await one()).toMatchObject({ ...FELLING, version: 1, retired: false, budget: null, external: null });
    const onMap = async () => (await clusters('&layers=tree-cutting-permits')).points;
    const [mark] = await onMap();
    expect(mark).toMatchObject({ id: json.id, kind: 'tree-cutting-permits', status: null, title: FELLING.title });
    const line = {
      type: 'LineString',
      coordinates: [
        [44.78, 41.7],
        [44.79, 41.71],
        [44.8, 41.71],
      ],
    };
    const { layer: _, ...said } = FELLING;
    await town.post(`/map/objects/${json.id}/revise`, officer, { ...said, geometry: line, budget: 1_250_000 });
    expect(await one()).toMatchObject({ geometry: line, budget: 1_250_000, version: 2 });
    const again = await town.post(`/map/objects/${json.id}/revise`, officer, {
      ...said,
      geometry: line,
      budget: 1_250_000,
    });
    expect(again.status).toBe(200);
    const list = async (query: string) => (await town.get(`/map/objects?${query}`)).json.items.length;
    expect(await list('layer=tree-cutting-permits&q=pine')).toBe(1);
    expect(await list(`q=${encodeURIComponent('ფიჭვის')}`)).toBe(1);
    expect(await list('q=oak')).toBe(0);
    expect([await list('bbox=44.795,41.70,44.81,41.72'), await list('bbox=44.81,41.70,44.82,41.72')]).toEqual([1, 0]);
    const geo = await town.get('/map/objects', { accept: 'application/geo+json' });
    expect(geo.headers['content-type']).toContain('application/geo+json');
    expect(JSON.parse(geo.text)).toMatchObject({ type: 'FeatureCollection', features: [{ geometry: line }] });
    await town.post(`/map/objects/${json.id}/retire`, officer);
    expect([(await one()).retired, await list('layer=tree-cutting-permits'), await onMap()]).toEqual([true, 0, []]);
    expect(await refusal(`/map/objects/${json.id}/revise`, officer, said)).toEqual([409, 'object.retired']);
  });

  it('are refused where they cannot be, and it is said why', async () => {
    const placing = (change: object) => refusal('/map/objects', officer, { ...FELLING, ...change });
    expect(await placing({ layer: 'nothing' })).toEqual([409, 'layer.not-open']);
    expect(await placing({ geometry: { type: 'Point', coordinates: [41.7, 44.78] } })).toEqual([
      422,
      'geometry.swapped',
    ]);
    expect(await placing({ geometry: { type: 'Point', coordinates: [0, 0] } })).toEqual([422, 'geometry.outside-city']);
    expect(await placing({ period: { from: '2026-07-01', to: '2026-06-01' } })).toEqual([422, 'object.period']);
    expect(await placing({ title: both('=1+1') })).toEqual([400, 'request.invalid']);
    expect(await placing({ budget: -1 })).toEqual([400, 'request.invalid']);
    const none = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
    expect(await refusal(`/map/objects/${none}/retire`, officer, {})).toEqual([404, 'object.not-found']);
  });

  it('lie on layers that are adopted, renamed and retired, and are counted there', async () => {
    const layers = async () => (await town.get('/map/layers')).json;
    const before = await layers();
    expect(before.base).toEqual({ kind: 'schematic' });
    expect(before.items.slice(0, 3)).toMatchObject([
      { code: 'reports', source: 'reports' },
      { code: 'petitions', source: 'petitions', count: 1 },
      { code: 'budget-winners', source: 'objects', count: 0 },
    ]);
    await town.post('/map/objects', officer, { ...FELLING, layer: 'budget-winners', permit: null });
    await town.post('/map/layers', administrator, { layer: 'kiosks', version: 1, name: both('Kiosks') });
    await town.post('/map/layers/retire', administrator, { layer: 'kiosks' });
    const found = (await layers()).items as { code: string; count: number; retired: boolean }[];
    expect(found.find(({ code }) => code === 'kiosks')).toMatchObject({ count: 0, retired: true, version: 1 });
    expect(found.find(({ code }) => code === 'budget-winners')!.count).toBe(1);
    expect(await refusal('/map/objects', officer, { ...FELLING, layer: 'kiosks' })).toEqual([409, 'layer.not-open']);
    expect(await refusal('/map/layers', administrator, { layer: 'reports', version: 1, name: both('Mine') })).toEqual([
      409,
      'layer.built-in',
    ]);
    expect(await refusal('/map/layers', administrator, { ...TREES, version: 3 })).toEqual([409, 'layer.not-later']);
  });
});

describe('the map under it', () => {
  const set = (GHIA_MAP_BASE: string) => readConfig({ GHIA_MAP_BASE }).mapBase;

  it('is what the setting says, and a wrong one is told what to write', () => {
    expect(set('schematic')).toEqual({ kind: 'schematic' });
    const url = 'https://tiles.example.ge/{z}/{x}/{y}.png';
    expect(set(`raster:${url}`)).toEqual({ kind: 'raster', url });
    for (const wrong of [
      'osm',
      'raster:',
      'raster:http://tiles.example.ge/{z}/{x}/{y}.png',
      'raster:https://a.ge/{z}/{x}.png',
    ])
      expect(() => set(wrong)).toThrow(/^GHIA_MAP_BASE is ".*": write .*https:\/\//);
    expect(() => set("raster:https://a.ge/{z}/{x}/{y}.png; script-src 'unsafe-inline'")).toThrow('GHIA_MAP_BASE');
    expect(() => set('pmtiles:/nowhere/file.pmtiles')).toThrow('no such file');
  });

  it('lets in the pictures of the server of tiles, and of no other', async () => {
    const env = { GHIA_MAP_BASE: 'raster:https://tiles.example.ge/{z}/{x}/{y}.png', GHIA_MAP_ATTRIBUTION: 'Example' };
    const tiled = await TestHouse.open({ env });
    const { headers } = await tiled.request('GET', '/ka');
    const { json } = await tiled.get('/map/layers');
    await tiled.close();
    expect(headers['content-security-policy']).toContain("img-src 'self' https://tiles.example.ge data:;");
    expect(json.base).toMatchObject({ kind: 'raster', attribution: 'Example' });
    const plain = await town.request('GET', '/ka');
    expect(plain.headers['content-security-policy']).toContain("img-src 'self' data:;");
    expect((await town.request('GET', '/map/base.pmtiles')).status).toBe(404);
  });

  it('is served from a file by ranges', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ghia-tiles-'));
    const path = join(folder, 'city.pmtiles');
    writeFileSync(path, Buffer.concat([Buffer.from('PMTiles\x03'), Buffer.from('0123456789')]));
    const tiled = await TestHouse.open({ env: { GHIA_MAP_BASE: `pmtiles:${path}` } });
    const whole = await tiled.request('GET', '/map/base.pmtiles');
    const part = await tiled.request('GET', '/map/base.pmtiles', { headers: { range: 'bytes=8-11' } });
    const beyond = await tiled.request('GET', '/map/base.pmtiles', { headers: { range: 'bytes=99-120' } });
    const { json } = await tiled.get('/map/layers');
    await tiled.close();
    writeFileSync(path, 'no tiles');
    expect(() => set(`pmtiles:${path}`)).toThrow('no PMTiles');
    rmSync(folder, { recursive: true });
    expect([whole.status, whole.text.slice(8)]).toEqual([200, '0123456789']);
    expect([part.status, part.text, part.headers['content-range']]).toEqual([206, '0123', 'bytes 8-11/18']);
    expect(beyond.status).toBe(416);
    expect(json.base).toEqual({ kind: 'pmtiles', url: '/map/base.pmtiles', attribution: '' });
  });
});
