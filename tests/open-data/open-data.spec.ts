import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import { openTables } from '../../src/open-data/all-tables.js';
import { jsonLd, turtle } from '../../src/open-data/linked.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

jest.setTimeout(180_000);

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
/** What DCAT-AP 3.0 asks of each class. */
const MANDATORY = {
  [`${DCAT}Catalog`]: [`${DCT}title`, `${DCT}description`, `${DCT}publisher`],
  [`${DCAT}Dataset`]: [`${DCT}title`, `${DCT}description`],
  [`${DCAT}Distribution`]: [`${DCAT}accessURL`],
  [`${DCAT}DataService`]: [`${DCT}title`, `${DCAT}endpointURL`],
};
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let town: TestHouse;
let petition: string;
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  await town.adopt();
  petition = await town.openPetition(1);
  await Promise.all([11, 12, 13].map(async (n) => town.sign(petition, n)));
  await until(async () => (await town.get(`/petitions/${petition}`)).json.status === 'goal-reached'); // a policy follows
});
afterAll(() => town.close());

const catalogue = async (format: 'jsonld' | 'ttl') => (await town.get(`/open-data?format=${format}`)).text;
const canonical = async (nquads: string) =>
  jsonld.canonize(nquads as never, { inputFormat: 'application/n-quads' } as never);

it('the catalogue says the same in JSON-LD and in Turtle, to readers of others', async () => {
  const [json, ttl] = [await catalogue('jsonld'), await catalogue('ttl')];
  const fromJson = (await jsonld.toRDF(JSON.parse(json), { format: 'application/n-quads' })) as unknown as string;
  const store = new Store(new Parser({ format: 'text/turtle' }).parse(ttl));
  const { Writer } = await import('n3');
  const writer = new Writer({ format: 'N-Quads' });
  writer.addQuads([...store]);
  const fromTurtle = await new Promise<string>((resolve, reject) =>
    writer.end((error, text) => (error ? reject(error) : resolve(text))),
  );
  expect(await canonical(fromTurtle)).toBe(await canonical(fromJson));
  expect(store.size).toBeGreaterThan(300);
});

it('everything in it has what DCAT-AP asks for, in both languages, and a licence', async () => {
  const store = new Store(new Parser().parse(await catalogue('ttl')));
  for (const [kind, properties] of Object.entries(MANDATORY)) {
    const things = store.getSubjects(TYPE, kind, null);
    expect(things.length).toBeGreaterThan(0);
    for (const thing of things)
      for (const property of properties) {
        const said = store.getObjects(thing, property, null);
        expect([thing.value, property, said.length > 0]).toEqual([thing.value, property, true]);
        if (said[0]!.termType === 'Literal')
          expect(said.map((one) => 'language' in one && one.language).sort()).toEqual(['en', 'ka']);
      }
  }
  expect(store.getSubjects(TYPE, `${DCAT}Dataset`, null)).toHaveLength(openTables.length + 1); // and Popolo
  for (const one of store.getSubjects(TYPE, `${DCAT}Distribution`, null))
    expect(store.getObjects(one, `${DCT}license`, null)).toHaveLength(1);
});

it('in the demonstration nobody speaks for City Hall', async () => {
  expect(await catalogue('jsonld')).toContain('A demonstration of Ghia, not Tbilisi City Hall');
});

it('each file is what the catalogue says of it: size, digest, columns, and a row for each thing', async () => {
  const graph = JSON.parse(await catalogue('jsonld'));
  for (const dataset of graph['dcat:dataset'])
    for (const one of dataset['dcat:distribution']) {
      const answer = await town.request('GET', one['dcat:downloadURL']['@id'].replace(/^https?:..[^/]+/, ''));
      expect(answer.status).toBe(200);
      expect(sha256(answer.text)).toBe(one['spdx:checksum']['spdx:checksumValue']['@value']);
      expect(String(Buffer.byteLength(answer.text))).toBe(one['dcat:byteSize']['@value']);
      expect(answer.headers.etag).toBe(`"${sha256(answer.text)}"`);
    }
  for (const { name, columns } of openTables) {
    const head = (await town.request('GET', `/api/v1/open-data/${name}.csv`)).text.split('\r\n')[0];
    expect([name, head]).toEqual([name, columns.map((one) => one.name).join(',')]);
    const told = JSON.parse((await town.request('GET', `/api/v1/open-data/${name}.csv-metadata.json`)).text);
    expect(told.tableSchema.columns).toHaveLength(columns.length);
    for (const one of told.tableSchema.columns)
      expect(Object.values(one['dc:description']).every((text) => String(text).length > 0)).toBe(true);
  }
  const { json } = await town.get('/open-data/petitions.json');
  expect(json).toMatchObject([{ id: petition, status: 'goal-reached', signatures: 3 }]);
  const districts = (await town.get('/open-data/signatures-by-district.json')).json;
  expect(districts.map((one: { signatures: number }) => one.signatures)).toEqual([1, 1, 1]);
});

