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
const READERS = [
  { letters: 'spaced', width: 390 },
  { letters: 'large', width: 390 },
  { letters: 'plain', width: 320 },
  { letters: 'spaced', width: 1280 },
];

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
    const page = url.startsWith('/gallery/') ? pageOf(name) : undefined;
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
  const wide: string[] = [];
  let lettered = 0;
  for (const name of Object.keys(shown)) {
    const answer = await page.goto(`${origin}/gallery/${name}`);
    if (answer?.status() !== 200) wide.push(`${name}: ${answer?.status()}`);
    await page.addStyleTag({ content: LETTERS });
    if (await page.evaluate(async () => [...(await document.fonts.ready)].some(({ status }) => status === 'loaded')))
      lettered++;
    for (const { letters, width } of READERS) {
      await page.setViewportSize({ width, height: 844 });
      const over = await page.evaluate((kind) => {
        const { documentElement: html } = document;
        html.dataset.letters = kind;
        return html.scrollWidth - html.clientWidth;
      }, letters);
      if (over > 0) wide.push(`${name}, ${letters} letters at ${width}: ${over} px too wide`);
    }
  }
  server.close();
  expect(wide).toEqual([]);
  expect(lettered).toBeGreaterThan(Object.keys(shown).length / 2); // a few, such as papers to print, bring a sheet of their own
});
