import { expect } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { reports, reportActs, mapRules, mapPlacing } = say('ka');
const { appeal } = reports;
const PEOPLE = { phone: 690, desktop: 694, nojs: 698 } as const;

test('what the map goes by is changed by forms, and all that it was can be read', async ({ page }, info) => {
  test.setTimeout(240_000);
  const code = `signs-${info.project.name}`;
  await signInOfficial(page, 'administrator', '/ka/office/map');
  await isFit(page, info);
  for (const path of ['categories', 'departments', 'templates', 'layers', 'layers/city-projects', 'import']) {
    await page.goto(`/ka/office/map/${path}`);
    await isFit(page, info);
  }
  await page.goto('/ka/office/map/new-category');
  const step = (name: string) => page.locator(`button[name=step][value="${name}"]`).click();
  await step('add-question');
  await step('add-choice-1');
  await step('adopt');
  await expect(page.locator('[role=alert], .errors').first()).toContainText(mapRules.errors.department);
  await isFit(page, info);
  const words = { title: 'წაქცეული ნიშანი', description: 'საგზაო ნიშანი დევს მიწაზე', 'q-1': 'რომელი ნიშანი?' };
  for (const [name, text] of Object.entries({ ...words, 'q-1-choice-1': 'სტოპის ნიშანი' })) {
    await page.locator(`[name="${name}-ka"]`).fill(text);
    await page.locator(`[name="${name}-en"]`).fill('In English');
  }
  await page.locator('[name=category]').fill(code);
  await page.locator('[name=group]').fill('roads');
  await page.locator('select[name=department]').selectOption('roads');
  await page.locator('select[name="q-1-kind"]').selectOption('choice');
  await step('adopt');
  await expect(page.getByText(mapRules.notices.saved)).toBeVisible();
  await page.locator('[name=termDays]').fill('3');
  await step('adopt');
  await expect(page.getByText(mapRules.notices.saved)).toBeVisible();
  await page.locator('summary', { hasText: mapRules.history.what }).first().click();
  await expect(page.getByRole('cell', { name: '3', exact: true }).first()).toBeVisible();
  await isFit(page, info);
  await page.locator('summary', { hasText: mapRules.retire }).click();
  await page.locator('form[action$="/retire"] button').click();
  await expect(page.getByText(mapRules.lists.categories.isRetired)).toBeVisible();

  await page.goto('/ka/office/map/templates/cleaned');
  await isFit(page, info);
  await page.goto('/ka/office/map/departments/roads');
  await isFit(page, info);
});

test('a hidden report is appealed, and shown again by another moderator', async ({ page, visitor }, info) => {
  test.setTimeout(240_000);
  const n = PEOPLE[info.project.name as keyof typeof PEOPLE];
  await signIn(page, n, '/ka/reports/new');
  await page.goto('/ka/reports/new?category=holes');
  await page.locator('select[name=district]').selectOption('didube');
  await page.locator('input[name=address]').fill('ნისლის ქუჩა 5');
  await page.locator('textarea[name=description]').fill('ორმო გაჩნდა ეზოს შესასვლელთან.');
  const send = page.locator('form[action*="/reports/new"] button[type=submit]');
  await send.click();
  const similar = page.getByRole('heading', { name: reports.form.similar });
  await expect(similar.or(page.getByText(reports.notices.filed)).first()).toBeVisible();
  if (await similar.isVisible()) await send.click();
  const path = new URL(page.url()).pathname;

  const moderator = await visitor();
  await signInOfficial(moderator, 'moderator', path);
  await moderator.locator('summary', { hasText: reportActs.moderation.hide }).click();
  await moderator.locator('#hide-text').fill('ტექსტი ვიღაცის მისამართს ასახელებს.');
  await moderator.locator('form[action$="/hide"] button[type=submit]').click();
  await expect(moderator.getByText(reports.hidden)).toBeVisible();

  await page.goto(path);
  await isFit(page, info);
  await page.locator('#appeal-text').fill('ქუჩის სახელი ყველამ იცის.');
  await page.locator('form[action$="/appeal"] button').click();
  await expect(page.getByText(appeal.waits)).toBeVisible();

  const other = await visitor();
  await signInOfficial(other, 'second-moderator', '/ka/office/map/appeals');
  await isFit(other, info);
  await other.locator(`main a[href="${path}"]`).click();
  await isFit(other, info);
  await other.locator('#decide-outcome').selectOption('overturned');
  await other.locator('#decide-text').fill('მისამართი პირადი მონაცემი არ არის.');
  await other.locator('form[action$="/decide"] button[type=submit]').click();
  await expect(other.getByText(reports.notices.done)).toBeVisible();
  await page.goto(path);
  await expect(page.getByText('ორმო გაჩნდა ეზოს შესასვლელთან.')).toBeVisible();
  await expect(page.getByText(appeal.outcomes.overturned)).toBeVisible();
  await isFit(page, info);
});

test('a file of objects is tried, corrected and imported, and one object is put on the map by hand', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  const { imports, errors, objects } = mapPlacing;
  const choose = async (...lines: string[]) => {
    const header = 'external,title_ka,title_en,lat,lon';
    const buffer = Buffer.from([header, ...lines].join('\n'));
    await page.locator('select[name=layer]').selectOption('city-projects');
    await page.locator('input[name=file]').setInputFiles({ name: 'works.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: imports.check }).click();
  };
  const line = (n: number, lat: string) => `${info.project.name}-${n},ახალი სკვერი,A new square,${lat},44.7511`;
  await signInOfficial(page, 'officer', '/ka/office/map');
  await isFit(page, info);
  await page.getByRole('link', { name: imports.title }).click();
  await page.getByRole('button', { name: imports.check }).click();
  await expect(page.locator('.errors')).toContainText(errors.file);
  await isFit(page, info);
  await choose(line(1, '41.7012'), line(2, '48.85'));
  await expect(page.getByRole('heading', { name: imports.wrongLines })).toBeVisible();
  await isFit(page, info);
  await page.getByRole('link', { name: imports.again }).click();
  await choose(line(1, '41.7012'), line(2, '41.7022'));
  await expect(page.getByText(imports.triedLead)).toBeVisible();
  await isFit(page, info);
  await page.getByRole('button', { name: imports.go }).click();
  await expect(page.getByText(imports.done(2, 0, 0))).toBeVisible();

  await page.goto('/ka/office/map/objects?layer=city-projects');
  await expect(page.getByText(`${info.project.name}-2`, { exact: true })).toBeVisible();
  await isFit(page, info);
  await page.getByRole('link', { name: objects.fresh }).click();
  await page.getByRole('button', { name: mapPlacing.form.place }).click();
  await expect(page.locator('.errors')).toContainText(errors.nowhere);
  await isFit(page, info);
  const said = { 'title-ka': 'ქუჩის განახლება', 'title-en': 'A street made anew', lat: '41.7012', lon: '44.7511' };
  for (const [name, text] of Object.entries(said)) await page.locator(`[name="${name}"]`).fill(text);
  await page.getByRole('button', { name: mapPlacing.form.place }).click();
  await expect(page.getByText(mapRules.notices.saved)).toBeVisible();
  await isFit(page, info);
});
