import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where browsers find what tools/build-assets.mjs made. Content-addressed names may be kept for a year. */
export const ASSETS_PREFIX = '/a';

/** What the build made for browsers: a logical name (`ghia.css`) leads to the file that holds it now. */
export type Assets = {
  /** The folder, to serve under `ASSETS_PREFIX`. */
  readonly folder: string;
  /** The address of an asset within this site. @throws when the build made no such thing */
  readonly url: (name: string) => string;
};

/** dist/assets, whether this runs from dist/src/portal or from src/portal. */
function builtFolder(): string {
  const near = resolve(import.meta.dirname, '..', '..', 'assets');
  return existsSync(near) ? near : resolve(import.meta.dirname, '..', '..', 'dist', 'assets');
}

/** @throws when nothing has been built there */
export function openAssets(folder: string = builtFolder()): Assets {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\``);
  const manifest: Readonly<Record<string, string>> = JSON.parse(readFileSync(file, 'utf8'));
  const url = (name: string) => {
    const built = manifest[name];
    if (built === undefined) throw new Error(`no asset is named ${name}`);
    return `${ASSETS_PREFIX}/${built}`;
  };
  return { folder, url };
}
