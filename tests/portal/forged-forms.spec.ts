import { jest } from '@jest/globals';
import { ROLES } from '../../events/identity.js';
import { type Route, routesOf } from '../../src/http/routes.js';
import { csrfOf } from '../../src/identity/sessions.js';
import { TestHouse } from '../support/house.js';

jest.setTimeout(240_000); // every form of the house is sent, several times

const ID = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
const FORM = 'application/x-www-form-urlencoded';
const PROGRAMS = /^\/(api|open311|health|metrics)\b/;
/** They refuse every cookie and every token: what they are sent for is nobody's, so nobody can be made to send it. */
const NOBODYS = /\/(ballots|kiosk)\b|^\/log\/cosign$|^\/ap\//;

let town: TestHouse;
let changing: Route[];
let cookie: string;
let csrf: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  changing = routesOf(town.server.app).filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
  const { resident } = await town.citizen(1);
  const roles = ROLES.filter((role) => role !== 'anyone' && role !== 'citizen');
  const { token } = await town.house.sessions.begin({ person: resident.person, level: 1, roles });
  cookie = `__Host-sid=${token}`;
  csrf = csrfOf(token);
});
afterAll(() => town.close());

const filled = (path: string) =>
  path
    .replace(/:id\b/g, ID)
    .replace(/:\w+(\([^)]*\))?/g, 'x')
    .replace('*', 'x');
const send = ({ method, path }: Route, headers: Record<string, string>, fields: Record<string, string> = {}) =>
  town.request(method as 'POST', filled(path), {
    headers: { 'content-type': FORM, ...headers },
    body: new URLSearchParams(fields).toString(),
  });

it('a form of a session is taken with its own token from our own pages only, at every address that takes one', async () => {
  const forms = changing.filter(({ path }) => !PROGRAMS.test(path) && !NOBODYS.test(path));
  expect(forms.length).toBeGreaterThan(300);
  const head = await town.house.log.head();
  const ours = { cookie, 'sec-fetch-site': 'same-origin' };
  for (const route of forms) {
    const at = `${route.method} ${route.path}`;
    for (const [why, headers, fields] of [
      ['no token', ours, {}],
      ['a wrong token', ours, { csrf: csrfOf('A'.repeat(43)) }],
      ['another site', { cookie, 'sec-fetch-site': 'cross-site' }, { csrf }],
      ['a neighbour under the same domain', { cookie, 'sec-fetch-site': 'same-site' }, { csrf }],
      ['another origin', { cookie, origin: 'https://evil.example' }, { csrf }],
      ['a sandbox', { cookie, origin: 'null' }, { csrf }],
      ['nobody knows where', { cookie }, { csrf }],
    ] as [string, Record<string, string>, Record<string, string>][])
      expect([at, why, (await send(route, headers, fields)).status]).toEqual([at, why, 403]);
  }
  expect(await town.house.log.head()).toBe(head); // nothing was recorded
});

it('nor does a form with a file get anywhere with a wrong token or none, wherever it is sent', async () => {
  const forms = changing.filter(({ path }) => !PROGRAMS.test(path) && !NOBODYS.test(path));
  const head = await town.house.log.head();
  for (const route of forms)
    for (const token of [undefined, csrfOf('A'.repeat(43))]) {
      const form = new FormData();
      if (token) form.set('csrf', token);
      form.set('file', new Blob(['%PDF-1.7']), 'a.pdf');
      const sent = new Response(form);
      const { status } = await town.request(route.method as 'POST', filled(route.path).replace(':lang', 'ka'), {
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': sent.headers.get('content-type')! },
        body: Buffer.from(await sent.arrayBuffer()),
      });
      // some look first for what the form is about, or for its file
      expect([route.path, status >= 400 && status < 500, status]).toEqual([route.path, true, status]);
    }
  expect(await town.house.log.head()).toBe(head); // nothing was recorded
});

it('a command of a session is taken from our own pages only, at every address of the API', async () => {
  const commands = changing.filter(({ path }) => PROGRAMS.test(path) && !NOBODYS.test(path));
  expect(commands.length).toBeGreaterThan(200);
  for (const route of commands) {
    const at = `${route.method} ${route.path}`;
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
      {},
    ]) {
      const json = { cookie, 'content-type': 'application/json', ...headers };
      const { status } = await town.request(route.method as 'POST', filled(route.path), { headers: json, body: {} });
      expect([at, headers, status]).toEqual([at, headers, 403]);
    }
  }
});

it('a form that anybody may send, such as that of signing in, is not taken from another site either', async () => {
  const open = changing.filter(({ path, need }) => !PROGRAMS.test(path) && need!.roles.includes('anyone'));
  for (const route of open.filter(({ path }) => !NOBODYS.test(path))) {
    const at = `${route.method} ${route.path}`;
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }])
      expect([at, headers, (await send(route, headers)).status]).toEqual([at, headers, 403]);
  }
});

it('what takes no session takes none, wherever it is sent from', async () => {
  const nobodys = changing.filter(({ path }) => NOBODYS.test(path));
  expect(nobodys.length).toBeGreaterThan(2);
  for (const route of nobodys) {
    const { status, headers } = await send(route, { cookie, 'sec-fetch-site': 'same-origin' }, { csrf });
    expect([route.path, status >= 400 && status < 500, headers['set-cookie']]).toEqual([route.path, true, undefined]);
  }
});

it('no address changes anything when it is only read', async () => {
  const reads = routesOf(town.server.app).filter(({ method, path }) => method === 'GET' && path !== '/api/v1/stream');
  const head = await town.house.log.head();
  for (const { path } of reads) await town.request('GET', filled(path).replace(':lang', 'ka'), { headers: { cookie } });
  expect(await town.house.log.head()).toBe(head);
});
