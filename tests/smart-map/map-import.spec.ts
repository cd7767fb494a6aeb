import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { DISTRICTS } from '../../events/districts.js';
import { districtName } from '../../src/map/district-names.js';
import { SCHEMATIC } from '../../src/map/schematic.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

const LAYER = 'construction-permits';
const HEADER = 'external,title_ka,title_en,lat,lon,from,to,budget_tetri,permit_number,permit_kind,permit_issuer';
const row = (external: string, change: Record<string, string> = {}) =>
  Object.values({
    ...{ external, title_ka: 'სახლის მშენებლობა', title_en: 'A house is built', lat: '41.7012', lon: '44.7511' },
    ...{ from: '2026-06-01', to: '', budget: '', number: 'C-1', kind: 'building', issuer: 'Architecture', ...change },
  }).join(',');

let town: TestHouse;
let officer: string;
let administrator: string;
beforeAll(async () => {
  town = await TestHouse.open();
  officer = await town.staff('officer');
  administrator = await town.staff('administrator');
  await town.post('/map/layers', administrator, {
    layer: LAYER,
    version: 1,
    name: { ka: 'მშენებლობა', en: 'Building' },
  });
});
afterAll(() => town.close());

const bring = async (body: object, token = officer) => {
  const { status, json } = await town.request('POST', '/api/v1/map/import', { token, body: { layer: LAYER, ...body } });
  return { status, ...json };
};
const listed = async () => (await town.get(`/map/objects?layer=${LAYER}&limit=100`)).json.items;
const head = () => town.house.log.head();
const settled = async () => {
  town.position = await head();
};

