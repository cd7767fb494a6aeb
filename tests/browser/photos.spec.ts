import { expect, type Page } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { photo } from '../support/pictures.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { reports, photos: t } = say('ka');
const PEOPLE = { phone: 700, desktop: 710, nojs: 720 } as const;
const ADDRESS = 'ვაზის ქუჩა 11';

/** Whether every photo that is to be seen has come, and how large the first one is. */
async function photosOn(page: Page): Promise<number> {
  const pictures = page.locator('.photos img');
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await expect(picture).toHaveJSProperty('complete', true);
    await expect(picture).not.toHaveJSProperty('naturalWidth', 0);
  }
  return pictures.count();
}

/** From one point of the photo to another: shares of its width and height. */
async function drag(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const ground = page.locator('[data-draw]');
  await ground.scrollIntoViewIfNeeded();
  const box = (await ground.boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 3 });
  await page.mouse.up();
}

test('photos go with a report, stay when its form comes back, and are blackened by a moderator', async ({
  page,
  visitor,
}, info) => {
  test.setTimeout(240_000);
  const withScript = info.project.name !== 'nojs';
  await signIn(page, PEOPLE[info.project.name as keyof typeof PEOPLE], '/ka/reports/new');
  await page.goto('/ka/reports/new?category=lighting');
  await isFit(page, info);
  const files = page.locator('input[name=photos]');
  const send = page.locator('form[action*="/reports/new"] button[type=submit]');
  const large = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo(3_000, 2_000) };
  await files.setInputFiles([large, { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') }]);
  await page.locator('select[name=district]').selectOption('vake');
  await page.locator('textarea[name=description]').fill('ლამპიონი არ ანათებს.');
  await send.click();
  await expect(page.locator('.errors, [role=alert]').first()).toContainText(say('ka').refusals['photo.not-a-photo']);
  await expect(page.getByLabel(t.keep(1))).toBeChecked();
  expect(await photosOn(page)).toBe(1);
  await isFit(page, info);

  await files.setInputFiles([{ ...large, name: 'IMG_0002.jpg' }]);
  await page.locator('input[name=address]').fill(ADDRESS);
  await send.click();
  const similar = page.getByRole('heading', { name: reports.form.similar });
  await expect(similar.or(page.getByText(reports.notices.filed)).first()).toBeVisible();
  if (await similar.isVisible()) await send.click();
  await expect(page.getByText(reports.notices.filed)).toBeVisible();
  expect(await photosOn(page)).toBe(2);
  const first = page.getByRole('img', { name: t.one(1, 2) });
  await expect(first).toHaveAttribute('width', '2048');
  await expect(first).toHaveAttribute('height', '1365');
  await isFit(page, info);
  const path = new URL(page.url()).pathname;

  const moderator = await visitor();
  await signInOfficial(moderator, 'moderator', path);
  await moderator.getByRole('link', { name: t.edit(1) }).click();
  await expect(moderator.getByRole('heading', { level: 1 })).toHaveText(t.office.title(1));
  await isFit(moderator, info);
  await moderator.locator('#redact button[type=submit]').click();
  await expect(moderator.locator('.errors, [role=alert]').first()).toContainText(t.office.errors.areas);
  await isFit(moderator, info);
  if (withScript) {
    await drag(moderator, [0.1, 0.1], [0.4, 0.6]);
    await expect(moderator.locator('.drawing .mark')).toHaveCount(1);
    await expect(moderator.locator('#redact input[name=area]')).toHaveValue(
      /^(9|10)\.\d\d,(9|10)\.\d\d,(29|30)\.\d\d,(49|50)\.\d\d$/,
    );
    await moderator.getByRole('button', { name: t.office.undo }).click();
    await expect(moderator.locator('.drawing .mark')).toHaveCount(0);
    await drag(moderator, [0, 0.2], [0.6, 0.9]);
  } else await moderator.locator('#areas').selectOption('left');
  await moderator.locator('#redact-text').fill('ჩანდა მანქანის ნომერი.');
  await moderator.locator('#redact button[type=submit]').click();
  await expect(moderator.getByText(reports.notices.done)).toBeVisible();
  await expect(moderator.getByText('ჩანდა მანქანის ნომერი.')).toBeVisible();
  expect(await photosOn(moderator)).toBe(2);
  await isFit(moderator, info);
});
