import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { ImportDone } from '../../src/import/importing.js';
import { importCommand } from '../../src/import-command.js';
import { SCHEMATIC } from '../../src/map/schematic.js';
import { operationsOf } from '../../src/operations.js';
import { BUDGET, PAYMENTS } from '../budgeting/spending-made-up.js';
import { TestHouse } from '../support/house.js';
import { ROOT } from '../support/root.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

const EXAMPLE = join(ROOT, 'docs', 'import');
let town: TestHouse;
let folder: string;
beforeEach(async () => {
  town = await TestHouse.open();
  folder = mkdtempSync(join(tmpdir(), 'ghia-import-'));
  cpSync(EXAMPLE, folder, { recursive: true });
});
afterEach(async () => {
  await town.close();
  rmSync(folder, { recursive: true, force: true });
});

const bring = (file: string, more: object = {}) =>
  operationsOf(town.house, town.server)['import-file']!({
    file: join(folder, file),
    ...more,
  }) as Promise<ImportDone>;
const written = (name: string, ...lines: string[]) => {
  writeFileSync(join(folder, name), lines.join('\n'));
  return bring(name);
};
const example = () => readFileSync(join(folder, 'made-up-city.yaml'), 'utf8');
const head = () => town.house.log.head();
const refused = ({ rows }: ImportDone) => rows.filter(({ done }) => done === 'refused');
const seen = async () => {
  town.position = await head();
};

it('the example of the documentation is brought in whole, and a second time changes nothing', async () => {
  const before = await head();
  const trial = await bring('made-up-city.yaml', { 'dry-run': 'true' });
  expect([refused(trial), await head()]).toEqual([[], before]);
  expect(await town.house.residents.byNumber('01000000101')).toBeUndefined();
  expect(trial.rows.every(({ done }) => done === 'added')).toBe(true);

  const first = await bring('made-up-city.yaml');
  expect(first.rows).toEqual(trial.rows);
  await seen();
  expect((await town.get('/ogp/plans/made-up-2026')).json).toMatchObject({
    status: 'submitted',
    commitments: [{ id: 'mup0001' }],
  });
  const { documents, milestones } = (await town.get('/ogp/commitments/mup0001')).json;
  expect([documents.length, milestones[0].progress.completion]).toEqual([1, 'substantial']);
  const { id } = documents[0];
  expect((await town.request('GET', `/api/v1/ogp/evidence/${id}/file`)).text).toContain('answered within thirty days');
  expect((await town.get('/ogp/meetings/2026-1')).json).toMatchObject({
    number: 1,
    outcomes: [{ kind: 'agreed' }],
    minutes: [{ version: 1 }],
  });
  expect((await town.get('/services/tree-planting')).json).toMatchObject({ version: 1 });
  expect(await town.house.residents.byNumber('01000000101')).toBeDefined();

  const then = await head();
  const second = await bring('made-up-city.yaml');
  expect([await head(), second.rows.map(({ done }) => done)]).toEqual([then, first.rows.map(() => 'unchanged')]);
});

it('the same rows as JSON, and rows in another order of words, are the same rows', async () => {
  await bring('made-up-city.yaml');
  const then = await head();
  const { parse } = await import('yaml');
  const turned = (value: unknown): unknown =>
    Array.isArray(value) || typeof value !== 'object' || value === null
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, one]) => [name, turned(one)]),
        );
  const { rows } = parse(example()) as { rows: object[] };
  const asJson = { rows: rows.map((row) => turned(row)) };
  writeFileSync(join(folder, 'same.json'), JSON.stringify(asJson, null, 1));
  expect((await bring('same.json')).rows.map(({ done }) => done)).toEqual(rows.map(() => 'unchanged'));
  expect(await head()).toBe(then);
});

