import { jest } from '@jest/globals';
import { SCHEMATIC } from '../../src/map/schematic.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import type { Answer } from '../support/house.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

const { mapRules, mapPlacing, refusals } = say('en');
const { imports, errors, form } = mapPlacing;
const MAP = '/en/office/map';

let town: TestHouse;
let officer: Visitor;
let administrator: Visitor;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.crowd(1, 4);
  officer = await Visitor.of(town, 901, ['officer']);
  administrator = await Visitor.of(town, 902, ['administrator']);
  const layer = { layer: 'works', version: '1', 'name-ka': 'სამუშაოები', 'name-en': 'Works' };
  await administrator.follow(`${MAP}/new-layer`, layer);
});
afterAll(() => town.close());

const head = () => town.house.log.head();
const listed = async () => {
  town.position = await head();
  return (await town.get('/map/objects?limit=100')).json.items;
};
const valueIn = (html: string, name: string) =>
  new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(html)?.[1] ?? '';
/** The form under a dry run, as a browser sends it. */
const carried = ({ text }: Answer) => ({
  ...{ digest: valueIn(text, 'digest'), key: valueIn(text, 'key') },
  ...{ carried: valueIn(text, 'carried'), step: 'import', file: Buffer.alloc(0) },
});

describe('layers', () => {
  it('are adopted, renamed by their next version and retired by an administrator', async () => {
    const layer = { layer: 'Fairs!', version: '1', 'name-ka': 'ბაზრობები', 'name-en': 'F' };
    const wrong = await administrator.post(`${MAP}/new-layer`, layer);
    expect(wrong.status).toBe(422);
    for (const field of ['layer', 'name-en']) expect(wrong.text).toContain(`href="#${field}"`);
    expect(wrong.text).toContain('value="Fairs!"');
    await administrator.follow(`${MAP}/new-layer`, { ...layer, layer: 'fairs', 'name-en': 'Fairs' });
    const next = { ...layer, version: '2', 'name-en': 'Street fairs' };
    const saved = wordsOf((await administrator.follow(`${MAP}/layers/fairs`, next)).text);
    expect(saved).toContain(mapRules.notices.saved);
    expect(saved).toMatch(/name\.en\s+Fairs\s+Street fairs/);
    const late = await administrator.post(`${MAP}/layers/fairs`, { ...next, 'name-en': 'Markets' });
    expect([late.status, wordsOf(late.text).includes(refusals['layer.not-later'])]).toEqual([422, true]);
    const gone = wordsOf((await administrator.follow(`${MAP}/layers/fairs/retire`, {})).text);
    expect(gone).toContain(mapRules.lists.layers.isRetired);
    const list = wordsOf((await administrator.get(`${MAP}/layers`)).text);
    expect(list).toContain(`${mapRules.retired} Street fairs ${mapRules.layer.summary(0, 2)}`);
    expect(list).toContain(mapRules.layer.builtIn(0));
  });

  it('that every city has can be neither retired nor adopted', async () => {
    const own = { layer: 'reports', version: '1', 'name-ka': 'სხვა სახელი', 'name-en': 'Another name' };
    const adopted = await administrator.post(`${MAP}/new-layer`, own);
    expect([adopted.status, wordsOf(adopted.text).includes(refusals['layer.built-in'])]).toEqual([422, true]);
    expect((await administrator.get(`${MAP}/layers/reports`)).status).toBe(404);
  });
});

