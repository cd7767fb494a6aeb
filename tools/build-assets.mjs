// Makes everything the portal's browser loads: islands, one style sheet, subset fonts, icons; each named by its content,
// so that it may be kept for a year. Runs after `nest build`, which empties dist. `--out <folder>` puts it elsewhere.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import * as esbuild from 'esbuild';
import subset from 'subset-font';

const ROOT = resolve(import.meta.dirname, '..');
const PORTAL = join(ROOT, 'src', 'portal');
const { out } = parseArgs({ options: { out: { type: 'string', default: join(ROOT, 'dist', 'assets') } } }).values;
const OUT = resolve(out);
const FONTS = join(ROOT, 'node_modules', '@fontsource-variable', 'noto-sans-georgian', 'files');
const STATIC_FONTS = join(ROOT, 'node_modules', '@fontsource', 'noto-sans-georgian', 'files');

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const GEORGIAN = range(0x10d0, 0x10ff);
/** The same characters as the `unicode-range`s in styles/fonts.css. The family has no №: browsers take another's. */
const LATIN = `${range(0x20, 0x7e)}\u00a0©«·»×–—‘’“”„•…€−`;
const LARI = '₾';

const sourceOf = (folder, script, name) =>
  readFileSync(join(folder, `noto-sans-georgian-${script}-${name}-normal.woff2`));
const variationAxes = { wght: { min: 400, max: 750 } };

const webFonts = async () => ({
  'ka.woff2': await subset(sourceOf(FONTS, 'georgian', 'wght'), GEORGIAN, { targetFormat: 'woff2', variationAxes }),
  'latin.woff2': await subset(sourceOf(FONTS, 'latin', 'wght'), LATIN, { targetFormat: 'woff2', variationAxes }),
  'lari.woff2': await subset(sourceOf(FONTS, 'latin-ext', 'wght'), LARI, { targetFormat: 'woff2', variationAxes }),
});

/** Faces that the share cards draw their letters from. */
async function cardFonts() {
  const faces = [400, 700].flatMap((weight) => [
    { name: `card-ka-${weight}.ttf`, script: 'georgian', weight, letters: GEORGIAN },
    { name: `card-latin-${weight}.ttf`, script: 'latin', weight, letters: LATIN },
    { name: `card-lari-${weight}.ttf`, script: 'latin-ext', weight, letters: LARI },
  ]);
  const made = faces.map(async ({ name, script, weight, letters }) => {
    const face = await subset(sourceOf(STATIC_FONTS, script, weight), letters, { targetFormat: 'sfnt' });
    return [name, face];
  });
  return Object.fromEntries(await Promise.all(made));
}

/** `font:ka.woff2` in a style sheet is the subset made above. */
const fontsFrom = (fonts) => ({
  name: 'fonts',
  setup(build) {
    build.onResolve({ filter: /^font:/ }, ({ path }) => ({ path: path.slice('font:'.length), namespace: 'font' }));
    build.onLoad({ filter: /.*/, namespace: 'font' }, ({ path }) => ({ contents: fonts[path], loader: 'file' }));
  },
});

const islands = readdirSync(join(PORTAL, 'islands')).filter((name) => /^[a-z-]+\.ts$/.test(name));
/** Those that fetch their heavy part when the reader comes near it. The others are one file each. */
const IN_PARTS = ['map.ts', 'place.ts'];

/** Leaflet's own pictures are for its own markers, which we do not use. */
const withoutPictures = {
  name: 'without-pictures',
  setup(build) {
    build.onLoad({ filter: /leaflet\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/(background-image|behavior): url\([^)]*\);/g, ''),
      loader: 'css',
    }));
  },
};

const bundle = (entries, fonts, splitting = false) =>
  esbuild.build({
    entryPoints: entries.map((name) => join(PORTAL, name)),
    outdir: OUT,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: '/a',
    bundle: true,
    splitting,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
    metafile: true,
    write: false,
    plugins: [fontsFrom(fonts), withoutPictures],
  });

