import { connect } from 'node:net';
import { jest } from '@jest/globals';
import { person } from '../../src/demo/people.js';
import { routesOf } from '../../src/http/routes.js';
import { isUnwatched } from '../../src/watching/unwatched.js';
import { TestHouse } from '../support/house.js';
import { Visitor } from '../support/visitor.js';

jest.setTimeout(400_000); // every route of the house is asked

const ID = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
/** What must be in no line, by what it is. */
const MARKED = {
  name: 'Marktvalishvili',
  number: '01019876543',
  mail: 'marked@marked.example',
  title: 'MARKEDTITLE of a petition about marked things',
  query: 'MARKEDQUERY',
  agent: 'MARKEDAGENT',
  address: '203.0.113.77',
} as const;

type Line = Readonly<Record<string, unknown>> & { readonly level: string; readonly message: string };
const said: string[] = [];
const write = process.stdout.write;
const lines = (): Line[] =>
  said
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
const lastOf = (requestId: string | undefined, message = 'request') =>
  lines().filter((line) => line.requestId === requestId && line.message === message);

let town: TestHouse;
let token: string;
beforeAll(async () => {
  process.stdout.write = ((piece: string | Uint8Array) => {
    said.push(String(piece));
    return true;
  }) as typeof write;
  town = await TestHouse.open({ env: { GHIA_LOG_LEVEL: 'info', GHIA_TRUST_PROXY: 'loopback' } });
  await town.adopt();
  token = (await town.citizen(1)).token;
});
afterAll(async () => {
  process.stdout.write = write;
  await town.close();
});

it('each request is one line with its id, the pattern of its route, its status and its time', async () => {
  const { headers } = await town.request('GET', `/api/v1/petitions/${ID}?asOf=0`, { token });
  expect(headers['x-request-id']).toMatch(/^[0-9a-f]{16}$/);
  const [line, ...more] = lastOf(headers['x-request-id']);
  expect(more).toEqual([]);
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    requestId: headers['x-request-id'],
    method: 'GET',
    route: '/api/v1/petitions/:id',
    status: 404,
    ms: expect.any(Number),
    via: 'token',
    refused: 'petition.not-found',
    message: 'request',
  });
  const [nowhere] = lastOf((await town.request('GET', `/ka/${MARKED.query}`)).headers['x-request-id']);
  expect(nowhere).toMatchObject({ route: 'none', status: 404, via: 'none' });
});

it('a command is a line of its own, tied to its request, and by its id to the fact', async () => {
  const body = { title: MARKED.title, demand: MARKED.title.repeat(2), addressee: 'mayor', language: 'en' };
  const { headers, json } = await town.request('POST', '/api/v1/petitions', { token, body });
  const [line, ...more] = lastOf(headers['x-request-id'], 'command');
  expect(more).toEqual([]);
  expect(line).toMatchObject({ command: 'DraftPetition', outcome: 'recorded', ms: expect.any(Number) });
  const [fact] = await town.house.log.read(`petition-${json.id}`);
  expect(fact!.meta.commandId.split('.')[0]).toBe(line!.commandId);
  const again = await town.request('POST', `/api/v1/petitions/${json.id}/signatures`, {
    token,
    body: { display: 'none' },
  });
  expect(lastOf(again.headers['x-request-id'], 'command')).toMatchObject([
    { command: 'SignPetition', outcome: 'refused', refused: 'petition.not-open' },
  ]);
});

it('signing in, the second factor, and what was refused are events of their own', async () => {
  const eventOf = async (method: 'GET' | 'POST', path: string, more: object = {}) => {
    const { headers } = await town.request(method, path, more);
    const [{ event, outcome }] = lastOf(headers['x-request-id']) as [Line];
    return [event, outcome];
  };
  const wrong = { body: { personalNumber: person(1).number, code: '000000' } };
  expect(await eventOf('POST', '/api/v1/identity/sessions', wrong)).toEqual(['sign-in', 'refused']);
  const form = { headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } };
  const page = { ...form, body: `personalNumber=${person(1).number}&code=000000&request=x` };
  expect(await eventOf('POST', '/ka/sign-in/code', page)).toEqual(['sign-in', 'refused']);
  expect(await eventOf('POST', '/en/sign-in', { ...form, body: 'personalNumber=1' })).toEqual([
    'code-asked',
    'refused',
  ]);
  const asked = { body: { personalNumber: person(1).number } };
  expect(await eventOf('POST', '/api/v1/identity/codes', asked)).toEqual(['code-asked', 'granted']);
  expect(await eventOf('GET', '/api/v1/petitions/queue')).toEqual(['unproved', 'refused']);
  expect(await eventOf('GET', '/api/v1/petitions/queue', { token })).toEqual(['forbidden', 'refused']);
  expect(await eventOf('POST', '/api/v1/identity/second-factor', { token, body: { code: '123456' } })).toEqual([
    'second-factor',
    'refused',
  ]);
  const official = await Visitor.of(town, 7, ['moderator']);
  const { headers } = await official.post('/ka/me/second-factor', { code: '000000' });
  expect(lastOf(headers['x-request-id'])).toMatchObject([
    { event: 'second-factor', outcome: 'refused', via: 'session' },
  ]);
  const forged = await official.post('/ka/me/requests', { csrf: 'no' });
  expect(lastOf(forged.headers['x-request-id'])).toMatchObject([{ event: 'forbidden', refused: 'http.403' }]);
});

