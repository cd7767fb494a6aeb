import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { IsEmail, IsString, ValidateNested } from 'class-validator';
import { person } from '../../src/demo/people.js';
import { TEXTS } from '../../src/demo/texts.js';
import { schemaOf } from '../../src/http/description/body-schema.js';
import { routesOf } from '../../src/http/routes.js';
import { BUDGET, PAYMENTS } from '../budgeting/spending-made-up.js';
import { type Answer, type Method, SMALL_RULES, TestHouse } from '../support/house.js';
import { REGULATIONS } from '../support/story.js';
import { until } from '../support/until.js';

// biome-ignore lint/suspicious/noExplicitAny: a document is looked at from all sides
type Any = any;

let town: TestHouse;
let api: Any;
let ajv: Ajv2020;
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  api = (await town.request('GET', '/api/v1/openapi.json')).json;
  // what nobody has described is a mistake of the description, though callers must bear with new fields
  ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: true });
  (formats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: 'api', ...closed(api) });
  await town.adopt();
});
afterAll(() => town.close());

/** The same schemas, closed to fields that they do not name. */
function closed(part: Any): Any {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, closed(value)]));
  return part.type === 'object' && part.properties ? { additionalProperties: false, ...inner } : inner;
}

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

const granted = ({ status, text }: Answer) => expect([status < 300, status < 300 ? '' : text]).toEqual([true, '']);

/** Checks an answer against what is said of the operation, and counts the operation as seen. */
const seen = new Set<string>();
function fits(path: string, method: Method, { status, headers, json, text }: Answer): void {
  const operation = api.paths[path]?.[method.toLowerCase()];
  const at = `${method} ${path} ${status}`;
  expect([at, operation?.responses[status] !== undefined]).toEqual([at, true]);
  const named = operation.responses[status].$ref?.split('/').at(-1);
  const where = named
    ? `components/responses/${named}`
    : `paths/${escaped(path)}/${method.toLowerCase()}/responses/${status}`;
  const { content } = named ? api.components.responses[named] : operation.responses[status];
  const media = String(headers['content-type']).split(';')[0]!;
  expect([at, Object.keys(content)]).toEqual([at, [media]]);
  const validate = ajv.getSchema(`api#/${where}/content/${escaped(media)}/schema`)!;
  const right = validate(json ?? text);
  expect([at, right ? [] : validate.errors!.slice(0, 5), right ? undefined : json]).toEqual([at, [], undefined]);
  if (status < 300) seen.add(`${method} ${path}`);
}

const fill = (path: string, names: Record<string, string>) => path.replace(/\{(\w+)\}/g, (_, name) => names[name]!);

