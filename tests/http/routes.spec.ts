import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Need, needOf } from '../../src/http/who.guard.js';
import { type Method, TestHouse } from '../support/house.js';

type Route = { readonly method: Method; readonly path: string; readonly need: Need | undefined };
/** What the framework itself answers, without a controller: the description of the API and the built files. */
const FRAMEWORK = /^\/(api\/docs|api\/v1\/openapi\.json|assets\/)|\*/;
/** Never ends: stream.spec.ts listens to it. */
const ENDLESS = '/api/v1/stream';
const ID = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';

let town: TestHouse;
let routes: Route[];
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  routes = routesOf(town);
});
afterAll(() => town.close());

type Handler = (...args: never[]) => unknown;
const listOf = (path: string | string[] | undefined) => (Array.isArray(path) ? path : [path ?? '']);

/** Every route of every controller, with what it says of whom it is for. */
function routesOf({ server }: TestHouse): Route[] {
  const reflector = new Reflector();
  // biome-ignore lint/suspicious/noExplicitAny: Nest's own container, which it keeps to itself
  const modules = [...(server.app as any).container.getModules().values()] as any[];
  const found: Route[] = [];
  for (const { metatype } of modules.flatMap((module) => [...module.controllers.values()])) {
    for (const name of Object.getOwnPropertyNames(metatype.prototype)) {
      const handler = metatype.prototype[name] as Handler;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (name === 'constructor' || method === undefined) continue;
      const need = needOf(reflector, { getHandler: () => handler, getClass: () => metatype } as never);
      for (const before of listOf(Reflect.getMetadata('path', metatype)))
        for (const after of listOf(Reflect.getMetadata('path', handler)))
          found.push({
            method: RequestMethod[method] as Method,
            path: `/${before}/${after}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
            need,
          });
    }
  }
  return found;
}

/** `GET /a/b` for each that Fastify answers, read from the tree that it prints. */
function registered(): string[] {
  const found: string[] = [];
  const above: string[] = [];
  for (const line of town.server.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n')) {
    const at = line.search(/[├└]/);
    if (at < 0) continue;
    const [, part = '', methods] = /── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    above.length = at / 4;
    above.push(part);
    for (const method of methods?.split(', ') ?? []) found.push(`${method} ${above.join('')}`);
  }
  return found;
}

const filled = (path: string) =>
  path
    .replace(':lang', 'ka')
    .replace(/:id\b/g, ID)
    .replace(/:\w+(\([^)]*\))?/g, 'x');
const isPage = ({ path }: Route) => !/^\/(api|health|metrics)/.test(path);
const call = ({ method, path }: Route, token?: string) =>
  town.request(method, filled(path), { token, ...(method !== 'GET' && method !== 'HEAD' && { body: {} }) });

it('every route that is answered belongs to a controller or to the framework', () => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  const answered = registered().filter((one) => !/^(HEAD|OPTIONS) /.test(one));
  expect(answered.length).toBeGreaterThan(40);
  const stray = answered.filter((one) => !known.has(one) && !FRAMEWORK.test(one.split(' ')[1]!));
  expect(stray).toEqual([]);
});

it('every route says whom it is for', () => {
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter(({ need }) => !need || need.roles.length === 0)).toEqual([]);
});

it('nobody without a proof gets through a route that is not for anyone', async () => {
  for (const route of routes.filter(({ path }) => path !== ENDLESS)) {
    const { status, json, text } = await call(route);
    const at = `${route.method} ${route.path}`;
    expect([at, status]).not.toEqual([at, 500]);
    expect(text).not.toMatch(/node_modules|\.ts:\d+/);
    if (route.need!.roles.includes('anyone')) continue;
    if (isPage(route))
      expect([at, status >= 300 && status < 500]).toEqual([at, true]); // people are led to the sign-in page
    else expect([at, status, json?.type]).toEqual([at, 401, 'urn:ghia:http.401']);
  }
});

it('a wrong role or too weak a proof gets through none that asks for more', async () => {
  const { token: citizen, resident } = await town.citizen(1);
  const { token: weak } = await town.house.tokens.issue(
    { person: resident.person, roles: ['moderator'], level: 0 },
    600,
  );
  let closed = 0;
  for (const route of routes) {
    const { roles, level } = route.need!;
    const at = `${route.method} ${route.path}`;
    if (roles.includes('anyone')) continue;
    if (!roles.includes('citizen')) {
      closed++;
      expect([at, (await call(route, citizen)).status]).toEqual([at, 403]);
      const other = await town.staff(roles.includes('monitor') ? 'assessor' : 'monitor');
      expect([at, (await call(route, other)).status]).toEqual([at, 403]);
    }
    if (level > 0) expect([at, (await call(route, weak)).status]).toEqual([at, 403]);
  }
  expect(closed).toBeGreaterThan(15);
});

it('the right role gets to the rules, and nothing breaks on the way', async () => {
  let n = 500;
  for (const route of routes) {
    const { roles, level } = route.need!;
    if (roles.includes('anyone')) continue;
    const { resident } = await town.citizen(n++); // somebody else each time: one of the routes erases who calls
    const rights = roles.filter((role) => role !== 'citizen').slice(0, 1);
    const { token } = await town.house.tokens.issue({ person: resident.person, roles: rights, level }, 600);
    const { status, json } = await call(route, token);
    const at = `${route.method} ${route.path}`;
    expect([at, status < 500, status === 401, json?.type === 'urn:ghia:http.403']).toEqual([at, true, false, false]);
  }
});

it('the description of the API is OpenAPI 3.1 and tells of each route who may use it', async () => {
  const { json: api, status } = await town.request('GET', '/api/v1/openapi.json');
  expect([status, api.openapi]).toEqual([200, '3.1.0']);
  const operations = routes.filter((route) => !isPage(route));
  for (const { method, path, need } of operations) {
    const described = api.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    expect([method, path, described?.['x-roles'], described?.['x-assurance']]).toEqual([
      method,
      path,
      need!.roles,
      need!.level,
    ]);
    expect(Object.keys(described.responses).length).toBeGreaterThan(0);
  }
  const all = Object.values(api.paths as object).flatMap((one) => Object.keys(one));
  expect(all.length).toBe(operations.length);
  const docs = await town.request('GET', '/api/docs');
  expect(docs.headers['content-security-policy']).toContain("script-src 'self';");
  expect([docs.status, docs.headers['content-type']]).toEqual([200, expect.stringContaining('text/html')]);
});

it('hands out the rules for fetching ahead as what browsers take for rules, to those too who take compressed answers', async () => {
  const page = await town.request('GET', '/ka');
  const rules = String(page.headers['speculation-rules']).replaceAll('"', '');
  const { headers, text } = await town.request('GET', rules, {
    headers: { 'accept-encoding': 'gzip, br' },
  });
  expect(headers['content-type']).toBe('application/speculationrules+json');
  expect(JSON.parse(text)).toMatchObject({ prefetch: [{ eagerness: 'moderate' }] });
});
