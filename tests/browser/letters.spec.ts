import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { gallery } from '../portal/gallery/gallery.js';
import type { Pages } from '../portal/gallery/pages.js';

const PORTAL = resolve(import.meta.dirname, '..', '..', 'dist', 'src', 'portal');
/** Letters as readers set them: spaced as WCAG 1.4.12 has it, and of twice the size. */
const LETTERS = `
  html[data-letters='large'] { font-size: 32px !important; }
  html[data-letters='spaced'] * {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  }
  html[data-letters='spaced'] p { margin-block-end: 2em !important; }`;
type Reader = { readonly letters: string; readonly width: number };
const READERS: readonly Reader[] = [
  { letters: 'spaced', width: 390 },
  { letters: 'large', width: 390 },
  { letters: 'plain', width: 320 },
  { letters: 'spaced', width: 1280 },
];

/** Where pages are read. */
const ROOM = '/';

/** Shows each page in a window to one reader after another, and tells what was wrong. Runs in the browser. */
async function readAll({ names, readers, css }: { names: string[]; readers: readonly Reader[]; css: string }) {
  const view = document.body.appendChild(document.createElement('iframe'));
  view.style.cssText = 'border: 0; height: 844px';
  const shown = (text: string) =>
    new Promise((done) => {
      view.onload = done;
      view.srcdoc = text;
    });
  const told = { wrong: [] as string[], lettered: 0 };
  for (const name of names) {
    const answer = await fetch(`/gallery/${name}`);
    if (!answer.ok) told.wrong.push(`${name}: ${answer.status}`);
    await shown(await answer.text());
    const page = view.contentDocument!;
    page.head.append(Object.assign(page.createElement('style'), { textContent: css }));
    if ([...(await page.fonts.ready)].some(({ status }) => status === 'loaded')) told.lettered++;
    for (const { letters, width } of readers) {
      view.style.width = `${width}px`;
      page.documentElement.dataset.letters = letters;
      const { clientWidth, scrollWidth } = page.documentElement;
      if (clientWidth !== width || scrollWidth > width)
        told.wrong.push(
          `${name}, ${letters} letters: ${scrollWidth} px wide at ${width}, in a window of ${clientWidth}`,
        );
    }
  }
  return told;
}

/** The pages as they were built: the browser's own compiler knows no JSX of ours. */
async function builtPages(): Promise<Pages> {
  const folder = join(PORTAL, 'pages');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  return Object.assign({}, ...(await Promise.all(files.map((name) => import(join(folder, name))))));
}

const KINDS: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Pages by their names, and what they are styled with. No scripts: how wide a page is hangs on none. */
async function served(pageOf: (name: string) => string | undefined, assets: string): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    const name = url.split('/').at(-1)!;
    const page = url === ROOM ? '<!doctype html><title>A room to read in</title><body>' : pageOf(name);
    const kind = KINDS[extname(name)];
    const file = join(assets, name);
    if (page !== undefined) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else if (kind && existsSync(file))
      response.writeHead(200, { 'content-type': kind, 'cache-control': 'max-age=3600' }).end(readFileSync(file));
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('no page is wider than its screen, whatever letters its reader has set', async ({ page }) => {
  test.setTimeout(600_000); // every page of the gallery, four times
  const { renderPage } = await import(join(PORTAL, 'controllers', 'render.js'));
  const { openAssets } = await import(join(PORTAL, 'assets.js'));
  const assets = openAssets();
  const shown = gallery(await builtPages(), assets.url);
  const server = await served((name) => shown[name] && renderPage(shown[name]('ka')), assets.folder);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const names = Object.keys(shown);
  await page.goto(`${origin}${ROOM}`);
  const { wrong, lettered } = await page.evaluate(readAll, { names, readers: READERS, css: LETTERS });
  server.close();
  expect(wrong).toEqual([]);
  expect(lettered).toBeGreaterThan(names.length / 2); // a few, such as papers to print, bring a sheet of their own
});
