import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Content } from '../../events/content.js';
import { readGeometry } from '../../src/map/geometry.js';
import { borderRound, toothedDistricts } from '../support/borders.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';
import { adopt, REPORT } from './made-up.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

const LAYER = 'construction-permits';
const OBJECT = { layer: LAYER, title: { ka: 'ახალი პარკი', en: 'A new park' } };
/** More than 40 kB, and more than 64 kB, than which no leaf of the log is longer. */
const LARGE = borderRound([44.78, 41.71], 2_500);
const LARGER = borderRound([44.79, 41.72], 4_000);
const SMALL = borderRound([44.78, 41.71], 100);
const bytesOf = (shape: object) => JSON.stringify(readGeometry(shape)).length;

let town: TestHouse;
let officer: string;
let administrator: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await adopt(town);
  officer = await town.staff('officer');
  administrator = await town.staff('administrator');
  await town.post('/map/layers', administrator, { layer: LAYER, version: 1, name: { ka: 'პარკები', en: 'Parks' } });
});
afterAll(() => town.close());

const again = async () => {
  await town.close({ keep: true });
  town = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
};
const place = async (geometry: object, change: object = {}) =>
  (await town.post('/map/objects', officer, { ...OBJECT, geometry, ...change })).json;
const one = async (id: string) => (await town.get(`/map/objects/${id}`)).json;
const refused = async (path: string, body: object) => {
  const { status, json } = await town.request('POST', `/api/v1${path}`, { token: officer, body });
  return [status, json?.type?.replace('urn:ghia:', '')];
};
const fileOf = (digest: string) => join(town.folder, 'content', digest.slice(0, 2), digest);
const kept = () => {
  const folder = join(town.folder, 'content');
  return existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('/'))
    : [];
};
const fetched = (digest: string, headers: Record<string, string> = {}) =>
  town.request('GET', `/log/content/${digest}`, { headers });