describe('an officer', () => {
  const PLACE = { lat: '41.7012', lon: '44,7511' };
  const said = {
    ...{ layer: 'works', 'title-ka': 'წყლის მილის შეცვლა', 'title-en': 'A new water main', budget: '12 500,50' },
    ...{ 'from-day': '1', 'from-month': '6', 'from-year': '2026', number: 'W-7', kind: 'digging', issuer: 'City' },
  };
  const polygon = (...coordinates: number[][]) => JSON.stringify({ type: 'Polygon', coordinates: [coordinates] });
  const [a, b, c, d] = [
    [44.78, 41.7],
    [44.79, 41.7],
    [44.79, 41.71],
    [44.78, 41.71],
  ] as const as number[][];
  const place = (more: object) => officer.post(`${MAP}/new-object`, { ...said, ...more });

  it('puts an object on the map, revises it and takes it off', async () => {
    const placed = await officer.follow(`${MAP}/new-object`, { ...said, ...PLACE });
    expect(wordsOf(placed.text)).toContain(mapRules.notices.saved);
    expect([valueIn(placed.text, 'lat'), valueIn(placed.text, 'budget')]).toEqual(['41.7012', '12500.50']);
    const [{ id, ...object }] = await listed();
    expect(object).toMatchObject({
      ...{ layer: 'works', external: null, budget: 1_250_050, period: { from: '2026-06-01', to: null } },
      geometry: { type: 'Point', coordinates: [44.7511, 41.7012] },
      permit: { number: 'W-7', kind: 'digging', issuer: 'City', validUntil: null },
    });
    await officer.follow(`${MAP}/objects/${id}`, {
      ...said,
      number: '',
      kind: '',
      issuer: '',
      geometry: polygon(a!, b!, c!, d!, a!),
    });
    const [revised] = await listed();
    expect([revised.version, revised.permit, revised.geometry.type]).toEqual([2, null, 'Polygon']);
    const gone = wordsOf((await officer.follow(`${MAP}/objects/${id}/retire`, {})).text);
    expect(gone).toContain(form.isRetired);
    expect(await listed()).toEqual([]);
    const list = wordsOf((await officer.get(`${MAP}/objects?layer=works`)).text);
    expect(list).toContain(`${mapPlacing.objects.retired} A new water main`);
    const late = await officer.post(`${MAP}/objects/${id}`, { ...said, ...PLACE });
    expect([late.status, wordsOf(late.text).includes(refusals['object.retired'])]).toEqual([422, true]);
  });

  it('is told of every mistake at its field, and nothing that was typed is lost', async () => {
    const before = await head();
    const wrong = await place({
      ...{ layer: '', 'title-en': 'A', lat: 'north', lon: '44.75', budget: 'much', issuer: '' },
      ...{ 'to-day': '31', 'to-month': '2', 'to-year': '2027', 'from-day': '', 'from-month': '', 'from-year': '' },
    });
    expect(wrong.status).toBe(422);
    const told = [...wrong.text.matchAll(/<li><a href="#([^"]+)"/g)].map(([, field]) => field);
    expect(told).toEqual(['layer', 'title-en', 'lat', 'from', 'to', 'budget', 'issuer']);
    for (const typed of ['north', 'much', 'W-7', '31']) expect(wrong.text).toContain(`value="${typed}"`);
    expect(await head()).toBe(before);
  });

  it.each([
    ['no shape', {}, errors.nowhere, 'lat'],
    ['both', { ...PLACE, geometry: polygon(a!, b!, c!, a!) }, errors.twice, 'geometry'],
    ['no JSON', { geometry: '{"type":' }, errors.geometry, 'geometry'],
    ['what is deeper than any shape', { geometry: '['.repeat(5_000) + ']'.repeat(5_000) }, errors.geometry, 'geometry'],
    ['no geometry', { geometry: '{"type":"Circle"}' }, refusals['geometry.unreadable'], 'geometry'],
    ['a loop', { geometry: polygon(a!, c!, b!, d!, a!) }, refusals['geometry.crosses-itself'], 'geometry'],
    ['an open ring', { geometry: polygon(a!, b!, c!, d!) }, refusals['geometry.not-closed'], 'geometry'],
    ['swapped numbers', { lat: '44.7511', lon: '41.7012' }, refusals['geometry.swapped'], 'lat'],
    ['another city', { lat: '48.85', lon: '2.35' }, refusals['geometry.outside-city'], 'lat'],
    [
      'an end before the beginning',
      { ...PLACE, 'to-day': '1', 'to-month': '5', 'to-year': '2026' },
      refusals['object.period'],
      'to',
    ],
  ])('is told of %s', async (_, more, sentence, field) => {
    const before = await head();
    const wrong = await place(more);
    expect([wrong.status, await head()]).toEqual([422, before]);
    expect(wordsOf(wrong.text)).toContain(sentence);
    expect(wrong.text).toContain(`href="#${field}"`);
    expect(wrong.text).toContain('value="A new water main"');
  });
});

