import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSETS_PREFIX, type Assets } from './assets.js';

const FONT = /url\(["']?\/a\/([^"')]+\.woff2)["']?\)/g;

/** A sheet of ours with its letters in it, for a page that can fetch nothing. */
export function inlineSheet({ folder, url }: Assets, name: string): string {
  const file = (path: string) => join(folder, path.replace(`${ASSETS_PREFIX}/`, ''));
  const css = readFileSync(file(url(name)), 'utf8');
  return css.replace(FONT, (_, font: string) => {
    const bytes = readFileSync(join(folder, font)).toString('base64');
    return `url(data:font/woff2;base64,${bytes})`;
  });
}
