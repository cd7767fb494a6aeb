import { TestHouse } from '../support/house.js';

let town: TestHouse;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  id = await town.openPetition(1);
});
afterAll(() => town.close());

/** Each network has counters of its own. */
const from = (network: number) => ({ 'x-forwarded-for': `10.9.${network}.7` });
const get = (path: string, network: number) => town.request('GET', path, { headers: from(network) });

/** Asks until it is told to stop, at most so often. */
async function exhaust(path: string, network: number, most: number) {
  for (let n = 1; n <= most; n++) {
    const answer = await get(path, network);
    if (answer.status !== 200) return { n, answer };
  }
  throw new Error(`${path} was answered ${most} times`);
}

it('looking for words is limited, over the API and on the portal together, and says how much is left', async () => {
  const first = await get('/api/v1/petitions?q=water', 1);
  expect(first.headers['ratelimit-policy']).toBe('"search";q=300;w=60');
  expect(first.headers.ratelimit).toMatch(/^"search";r=299;t=6[01]$/); // to the second, rounded up
  expect((await get('/ka/petitions?q=water', 1)).headers.ratelimit).toMatch(/^"search";r=298;/);
  expect((await get('/api/v1/petitions.csv?q=water', 1)).headers.ratelimit).toMatch(/^"search";r=297;/);
  const { n, answer } = await exhaust('/api/v1/petitions/similar?text=water%20in%20the%20park', 1, 400);
  expect(n).toBe(298);
  expect([answer.status, answer.json.type]).toEqual([429, 'urn:ghia:limit.search']);
  expect(answer.headers.ratelimit).toBe(`"search";r=0;t=${answer.headers['retry-after']}`);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await get('/ka/petitions?q=water', 1)).status).toBe(429);
  expect((await get('/api/v1/petitions?q=water', 2)).status).toBe(200);
});

it('lists without words are not limited, nor is anything that a verified person signs', async () => {
  const { headers } = await get('/api/v1/petitions', 1);
  expect([headers.ratelimit, headers['ratelimit-policy']]).toEqual([undefined, undefined]);
  const { token } = await town.citizen(50);
  for (let n = 0; n < 350; n++) await get('/api/v1/petitions?q=x', 3);
  const signed = await town.request('POST', `/api/v1/petitions/${id}/signatures`, {
    token,
    body: { display: 'none' },
    headers: from(3),
  });
  expect([signed.status, signed.headers.ratelimit]).toEqual([201, undefined]);
});

it('pasts are limited', async () => {
  const { n, answer } = await exhaust(`/api/v1/petitions/${id}/count?asOf=3`, 4, 40);
  expect([n, answer.json.type]).toEqual([31, 'urn:ghia:limit.replays']);
  const both = await get('/api/v1/petitions?q=x&asOf=3', 5);
  expect(both.headers['ratelimit-policy']).toBe('"search";q=300;w=60, "replays";q=30;w=60');
  expect(both.headers.ratelimit).toMatch(/^"search";r=299;t=\d+, "replays";r=29;t=\d+$/);
  expect((await get(`/en/petitions/${id}?asOf=3`, 4)).status).toBe(429);
});

it('codes, sessions and uploads say how much is left', async () => {
  const ask = { headers: from(6), body: { personalNumber: '01001000001' } };
  const asked = await town.request('POST', '/api/v1/identity/codes', ask);
  expect(asked.headers.ratelimit).toMatch(/^"codes";r=599;t=\d+$/);
  const body = { ...ask.body, code: '000000' };
  const begun = await town.request('POST', '/api/v1/identity/sessions', { headers: from(6), body });
  expect([begun.status, begun.headers.ratelimit]).toEqual([401, expect.stringMatching(/^"sessions";r=1199;t=\d+$/)]);
  const token = await town.staff('officer');
  const headers = { ...from(6), 'content-type': 'image/png' };
  const upload = await town.request('POST', `/api/v1/petitions/${id}/scans`, { token, headers, body: 'no picture' });
  expect([upload.status, upload.headers.ratelimit]).toEqual([415, expect.stringMatching(/^"uploads";r=59;t=\d+$/)]);
});
