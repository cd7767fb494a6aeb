import { readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import { Invalid } from '../http/validation.pipe.js';

/** Bytes of one file that a row names. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Files that rows name lie in the folder of the import file, or below it. Whoever wrote it may be somebody else than who
 * runs it, so that nothing outside is read, by whatever way it is named.
 */
export class Beside {
  constructor(private readonly folder: string) {}

  /** @throws Invalid, which names the field, where there is none, or it lies elsewhere */
  bytes(name: string, field: string): Buffer {
    const wrong = (message: string) => new Invalid([{ path: field, message: `${field}: ${message}` }]);
    let path: string;
    try {
      path = realpathSync(resolve(this.folder, name));
    } catch {
      throw wrong(`there is no ${name} beside the import file`);
    }
    const way = relative(realpathSync(this.folder), path);
    if (isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`))
      throw wrong(`${name} does not lie in the folder of the import file`);
    const about = statSync(path);
    if (!about.isFile()) throw wrong(`${name} is no file`);
    if (about.size > LARGEST) throw wrong(`${name} is larger than ${LARGEST} bytes`);
    return readFileSync(path);
  }

  text(name: string, field = 'file'): string {
    return this.bytes(name, field).toString('utf8');
  }

  /** GeoJSON, or CSV by the end of its name. */
  mapFile(name: string): { readonly csv?: string; readonly geojson?: unknown } {
    const text = this.text(name);
    if (extname(name) === '.csv') return { csv: text };
    try {
      return { geojson: JSON.parse(text) };
    } catch {
      throw new Invalid([
        { path: 'file', message: `file: ${basename(name)} is no GeoJSON; a file of CSV ends in .csv` },
      ]);
    }
  }
}
