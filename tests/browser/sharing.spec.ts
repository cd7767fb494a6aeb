import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';

const { sharing: t } = say('ka');

/** The first of a list. */
async function first(page: Page, list: 'petitions' | 'reports'): Promise<string> {
  await page.goto(`/ka/${list}`);
  return (await page.locator(`main h2 a[href*="/${list}/"]`).first().getAttribute('href'))!;
}

/** Another site, with whatever somebody has pasted into its page. */
async function siteWith(code: string) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Elsewhere</title>${code}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

for (const list of ['petitions', 'reports'] as const)
  test(`a page is shared on a Mastodon server of one’s own choice: ${list}`, async ({ page }, info) => {
    await page.goto(await first(page, list));
    const title = (await page.locator('h1').textContent())!;
    await page.getByRole('link', { name: 'Mastodon' }).click();
    await page.waitForURL('**/share/mastodon?**'); // until its styles are there: axe measures what can be touched
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.mastodon.title);
    await expect(page.locator('main')).toContainText(title);
    await isFit(page, info);
    await page.getByLabel(t.mastodon.host).fill('https://mastodon.social');
    await page.getByRole('button', { name: t.mastodon.send }).click();
    await expect(page.locator('.errors')).toContainText(t.mastodon.error);
    await page.waitForLoadState();
    await isFit(page, info);
    // the browser itself is asked whether it lets a form lead there; the other server is not
    const led = page.waitForRequest('https://mastodon.social/share?**');
    await page.getByLabel(t.mastodon.host).fill('mastodon.social');
    await page.getByRole('button', { name: t.mastodon.send }).click();
    expect(new URL((await led).url()).searchParams.get('text')).toContain(title);
  });

test('a card stands on a page of another site, and its link opens beside it', async ({ page, baseURL }, info) => {
  for (const list of ['petitions', 'reports'] as const) {
    const path = await first(page, list);
    await page.goto(path);
    const title = (await page.locator('h1').textContent())!;
    await page.locator('details', { hasText: t.embedCode }).locator('summary').click();
    const code = await page.getByLabel(t.embedCode).inputValue();
    const elsewhere = await siteWith(code);
    await page.goto(elsewhere.url);
    const card = page.frameLocator('iframe');
    await expect(card.locator('h1')).toHaveText(title);
    await expect(card.locator('main')).toContainText(say('ka').shell.demo);
    const opened = page.context().waitForEvent('page');
    await card.locator('h1 a').click();
    const beside = await opened;
    await beside.waitForURL(`${baseURL}${path}`);
    expect(await page.context().cookies()).toEqual([]);
    await beside.close();
    elsewhere.server.close();
    for (const lang of ['ka', 'en']) {
      await page.goto(`/embed/${list.slice(0, -1)}/${path.split('/').at(-1)}?lang=${lang}`);
      await isFit(page, info);
    }
  }
  await page.goto('/embed/petition/none');
  await isFit(page, info);
});