describe('a shape that is larger than a fact', () => {
  it('lies beside the log, whole, and the fact holds its digest and a drawing', async () => {
    expect([bytesOf(LARGE) > 40_000, bytesOf(LARGER) > 65_535]).toEqual([true, true]);
    for (const shape of [LARGE, LARGER]) {
      const { id } = await place(shape);
      const whole = readGeometry(shape);
      const [{ data }] = (await town.house.log.read(`object-${id}`)) as unknown as [
        { data: { exact: Content; geometry: object } },
      ];
      expect(data.exact).toEqual({
        digest: expect.any(String),
        bytes: bytesOf(shape),
        mediaType: 'application/geo+json',
      });
      expect(JSON.stringify(data.geometry).length).toBeLessThan(10_000);
      expect(await one(id)).toMatchObject({ geometry: whole, exact: data.exact });
      const { items } = (await town.get('/map/objects')).json;
      expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({
        geometry: data.geometry,
        exact: data.exact,
      });

      const { digest } = data.exact;
      const answer = await fetched(digest);
      expect(answer).toMatchObject({
        status: 200,
        headers: {
          'content-type': 'application/geo+json',
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
          'access-control-allow-origin': '*',
        },
      });
      expect(createHash('sha256').update(answer.text).digest('hex')).toBe(digest);
      expect(JSON.parse(answer.text)).toEqual(whole);
      expect((await fetched(digest, { 'if-none-match': answer.headers.etag! })).status).toBe(304);
      const packed = await town.server.app.inject({
        url: `/log/content/${digest}`,
        headers: { 'accept-encoding': 'gzip' },
      });
      expect(gunzipSync(packed.rawPayload).toString()).toBe(answer.text);
    }
  });

  it('is one file however often it comes, and none when nothing is recorded', async () => {
    const before = kept();
    const { id } = await place(LARGE, { title: { ka: 'იგივე პარკი', en: 'The same park' } });
    const body = { ...OBJECT, geometry: borderRound([44.77, 41.7], 3_000) };
    expect(await refused('/map/objects', { ...body, layer: 'nothing' })).toEqual([409, 'layer.not-open']);
    const period = { from: '2026-07-01', to: '2026-06-01' };
    expect(await refused('/map/objects', { ...body, period })).toEqual([422, 'object.period']);
    const feature = {
      type: 'Feature',
      id: 'D-1',
      geometry: body.geometry,
      properties: { title_ka: 'პარკი', title_en: 'Park' },
    };
    const file = { layer: LAYER, dryRun: true, geojson: { type: 'FeatureCollection', features: [feature] } };
    expect((await town.post('/map/import', officer, file)).json).toMatchObject({ added: 1, refused: [] });
    expect(kept()).toEqual(before);
    const { digest } = (await one(id)).exact;
    const { items } = (await town.get('/map/objects')).json;
    expect(items.filter(({ exact }: { exact?: Content }) => exact?.digest === digest)).toHaveLength(2);
  });

  it('stays when the rest is revised by whoever names it, and goes when another is sent', async () => {
    const { id } = await place(LARGER);
    const { exact } = await one(id);
    const said = { title: { ka: 'დიდი პარკი', en: 'A large park' } };
    const revise = (geometry: object) => town.post(`/map/objects/${id}/revise`, officer, { ...said, geometry });
    expect((await revise({ digest: exact.digest })).status).toBe(201);
    expect(await one(id)).toMatchObject({ ...said, version: 2, exact, geometry: readGeometry(LARGER) });
    expect((await revise(LARGER)).status).toBe(200);
    const then = town.position;
    expect((await revise(SMALL)).status).toBe(201);
    const now = await one(id);
    expect([now.exact, now.geometry]).toEqual([undefined, readGeometry(SMALL)]);
    expect((await town.get(`/map/objects/${id}?asOf=${then}`)).json).toMatchObject({
      exact,
      geometry: readGeometry(LARGER),
    });
    for (const digest of ['ab'.repeat(32), '../../vault/kek', 7])
      expect(await refused(`/map/objects/${id}/revise`, { ...said, geometry: { digest } })).toEqual([
        422,
        'geometry.unreadable',
      ]);
  });

  it('keeps its whole form when an official changes something else on its page', async () => {
    const { id } = await place(LARGE);
    const { exact } = await one(id); // and so the pages have seen it, too
    const { text } = await town.request('GET', `/en/office/map/objects/${id}`, { token: officer });
    expect(text).toContain(`{&quot;digest&quot;:&quot;${exact.digest}&quot;}`);
    const page = await town.request('GET', `/en/map/objects/${id}`);
    expect([page.status, page.text.length < 60_000]).toEqual([200, true]);
  });

  it('has an end, too', async () => {
    const line = Array.from({ length: 100_001 }, (_, i) => [44.7 + i / 1e6, 41.7]);
    const most = { type: 'LineString', coordinates: line.slice(1) };
    expect(await refused('/map/objects', { ...OBJECT, geometry: { type: 'LineString', coordinates: line } })).toEqual([
      413,
      'geometry.too-large',
    ]);
    expect((await place(most)).id).toEqual(expect.any(String));
    expect(
      await refused('/map/objects', {
        ...OBJECT,
        geometry: { type: 'Point', coordinates: [44.78, 41.7], more: 'x'.repeat(9e6) },
      }),
    ).toEqual([413, 'http.413']);
  });

  it('is not handed out unless a fact names it', async () => {
    const stray = Buffer.from('{"nobody":"names it"}');
    const digest = createHash('sha256').update(stray).digest('hex');
    await town.house.contents.keep({
      content: { digest, bytes: stray.length, mediaType: 'application/json' },
      bytes: stray,
    });
    for (const name of [digest, 'ab'.repeat(32), 'AB'.repeat(32), 'x', '..%2F..%2Fvault%2Fkek'])
      expect([name, (await fetched(name)).status]).toEqual([name, 404]);
  });
});

