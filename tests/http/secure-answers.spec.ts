import { connect } from 'node:net';
import { jest } from '@jest/globals';
import { type Route, routesOf } from '../../src/http/routes.js';
import { openAssets } from '../../src/portal/assets.js';
import { TestHouse } from '../support/house.js';

jest.setTimeout(360_000); // every route of the house is asked

const ID = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
/** Never ends. */
const ENDLESS = '/api/v1/stream';

let town: TestHouse;
let routes: Route[];
let port: number;
beforeAll(async () => {
  const env = { GHIA_PUBLIC_URL: 'https://ghia.example.ge', GHIA_SECURITY_CONTACT: 'mailto:security@ghia.example.ge' };
  town = await TestHouse.open({ env });
  await town.adopt();
  routes = routesOf(town.server.app);
  port = (town.server.app.getHttpServer().address() as { port: number }).port;
});
afterAll(() => town.close());

const filled = (path: string) =>
  path
    .replace(':lang', 'ka')
    .replace(/:id\b/g, ID)
    .replace(/:\w+(\([^)]*\))?/g, 'x')
    .replace('*', 'x');

/** What every answer carries, whatever it is: of ASVS 3.4.1 and 3.4.3 to 3.4.6, and no word of what it is made with. */
function isSecure(at: string, headers: Readonly<Record<string, string | undefined>>): void {
  const policy = headers['content-security-policy'] ?? '';
  expect([at, headers['x-content-type-options'], headers['referrer-policy']]).toEqual([at, 'nosniff', 'no-referrer']);
  expect([at, headers['strict-transport-security']]).toEqual([at, 'max-age=63072000; includeSubDomains']);
  expect([at, policy]).toEqual([at, expect.stringMatching(/(^|; ?)default-src 'none'/)]);
  expect([at, policy]).toEqual([at, expect.not.stringMatching(/unsafe-eval|script-src[^;]*(unsafe-inline|\*|http)/)]);
  expect([at, headers.server, headers['x-powered-by']]).toEqual([at, undefined, undefined]);
  const type = headers['content-type'];
  if (
    type !== undefined &&
    /^text\/|[/+]xml|^application\/([a-z]+\+)?json/.test(type) &&
    !/ld\+json|activity\+json|jrd\+json|geo\+json/.test(type)
  )
    expect([at, type]).toEqual([at, expect.stringMatching(/charset=utf-8/i)]);
}

it('every route answers everybody with the headers that keep its answer in its place', async () => {
  expect(routes.length).toBeGreaterThan(300);
  for (const { method, path } of routes) {
    if (path === ENDLESS) continue;
    const body = method === 'GET' || method === 'HEAD' ? undefined : {};
    const { headers } = await town.request(method as 'GET', filled(path), { body });
    isSecure(`${method} ${path}`, headers);
  }
});

it('so do files, redirects, mistakes of every kind, and what the framework answers by itself', async () => {
  const { entries } = openAssets() as unknown as { entries?: unknown };
  expect(entries).toBeUndefined(); // the built files are asked for by their addresses alone
  const kinds: [string, 'GET' | 'POST' | 'OPTIONS' | 'DELETE', object?][] = [
    ['/assets/speculation.json', 'GET'],
    ['/assets/nothing.js', 'GET'],
    ['/ka/petitions/', 'GET'], // leads to the address without the slash
    ['/ka/nowhere', 'GET'],
    ['/api/v1/nowhere', 'GET'],
    ['/api/v1/petitions/%', 'GET'],
    ['/api/v1/%E0%A4%A', 'GET'],
    ['/api/v1/petitions', 'OPTIONS'],
    ['/api/v1/petitions', 'DELETE'],
    ['/api/v1/petitions', 'POST', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' }],
    ['/api/v1/petitions', 'POST', { body: '{"broken' }],
    ['/api/v1/petitions', 'POST', { body: 'x'.repeat(300_000) }],
    ['/api/docs', 'GET'],
    ['/api/v1/openapi.json', 'GET'],
    ['/ka/me', 'GET'], // leads to signing in
    [`/${'a'.repeat(9_000)}`, 'GET'],
  ];
  for (const [path, method, more] of kinds)
    isSecure(`${method} ${path.slice(0, 60)}`, (await town.request(method, path, more)).headers);
});

/** What the server writes to a line on which these bytes came. */
const raw = (text: string, until = /^$/) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (piece) => {
      said += piece;
      if (until.test(said)) socket.destroy();
    });
    socket.on('close', () => resolve(said)).on('error', reject);
  });
