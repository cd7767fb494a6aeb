import { test as anyTest, type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { OFFICIALS, person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';

const t = say('ka').account;

/** Others come as well, each in a browser of their own that is closed when the test is over. */
export const test = anyTest.extend<{ visitor: () => Promise<Page> }>({
  visitor: async ({ browser }, use, info) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext(info.project.use as BrowserContextOptions);
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        throw error;
      });
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Signs in as the n-th person, with the code that the outbox shows; `origin`: where it is not the city of all specs. */
export async function signIn(page: Page, n: number, next = '/ka/me', origin = ''): Promise<void> {
  const { number, contact } = person(n);
  await page.goto(`${origin}/ka/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel(t.signIn.personalNumber).first().fill(number);
  await page.locator('form[action$="/sign-in"] button[type=submit]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.code.title);
  await page.locator('input[name=code]').fill(await codeFor(page, contact.phone, origin));
  await page.locator('form[action$="/sign-in/code"] button[type=submit]').first().click();
  await page.waitForURL((url) => url.pathname === next);
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const begun = new Map<keyof typeof OFFICIALS, Cookies>();

/** An official who has signed in before goes on with that session: nobody is sent more than a few codes an hour. */
export async function signInOfficial(page: Page, office: keyof typeof OFFICIALS, next: string): Promise<void> {
  const cookies = begun.get(office);
  if (cookies) {
    await page.context().addCookies(cookies);
    await page.goto(next);
    if (new URL(page.url()).pathname === next) return;
  }
  await signIn(page, OFFICIALS[office], next);
  begun.set(office, await page.context().cookies());
}

async function codeFor(page: Page, phone: string, origin: string): Promise<string> {
  const found = async () => {
    const html = await (await page.request.get(`${origin}/dev/outbox`)).text();
    const item = html.split('<li').find((one) => one.includes(phone));
    const text = item?.replace(/^[^>]*>|<[^>]+>/g, ' ').replaceAll(phone, '');
    return /\b(\d{6})\b/.exec(text ?? '')?.[1];
  };
  await expect.poll(found).toBeDefined();
  return (await found())!;
}