describe('borders that are larger than a fact', () => {
  const propose = async (geojson: object) => {
    const body = { geojson, source: 'A made-up survey' };
    const { status, json } = await town.request('POST', '/api/v1/map/districts', { token: administrator, body });
    return { status, ...json };
  };
  type Feature = {
    id: string;
    properties: { exact: Content };
    geometry: { type: 'Polygon'; coordinates: number[][][] };
  };
  const borders = async (): Promise<Feature[]> => (await town.get('/map/districts')).json.features;

  it('decide whole where a place lies; what is sent to pages is a drawing', async () => {
    expect(await propose(toothedDistricts(400))).toMatchObject({ status: 201, version: 1, changed: 10, refused: [] });
    expect(await propose(toothedDistricts(400))).toMatchObject({ status: 200, unchanged: 10 });
    await again();
    const features = await borders();
    const drawn = JSON.stringify(features).length;
    const whole = await Promise.all(
      features.map(async ({ id, properties }) => ({
        id,
        geometry: JSON.parse((await fetched(properties.exact.digest)).text),
      })),
    );
    expect([features.length, drawn < 100_000, JSON.stringify(whole).length > 640_000]).toEqual([10, true, true]);
    const by = (areas: readonly Pick<Feature, 'id' | 'geometry'>[], at: [number, number]) =>
      areas.find(({ geometry }) => booleanPointInPolygon(at, geometry))?.id;
    let otherwise = 0;
    for (const [lon, lat] of whole.flatMap(({ geometry }) =>
      geometry.coordinates[0].filter((_: unknown, i: number) => i % 97 === 1),
    )) {
      const at: [number, number] = [lon + 1e-6, lat + 1e-6];
      const district = town.house.districts.of({ lon: at[0], lat: at[1] });
      expect([at, district]).toEqual([at, by(whole, at)]);
      if (district !== by(features, at)) otherwise++;
    }
    expect(otherwise).toBeGreaterThan(10);
  });

  it('that were altered or lost decide nothing: the house says so, and goes by them again once they are back', async () => {
    const [{ properties }] = (await borders()) as [Feature];
    const file = fileOf(properties.exact.digest);
    const bytes = readFileSync(file);
    const flipped = Buffer.from(bytes);
    flipped[flipped.length >> 1]! ^= 1;
    const { token } = await town.citizen(1);
    const filed = async () => {
      const { status, json } = await town.request('POST', '/api/v1/reports', { token, body: REPORT });
      return [status, json.type];
    };
    for (const damage of [() => writeFileSync(file, flipped), () => rmSync(file)]) {
      damage();
      await again();
      expect(await filed()).toEqual([503, 'urn:ghia:content.broken']);
      const served = await fetched(properties.exact.digest);
      expect([served.status, served.json.type]).toEqual([503, 'urn:ghia:content.broken']);
      const { status, json } = await town.request('GET', '/health/ready');
      expect([status, JSON.stringify(json)]).toEqual([503, expect.stringContaining(properties.exact.digest)]);
      expect((await borders()).length).toBe(10); // they are drawn as before
      writeFileSync(file, bytes);
      await until(async () => (await filed())[0] === 201);
      expect((await town.request('GET', '/health/ready')).status).toBe(200);
    }
  });
});

it('files with large shapes come in by the API and by the command line, and are verified', async () => {
  const feature = (id: string, geometry: object) => ({
    ...{ type: 'Feature', id, geometry },
    properties: { title_ka: 'პარკი', title_en: 'Park' },
  });
  const file = {
    type: 'FeatureCollection',
    features: [feature('F-1', LARGE), feature('F-2', LARGER), feature('F-3', SMALL)],
  };
  const sent = await town.post('/map/import', officer, { layer: LAYER, geojson: file });
  expect(sent.json).toMatchObject({ added: 3, refused: [] });
  await town.house.projecting.seen(await town.house.log.head(), 10_000);
  await town.close({ keep: true });
  const ghia = async (...args: string[]) => {
    const env = { ...process.env, GHIA_DATA: town.folder, NODE_OPTIONS: '' };
    const call = promisify(execFile)(process.execPath, ['dist/src/cli.js', ...args], { cwd: ROOT, env });
    return call.then(
      ({ stdout }) => [0, stdout],
      ({ code, stdout, stderr }) => [code, stdout || stderr],
    );
  };
  const path = join(town.folder, 'parks.geojson');
  writeFileSync(
    path,
    JSON.stringify({ ...file, features: [...file.features, feature('F-4', borderRound([44.77, 41.7], 5_000))] }),
  );
  expect(await ghia('import', 'objects', path, '--layer', LAYER)).toEqual([
    0,
    '4 rows, 1 added, 0 changed, 0 refused\n',
  ]);
  writeFileSync(path, JSON.stringify(toothedDistricts(420)));
  expect(await ghia('import', 'districts', path)).toEqual([0, '10 rows, 0 added, 10 changed, 0 refused\n']);
  const [status, said] = await ghia('verify');
  expect([status, said]).toEqual([
    0,
    expect.stringMatching(/^ok {5}content .* files that facts name are there .*; 1 more/m),
  ]);
  expect(said).not.toContain('WRONG');
  town = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
});
