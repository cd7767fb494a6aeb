import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, type Page, type TestInfo } from '@playwright/test';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What hangs on colours; the rest of a page is the same in the dark. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
const SCHEMES = { light: { type: 'tag', values: TAGS }, dark: { type: 'rule', values: COLOURS } } as const;
type Rules = (typeof SCHEMES)[keyof typeof SCHEMES];

type Violation = { id: string; nodes: { target: unknown[] }[] };
declare const axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> };

/** What axe finds wrong, alone: to tell of all that is right as well takes it twice as long, and as much to bring it here. */
async function found(page: Page, rules: Rules): Promise<Violation[]> {
  return page.evaluate(async (runOnly) => {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) }));
  }, rules);
}

/** A folder that takes a picture of each page that is looked at, in both colour schemes; none without it. */
const PICTURES = process.env.GHIA_PICTURES;
let taken = 0;

async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  const file = `${String(taken++).padStart(3, '0')}-${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`;
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(PICTURES, file), fullPage: true });
}

/** The page as it stands: no violation in either colour scheme, and no wider than its screen. axe itself needs scripts. */
export async function isFit(page: Page, info: TestInfo): Promise<void> {
  if (info.project.name === 'nojs') return;
  const path = new URL(page.url()).pathname;
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // a bar that stays at the screen's edge hides whatever happens to lie behind it; people scroll, axe does not
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('.deed-bar')?.style.setProperty('position', 'static'),
    );
    await picture(page, `${info.project.name}-${colorScheme}${path}`);
    const wrong = await found(page, SCHEMES[colorScheme]);
    expect(wrong.map(({ id, nodes }) => `${path} ${colorScheme} ${id} ${nodes[0]?.target}`)).toEqual([]);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect({ path, width }).toEqual({ path, width: info.project.use.viewport!.width });
}