describe('an import of objects', () => {
  it('is tried first, then done, and done again changes nothing', async () => {
    const csv = [HEADER, row('A-1'), row('A-2', { lat: '41.71' })].join('\n');
    const before = await head();
    expect(await bring({ csv, dryRun: true })).toMatchObject({
      status: 200,
      dryRun: true,
      rows: 2,
      added: 2,
      refused: [],
    });
    expect(await head()).toBe(before);
    expect(await bring({ csv })).toMatchObject({ status: 201, rows: 2, added: 2, changed: 0 });
    await settled();
    expect((await listed()).map(({ external }: { external: string }) => external).sort()).toEqual(['A-1', 'A-2']);
    expect(await bring({ csv })).toMatchObject({ status: 200, added: 0, changed: 0, unchanged: 2 });
    const next = [HEADER, row('A-1'), row('A-2', { lat: '41.715' }), row('A-3')].join('\n');
    expect(await bring({ csv: next })).toMatchObject({ status: 201, added: 1, changed: 1, unchanged: 1 });
    await settled();
    expect(await listed()).toHaveLength(3);
  });

  it('names each row that is not in order, and then does nothing at all', async () => {
    const before = await head();
    const csv = [
      HEADER,
      row('B-1'),
      row('B-2', { lat: '44.7511', lon: '41.7012' }),
      row('B-1'),
      row('', {}),
      row('B-4', { title_en: '=HYPERLINK(1)' }),
      row('B-5', { lat: 'north' }),
      row('B-6', { from: 'June' }),
      row('B-7', { budget: '12.50' }),
      row('B-8', { to: '2026-05-01' }),
      row('B-9', { from: '', to: '2026-07-01' }),
    ].join('\r\n');
    const { status, refused, added } = await bring({ csv });
    expect([status, added, await head()]).toEqual([422, 0, before]);
    expect(refused.map(({ line, reason }: { line: number; reason: string }) => [line, reason])).toEqual([
      [3, expect.stringContaining('swapped')],
      [4, 'the same external as on line 2'],
      [5, expect.stringContaining('external is missing')],
      [6, expect.stringContaining('may not begin with =')],
      [7, expect.stringContaining('cannot be read')],
      [8, expect.stringContaining('from')],
      [9, expect.stringContaining('budget')],
      [10, expect.stringContaining('before its beginning')],
      [11, expect.stringContaining('period.from')],
    ]);
  });

  it('takes GeoJSON with shapes, and refuses what is neither', async () => {
    const feature = (id: string, geometry: object, properties: object = {}) => ({
      ...{ type: 'Feature', id, geometry },
      properties: { title_ka: 'სკვერის მოწყობა', title_en: 'A new square', budget_tetri: 1_000_000, ...properties },
    });
    const ring = [
      [44.78, 41.7],
      [44.79, 41.7],
      [44.79, 41.71],
      [44.78, 41.7],
    ];
    const bow = [
      [44.78, 41.7],
      [44.79, 41.71],
      [44.79, 41.7],
      [44.78, 41.71],
      [44.78, 41.7],
    ];
    const collection = (...features: object[]) => ({ geojson: { type: 'FeatureCollection', features } });
    const good = feature('G-1', { type: 'Polygon', coordinates: [ring] });
    expect(await bring(collection(good))).toMatchObject({ status: 201, added: 1 });
    const wrong = [
      feature('G-2', { type: 'Polygon', coordinates: [bow] }),
      feature('G-3', { type: 'Polygon', coordinates: [ring.slice(0, 3).concat([[44.785, 41.715]])] }),
      feature('G-4', { type: 'Point', coordinates: [2.35, 48.85] }),
      feature('G-5', { type: 'Point', coordinates: [44.78, 41.7] }, { colour: 'red' }),
      null as unknown as object,
      feature('G-6', { type: 'Point', coordinates: [44.78, 41.7] }, { title_ka: { toString: null } }),
      feature(['G-7'] as unknown as string, { type: 'Point', coordinates: [44.78, 41.7] }),
    ];
    const { status, refused } = await bring(collection(good, ...wrong));
    expect(status).toBe(422);
    expect(refused.map(({ reason }: { reason: string }) => reason)).toEqual([
      ...[expect.stringContaining('crosses itself'), expect.stringContaining('not closed')],
      ...[expect.stringContaining('outside'), expect.stringContaining('colour is none of')],
      ...[expect.stringContaining('external'), 'title_ka is neither text nor a number'],
      'external is neither text nor a number',
    ]);
    expect(await bring({})).toMatchObject({ status: 422, refused: [{ line: 1 }] });
    expect(await bring({ csv: 'one,two\n1,2' })).toMatchObject({ status: 422, refused: [{ line: 1 }] });
    expect(await bring({ csv: `${HEADER}\n"open` })).toMatchObject({ status: 422 });
    expect(await bring({ csv: [HEADER, row('X')].join('\n'), layer: 'nothing' })).toMatchObject({
      ...{ status: 422, refused: [{ line: 2, reason: expect.stringContaining('takes no objects') }] },
    });
  });

  it('may be large from those whom it is for, and is not read from others', async () => {
    const csv = [HEADER, ...Array.from({ length: 3_000 }, (_, n) => row(`L-${n}`))].join('\n');
    expect(Buffer.byteLength(csv)).toBeGreaterThan(256 * 1024);
    expect(await bring({ csv, dryRun: true })).toMatchObject({ status: 200, added: 3_000 });
    expect((await bring({ csv }, (await town.citizen(1)).token)).status).toBe(403);
  });

  it('goes through the command line, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ghia-import-'));
    const other = await TestHouse.open({ env: { GHIA_DATA: join(folder, 'data') } });
    const body = { layer: LAYER, version: 1, name: { ka: 'მშენებლობა', en: 'Building' } };
    await other.post('/map/layers', await other.staff('administrator'), body);
    await other.close({ keep: true });
    const path = join(folder, 'permits.csv');
    writeFileSync(path, [HEADER, row('C-1'), row('C-2')].join('\n'));
    const ghia = async (...args: string[]) => {
      const env = { ...process.env, GHIA_DATA: other.folder, NODE_OPTIONS: '' };
      const call = promisify(execFile)(process.execPath, ['dist/src/cli.js', ...args], { cwd: ROOT, env });
      return call.then(
        ({ stdout }) => [0, stdout],
        ({ code, stdout, stderr }) => [code, stdout || stderr],
      );
    };
    expect(await ghia('import', 'objects', path)).toEqual([1, expect.stringContaining('usage')]);
    expect(await ghia('import', 'objects', path, '--layer', LAYER, '--dry-run')).toEqual([
      0,
      '2 rows, 2 added, 0 changed, 0 refused\n',
    ]);
    expect(await ghia('import', 'objects', path, '--layer', LAYER)).toEqual([
      0,
      '2 rows, 2 added, 0 changed, 0 refused\n',
    ]);
    writeFileSync(path, [HEADER, row('C-1'), row('C-2', { lat: '1' })].join('\n'));
    expect(await ghia('import', 'objects', path, '--layer', LAYER)).toEqual([
      1,
      expect.stringMatching(/^line 3: .*outside.*\n2 rows, 0 added, 0 changed, 1 refused\n$/),
    ]);
    rmSync(folder, { recursive: true });
  });
});

