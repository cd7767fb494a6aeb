import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(import.meta.dirname, '..');
const MAY_IMPORT: Record<string, string[]> = {
  events: ['events'],
  commands: ['commands', 'events', 'npm:class-validator', 'npm:class-transformer'],
  'read-models': ['read-models', 'npm:class-validator'],
  projections: ['projections', 'events', 'read-models'],
  src: ['src', 'commands', 'events', 'projections', 'read-models', 'npm:*'],
};
const AT_THE_TOP = [
  'src projections commands events read-models tests package.json nest-cli.json tsconfig.json',
  'README.md LICENSE CHANGELOG.md SECURITY.md bench deploy docs tools package-lock.json',
  'tsconfig.build.json biome.json jest.config.js playwright.config.ts', // tool configs
].flatMap((line) => line.split(' '));
const MADE = ['node_modules', 'dist', 'data', 'coverage', 'test-results', 'playwright-report'];

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const files = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
const product = Object.keys(MAY_IMPORT).flatMap(files);

const imports = (file: string) => ts.preProcessFile(read(file)).importedFiles.map(({ fileName }) => fileName);
/** Where a file's relative imports lead, as path segments from the root. */
const targets = (file: string) =>
  imports(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(ROOT, resolve(ROOT, dirname(file), name)).split(sep));

describe.each(Object.entries(MAY_IMPORT))('%s', (floor, allowed) => {
  it.each(files(floor))('%s looks only down', (file) => {
    const packages = imports(file).filter((name) => !name.startsWith('.'));
    const reached = [...targets(file).map(([first]) => first!), ...packages.map((name) => `npm:${name}`)];
    const mayReach = (target: string) =>
      allowed.includes(target) ||
      (target.startsWith('npm:') && allowed.includes('npm:*')) ||
      (target === 'npm:node:crypto' && file.startsWith(join('projections', 'audit')));
    expect(reached.filter((target) => !mayReach(target))).toEqual([]);
  });
});

it('projections see documents of the read-models floor as types only', () => {
  const wrong = files('projections').filter((file) =>
    [...read(file).matchAll(/^import (?!type)(.*?) from '(?:\.\.\/)+read-models\//gm)].some(
      ([, names]) => !/^\{(\s*type [^,}]+,?)+\s*\}$/.test(names!),
    ),
  );
  expect(wrong).toEqual([]);
});

it('rooms do not open into each other', () => {
  const inRooms = files('commands').filter((file) => file.split(sep).length > 2);
  const wrong = inRooms.flatMap((file) => {
    const room = file.split(sep)[1];
    const elsewhere = ([floor, to, ...rest]: string[]) => floor === 'commands' && rest.length > 0 && to !== room;
    return targets(file)
      .filter(elsewhere)
      .map((target) => `${file} → ${target.join('/')}`);
  });
  expect(wrong).toEqual([]);
});

it('HTTP does not know the log, nor the log HTTP', () => {
  const between = (a: string, b: string) =>
    files(join('src', a)).flatMap((file) => targets(file).filter(([floor, to]) => floor === 'src' && to === b));
  expect([...between('http', 'log'), ...between('log', 'http')]).toEqual([]);
});

it('there is one command handler, one query handler, and no other machinery of Nest’s CQRS', () => {
  const using = (pattern: RegExp) => files('src').filter((file) => pattern.test(read(file)));
  expect(using(/@CommandHandler\(/)).toEqual([join('src', 'write', 'decide.handler.ts')]);
  expect(using(/@QueryHandler\(/)).toEqual([join('src', 'read', 'ask.handler.ts')]);
  expect(using(/AggregateRoot|EventBus|@Saga|@EventsHandler/)).toEqual([]);
});

it('each wish has a name of its own: the API describes them by it', () => {
  const wishes = files('commands').flatMap((file) =>
    [...read(file).matchAll(/^export class (\w+)/gm)].map(([, name]) => name),
  );
  expect(wishes.length).toBeGreaterThan(80);
  expect(wishes.filter((name, i) => wishes.indexOf(name) !== i)).toEqual([]);
});

it('no barrels but the registries, no folder named after nothing', () => {
  const registries = ['events', 'commands', 'projections'].map((floor) => join(floor, 'index.ts'));
  expect(product.filter((file) => /(^|[\\/])index\.tsx?$/.test(file)).sort()).toEqual(registries.sort());
  const nameless = product.filter((file) =>
    /[\\/](shared|common|utils?|core|helpers?|types)([\\/]|\.tsx?$)/.test(file),
  );
  expect(nameless).toEqual([]);
});

it('no file outgrows a sitting', () => {
  const long = product.filter((file) => read(file).split('\n').length > 251);
  expect(long).toEqual([]);
});

it('nothing stands at the top that the card and the plan do not name', () => {
  const found = readdirSync(ROOT).filter((name) => !name.startsWith('.') && !MADE.includes(name));
  expect(found.filter((name) => !AT_THE_TOP.includes(name))).toEqual([]);
  expect(existsSync(join(ROOT, '.ci', 'run'))).toBe(true);
});
