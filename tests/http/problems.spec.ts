import { refusals } from '../../commands/refusals.js';
import { detailOf, FAILURES } from '../../src/http/failures.js';
import { LIMITS } from '../../src/http/limits.js';
import { TestHouse } from '../support/house.js';

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
});
afterAll(() => town.close());
const NOBODY = '00000000-0000-4000-8000-000000000000';

it('every code says something, in a sentence', () => {
  const codes = Object.values(FAILURES).flatMap((failure) => ('codes' in failure ? Object.keys(failure.codes) : []));
  const limits = Object.keys(LIMITS).map((name) => `limit.${name}`);
  for (const code of [...codes, ...limits, ...Object.keys(refusals)])
    expect([code, detailOf(code)]).toEqual([code, expect.stringMatching(/^[`A-Z].*\.$/)]);
});

it('a problem says what is the matter, and never the name of a class', async () => {
  const { token } = await town.citizen(1);
  const get = (path: string) => town.request('GET', `/api/v1${path}`, { token });
  const told = await Promise.all([
    get(`/petitions/${NOBODY}`),
    get('/petitions?asOf=-1'),
    get('/petitions?cursor=x'),
    get('/petitions/queue'),
    get('/nowhere'),
    town.request('POST', `/api/v1/petitions/${NOBODY}/signatures`, { token, body: { display: 'none' } }),
    town.request('POST', `/api/v1/petitions/${NOBODY}/signatures`, { body: { display: 'none' } }),
  ]);
  expect(told.map(({ status, json }) => [status, json.type, json.detail])).toEqual([
    [404, 'urn:ghia:petition.not-found', detailOf('petition.not-found')],
    [400, 'urn:ghia:request.bad-as-of', detailOf('request.bad-as-of')],
    [400, 'urn:ghia:request.bad-cursor', detailOf('request.bad-cursor')],
    [403, 'urn:ghia:http.403', detailOf('http.403')],
    [404, 'urn:ghia:http.404', expect.stringContaining('/nowhere')],
    [404, 'urn:ghia:petition.not-found', detailOf('petition.not-found')],
    [401, 'urn:ghia:http.401', detailOf('http.401')],
  ]);
});