it('bad rows are named with their line and the reason, and nothing is half done', async () => {
  const before = await head();
  const bad = example()
    .replace('kind: agreed', 'kind: decided')
    .replace('lead: [services]\n        support', 'lead: [nobody]\n        support')
    .replace('role: member', 'role: member\n      salary: 1');
  const lineOf = (text: string) => bad.split('\n').findIndex((line) => line.includes(text)) + 1;
  writeFileSync(join(folder, 'bad.yaml'), bad);
  const done = await bring('bad.yaml');
  expect(done.stopped).toBe('before');
  const lines = refused(done).map(({ line, name, said }) => [line, name, said]);
  expect(lines).toEqual(
    expect.arrayContaining([
      [lineOf('salary'), 'member watchers-1', 'salary: property salary should not exist'],
      [lineOf('kind: decided'), 'outcome 2026-1 rules-agreed', expect.stringContaining('kind must be one of')],
      [lineOf('- commitment:'), 'commitment mup0001', expect.stringMatching(/code nobody.*plan.institution-unknown/)],
      [lineOf('- milestone:'), 'milestone mup0001 m1', expect.stringContaining('[commitment.not-found]')],
    ]),
  );
  expect(await head()).toBe(before);
  expect(await town.house.residents.byNumber('01000000101')).toBeUndefined();
  expect(await town.house.residents.byNumber('01000000102')).toBeUndefined();
});

it('a plan that is in one language only is not adopted, though it is in the same file', async () => {
  writeFileSync(
    join(folder, 'one.yaml'),
    example().replace(
      'deliverable: { ka: გამოქვეყნებული ბრძანება, en: The published order }',
      'deliverable: { ka: გამოქვეყნებული ბრძანება }',
    ),
  );
  const [first, ...others] = refused(await bring('one.yaml'));
  expect(first).toMatchObject({
    name: 'adoption made-up-2026',
    said: expect.stringContaining('mup0001.milestones.m1.deliverable'),
  });
  expect(others.map(({ name }) => name)).toEqual(
    ['submission made-up-2026', 'milestone mup0001 m1'].slice(0, others.length),
  );
});

it('a file that a row names is brought in with the lines of its own that are wrong', async () => {
  writeFileSync(
    join(folder, 'residents.csv'),
    `${readFileSync(join(EXAMPLE, 'residents.csv'), 'utf8')}0100,ზ,ზ,1990-01-01,vake,true,\n`,
  );
  const done = await written('only.yaml', 'rows:', '- residents: { file: residents.csv }');
  expect(refused(done)).toEqual([
    {
      line: 2,
      name: 'residents residents.csv',
      done: 'refused',
      said: expect.stringMatching(/^line 4 of residents.csv: number is not eleven/),
    },
  ]);
  expect(await town.house.residents.byNumber('01000000101')).toBeUndefined();
});

