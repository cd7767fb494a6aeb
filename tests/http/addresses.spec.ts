import { type Method, TestHouse } from '../support/house.js';

let town: TestHouse;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  id = await town.openPetition(1);
  await town.get('/petitions');
});
afterAll(() => town.close());

const PAGE = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const ask = (method: Method, path: string, headers: Record<string, string> = {}) =>
  town.request(method, path, { headers });
/** A browser's question before the page of another site may ask. */
const preflight = (path: string, method: string) =>
  ask('OPTIONS', path, { origin: 'https://elsewhere.example', 'access-control-request-method': method });

it('the pages of other sites may read what is for anyone, and are told so beforehand', async () => {
  for (const path of [
    '/api/v1/petitions',
    `/api/v1/petitions/${id}/count`,
    '/api/v1/audit/events',
    '/api/v1/petitions.csv',
    `/api/v1/petitions/${id}/curve.csv`,
  ]) {
    const { status, headers } = await preflight(path, 'GET');
    expect([path, status, headers['access-control-allow-origin']]).toEqual([path, 204, '*']);
    expect(headers['access-control-allow-methods']).toBe('GET, HEAD');
    expect(headers['access-control-allow-headers']).toContain('if-none-match');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    const read = await ask('GET', path, { origin: 'https://elsewhere.example' });
    expect(read.headers['access-control-allow-origin']).toBe('*');
    expect(read.headers['access-control-expose-headers']).toContain('etag');
  }
});

it('no page of another site may command, or read what is not for anyone', async () => {
  const commands = [
    `/api/v1/petitions/${id}/signatures`,
    '/api/v1/identity/sessions',
    '/api/v1/me/data',
    '/api/v1/petitions/queue',
  ];
  for (const path of commands) {
    const { status, headers } = await preflight(path, 'POST');
    expect([path, status, headers['access-control-allow-origin']]).toEqual([path, 204, undefined]);
    expect(headers['access-control-allow-methods']).toBeUndefined();
  }
  // the address of the list takes a command, too: that stays closed
  expect((await preflight('/api/v1/petitions', 'POST')).headers['access-control-allow-methods']).toBe('GET, HEAD');
  const posted = await town.request('POST', '/api/v1/petitions', {
    body: {},
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(posted.headers['access-control-allow-origin']).toBeUndefined();
});

it('a known address that is asked in another way says in which ways it can be asked', async () => {
  const asked: readonly [Method, string, string][] = [
    ['DELETE', '/api/v1/petitions', 'GET, HEAD, POST, OPTIONS'],
    ['POST', `/api/v1/petitions/${id}/count`, 'GET, HEAD, OPTIONS'],
    ['GET', `/api/v1/petitions/${id}/signatures`, 'POST, OPTIONS'],
    ['PUT', `/api/v1/petitions/${id}`, 'GET, HEAD, OPTIONS'],
    ['PATCH', '/health/live', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/ka/petitions', 'GET, HEAD, OPTIONS'],
  ];
  for (const [method, path, allow] of asked) {
    const { status, headers, json } = await ask(method, path);
    expect([method, path, status, headers.allow, json.type]).toEqual([method, path, 405, allow, 'urn:ghia:http.405']);
  }
  const nowhere = await ask('DELETE', '/api/v1/nowhere');
  expect([nowhere.status, nowhere.headers.allow, nowhere.json.type]).toEqual([404, undefined, 'urn:ghia:http.404']);
  expect((await ask('OPTIONS', '/api/v1/nowhere')).status).toBe(404);
});

it('HEAD says of every address what GET says, without a word', async () => {
  const paths = [
    '/api/v1/petitions',
    `/api/v1/petitions/${id}`,
    `/api/v1/petitions/${id}/count`,
    '/api/v1/petitions.csv',
    `/api/v1/petitions/${id}/curve.csv`,
    '/api/v1/audit/events',
    '/api/v1/openapi.json',
    '/health/live',
    '/ka',
    '/en/petitions',
    `/ka/petitions/${id}`,
    '/og/default.png',
    '/robots.txt',
  ];
  for (const path of paths) {
    const [head, get] = [await ask('HEAD', path), await ask('GET', path)];
    expect([path, head.status, head.text]).toEqual([path, 200, '']);
    for (const name of ['content-type', 'cache-control', 'etag', 'vary', 'access-control-allow-origin'])
      expect([path, name, head.headers[name]]).toEqual([path, name, get.headers[name]]);
  }
  expect((await ask('HEAD', '/api/v1/me/data')).status).toBe(401);
});

it('a slash too many is taken off where something stands, and nowhere else', async () => {
  for (const [path, to] of [
    ['/ka/', '/ka'],
    ['/en/petitions/?q=water', '/en/petitions?q=water'],
    ['/api/v1/petitions/', '/api/v1/petitions'],
  ] as const) {
    const { status, headers } = await ask('GET', path);
    expect([path, status, headers.location]).toEqual([path, 308, to]);
  }
  for (const path of ['//elsewhere.example/', '/nowhere/', '//'])
    expect([path, (await ask('GET', path)).headers.location ?? '/']).toEqual([path, '/']);
  expect((await ask('POST', '/api/v1/petitions/')).status).toBe(404);
});

it('an address that leads nowhere is told on a page, in the reader’s language', async () => {
  for (const [path, lang, words] of [
    ['/ka/nowhere', 'ka', 'გვერდი'],
    ['/en/nowhere', 'en', 'page'],
    ['/nowhere', 'ka', 'გვერდი'],
    ['/ka/%zz', 'ka', 'გვერდი'],
    ['/ka/petitions/no-such-thing/at/all', 'ka', 'გვერდი'],
  ] as const) {
    const { status, headers, text } = await ask('GET', path, PAGE);
    expect([path, status, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8']);
    expect(text).toContain(`<html lang="${lang}"`);
    expect(text).toContain('<main');
    expect(text).toContain(words);
    expect(headers['cache-control']).toBe('private, no-store');
  }
  const english = await ask('GET', '/nowhere', { ...PAGE, 'accept-language': 'en-GB,en;q=0.9' });
  expect(english.text).toContain('<html lang="en"');
  const wrongWay = await ask('DELETE', '/ka/petitions', PAGE);
  expect([wrongWay.status, wrongWay.headers['content-type']]).toEqual([405, 'text/html; charset=utf-8']);
});

it('programs are told in their own language', async () => {
  expect((await ask('GET', '/api/v1/%zz', PAGE)).json.type).toBe('urn:ghia:http.400');
  for (const path of ['/api/v1/nowhere', '/api/nowhere', '/assets/nowhere.css']) {
    const { status, json } = await ask('GET', path, PAGE);
    expect([path, status, json.type]).toEqual([path, 404, 'urn:ghia:http.404']);
  }
  expect((await ask('GET', '/ka/nowhere')).json.type).toBe('urn:ghia:http.404');
  const unknown = await ask('GET', '/api/v1/petitions/7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11', PAGE);
  expect(unknown.json.type).toBe('urn:ghia:petition.not-found');
});
