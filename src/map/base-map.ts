import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** What lies under the layers: Ghia's own drawing, tiles of a server, or a file of tiles that Ghia serves itself. */
export type BaseMap =
  | { readonly kind: 'schematic' }
  | { readonly kind: 'raster'; readonly url: string }
  | { readonly kind: 'pmtiles'; readonly file: string };

/** Where the file of tiles is served. */
export const PMTILES_PATH = '/map/base.pmtiles';
/** How a PMTiles file of version 3 begins. */
const PMTILES = Buffer.from('PMTiles\x03');

/** @throws Error with what is wrong and what to write instead */
export function readBaseMap(text: string): BaseMap {
  if (text === 'schematic') return { kind: 'schematic' };
  const [, kind, where = ''] = /^(raster|pmtiles):(.+)$/.exec(text) ?? [];
  if (kind === 'raster') return { kind, url: tiles(where) };
  if (kind === 'pmtiles') return { kind, file: tileFile(where) };
  throw new Error('write schematic, raster:https://…/{z}/{x}/{y}.png, or pmtiles:/path/of/file.pmtiles');
}

function tiles(url: string): string {
  const { protocol, username } = URL.parse(url.replaceAll(/[{}]/g, '0')) ?? {};
  const hasAll = ['{z}', '{x}', '{y}'].every((part) => url.split(part).length === 2);
  // spaces, quotes and semicolons would end what the page's own policy says of the host
  if (protocol === 'https:' && username === '' && hasAll && !/[\s;,'"{}]/.test(url.replaceAll(/\{[zxy]\}/g, '')))
    return url;
  throw new Error(
    'write an https:// address with {z}, {x} and {y}, each once, such as raster:https://tiles.example.ge/{z}/{x}/{y}.png',
  );
}

function tileFile(path: string): string {
  const begins = Buffer.alloc(PMTILES.length);
  try {
    if (!statSync(path).isFile()) throw new Error('no file');
    const file = openSync(path, 'r');
    readSync(file, begins, 0, begins.length, 0);
    closeSync(file);
  } catch {
    throw new Error('there is no such file that can be read; write the whole path of a PMTiles file');
  }
  if (begins.equals(PMTILES)) return path;
  throw new Error('the file is no PMTiles of version 3; make one with pmtiles convert, or write another');
}

/** Whose pictures the pages may show besides our own. */
export const imagesFrom = (base: BaseMap): string | undefined =>
  base.kind === 'raster' ? new URL(base.url.replaceAll(/[{}]/g, '0')).origin : undefined;

/** What the house was set up with, for whoever answers with it. */
export const BASE_MAP = Symbol('base map');
export type BaseMapSet = { readonly base: BaseMap; readonly attribution: string };

/** As browsers are told of it. */
export function toldOf({ base, attribution }: BaseMapSet) {
  if (base.kind === 'schematic') return base;
  return { kind: base.kind, url: base.kind === 'raster' ? base.url : PMTILES_PATH, attribution };
}
