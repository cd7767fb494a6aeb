import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

test('no page is wider than its screen, whatever letters its reader has set', async ({ page }) => {
  test.setTimeout(600_000); // every page of the gallery, four times
  const { renderPage } = await import(join(PORTAL, 'controllers', 'render.js'));
  const { openAssets } = await import(join(PORTAL, 'assets.js'));
  const shown = gallery(await builtPages(), openAssets().url);
  await page.route('**/gallery/*', (route) => {
    const render = shown[route.request().url().split('/').at(-1)!]!;
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: renderPage(render('ka')) });
  });
  await page.route(/\.js(\?|$)/, (route) => route.abort()); // how wide a page is hangs on no script
  const wide: string[] = [];
  for (const name of Object.keys(shown)) {
    await page.goto(`/gallery/${name}`);
    await page.addStyleTag({ content: LETTERS });
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
  expect(wide).toEqual([]);
});
