import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { isHeld } from '../../src/http/if-none-match.js';
import { TestHouse } from '../support/house.js';

let town: TestHouse;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  id = await town.openPetition(1);
  await town.get('/petitions');
});
afterAll(() => town.close());

const get = (path: string, headers: Record<string, string> = {}) => town.request('GET', path, { headers });

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"x,y","a"', true],
  ['*', true],
  [' * ', true],
  ['"b"', false],
  ['"A"', false],
  ['a', false],
  ['"b, \\"a"', false],
  ['', false],
  [undefined, false],
])('whoever sends If-None-Match: %s holds "a": %s', (sent, held) => {
  expect(isHeld(sent, '"a"')).toBe(held);
  expect(isHeld(sent, 'W/"a"')).toBe(held);
});

const paths = () => [
  `/api/v1/petitions/${id}/count`,
  `/api/v1/petitions/${id}`,
  '/api/v1/petitions',
  '/api/v1/petitions.csv',
  `/api/v1/petitions/${id}/curve.csv`,
  `/api/v1/petitions/${id}/districts.csv`,
  '/api/v1/audit/events?limit=3',
];

it('what a cache holds is not sent again, however it says so', async () => {
  for (const path of paths()) {
    const first = await get(path);
    const { etag } = first.headers;
    expect([path, first.status, etag]).toEqual([path, 200, expect.stringMatching(/^"[\w-]+"$/)]);
    for (const held of [etag!, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await get(path, { 'if-none-match': held });
      expect([path, held, again.status, again.text]).toEqual([path, held, 304, '']);
      expect(again.headers.etag).toBe(etag);
    }
    expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
  }
});

it('the log as lines and the log as one document are two answers, and lead on to more of the same', async () => {
  const path = '/api/v1/audit/events?limit=1&type=PetitionSupported';
  const document = await get(path);
  const lines = await get(path, { accept: 'application/x-ndjson' });
  expect([document.headers.vary, lines.headers.vary]).toEqual(['accept', 'accept']);
  expect(lines.headers.etag).not.toBe(document.headers.etag);
  const next = /^<(\?[^>]+)>; rel="next"$/.exec(lines.headers.link!)![1]!;
  const more = await get(`/api/v1/audit/events${next}`, { accept: 'application/x-ndjson' });
  const [first, second] = [lines, more].map(({ text }) => JSON.parse(text));
  expect([second.type, second.position > first.position, more.text.trim().split('\n')]).toEqual([
    'PetitionSupported',
    true,
    [expect.any(String)],
  ]);
});

it('the list as a table has seen what its asker has done', async () => {
  const later = await town.openPetition(20, { title: 'A bench for every bus stop in the city' });
  const csv = await get(`/api/v1/petitions.csv?after=${town.position}`);
  expect(csv.text).toContain(later);
});

it('a position that nobody has written is no fault of ours: it is told, and stands in no log', async () => {
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  try {
    for (const path of [...paths().slice(0, 6), `/api/v1/petitions/${id}/timeline`]) {
      const { status, json } = await get(`${path}?after=99999999`);
      expect([path, status, json.type]).toEqual([path, 422, 'urn:ghia:read.beyond-the-log']);
      expect(json.because).toEqual({ after: 99_999_999, head: expect.any(Number) });
    }
    expect([error.mock.calls, warn.mock.calls]).toEqual([[], []]);
  } finally {
    error.mockRestore();
    warn.mockRestore();
  }
});