const headersIn = (said: string) =>
  Object.fromEntries(
    (said.split('\r\n\r\n')[0] ?? '')
      .split('\r\n')
      .slice(1)
      .map((line) =>
        line
          .split(/: (.*)/s)
          .slice(0, 2)
          .map((part, n) => (n === 0 ? part.toLowerCase() : part)),
      ),
  );

it('so does the stream of facts, which is written past the framework', async () => {
  const said = await raw(`GET ${ENDLESS} HTTP/1.1\r\nhost: a\r\n\r\n`, /retry: 3000/);
  expect(said).toMatch(/^HTTP\/1\.1 200 /);
  isSecure(ENDLESS, headersIn(said));
  expect(headersIn(said)['access-control-allow-origin']).toBe('*');
});

const POST = 'POST /api/v1/petitions HTTP/1.1\r\nhost: a\r\n';
it.each([
  ['two readings of its length', `${POST}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
  ['the same in the other order', `${POST}transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n`, 400],
  ['two lengths', `${POST}content-length: 5\r\ncontent-length: 6\r\n\r\nabcdef`, 400],
  ['a length that is none', `${POST}content-length: +5\r\n\r\nabcde`, 400],
  ['a transfer that is not chunked at its end', `${POST}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`, 400],
  ['a transfer spelt with a tab', `${POST}transfer-encoding:\tchunked\u000b\r\n\r\n0\r\n\r\n`, 400],
  ['a piece of a length that is none', `${POST}transfer-encoding: chunked\r\n\r\n0x5\r\nabcde\r\n0\r\n\r\n`, 400],
  ['a space before the colon', `${POST}content-length : 5\r\n\r\nabcde`, 400],
  ['a folded line', `${POST}x: a\r\n b\r\ncontent-length: 2\r\n\r\n{}`, 400],
  ['too long a head', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ['no HTTP at all', 'hello\r\n\r\n', 400],
])(
  'what comes with %s is refused, and the line is closed before anything after it is read',
  async (_, text, status) => {
    const said = await raw(`${text}GET /health/live HTTP/1.1\r\nhost: a\r\n\r\n`);
    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(said.match(/HTTP\/1\.1 /g)).toHaveLength(1); // what was smuggled got no answer
    const headers = headersIn(said);
    expect([headers.connection, headers['x-content-type-options']]).toEqual(['close', 'nosniff']);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  },
);

it('TRACE and what else nobody has use for is not answered', async () => {
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'TRACK'])
    expect([method, await raw(`${method} / HTTP/1.1\r\nhost: a\r\nx-secret: b\r\nconnection: close\r\n\r\n`)]).toEqual([
      method,
      expect.not.stringMatching(/^HTTP\/1\.1 2|x-secret/),
    ]);
});

it('names the road for whoever finds a hole (RFC 9116), where there is one', async () => {
  const { status, headers, text } = await town.request('GET', '/.well-known/security.txt');
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  const fields = Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/s) as [string, string]),
  );
  expect(fields).toMatchObject({
    Contact: 'mailto:security@ghia.example.ge',
    Canonical: 'https://ghia.example.ge/.well-known/security.txt',
    'Preferred-Languages': 'ka, en',
  });
  const days = (Date.parse(fields.Expires!) - Date.parse(town.clock.now())) / 86_400_000;
  expect([days > 170, days < 365]).toEqual([true, true]);
  const silent = await TestHouse.open();
  expect((await silent.request('GET', '/.well-known/security.txt')).status).toBe(404);
  await silent.close();
});
