import { gzipSync } from 'node:zlib';
import { expect, type Page, type Response, test } from '@playwright/test';
import { CATEGORIES } from '../../src/demo/map-categories.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn } from './people.js';

const { reports: t, map: m, place: p } = say('ka');
const PEOPLE = { phone: 720, desktop: 730, nojs: 740 } as const;

const live = (page: Page) => page.locator('.live-map');
const clusters = (page: Page) => page.locator('.cluster-mark.reports');
const noScript = (project: string) => project === 'nojs';

type LayoutShift = PerformanceEntry & { readonly value: number };
declare global {
  interface Window {
    /** What has moved by itself, and when (milliseconds since the page began). */
    shifts: { at: number; value: number }[];
  }
}

/** What goes over the wire; pages and data as the proxy in front of the house packs them. */
async function weightOf(answer: Response): Promise<number> {
  const body = await answer.body();
  const sizes = await answer.request().sizes();
  const packed = /html|json/.test(answer.headers()['content-type'] ?? '')
    ? gzipSync(body).length
    : sizes.responseBodySize;
  return packed + sizes.responseHeadersSize;
}

/** The map when it shows what there is. */
async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('[data-map-status]')).toHaveText(/\d/);
}

test('the drawing leads to the reports of a district, and the form narrows the list down', async ({ page }, info) => {
  await page.goto('/ka/map?status=open');
  await expect(page).toHaveURL(/\/ka\/reports\?status=open$/);
  if (noScript(info.project.name)) {
    await page.locator('.district-map a[href*="district=saburtalo"]').focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/district=saburtalo/);
    await expect(page.locator('select[name=district]')).toHaveValue('saburtalo');
    await page.locator('select[name=age]').selectOption('30');
    await page.getByRole('button', { name: say('ka').shell.search, exact: true }).click();
    await expect(page).toHaveURL(/age=30/);
  } else await page.goto('/ka/reports?district=saburtalo&status=open&age=30');
  await expect(page.locator('select[name=age]')).toHaveValue('30');
  const total = (await page.locator('[data-follows=total]').textContent()) ?? '';
  await page.goto('/ka/reports?district=saburtalo&status=open');
  expect((await page.locator('[data-follows=total]').textContent()) ?? '').not.toBe('');
  expect(total).not.toBe('');
});

test('a shared address shows the same part of the city, on the map and in the list', async ({ page }, info) => {
  const box = '44.74,41.69,44.8,41.74';
  await page.goto(`/ka/reports?bbox=${box}&z=14`);
  const { total } = await (await page.request.get(`/api/v1/reports?bbox=${box}&limit=1`)).json();
  await expect(page.locator('[data-follows=total]')).toHaveText(t.found(total));
  await expect(page.getByText(m.inArea)).toBeVisible();
  if (!noScript(info.project.name)) {
    await expect(page.locator('[data-map-status]')).toHaveText(/\d/);
    expect(new URL(page.url()).searchParams.get('bbox')).toBe(box);
    await isFit(page, info);
  }
  await page.getByRole('link', { name: m.wholeCity }).click();
  await expect(page.getByText(m.inArea)).toBeHidden();
});

test('the live map brings what is many nearer, tells what is one, and takes the list along', async ({ page }, info) => {
  await opened(page, '/ka/reports');
  await isFit(page, info);
  const first = clusters(page).first();
  await expect(first).toHaveAccessibleName(/შეტყობინება, გადიდება/);
  const before = Number(await clusters(page).count());
  expect(before).toBeGreaterThan(1);

  await first.click();
  await expect(page).toHaveURL(/bbox=.*&z=/);
  const address = page.url();
  const here = page.getByRole('button', { name: m.here });
  await expect(here).toBeVisible();
  await here.click();
  await expect(page.getByText(m.inArea)).toBeVisible();
  const listed = (await page.locator('[data-follows=total]').textContent()) ?? '';

  await page.goto(address);
  await expect(page.locator('[data-map-status]')).toHaveText(/\d/);
  expect(page.url()).toBe(address);
  await expect(page.locator('[data-follows=total]')).toHaveText(listed);

  await opened(page, '/ka/reports?bbox=44.74,41.69,44.8,41.74&z=15');
  await page.locator('.point-mark').first().focus();
  await page.keyboard.press('Enter');
  const link = page.locator('.told a');
  await expect(link).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link).toBeHidden();
  await expect(page.locator('.point-mark').first()).toBeFocused();
});