it('names the log that it is made from: a checkpoint that is signed and holds what the tables say', async () => {
  const graph = JSON.parse(await catalogue('jsonld'));
  const { '@id': from, 'spdx:checksum': checksum } = graph['dcat:dataset'][0]['prov:wasDerivedFrom'];
  const note = (await town.request('GET', from.replace(/^https?:..[^/]+/, ''))).text.split('\n');
  expect(from.endsWith(`/log/checkpoints/${note[1]}`)).toBe(true);
  expect(Buffer.from(note[2]!, 'base64').toString('hex')).toBe(checksum['spdx:checksumValue']['@value']);
});

it('whoever asks again has nothing sent; whoever has written sees it; nobody waits for what nobody has done', async () => {
  const first = await town.get('/open-data/petitions.csv');
  const etag = String(first.headers.etag);
  const again = await town.request('GET', '/api/v1/open-data/petitions.csv', { headers: { 'if-none-match': etag } });
  expect([again.status, again.text]).toEqual([304, '']);
  await town.sign(petition, 14);
  expect((await town.get('/open-data/petitions.json')).json[0].signatures).toBe(4);
  const { status } = await town.request('GET', '/api/v1/open-data/petitions.csv?after=999999');
  expect(status).toBe(503);
  for (const wrong of ['people.csv', 'petitions.xlsx', '..%2fedition.json', 'petitions'])
    expect((await town.request('GET', `/api/v1/open-data/${wrong}`)).status).toBe(404);
});

it('each table can be had as it was, and what is closed today stays closed', async () => {
  const then = await town.house.log.head();
  const late = await town.openPetition(21);
  const ids = async (query: string) =>
    JSON.parse((await town.get(`/open-data/petitions.json${query}`)).text).map(({ id }: { id: string }) => id);
  expect((await ids('')).sort()).toEqual([petition, late].sort());
  expect(await ids(`?asOf=${then}`)).toEqual([petition]);
  const csv = await town.get(`/open-data/petitions.csv?asOf=${then}`);
  expect(csv.headers['content-disposition']).toContain(`petitions-${then}.csv`);
  expect(csv.text.split('\r\n')).toHaveLength(3);
  expect((await town.request('GET', '/api/v1/open-data/petitions.csv?asOf=yesterday')).status).toBe(400);
});

it('an edition is made once for all who wait, and keeps no words that were erased', async () => {
  const folder = join(town.house.config.data, 'open-data');
  const { editions } = town.house;
  const all = await Promise.all(Array.from({ length: 20 }, () => editions.current()));
  expect(new Set(all.map((one) => one.folder)).size).toBe(1);
  expect(readdirSync(folder).length).toBeLessThanOrEqual(2);
  const making = editions.current(await town.house.log.head()); // whatever is on its way
  await town.house.projecting.purge([`petition-${petition}`]);
  await making;
  for (const kept of readdirSync(folder)) expect(existsSync(join(folder, kept, 'petitions.json'))).toBe(true);
  const rows = JSON.parse((await town.request('GET', '/api/v1/open-data/petitions.json')).text);
  expect(rows.find(({ id }: { id: string }) => id === petition).title).toBeNull();
});

it('a name without its prefix is a mistake, not a statement', async () => {
  await expect(turtle({ '@type': 'dcat:Catalog' }, {})).rejects.toThrow('prefix');
  expect(jsonLd({ '@type': 'a:B' }, { a: 'urn:a:' })).toBe('{"@context":{"a":"urn:a:"},"@type":"a:B"}');
});