describe('of every operation', () => {
  const operations = () =>
    Object.entries(api.paths as Any).flatMap(([path, methods]) =>
      Object.entries(methods as Any).map(([method, operation]) => ({
        at: `${method.toUpperCase()} ${path}`,
        operation: operation as Any,
      })),
    );

  it('what it is for, what it answers and how it fails is said', () => {
    expect(operations().length).toBeGreaterThan(60);
    for (const { at, operation } of operations()) {
      // a new route? what it answers is said in src/http/description
      expect([at, operation.summary]).toEqual([at, expect.stringMatching(/^.{8,}$/)]);
      const good = Object.entries(operation.responses).filter(([status]) => status < '300') as Any[];
      expect([at, good.length > 0]).toEqual([at, true]);
      for (const [status, { content }] of good) {
        if (status === '204') continue;
        const schemas = Object.values(content ?? {}).map(({ schema }: Any) => schema);
        expect([at, status, schemas]).toEqual([at, status, [expect.any(Object)]]);
      }
      const open = operation['x-roles'].includes('anyone');
      if (!open) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403']));
      expect([at, operation.security.length > 0]).toEqual([at, !open]);
    }
  });

  it('what its body and its query may say is said, field by field', () => {
    const bare: string[] = [];
    for (const { method, path, body, query } of routesOf(town.server.app)) {
      const operation = api.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      if (!operation) continue;
      const at = `${method} ${path}`;
      for (const { name, schema, description } of operation.parameters)
        if (typeof schema !== 'object' || typeof description !== 'string') bare.push(`${at}: ${name}`);
      if (query) expect(operation.parameters.filter((one: Any) => one.in === 'query').length).toBeGreaterThan(0);
      if (!body) continue;
      const properties = schemaOf(body).properties as object;
      const media = operation.requestBody?.content['application/json'];
      if (Object.keys(properties).length === 0) expect([at, media]).toEqual([at, undefined]);
      else
        expect([at, api.components.schemas[media.schema.$ref.split('/').at(-1)].properties]).toEqual([at, properties]);
    }
    expect(bare).toEqual([]);
    const { components } = api;
    expect(components.schemas.DraftPetition).toMatchObject({
      required: ['title', 'demand', 'addressee', 'language'],
      additionalProperties: false,
      properties: {
        title: { type: 'string', minLength: 10, maxLength: 120 },
        addressee: { enum: ['mayor', 'sakrebulo'] },
        districts: { type: 'array', maxItems: 10, uniqueItems: true, items: { type: 'string' } },
        place: { type: 'object', properties: { lat: { minimum: -90, maximum: 90 } }, required: ['lat', 'lon'] },
      },
    });
    expect(components.schemas.AdoptRegulation.properties.rules.properties.threshold.properties).toMatchObject({
      signatures: { type: 'integer', minimum: 1 },
    });
  });

  it('examples are what they are examples of', () => {
    const bodies = operations().flatMap(
      ({ operation }) => Object.values(operation.requestBody?.content ?? {}) as Any[],
    );
    const shown = bodies.filter(({ example }) => example);
    expect(shown.length).toBeGreaterThan(10);
    for (const { example, schema } of shown) {
      const validate = ajv.getSchema(`api${schema.$ref}`)!;
      expect([example, validate(example), validate.errors]).toEqual([example, true, null]);
    }
  });

  it('every reference leads somewhere', () => {
    const refs = [...JSON.stringify(api).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, ref]) => ref!);
    expect(refs.length).toBeGreaterThan(200);
    const lost = refs.filter((ref) => ref.split('/').reduce((at: Any, name) => at?.[name], api) === undefined);
    expect(lost).toEqual([]);
  });

  it('a code is said to be what it is there, and six digits come by message alone', () => {
    const told = new Map<string, string | undefined>();
    const look = (at: string, schema: Any): void => {
      for (const [name, field] of Object.entries((schema?.properties ?? {}) as Any)) {
        if (name === 'code' && schema.additionalProperties === false) told.set(at, (field as Any).description);
        look(`${at}.${name}`, field);
        look(`${at}.${name}[]`, (field as Any).items);
      }
    };
    for (const { body } of routesOf(town.server.app)) if (body) look(body.name, schemaOf(body));
    expect(told.size).toBeGreaterThan(6);
    for (const [at, said] of told) expect([at, said]).toEqual([at, expect.stringMatching(/^.{8,}$/)]);
    expect([...told].filter(([, said]) => /six digits/i.test(said!)).map(([at]) => at)).toEqual(['BeginSession']);
  });

  it('refusals are named by their codes', () => {
    const { responses } = api.components;
    expect(responses.Problem409.description).toContain('`urn:ghia:petition.not-open`');
    expect(responses.Problem429.description).toContain('`urn:ghia:limit.search`');
    expect(Object.keys(responses.Problem429.headers)).toEqual(['Retry-After', 'RateLimit-Policy', 'RateLimit']);
  });

  it('a rule that the description cannot read stops it', () => {
    class Odd {
      @ValidateNested() part!: object;
    }
    expect(() => schemaOf(Odd)).toThrow(/shape/);
    class Plain {
      @IsString() @IsEmail() mail!: string;
    }
    expect(schemaOf(Plain)).toMatchObject({ required: ['mail'], properties: { mail: { type: 'string' } } });
  });
});

