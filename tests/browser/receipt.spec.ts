import { expect, test } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn } from './people.js';

const { receipt: t } = say('ka').log;
const PEOPLE = { phone: 630, desktop: 640, nojs: 650 } as const;

test('a signature has a receipt that holds, and one that was changed does not', async ({ page }, info) => {
  // one of the demonstration's own, which no other flow counts the signatures of
  const { items } = await (await page.request.get('/api/v1/petitions?status=open&sort=signatures&limit=1')).json();
  const sign = `/ka/petitions/${items[0].id}/sign`;
  await signIn(page, PEOPLE[info.project.name as keyof typeof PEOPLE], sign);
  await page.locator(`form[action="${sign}"] button[type=submit]`).click();
  const proof = page.locator('pre').filter({ hasText: 'c2sp.org/tlog-proof@v1' });
  await page.locator('a[href*="/log/receipts/"]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title);
  await expect(async () => {
    await page.reload(); // until a signed checkpoint holds it
    await expect(proof).toBeVisible({ timeout: 500 });
  }).toPass();
  await isFit(page, info);

  if (info.project.name !== 'nojs') {
    await expect(page.locator('[data-result]')).toHaveText(t.check.good);
    await expect(page.locator('.checks .good')).toHaveCount(3);
    await page.reload(); // now the browser knows the log
    await expect(page.locator('[data-result]')).toHaveText(t.check.good);

    await page.route('**/api/v1/audit/leaves/*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: (await answer.text()).replace('"portal"', '"paper"') });
    });
    await page.reload();
    await expect(page.locator('[data-result]')).toHaveText(t.check.bad);
    await expect(page.locator('.checks .bad')).toHaveText(t.check.steps.inclusion.bad);
  }

  const text = (await proof.textContent()) ?? '';
  await page.locator('textarea[name=receipt]').fill(text);
  await page.getByRole('button', { name: t.checkButton }).click();
  await expect(page.getByRole('heading', { name: t.holds })).toBeVisible();
  await isFit(page, info);

  const changed = text.replace(/^index (\d+)$/m, (_, index) => `index ${Number(index) - 1}`);
  await page.locator('textarea[name=receipt]').fill(changed);
  await page.getByRole('button', { name: t.checkButton }).click();
  await expect(page.getByText(t.flaws['not-in-the-tree'])).toBeVisible();
  await page.locator('textarea[name=receipt]').fill('ქვითარი');
  await page.getByRole('button', { name: t.checkButton }).click();
  await expect(page.getByText(t.flaws['no-receipt'])).toBeVisible();
});
