import { jest } from '@jest/globals';
import { TestHouse } from '../support/house.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const ROUTE = '/api/v1/identity/residents';
const HEADER = 'number,first_name,last_name,birth_date,district,registered_voter\n';
const rows = (count: number) =>
  HEADER +
  Array.from(
    { length: count },
    (_, n) => `02${String(n).padStart(9, '0')},ნინო,მაგალითაძე,1980-01-02,vake,true\n`,
  ).join('');

describe('a register that comes over HTTP', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open();
  });
  afterAll(() => town.close());

  it('may be as large as a city’s, from those whom it is for', async () => {
    const clerk = await town.staff('register-clerk');
    const csv = rows(6_000);
    expect(Buffer.byteLength(csv)).toBeGreaterThan(400_000);
    const said = await town.request('POST', ROUTE, { token: clerk, body: { csv } });
    expect([said.status, said.json]).toEqual([
      201,
      expect.objectContaining({ rows: 6_000, added: 6_000, refused: [] }),
    ]);
    const padded = { csv: HEADER + '\n'.repeat(9 * 1024 * 1024), dryRun: true }; // 18 MB as JSON
    expect((await town.request('POST', ROUTE, { token: clerk, body: padded })).status).toBe(200);
    const tooLarge = { csv: HEADER + '\n'.repeat(11 * 1024 * 1024), dryRun: true };
    expect((await town.request('POST', ROUTE, { token: clerk, body: tooLarge })).status).toBe(413);
  });

  it('is not even read from anybody else; and no other route takes so much', async () => {
    const body = { csv: rows(6_000) };
    const said = await town.request('POST', ROUTE, { body });
    expect([said.status, said.headers['content-type'], said.json.type]).toEqual([
      401,
      'application/problem+json; charset=utf-8',
      'urn:ghia:http.401',
    ]);
    const { token } = await town.citizen(1);
    expect((await town.request('POST', ROUTE, { token, body })).status).toBe(403);
    expect((await town.request('POST', ROUTE, { token: 'a.b.c', body })).status).toBe(401);
    expect((await town.request('POST', '/api/v1/petitions', { token, body })).status).toBe(413);
  });
});