it('what the house really answers is what it is said to answer', async () => {
  const moderator = await town.staff('moderator');
  const officer = await town.staff('officer');
  const mayor = await town.staff('mayor-office');
  const administrator = await town.staff('administrator');
  const { token: author } = await town.citizen(1);
  const names: Record<string, string> = {};
  const post = async (path: string, token: string | undefined, body: object = {}, method: Method = 'POST') => {
    const answer = await town.request(method, fill(path, names), { token, ...(method === 'POST' && { body }) });
    fits(path, method, answer);
    granted(answer);
    return answer.json;
  };
  const get = async (path: string, token?: string, query = '') => {
    const answer = await town.request('GET', `${fill(path, names)}?after=${town.position}${query}`, { token });
    fits(path, 'GET', answer);
    granted(answer);
    return answer.json;
  };
  const plain = async (path: string, token?: string) => {
    const answer = await town.request('GET', fill(path, names), { token });
    fits(path, 'GET', answer);
    granted(answer);
    return answer.json;
  };
  const P = '/api/v1/petitions';
  const { title, demand, details, language, districts, place } = TEXTS.bicycle;
  const { id } = await post(P, author, { title, demand, details, language, districts, place, addressee: 'mayor' });
  names.id = id;
  await get(`${P}/{id}`); // by its link only, so far
  for (const n of [2, 3]) await post(`${P}/{id}/support`, (await town.citizen(n)).token);
  await post(`${P}/{id}/support`, (await town.citizen(2)).token); // so already
  await post(`${P}/{id}/submit`, author);
  await town.get('/petitions');
  await plain(`${P}/queue`, moderator);
  await post(`${P}/{id}/refuse`, moderator, {
    ground: 'not-our-competence',
    explanation: 'Not for this city to decide.',
  });
  await post(`${P}/{id}/appeal`, author, { text: 'The river bank is the city’s own, as its plan says.' });
  await get(`${P}/{id}`);
  await post(`${P}/{id}/appeal/decide`, await town.staff('moderator', 1), {
    outcome: 'admitted',
    explanation: 'The plan says so indeed.',
  });
  await post(`${P}/{id}/signatures`, (await town.citizen(11)).token, { display: 'initials' });
  for (const n of [12, 13]) await town.sign(id, n);
  await post(`${P}/{id}/signatures/mine`, (await town.citizen(13)).token, {}, 'DELETE');
  await town.sign(id, 14);
  await post(`${P}/{id}/follow`, (await town.citizen(12)).token);
  for (const path of ['', '/count', '/timeline', '/curve', '/curve.csv', '/districts', '/districts.csv', '/initials'])
    await get(`${P}/{id}${path}`);
  await get(`${P}/{id}/curve`, undefined, '&by=hour');
  await get(P, undefined, '&q=velo');
  await get(P);
  await get(`${P}.csv`);
  await get(`${P}/similar`, undefined, `&text=${encodeURIComponent(title)}`);
  await get(`${P}/regulations`);
  await plain('/api/v1/audit/events');
  await get(`${P}/{id}/count`, undefined, '&asOf=5');

  const what = { criterion: 'window', value: '2026-06-10T08/2026-06-10T15', reason: 'Many within one hour' };
  const { batch } = await post(`${P}/{id}/signatures/flag`, moderator, what);
  await post(`${P}/{id}/signatures/invalidate`, moderator, { ...what, dryRun: true });
  expect(batch).toEqual(expect.any(String));
  await get(`${P}/{id}/reviews`, moderator);

  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const uploaded = await town.request('POST', `${P}/${id}/scans`, {
    token: officer,
    body: png,
    headers: { 'content-type': 'image/png' },
  });
  fits(`${P}/{id}/scans`, 'POST', uploaded);
  const { scan } = uploaded.json;
  await town.house.residents.register([person(60)] as never);
  const rows = [{ personalNumber: person(60).number }, { personalNumber: '1' }];
  await post(`${P}/{id}/sheets/received`, officer, { sheet: 'A-1', scan });
  await get(`${P}/{id}/sheets`, officer);
  await post(`${P}/{id}/sheets/check`, officer, { rows });
  await post(`${P}/{id}/sheets`, officer, { sheet: 'A-1', scan, rows });
  await get(`${P}/sheets`, officer);
  const asked = await town.request('POST', `${P}/${id}/unsealings`, {
    token: officer,
    body: { purpose: 'The council asks for it' },
  });
  fits(`${P}/{id}/unsealings`, 'POST', asked);
  await get(`${P}/unsealings`, officer);
  await get(`${P}/{id}/unsealings`, officer);
  await get(`${P}/{id}`);

  await town.sign(id, 15);
  await until(async () => (await town.get(`/petitions/${id}`)).json.status === 'goal-reached');
  await post(`${P}/{id}/answer`, mayor, { decision: 'accepted', text: 'It will be done within the year.' });
  await post(`${P}/{id}/follow-up`, mayor, { state: 'in-progress', text: 'The plans are drawn.' });
  await get(`${P}/{id}`);
  await post(`${P}/regulations`, administrator, {
    ...REGULATIONS.mayor,
    version: 2,
    inForceFrom: '2027-01-01',
    rules: SMALL_RULES,
  });

  const I = '/api/v1/identity';
  await post(`${I}/codes`, undefined, { personalNumber: person(60).number });
  for (const path of [
    `${I}/me`,
    '/api/v1/me/data',
    '/api/v1/me/sessions',
    '/api/v1/me/notifications',
    `${I}/me/notifications`,
  ])
    await plain(path, author);
  await post('/api/v1/me/notifications', author, { on: false, petition: id });
  await post(`${I}/roles`, administrator, { personalNumber: person(60).number, role: 'officer', department: 'Roads' });
  await get(`${I}/roles`, administrator);
  await post(`${I}/residents`, administrator, {
    csv: 'number,first_name,last_name,birth_date,district,registered_voter\n1',
    dryRun: true,
  });
  const B = '/api/v1/budget';
  const source = 'The treasury';
  const none = await town.request('GET', `${B}/spending`);
  fits(`${B}/spending`, 'GET', none);
  await post(`${B}/lines/import`, officer, { csv: BUDGET, source, year: 2026, dryRun: true });
  const { position } = await post(`${B}/lines/import`, officer, { csv: BUDGET, source, year: 2026 });
  const paid = await post(`${B}/spending/import`, officer, { csv: PAYMENTS, source });
  expect(paid.position).toBeGreaterThan(position);
  town.position = paid.position;
  await post(`${B}/spending/import`, officer, { csv: PAYMENTS, source });
  const bad = { csv: `${PAYMENTS}\nP-1`, source };
  fits(
    `${B}/spending/import`,
    'POST',
    await town.request('POST', `${B}/spending/import`, { token: officer, body: bad }),
  );
  for (const by of ['programme', 'line', 'month', 'day']) await get(`${B}/spending`, undefined, `&by=${by}`);
  for (const path of ['/spending.csv', '/lines', '/lines.csv', '/years', '/spending/files']) await get(`${B}${path}`);
  for (const path of ['/payments', '/payments.csv']) await get(`${B}${path}`, undefined, '&year=2026');
  await post('/api/v1/me/erase', (await town.citizen(12)).token);
  for (const path of ['/health/live', '/health/ready', '/api/v1/status', '/metrics']) await plain(path);
  expect(seen.size).toBeGreaterThan(45);
});

it('problems are what they are said to be', async () => {
  const P = '/api/v1/petitions';
  const { token } = await town.citizen(1);
  const ask = async (path: string, method: Method, names: Record<string, string>, status: number, request = {}) => {
    const answer = await town.request(method, fill(path, names), request);
    expect([method, path, answer.status]).toEqual([method, path, status]);
    fits(path.split('?')[0]!, method, answer);
  };
  const nobody = { id: '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11' };
  await ask(P, 'POST', {}, 401, { body: {} });
  await ask(P, 'POST', {}, 400, { token, body: { title: 'x' } });
  await ask(`${P}/{id}`, 'GET', nobody, 404);
  await ask(`${P}/{id}`, 'GET', { id: 'x' }, 400);
  await ask(`${P}/{id}/admit`, 'POST', nobody, 403, { token, body: {} });
  await ask(`${P}/{id}/signatures`, 'POST', nobody, 404, { token, body: { display: 'none' } });
  await ask(`${P}?after=99999999`, 'GET', {}, 422);
  await ask(P, 'POST', {}, 415, { token, body: 'x', headers: { 'content-type': 'text/plain' } });
});
