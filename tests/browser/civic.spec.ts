import { expect, test } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';

const { civic } = say('ka');

test('standards, visits and monitors are read by anyone', async ({ page }, info) => {
  await page.goto('/ka/services');
  await page.getByRole('link', { name: civic.standards.link }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(civic.standards.title);
  await isFit(page, info);
  await page.getByRole('link', { name: civic.standards.by.department }).click();
  await isFit(page, info);
  await page.getByRole('link', { name: civic.visits.title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(civic.visits.title);
  await isFit(page, info);
  await page.getByRole('link', { name: civic.monitors.title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(civic.monitors.title);
  await isFit(page, info);
});