test('the live map follows the form, its layers, and the keys', async ({ page }, info) => {
  await opened(page, '/ka/reports');
  const status = page.locator('[data-map-status]');
  const all = (await status.textContent()) ?? '';
  if (info.project.name === 'phone') await page.getByText(m.more, { exact: true }).click();
  await page.locator('select[name=status]').selectOption('open');
  await expect(page).toHaveURL(/status=open/);
  await expect(status).not.toHaveText(all);
  const { total } = await (await page.request.get('/api/v1/reports?status=open&limit=1')).json();
  await expect(page.locator('[data-follows=total]')).toHaveText(t.found(total));

  await page.locator('input[name=layers][value=reports]').uncheck();
  await expect(page).toHaveURL(/layers=/);
  await expect(clusters(page)).toHaveCount(0);

  await live(page).focus();
  const { x } = (await page.locator('.leaflet-map-pane').boundingBox())!;
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await page.locator('.leaflet-map-pane').boundingBox())!.x).toBeLessThan(x);
  const z = () => Number(new URL(page.url()).searchParams.get('z'));
  await expect.poll(z).toBeGreaterThan(0);
  const far = z();
  await page.keyboard.press('+');
  await expect.poll(z).toBeGreaterThan(far);
});

test('nothing shifts when the map comes alive, and all of it stays within 120 kB', async ({ page }, _info) => {
  const sent: Promise<number>[] = [];
  page.on('response', (answer) => sent.push(weightOf(answer)));
  let wake = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  await page.route(/\/live-\w+\.js$/, async (route) => {
    await woken;
    await route.continue();
  });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { startTime: at, value } of list.getEntries() as LayoutShift[]) window.shifts.push({ at, value });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto('/ka/reports');
  const settled = await page.evaluate(async () => {
    await document.fonts.ready; // lines move a little where letters come behind the text
    for (const _ of ['drawn', 'seen']) await new Promise(requestAnimationFrame);
    return performance.now();
  });
  wake();
  await expect(page.locator('[data-map-status]')).toHaveText(/\d/);
  await page.waitForLoadState('networkidle');
  const shifts = await page.evaluate(() => window.shifts);
  const sum = (from: number) => shifts.reduce((sum, { at, value }) => sum + (at > from ? value : 0), 0);
  expect(sum(settled), JSON.stringify(shifts)).toBeLessThan(0.01);
  expect(sum(0), JSON.stringify(shifts)).toBeLessThan(0.1); // what counts as good
  const weight = (await Promise.all(sent)).reduce((sum, bytes) => sum + bytes, 0);
  expect(weight).toBeGreaterThan(40_000);
  expect(weight).toBeLessThan(120_000);
});

test('a report is placed on the map, and its page shows where', async ({ page, context }, info) => {
  test.setTimeout(360_000);
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 48.85, longitude: 2.35 });
  await signIn(page, PEOPLE[info.project.name as keyof typeof PEOPLE], '/ka/reports/new');
  await page.goto('/ka/reports/new?category=litter');
  const said = page.locator('[data-place-status]');
  const mine = page.getByRole('button', { name: p.mine });
  await expect(page.locator('.place-stage .area').first()).toBeVisible();
  await mine.click();
  await expect(said).toHaveText(p.outside);
  await context.setGeolocation({ latitude: 41.7102, longitude: 44.7703, accuracy: 400 });
  await mine.click();
  await expect(said).toContainText('400');
  await expect(page.locator('select[name=district]')).toHaveValue('vake');
  await isFit(page, info);

  const lat = page.locator('input[name=lat]');
  const before = await lat.inputValue();
  await page.locator('[data-place-stage]').focus();
  await page.keyboard.press('ArrowUp');
  await expect(lat).not.toHaveValue(before);
  const stage = (await page.locator('[data-place-stage]').boundingBox())!;
  const moved = await lat.inputValue();
  await page.locator('[data-place-stage]').click({ position: { x: stage.width / 2 + 60, y: stage.height / 2 + 40 } });
  await expect(lat).not.toHaveValue(moved);
  await page.getByRole('button', { name: p.clear }).click();
  await expect(lat).toHaveValue('');
  await mine.click();
  await expect(lat).toHaveValue('41.710200');

  await page.locator('input[name=answer-ground][value=street]').check();
  await page.locator('textarea[name=description]').fill('ურნა გადავსებულია უკვე მესამე დღეა.');
  const send = page.locator('form[action*="/reports/new"] button[type=submit]');
  await send.click();
  const similar = page.getByRole('heading', { name: t.form.similar });
  await expect(similar.or(page.getByText(t.notices.filed)).first()).toBeVisible();
  if (await similar.isVisible()) {
    await expect(page.locator('input[name=lat]')).toHaveValue('41.710200');
    await send.click();
  }
  await expect(page.getByText(t.notices.filed)).toBeVisible();
  await expect(page.locator('.place-sketch')).toBeVisible();
  await expect(page.getByText(t.point(41.7102, 44.7703))).toBeVisible();
  await isFit(page, info);

  // whoever marks the same place is shown it first
  await page.goto('/ka/reports/new?category=litter');
  await expect(page.locator('.place-stage .area').first()).toBeVisible();
  await mine.click();
  await expect(lat).toHaveValue('41.710200');
  await page.locator('input[name=answer-ground][value=street]').check();
  await page.locator('textarea[name=description]').fill('იმავე ადგილას ნაგავი ყრია.');
  await send.click();
  const { radius } = CATEGORIES.find(({ category }) => category === 'litter')!;
  await expect(page.getByText(t.form.similarNear(radius))).toBeVisible();
});