describe('an import', () => {
  const HEADER = 'external,title_ka,title_en,lat,lon';
  const line = (external: string, lat = '41.7012') => `${external},სახლის მშენებლობა,"A house, built",${lat},44.7511`;
  const file = (...lines: string[]) => Buffer.from(`\uFEFF${[HEADER, ...lines].join('\n')}`);
  const bring = (bytes: Buffer, more: object = {}) =>
    officer.post(`${MAP}/import`, { layer: 'works', file: bytes, ...more });
  const figures = ({ text }: Answer) => [...text.matchAll(/<dd>(\d+)<\/dd>/g)].map(([, n]) => Number(n));

  it('is a dry run first, then exactly the same file; once more it changes nothing', async () => {
    const before = await head();
    const bytes = file(line('A-1'), line('A-2'));
    const tried = await bring(bytes);
    expect([tried.status, figures(tried), await head()]).toEqual([200, [2, 0, 0, 0], before]);
    expect(Buffer.from(valueIn(tried.text, 'carried'), 'base64').equals(bytes)).toBe(true);
    const done = await officer.follow(`${MAP}/import`, { layer: 'works', ...carried(tried) });
    expect(wordsOf(done.text)).toContain(imports.done(2, 0, 0));
    expect((await listed()).map(({ external }: { external: string }) => external).sort()).toEqual(['A-1', 'A-2']);

    const after = await head();
    const again = await bring(bytes);
    expect([figures(again), wordsOf(again.text).includes(imports.nothing)]).toEqual([[0, 0, 2, 0], true]);
    expect(again.text).not.toContain('name="carried"');
    const twice = await officer.follow(`${MAP}/import`, { layer: 'works', ...carried(tried) });
    expect(wordsOf(twice.text)).toContain(imports.done(0, 0, 2));
    expect(await head()).toBe(after);
  });

  it('tells of each line that is wrong, in the language of the page, and does nothing', async () => {
    const before = await head();
    const bytes = file(line('B-1'), line('B-2', '1'), line('B-1'), 'B-3,ა,"A house",41.7,44.75');
    const tried = await bring(bytes);
    expect([tried.status, tried.text.includes('name="carried"')]).toEqual([422, false]);
    const words = wordsOf(tried.text);
    for (const said of [
      `3 ${refusals['geometry.outside-city']}`,
      `4 ${imports.faults['same-external']('2')}`,
      `5 ${imports.faults['wrong-value']('title_ka')}`,
    ])
      expect(words).toContain(said);
    const ka = await officer.post('/ka/office/map/import', { layer: 'works', file: bytes });
    expect(wordsOf(ka.text)).toContain(say('ka').refusals['geometry.outside-city']);
    const digest = valueIn((await bring(file(line('B-9')))).text, 'digest');
    const forced = await bring(bytes, { step: 'import', digest });
    expect([forced.status, wordsOf(forced.text).includes(errors.changed)]).toEqual([422, true]);
    expect(await head()).toBe(before);
  });

  it('asks for a layer and a file that can be read', async () => {
    for (const [bytes, sentence] of [
      [Buffer.alloc(0), errors.file],
      [Buffer.from([0xff, 0xfe, 0x41]), errors.notText],
      [Buffer.from('{"type":'), errors.notJson],
      [Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), errors.tooLarge],
    ] as const) {
      const wrong = await bring(bytes);
      expect([wrong.status >= 400, wordsOf(wrong.text).includes(sentence)]).toEqual([true, true]);
    }
    const nowhere = await bring(file(line('C-1')), { layer: 'nothing' });
    expect([nowhere.status, wordsOf(nowhere.text).includes(errors.layer)]).toEqual([422, true]);
    const none = await bring(Buffer.from('{"type":"Feature"}'));
    expect([none.status, wordsOf(none.text).includes(imports.faults['no-collection']())]).toEqual([422, true]);
  });

  it('of borders is tried and done by an administrator', async () => {
    const to = `${MAP}/import/districts`;
    const features = SCHEMATIC.map(({ id, geometry }) => ({ type: 'Feature', id, properties: {}, geometry }));
    const json = (list: object[]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: list }));
    const source = 'A made-up survey';
    const noSource = await administrator.post(to, { source: '', file: json(features) });
    expect([noSource.status, wordsOf(noSource.text).includes(errors.source)]).toEqual([422, true]);
    const missing = await administrator.post(to, { source, file: json(features.slice(1)) });
    expect([missing.status, wordsOf(missing.text).includes(imports.faults['district-missing']('mtatsminda'))]).toEqual([
      422,
      true,
    ]);
    const before = await head();
    const tried = await administrator.post(to, { source, file: json(features) });
    expect([tried.status, figures(tried), await head()]).toEqual([200, [0, 10, 0, 0], before]);
    const done = await administrator.follow(to, { source, ...carried(tried) });
    expect(wordsOf(done.text)).toContain(imports.done(0, 10, 0));
    expect((await town.get('/map/districts')).json).toMatchObject({ version: 1, source, schematic: false });
    expect(figures(await administrator.post(to, { source, file: json(features) }))).toEqual([0, 0, 10, 0]);
  });
});

it('each is led to what is theirs, and kept from the rest', async () => {
  const hers = wordsOf((await administrator.get(MAP)).text);
  const his = wordsOf((await officer.get(MAP)).text);
  const titles = [mapRules.lists.layers.title, mapPlacing.objects.title, imports.title];
  expect(titles.map((title) => hers.includes(title))).toEqual([true, false, true]);
  expect(titles.map((title) => his.includes(title))).toEqual([false, true, true]);
  const file = Buffer.from('{}');
  const moderator = await Visitor.of(town, 903, ['moderator']);
  const neighbour = await Visitor.of(town, 3);
  const asked = await Promise.all([
    ...[officer.get(`${MAP}/layers`), officer.post(`${MAP}/layers/works/retire`, {})],
    ...[officer.post(`${MAP}/import/districts`, { source: 'A survey', file })],
    ...[administrator.get(`${MAP}/objects`), administrator.post(`${MAP}/new-object`, {})],
    ...[administrator.post(`${MAP}/import`, { layer: 'works', file }), moderator.get(`${MAP}/import`)],
    ...[neighbour.get(`${MAP}/import`), neighbour.post(`${MAP}/import`, { layer: 'works', file })],
  ]);
  expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 403));
  const forged = await officer.post(`${MAP}/import`, { layer: 'works', file, csrf: 'another' });
  expect(forged.status).toBe(403);
});
