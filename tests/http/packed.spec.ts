import { gunzipSync } from 'node:zlib';
import { toothedDistricts } from '../support/borders.js';
import { TestHouse } from '../support/house.js';

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
});
afterAll(() => town.close());

const asked = (url: string, accepted?: string) =>
  town.server.app.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });

it('a large public answer goes out compressed to whoever takes it, and only then', async () => {
  const body = { geojson: toothedDistricts(150), source: 'A made-up survey' };
  await town.post('/map/districts', await town.staff('administrator'), body);
  const url = '/api/v1/map/districts';
  const plain = await asked(url);
  expect([plain.headers['content-encoding'], plain.headers.vary]).toEqual([
    undefined,
    expect.stringContaining('accept-encoding'),
  ]);
  const packed = await asked(url, 'gzip, deflate, br');
  expect(packed.headers).toMatchObject({
    'content-encoding': 'gzip',
    etag: plain.headers.etag,
    vary: plain.headers.vary,
  });
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
  expect(packed.headers['content-length']).toBe(String(packed.rawPayload.length));
  expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.payload);
  for (const refused of ['identity', 'gzip;q=0', 'br'])
    expect([refused, (await asked(url, refused)).headers['content-encoding']]).toEqual([refused, undefined]);
  const held = await town.request('GET', url, {
    headers: { 'if-none-match': plain.headers.etag as string, 'accept-encoding': 'gzip' },
  });
  expect([held.status, held.text]).toEqual([304, '']);
});

it('small answers and those that are somebody’s own stay as they are', async () => {
  expect((await asked('/api/v1/map/layers', 'gzip')).headers['content-encoding']).toBeUndefined();
  const { token } = await town.citizen(1);
  const own = { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' };
  const mine = await town.server.app.inject({ url: '/api/v1/identity/me', headers: own });
  expect([mine.statusCode, mine.headers['content-encoding']]).toEqual([200, undefined]);
});