it('what is asked splits no line', async () => {
  const before = lines().length;
  const evil = encodeURIComponent('x"}\n{"level":"error","message":"forged"}\u2028');
  await town.request('GET', `/api/v1/petitions?q=${evil}`, { headers: { 'user-agent': 'a"}{"level":"error"}' } });
  await town.request('GET', `/${evil}`);
  expect(lines().length).toBe(before + 2);
  expect(lines().filter(({ message }) => message === 'forged')).toEqual([]);
  expect(
    said
      .join('')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{')),
  ).toEqual([]);
});

it('no line holds a word of anybody, an address, a token or a number, whatever was asked', async () => {
  const { resident } = await town.citizen(2);
  const session = await Visitor.of(town, 3, ['moderator', 'administrator', 'officer']);
  const headers = { 'user-agent': MARKED.agent, 'x-forwarded-for': MARKED.address, 'x-request-id': MARKED.query };
  const body = {
    ...{
      title: MARKED.title,
      text: MARKED.title,
      name: MARKED.name,
      personalNumber: MARKED.number,
      contact: MARKED.mail,
    },
    ...{ code: '918273', email: MARKED.mail, csrf: 'no' },
  };
  for (const { method, path } of routesOf(town.server.app)) {
    if (path === '/api/v1/stream') continue;
    const at = path
      .replace(/:lang(\([^)]*\))?/, 'ka')
      .replace(/:id\b/g, ID)
      .replace(/:\w+(\([^)]*\))?/g, MARKED.query)
      .replace('*', MARKED.query);
    const asked = `${at}?q=${MARKED.query}&name=${MARKED.name}`;
    if (method === 'GET' || method === 'HEAD') await town.request(method, asked, { headers, token });
    else if (at.startsWith('/api/')) await town.request(method as 'POST', asked, { headers, token, body });
    else await session.post(at, body, headers);
  }
  const port = (town.server.app.getHttpServer().address() as { port: number }).port;
  await new Promise((closed) =>
    connect(port, '127.0.0.1').resume().on('close', closed).end(`GET ${MARKED.query}\r\n\r\n`),
  );
  const all = said.join('');
  expect(lines().length).toBeGreaterThan(700);
  const forbidden = [
    ...Object.values(MARKED),
    '918273',
    token,
    token.split('.')[2]!,
    resident.person,
    resident.number,
    ID,
  ];
  for (const secret of forbidden) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  expect(all).not.toMatch(/127\.0\.0\.1|__Host-|Bearer /);
});

it('of ballots there is no line, no number and no trace', async () => {
  const secret = routesOf(town.server.app).filter(({ path }) => isUnwatched(path));
  const paths = secret.map(({ method, path }) => `${method} ${path}`).join('\n');
  for (const part of ['POST /api/v1/budget/rounds/:id/ballots', '/vote', '/kiosk', 'receipts'])
    expect(paths).toContain(part);
  const before = lines().length;
  for (const { method, path } of secret) {
    const at = path
      .replace(/:lang(\([^)]*\))?/, 'ka')
      .replace(/:id\b/g, ID)
      .replace(/:\w+(\([^)]*\))?/g, 'x');
    const { status } = await town.request(method as 'GET', at, method === 'GET' ? {} : { body: {} });
    expect([path, status < 500]).toEqual([path, true]);
  }
  expect(lines().slice(before)).toEqual([]);
  const { text } = await town.request('GET', '/metrics');
  expect(text).toContain('ghia_http_request_duration_seconds_count');
  expect(text).not.toMatch(/route="[^"]*\/(ballots|kiosk|vote)\b/);
});

it('is silent in a demonstration but for what is wrong', async () => {
  const quiet = await TestHouse.open();
  const before = said.length;
  await quiet.request('GET', '/api/v1/petitions');
  await quiet.request('GET', '/api/v1/petitions/queue');
  expect(said.length).toBe(before);
  await quiet.close();
});