async function bundles(fonts) {
  const whole = islands.filter((name) => !IN_PARTS.includes(name)).map((name) => `islands/${name}`);
  const made = await Promise.all([
    bundle([...whole, 'styles/ghia.css', 'styles/live-map.css', 'styles/minutes.css', 'styles/report.css'], fonts),
    bundle(
      IN_PARTS.map((name) => `islands/${name}`),
      fonts,
      true,
    ),
  ]);
  return {
    outputFiles: made.flatMap(({ outputFiles }) => outputFiles),
    names: Object.assign({}, ...made.map(({ metafile }) => namesOf(metafile))),
  };
}

/** Logical names of what esbuild made: `sign.js`, `ghia.css`, `ka.woff2`. What several parts have in common needs none. */
function namesOf({ outputs }) {
  const named = Object.entries(outputs).flatMap(([path, { entryPoint, inputs }]) => {
    const source = entryPoint ?? Object.keys(inputs)[0];
    const name = source
      ?.replace(/^font:/, '')
      .split('/')
      .at(-1)
      .replace(/\.ts$/, '.js');
    return name ? [[name, relative(OUT, resolve(path))]] : [];
  });
  return Object.fromEntries(named);
}

/** The mark of the portal, as the page header draws it. */
function mark() {
  const [, glyph] = /GLYPH =\s*'([^']+)'/.exec(readFileSync(join(PORTAL, 'components', 'glyph.ts'), 'utf8'));
  const square = '<rect width="40" height="40" rx="11" fill="#0b5c63"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">${square}<path d="${glyph}" fill="#fff"/></svg>`;
}

const png = (svg, width) =>
  Buffer.from(
    new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render().asPng(),
  );

/** An .ico that holds one PNG: a header of 6 bytes, an entry of 16, the picture. */
function ico(picture, size) {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(picture.length, 14);
  header.writeUInt32LE(22, 18);
  return Buffer.concat([header, picture]);
}

function icons() {
  const svg = mark();
  return {
    'favicon.svg': Buffer.from(svg),
    'favicon.ico': ico(png(svg, 32), 32),
    'icon-180.png': png(svg, 180),
    'icon-512.png': png(svg, 512),
  };
}

/**
 * Pages are fetched when a finger or pointer comes near their link: no script needed. Nothing with an effect is a GET; files
 * (some are made when they are asked for) and pages that must not know who reads them are fetched by a click alone.
 */
const speculation = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: ['/ka/*', '/en/*'] },
          { not: { href_matches: ['/*.*', '/*/sign-in*', '/*/me/data', '/*/scans/*', '/*/kiosk*', '/*/ballots*'] } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
};

const compressed = { brotli: promisify(brotliCompress), gzip: promisify(gzip) };
async function save(name, contents) {
  writeFileSync(join(OUT, name), contents);
  if (!/\.(css|js|svg)$/.test(name)) return; // a compressed neighbour's type follows its name alone, and the rules have one of their own
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: contents.length };
  writeFileSync(join(OUT, `${name}.br`), await compressed.brotli(contents, { params }));
  writeFileSync(join(OUT, `${name}.gz`), await compressed.gzip(contents, { level: 9 }));
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const [fonts, faces] = await Promise.all([webFonts(), cardFonts()]);
const { outputFiles, names } = await bundles(fonts);
// These keep plain names: browsers and servers ask for them by name.
const plain = { ...icons(), ...faces, 'speculation.json': Buffer.from(JSON.stringify(speculation)) };
const manifest = { ...names, ...Object.fromEntries(Object.keys(plain).map((name) => [name, name])) };
await Promise.all([
  ...outputFiles.map(({ path, contents }) => save(relative(OUT, path), contents)),
  ...Object.entries(plain).map(([name, contents]) => save(name, contents)),
]);
writeFileSync(join(OUT, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
