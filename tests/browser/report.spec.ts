import { expect } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { form: t, mine, notices, office, status } = say('ka').reports;
const acts = say('ka').reportActs;
const PEOPLE = { phone: 660, desktop: 670, nojs: 680 } as const;
const ADDRESS = 'ვაზის ქუჩა 3';

test('a problem is reported, found again by a neighbour, resolved, and opened again', async ({
  page,
  visitor,
}, info) => {
  test.setTimeout(240_000);
  const n = PEOPLE[info.project.name as keyof typeof PEOPLE];
  await signIn(page, n, '/ka/reports/new');
  await expect(page.getByRole('link', { name: '112' })).toHaveAttribute('href', 'tel:112');
  await isFit(page, info);
  await page.locator('input[name=category][value=litter]').check();
  await page.getByRole('button', { name: t.next }).click();

  await page.locator('form[action*="/reports/new"] button[type=submit]').click();
  await expect(page.locator('.errors, [role=alert]').first()).toContainText(t.errors.district);
  await expect(page.locator('.errors, [role=alert]').first()).toContainText(t.errors.address);
  await isFit(page, info);

  const fill = async (ground: string) => {
    await page.locator('select[name=district]').selectOption('vake');
    await page.locator('input[name=address]').fill(ADDRESS);
    await page.locator(`input[name=answer-ground][value=${ground}]`).check();
    await page.locator('textarea[name=description]').fill('ურნა გადავსებულია უკვე მესამე დღეა.');
  };
  await fill('private');
  const send = page.locator('form[action*="/reports/new"] button[type=submit]');
  await send.click();
  await isFit(page, info);
  await expect(page.locator('.errors, [role=alert]').first()).toContainText('ბინათმესაკუთრეთა');
  await expect(page.locator('input[name=address]')).toHaveValue(ADDRESS);
  await fill('street');
  await send.click();
  const similar = page.getByRole('heading', { name: t.similar });
  await expect(similar.or(page.getByText(notices.filed)).first()).toBeVisible();
  if (await similar.isVisible()) await send.click();
  await expect(page.getByText(notices.filed)).toBeVisible();
  await expect(page.getByText(ADDRESS).first()).toBeVisible();
  await expect(page.getByText(status.submitted).first()).toBeVisible();
  await isFit(page, info);
  const path = new URL(page.url()).pathname;

  const neighbour = await visitor();
  await signIn(neighbour, n + 1, path);
  await neighbour.getByRole('button', { name: mine.support }).click();
  await expect(neighbour.getByText(notices.supported)).toBeVisible();
  await expect(neighbour.getByText(say('ka').reports.supporters(1))).toBeVisible();

  // whoever is about to report the same is shown this one first
  await neighbour.goto('/ka/reports/new?category=litter');
  await neighbour.locator('select[name=district]').selectOption('vake');
  await neighbour.locator('input[name=address]').fill(ADDRESS);
  await neighbour.locator('input[name=answer-ground][value=street]').check();
  await neighbour.locator('textarea[name=description]').fill('იმავე ურნასთან ნაგავი ყრია.');
  await neighbour.locator('form[action*="/reports/new"] button[type=submit]').click();
  await expect(neighbour.getByRole('heading', { name: t.similar })).toBeVisible();
  await expect(neighbour.locator(`a[href="${path}"]`)).toBeVisible();
  await expect(neighbour.locator('textarea[name=description]')).toHaveValue(/იმავე ურნასთან/);
  await isFit(neighbour, info);

  const official = await visitor();
  await signInOfficial(official, 'officer', path);
  await official.getByRole('button', { name: office.acknowledge }).click();
  await expect(official.getByText(status.acknowledged).first()).toBeVisible();
  await official.locator('form[action$="/resolve"] button').last().click();
  await expect(official.getByText(t.errors.text).first()).toBeVisible();
  await isFit(official, info);

  // it goes to a department, gets a day, and is answered with a template that is made fit
  const fold = (name: string) => official.locator('summary', { hasText: name }).click();
  const press = (deed: string) => official.locator(`form[action$="/${deed}"] button[type=submit]`).last().click();
  await fold(acts.assign);
  await official.locator('#assign-department').selectOption('greenery');
  await press('assign');
  await expect(official.getByText(status.assigned).first()).toBeVisible();
  const [year, month, day] = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10).split('-');
  await fold(acts.plan);
  await press('plan');
  await expect(official.getByText(acts.errors.day).first()).toBeVisible();
  for (const [part, value] of Object.entries({ day, month, year }))
    await official.locator(`[name=plan-day-${part}]`).fill(value!);
  await press('plan');
  await expect(official.getByText(status.planned).first()).toBeVisible();
  await fold(acts.notes.add);
  await official.locator('#notes-text').fill('ნაგვის მანქანა ხვალ მოვა.');
  await press('notes');
  await expect(official.getByText(notices.noted)).toBeVisible();
  await official.locator('#resolve-template').selectOption('cleaned');
  await official.locator('form[action$="/resolve"] button[name=insert]').click();
  await expect(official.locator('#resolve-text')).toHaveValue(/^ნაგავი გავიტანეთ/);
  await isFit(official, info);
  await official.locator('#resolve-text').fill('ურნა დავცალეთ და გარშემო დავასუფთავეთ.');
  await press('resolve');
  await expect(official.getByText(status.resolved).first()).toBeVisible();
  await isFit(official, info);

  await page.goto(path);
  await expect(page.getByText('ნაგვის მანქანა ხვალ მოვა.')).toHaveCount(0);
  await isFit(page, info);
  await page.locator('textarea[name=text]').fill('ურნა ისევ გადავსებულია.');
  await page.getByRole('button', { name: mine.reopen }).click();
  await expect(page.getByText(notices.reopened)).toBeVisible();

  await official.goto(path);
  await official.locator('#resolve-text').fill('ურნა შევცვალეთ უფრო დიდით.');
  await press('resolve');
  await expect(official.getByText(notices.done)).toBeVisible();
  await neighbour.goto(path);
  await neighbour.getByRole('button', { name: mine.fixed }).click();
  await expect(neighbour.getByText(notices.confirmed)).toBeVisible();
  await expect(neighbour.getByText(status['confirmed-fixed']).first()).toBeVisible();

  await page.goto('/ka/reports?district=vake&status=confirmed-fixed');
  await expect(page.locator(`a[href="${path}"]`)).toBeVisible();
  await isFit(page, info);
});
