import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import ts from 'typescript';
import { type Assets, openAssets } from '../../src/portal/assets.js';
import { CardLetters } from '../../src/portal/cards/card-letters.js';
import { scratch } from '../support/scratch.js';
import { builtInto } from './built.js';

const PORTAL = resolve(import.meta.dirname, '..', '..', 'src', 'portal');
const fresh = scratch();
let assets: Assets;
let css: string;
const read = (name: string) => readFileSync(join(assets.folder, assets.url(name).slice('/a/'.length)));

beforeAll(() => {
  assets = builtInto(dirname(fresh()));
  css = read('ghia.css').toString();
});

describe('what the build makes', () => {
  it('is all there under the names that pages ask for', () => {
    const islands = ['petition.js', 'writing.js', 'form.js', 'forum.js', 'map.js', 'place.js'];
    const asked = ['ghia.css', 'live-map.css', 'ka.woff2', 'latin.woff2', ...islands, 'favicon.svg'];
    for (const name of [...asked, 'favicon.ico', 'icon-180.png', 'speculation.json'])
      expect([name, read(name).length > 0]).toEqual([name, true]);
  });

  it('is named by its content, so that it may be kept', () => {
    for (const name of ['ghia.css', 'ka.woff2', 'petition.js'])
      expect(assets.url(name)).toMatch(/^\/a\/[a-z]+-[A-Z0-9]{8}\.(css|woff2|js)$/);
    expect(() => assets.url('nothing.js')).toThrow('nothing.js');
  });

  it('comes compressed too', () => {
    const file = join(assets.folder, assets.url('ghia.css').slice('/a/'.length));
    expect(brotliDecompressSync(readFileSync(`${file}.br`)).toString()).toBe(css);
    expect(gunzipSync(readFileSync(`${file}.gz`)).toString()).toBe(css);
  });

  it('stays small', () => {
    expect(read('ka.woff2').length + read('latin.woff2').length).toBeLessThan(26_000);
    expect(brotliOf('ghia.css')).toBeLessThan(10_000);
    for (const island of ['petition.js', 'writing.js', 'form.js', 'forum.js'])
      expect(brotliOf(island)).toBeLessThan(2_500);
    // what is heavy about the map comes when a reader comes near it
    for (const island of ['map.js', 'place.js']) expect(brotliOf(island)).toBeLessThan(600);
    expect(brotliOf('live-map.css')).toBeLessThan(3_500);
  });
  const brotliOf = (name: string) =>
    readFileSync(`${join(assets.folder, assets.url(name).slice('/a/'.length))}.br`).length;

  it('says what to do when nothing was built', () => {
    expect(() => openAssets(join(assets.folder, 'nowhere'))).toThrow('npm run build');
  });
});

describe('the style sheet', () => {
  it('never puts Georgian into capitals and never spaces its letters', () => {
    expect(css).not.toMatch(/text-transform|small-caps|letter-spacing/);
  });

  it('loads nothing from elsewhere', () => {
    const loaded = [...css.matchAll(/url\(([^)]*)\)/g)].map(([, url]) => url!.replaceAll('"', ''));
    expect(loaded.sort()).toEqual(['ka', 'latin', 'lari'].map((name) => assets.url(`${name}.woff2`)).sort());
  });

  it('has a file for each concern, all of them in use', () => {
    const entry = readFileSync(join(PORTAL, 'styles', 'ghia.css'), 'utf8');
    // the second sheet is loaded with a live map, and only then; the others set minutes and reports as papers
    const sheets = ['ghia.css', 'live-map.css', 'minutes.css', 'report.css'];
    const files = readdirSync(join(PORTAL, 'styles')).filter((name) => !sheets.includes(name));
    expect(files.filter((name) => !entry.includes(`"./${name}"`))).toEqual([]);
  });

  it('lets Leaflet stand below all that is ours, without its pictures', () => {
    const live = read('live-map.css').toString();
    expect(live).toMatch(/@layer vendor\{\.leaflet/);
    expect(live).not.toContain('url(');
  });

  it('draws the lari from our own font, and an N where the family has no number sign', () => {
    expect(css).toMatch(/unicode-range:U\+20BE/i);
    const letters = new CardLetters(assets.folder);
    expect(letters.canDraw('12 345 ₾ · №7 „ხე“')).toBe(true);
    expect(letters.outline('₾', 0, 0, 20, 400)).toMatch(/^M[\d. ]/);
    expect(letters.outline('№', 0, 0, 20, 400)).toBe(letters.outline('N', 0, 0, 20, 400));
    expect(letters.outline('₾№ა', 0, 0, 20, 700)).not.toContain('NaN');
  });
});

it('islands print numbers as the pages do, and ask no browser how', () => {
  for (const island of ['petition.js', 'writing.js', 'form.js'])
    expect(read(island).toString()).not.toMatch(/Intl|toLocale/);
});

it('islands hold to their types', () => {
  const config = join(PORTAL, 'islands', 'tsconfig.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  );
  const program = ts.createProgram(parsed!.fileNames, parsed!.options);
  const said = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(said).toEqual([]);
  expect(parsed!.fileNames.length).toBeGreaterThan(3);
});
const fail = ({ messageText }: ts.Diagnostic) => {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
};

it('markup is written raw in three places only, as data, as our own sheet on a paper and as what became of Markdown, and links from people go through one gate', () => {
  const sources = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const using = (pattern: RegExp) => sources.filter((name) => pattern.test(readFileSync(join(PORTAL, name), 'utf8')));
  expect(using(/dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML/).sort()).toEqual([
    'components/data-block.tsx',
    'components/forum/post-body.tsx',
    'components/paper.tsx',
  ]);
  const body = readFileSync(join(PORTAL, 'components', 'forum', 'post-body.tsx'), 'utf8');
  expect(body).toContain('const html = markdown(text.body);');
  expect(using(/toUpperCase|toLocaleUpperCase/)).toEqual([]);
  expect(existsSync(join(PORTAL, 'safe-url.ts'))).toBe(true);
});