describe('borders of the districts', () => {
  /** The shipped ones, moved a little to the east. */
  const moved = (change: (feature: Record<string, unknown>) => object = () => ({})) => ({
    type: 'FeatureCollection',
    features: SCHEMATIC.map(({ id, geometry }) => {
      const coordinates = geometry.coordinates.map((ring) =>
        ring.map(([lon, lat]) => [lon! + 0.001, Math.min(lat!, 41.84)]),
      );
      const feature = { type: 'Feature', id, properties: {}, geometry: { type: 'Polygon', coordinates } };
      return { ...feature, ...change(feature) };
    }),
  });
  const propose = async (geojson: object, more: object = {}) => {
    const body = { geojson, source: 'A made-up survey', ...more };
    const { status, json } = await town.request('POST', '/api/v1/map/districts', { token: administrator, body });
    return { status, ...json };
  };
  const borders = async () => (await town.get('/map/districts')).json;

  it('are hand-drawn at first, and say so', async () => {
    const { schematic, version, features } = await borders();
    expect([schematic, version, features.length]).toEqual([true, 0, 10]);
    expect(features[1].properties.names.ka).toEqual({ name: 'ვაკე', district: 'ვაკის რაიონი', within: 'ვაკეში' });
  });

  it('are refused whole where one is wrong or missing', async () => {
    const before = await head();
    const missing = moved();
    missing.features.pop();
    expect(await propose(missing)).toMatchObject({
      status: 422,
      refused: [{ reason: expect.stringContaining('gldani') }],
    });
    const twice = { ...moved(), features: [...moved().features, moved().features[0]!] };
    expect(await propose(twice)).toMatchObject({
      status: 422,
      refused: [{ line: 11, reason: 'mtatsminda is there twice' }],
    });
    const named = moved(({ id }) => (id === 'vake' ? { properties: { name_ka: 'ახალი ვაკე' } } : {}));
    expect(await propose(named)).toMatchObject({
      status: 422,
      refused: [{ line: 2, reason: expect.stringContaining('district_ka') }],
    });
    const point = moved(({ id }) => (id === 'vake' ? { geometry: { type: 'Point', coordinates: [44.8, 41.7] } } : {}));
    expect(await propose(point)).toMatchObject({ status: 422, refused: [{ line: 2 }] });
    expect(await propose({})).toMatchObject({ status: 422 });
    expect(await head()).toBe(before);
  });

  it('count once they are adopted: places, names and the map go by them, also after a new start', async () => {
    const names = { name_ka: 'ვაკე-ნახალოვკა', district_ka: 'ვაკე-ნახალოვკის რაიონი', within_ka: 'ვაკე-ნახალოვკაში' };
    const file = moved(({ id }) => (id === 'vake' ? { properties: names } : {}));
    expect(await propose(file, { dryRun: true })).toMatchObject({ status: 200, version: 1, changed: 10 });
    expect((await borders()).version).toBe(0);
    expect(await propose(file)).toMatchObject({ status: 201, version: 1, changed: 10, refused: [] });
    const look = async () => {
      const { schematic, version, source, features } = await borders();
      expect([schematic, version, source]).toEqual([false, 1, 'A made-up survey']);
      expect(features.map(({ id }: { id: string }) => id)).toEqual([...DISTRICTS]);
      expect(features[1].properties.names.ka.within).toBe('ვაკე-ნახალოვკაში');
      expect(districtName('ka', 'vake').district).toBe('ვაკე-ნახალოვკის რაიონი');
      expect(districtName('ka', 'gldani').within).toBe('გლდანში');
    };
    await look();
    expect(await propose(file)).toMatchObject({ status: 200, unchanged: 10, version: 1 });
    // on the border that was moved: Saburtalo by the hand-drawn ones
    expect(town.house.districts.of({ lat: 41.77, lon: 44.7703 })).toBe('saburtalo');
    await town.close({ keep: true });
    town = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
    await look();
  });
});
