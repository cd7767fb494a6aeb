import { expect, test } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signInOfficial } from './people.js';

const { reportDesk: t } = say('ka');

/** Each run changes reports of its own. */
const STATUSES = { phone: 'submitted', desktop: 'acknowledged', nojs: 'assigned' } as const;

test('an officer changes two reports at once, and takes it back', async ({ page }, info) => {
  test.setTimeout(240_000);
  const status = STATUSES[info.project.name as keyof typeof STATUSES];
  await signInOfficial(page, 'officer', '/ka/report-queue');
  await isFit(page, info);
  await page.goto(`/ka/report-queue?status=${status}`);
  const ticks = page.locator('input[name=ids]');
  const first = await ticks.first().getAttribute('value');
  for (const nth of [0, 1]) await ticks.nth(nth).check();
  await page.locator('#action').selectOption('start');
  await page.getByRole('button', { name: t.change.next }).click();
  await expect(page.locator('main')).toContainText(t.batch.found(2));
  await isFit(page, info);
  await page.locator('#reason').fill('ერთი და იმავე ჯგუფის სამუშაოა');
  await page.getByRole('button', { name: t.batch.begin(2) }).click();
  await expect(page).toHaveURL(/report-queue\/batches\//);
  const comes = (state: string) =>
    expect(async () => {
      await page.reload();
      await expect(page.locator('main')).toContainText(state, { timeout: 500 });
    }).toPass();
  await comes(t.batch.state.done);
  await isFit(page, info);
  await page.locator('main summary').click();
  await page.locator('#reason').fill('ჯგუფი სხვაგან წავიდა');
  await page.getByRole('button', { name: t.batch.undo }).click();
  await comes(t.batch.state.undone);
  await expect(page.locator('main')).toContainText(t.batch.putBack(2, 2));
  await page.goto(`/ka/reports/${first}`);
  await expect(page.locator('main')).toContainText(say('ka').reports.status[status]);
});

test('the figures fit their screen, and their table is of the same moment', async ({ page }, info) => {
  await page.goto('/ka/map/dashboard?by=district');
  await isFit(page, info);
  const rows = await page.locator('tbody tr').count();
  const csv = await page.request.get((await page.getByRole('link', { name: 'CSV' }).getAttribute('href'))!);
  expect((await csv.text()).trim().split('\r\n')).toHaveLength(rows + 1);
});
