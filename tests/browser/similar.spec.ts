import { expect, test } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { signIn } from './people.js';

test('while a title is written, petitions that ask the same appear, each with its count in words', async ({
  page,
}, info) => {
  const { items } = await (await page.request.get('/api/v1/petitions?status=open&sort=signatures&limit=1')).json();
  const [{ text, language, signatures }] = items;
  expect(language).toBe('ka');
  await signIn(page, info.project.name === 'phone' ? 610 : 620, '/ka/petitions/new');
  await page.locator('[name=title]').pressSequentially(text.title.slice(0, 40));
  const first = page.locator('.similar li').first();
  await expect(first).toContainText(text.title);
  await expect(first.locator('.meta')).toContainText(say('ka').petitions.signatures(signatures));
});