it('files rest on rows and on files before them: objects on a layer, payments on a budget; borders are read', async () => {
  const features = SCHEMATIC.map(({ id, geometry }) => {
    const coordinates = geometry.coordinates.map((ring) =>
      ring.map(([lon, lat]) => [lon! + 0.001, Math.min(lat!, 41.84)]),
    );
    return { type: 'Feature', id, properties: {}, geometry: { type: 'Polygon', coordinates } };
  });
  writeFileSync(join(folder, 'borders.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  writeFileSync(join(folder, 'trees.csv'), 'external,title_ka,title_en,lat,lon\nT-1,ცაცხვი,A lime,41.7012,44.7511\n');
  writeFileSync(join(folder, 'budget.csv'), BUDGET);
  writeFileSync(join(folder, 'payments.csv'), PAYMENTS);
  const rows = [
    'rows:',
    '- districts: { file: borders.geojson, source: A made-up survey }',
    '- layer: { layer: trees, version: 1, name: { ka: ხეები, en: Trees } }',
    '- objects: { file: trees.csv, layer: trees }',
    '- budget: { file: budget.csv, year: 2026, source: A made-up file }',
    '- spending: { file: payments.csv, source: A made-up file }',
  ];
  const before = await head();
  writeFileSync(join(folder, 'files.yaml'), rows.join('\n'));
  const trial = await bring('files.yaml', { 'dry-run': 'true' });
  expect([refused(trial), await head()]).toEqual([[], before]);
  expect((await bring('files.yaml')).rows.map(({ done }) => done)).toEqual(rows.slice(1).map(() => 'added'));
  await seen();
  expect((await town.get('/map/objects?layer=trees')).json.items).toMatchObject([{ external: 'T-1' }]);
  const then = await head();
  expect((await bring('files.yaml')).rows.map(({ done }) => done)).toEqual(rows.slice(1).map(() => 'unchanged'));
  expect(await head()).toBe(then);
  const alone = await written('alone.yaml', 'rows:', '- objects: { file: trees.csv, layer: nothing }');
  expect(refused(alone)).toMatchObject([{ line: 2, said: expect.stringContaining('line 2 of trees.csv') }]);
});

it('says on the command line what came of each row, and ends with 1 where one was refused', async () => {
  const operations = operationsOf(town.house, town.server);
  const run = async (file: string, values: { 'dry-run'?: boolean } = {}) => {
    const said: string[] = [];
    const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
    const code = await importCommand([file], values, (name, args) => operations[name]!(args)).finally(() =>
      log.mockRestore(),
    );
    return [code, ...said];
  };
  const file = join(folder, 'made-up-city.yaml');
  expect((await run(file, { 'dry-run': true })).at(-1)).toMatch(/0 refused; a trial: nothing was recorded$/);
  const [code, ...said] = await run(file);
  expect(code).toBe(0);
  expect(said).toContain('line 5: residents residents.csv: added (2 rows, 2 added, 0 changed)');
  expect(said).toContainEqual(expect.stringMatching(/^line \d+: plan made-up-2026: added$/));
  expect(said.at(-1)).toMatch(/^\d+ rows, \d+ added, 0 unchanged, 0 refused$/);
  expect((await run(file)).at(-1)).toMatch(/^\d+ rows, 0 added, \d+ unchanged, 0 refused$/);
  writeFileSync(join(folder, 'bad.yaml'), 'rows:\n- minutes: { meeting: 2030-1 }\n');
  expect(await run(join(folder, 'bad.yaml'))).toEqual([
    1,
    expect.stringMatching(/^line 2: minutes 2030-1: .*\[meeting.not-found\]$/),
    '1 rows, 0 added, 0 unchanged, 1 refused; nothing was recorded',
  ]);
  await expect(run(join(folder, 'none.yaml'))).rejects.toThrow('there is no file');
});

it('no file outside its folder is read, by whatever way it is named', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'ghia-outside-'));
  copyFileSync(join(EXAMPLE, 'residents.csv'), join(outside, 'residents.csv'));
  symlinkSync(join(outside, 'residents.csv'), join(folder, 'link.csv'));
  mkdirSync(join(folder, 'inner'));
  for (const file of [
    join(outside, 'residents.csv'),
    `../${outside.split('/').at(-1)}/residents.csv`,
    'link.csv',
    'inner',
    'none.csv',
    '..',
  ]) {
    const done = await written('out.yaml', 'rows:', `- residents: { file: ${JSON.stringify(file)} }`);
    expect([file, refused(done).length, refused(done)[0]?.line]).toEqual([file, 1, 2]);
  }
  rmSync(outside, { recursive: true });
});

it('what is called by no name that there is says which there are; signatures and verdicts cannot be brought in', async () => {
  for (const kind of ['sign-petition', 'approve', 'assessment', 'constructor', 'ballot']) {
    const [wrong] = refused(await written('odd.yaml', 'rows:', `- ${kind}: { a: 1 }`));
    expect(wrong).toMatchObject({ line: 2, said: expect.stringContaining('there are adoption, budget, category') });
  }
});

it('a row that was recorded once is left alone, whatever became of it since', async () => {
  await bring('made-up-city.yaml');
  const group = await town.staff('working-group');
  const renamed = { organisation: 'watchers', name: { ka: 'ახალი კავშირი', en: 'New Union' }, kind: 'civil-society' };
  await town.post('/ogp/organisations', group, renamed);
  const then = await head();
  await bring('made-up-city.yaml');
  expect(await head()).toBe(then);
});
