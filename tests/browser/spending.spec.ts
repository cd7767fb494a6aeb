import { expect, type Page, test } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signInOfficial } from './people.js';

const { spending } = say('ka');
const { imports } = spending;
const YEAR = new Date().getFullYear();

test('the city’s spending is followed from the year to a payment, by links alone', async ({ page }, info) => {
  test.setTimeout(240_000);
  await page.goto('/ka');
  await page.locator('footer').getByRole('link', { name: spending.title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(spending.title);
  await isFit(page, info);
  await page.getByRole('link', { name: spending.by.district }).click();
  await isFit(page, info);
  await page.locator('select[name=area]').selectOption('vake');
  await page.locator('form.filters button').click();
  expect(new URL(page.url()).searchParams.get('area')).toBe('vake');
  await isFit(page, info);
  await page.locator('.plan-bars a').first().click();
  expect(new URL(page.url()).pathname).toMatch(new RegExp(`^/ka/budget/spending/${YEAR}/programme/`));
  expect(new URL(page.url()).searchParams.get('area')).toBe('vake');
  await isFit(page, info);
  await page.locator('main table a').first().click();
  await expect(page.getByRole('heading', { name: spending.payments })).toBeVisible();
  await isFit(page, info);
  await page.locator('.bars.close a').first().click();
  await expect(page.locator('#days')).toBeVisible();
  await isFit(page, info);
  await page.locator('nav .crumbs a, .crumbs a').last().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(spending.title);
});

test('a part of the budget stands at an address that lasts, and its files say the same as the page', async ({
  page,
}, info) => {
  await page.goto(`/en/budget/spending/${YEAR}/programme/02`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Municipal infrastructure');
  await isFit(page, info);
  const csv = await page.request.get(
    (await page.getByRole('link', { name: 'CSV', exact: true }).getAttribute('href'))!,
  );
  const json = await page.request.get((await page.getByRole('link', { name: 'JSON' }).getAttribute('href'))!);
  const { items } = await json.json();
  const rows = (await csv.text()).trim().split('\r\n').slice(1, -1);
  expect(rows.map((row) => row.split(',')[0])).toEqual(items.map(({ of }: { of: string }) => of));
  expect(await page.locator('.plan-bars > li').count()).toBe(items.length);
  for (const path of [`${YEAR}/programme/77`, `1999/programme/02`, `${YEAR}/colour/red`]) {
    const lost = await page.goto(`/en/budget/spending/${path}`);
    expect(lost!.status()).toBe(404);
  }
});

async function choose(page: Page, ...rows: string[]): Promise<void> {
  const buffer = Buffer.from(['number;day;line;lari', ...rows].join('\r\n'));
  await page.locator('#payments-source').fill('ხაზინის ამონაწერი');
  await page.locator('#payments-file').setInputFiles({ name: 'payments.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: imports.check }).first().click();
}

test('an officer brings in payments: tried, corrected, imported, and nothing the second time', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  // a day of last year that the demonstration knows nothing of, another for each of the three
  const day = `${YEAR - 1}-01-0${['phone', 'desktop', 'nojs'].indexOf(info.project.name) + 2}`;
  const row = (line: string, lari: string) => `X-${info.project.name};${day};${line};${lari}`;
  await signInOfficial(page, 'officer', '/ka/office/budget/import');
  await isFit(page, info);
  await page.getByRole('button', { name: imports.check }).first().click();
  await expect(page.locator('.errors')).toContainText(imports.errors.file);
  await isFit(page, info);
  await choose(page, row('01.99', '1 000,50'), row('01.01', '-5'));
  await expect(page.getByRole('heading', { name: imports.wrongLines })).toBeVisible();
  await expect(page.getByText(imports.faults['wrong-amount']('lari'))).toBeVisible();
  await isFit(page, info);
  await page.getByRole('link', { name: imports.again }).click();
  await choose(page, row('01.01', '1 000,50'));
  await expect(page.getByText(imports.triedLead)).toBeVisible();
  await isFit(page, info);
  await page.getByRole('button', { name: imports.go }).click();
  await expect(page.getByText(imports.done(1, 0, 0))).toBeVisible();
  await choose(page, row('01.01', '1 000,50'));
  await expect(page.getByText(imports.nothing)).toBeVisible();
  const { items } = await (
    await page.request.get(`/api/v1/budget/payments?year=${YEAR - 1}&line=01.01&limit=100`)
  ).json();
  expect(items).toContainEqual(expect.objectContaining({ day, spent: 100_050 }));
});
