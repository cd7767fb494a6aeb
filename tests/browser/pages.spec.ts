import { expect, test } from '@playwright/test';
import { isFit } from './look.js';
import { signIn, signInOfficial } from './people.js';

const OPEN = [
  '/ka',
  '/en',
  '/ka/petitions',
  '/en/petitions?q=bus',
  '/ka/reports',
  '/en/reports?status=open&district=vake',
  '/en/reports?q=zzz',
  '/ka/map/objects',
  '/ka/forum',
  '/en/forum?category=transport&sort=posts',
  '/en/forum?q=zzz',
  '/ka/log',
  '/ka/log/replay?position=300',
  '/ka/log/receipts',
  '/ka/log/entries/300?changes=yes',
  '/en/log/entries/1',
  '/ka/log/figures',
  '/ka/ogp',
  '/ka/open-data',
  '/ka/open-data/reports',
  '/en/open-data/figures',
  '/ka/services',
  '/ka/service-standards',
  '/en/service-standards?by=department',
  '/ka/monitor-reports',
  '/ka/monitors',
  '/ka/ogp/group',
  '/ka/ogp/roles',
  '/en/ogp/tasks',
  '/ka/sign-in',
  '/ka/contact',
  '/ka/privacy',
  '/ka/privacy/registers',
  '/ka/accessibility',
  '/en/contact',
  '/en/privacy',
  '/en/accessibility',
  '/dev/outbox',
  '/ka/petitions/00000000-0000-4000-8000-000000000000',
  '/ka/nowhere',
  '/nowhere',
];
const STATUSES = ['open', 'goal-reached', 'closed', 'answered', 'refused'];

test.describe('every page', () => {
  test('is accessible in both colour schemes, fits its screen, and complains of nothing', async ({ page }, info) => {
    test.setTimeout(240_000);
    const complaints: string[] = [];
    page.on(
      'console',
      (message) => message.type() === 'error' && !/40[34]/.test(message.text()) && complaints.push(message.text()),
    );
    page.on('pageerror', (error) => complaints.push(error.message));
    const petitions: string[] = [];
    for (const status of STATUSES) {
      const { items } = await (await page.request.get(`/api/v1/petitions?status=${status}&limit=1`)).json();
      for (const { id } of items) petitions.push(`/ka/petitions/${id}`);
    }
    const reports: string[] = [];
    for (const status of ['open', 'resolved', 'refused']) {
      const { items } = await (await page.request.get(`/api/v1/reports?status=${status}&limit=1`)).json();
      for (const { id } of items) reports.push(`/ka/reports/${id}`);
    }
    const topics: string[] = [];
    const { items: talked } = await (await page.request.get('/api/v1/forum/topics?sort=posts&limit=3')).json();
    for (const { id } of talked) topics.push(`/ka/forum/${id}`, `/en/forum/posts/${id}`);
    const look = async (path: string) => {
      await page.goto(path);
      await isFit(page, info);
    };
    for (const path of [...OPEN, ...petitions, ...reports, ...topics]) await look(path);
    const n = info.project.name === 'phone' ? 400 : 500;
    await signIn(page, n);
    for (const path of [
      '/ka/me',
      '/ka/me/erase',
      '/ka/petitions/new',
      '/ka/reports/new',
      '/ka/forum/new',
      topics[0]!,
      `${petitions[0]}/sign`,
      petitions[0]!,
    ])
      await look(path);
    await page.context().clearCookies();
    await signInOfficial(page, 'second-moderator', '/ka/moderation');
    const queue = await page.locator('main a[href*="/moderation/"]').first().getAttribute('href');
    for (const path of ['/ka/moderation', queue!, `${queue}/reviews`, '/ka/forum-queue', topics[1]!]) await look(path);
    await page.context().clearCookies();
    await signInOfficial(page, 'officer', '/ka/sheets');
    const [id] = petitions[0]!.split('/').slice(-1);
    const papers = ['sheets', 'signatory-lists'].flatMap((name) => [`/ka/${name}`, `/ka/moderation/${id}/${name}`]);
    for (const path of [...papers, '/en/sheets', '/ka/hall', `/ka/hall/${id}`]) await look(path);
    await page.context().clearCookies();
    await signInOfficial(page, 'auditor', '/ka/sheets');
    for (const path of ['/ka/sheets', '/ka/signatory-lists', '/ka/data-requests', '/ka/hall']) await look(path); // the last one is closed to them
    await page.context().clearCookies();
    await signInOfficial(page, 'administrator', '/ka/staff');
    for (const path of ['/ka/staff', '/ka/forum-categories']) await look(path);
    await page.goto('/ka/staff');
    await look((await page.locator('a.button.danger').first().getAttribute('href'))!);
    expect(complaints).toEqual([]);
  });
});

/** What the other specs do not come by of services and plans. */
test('every page of services and of open government is accessible in both colour schemes, and fits its screen', async ({
  page,
}, info) => {
  test.setTimeout(240_000);
  const look = async (path: string) => {
    await page.goto(path);
    await isFit(page, info);
  };
  const first = async (list: string, links: string) => {
    await page.goto(list);
    return (await page.locator(`main a[href*="${links}"]`).first().getAttribute('href'))!;
  };
  const plan = '/ka/ogp/plans/demo-plan';
  const commitment = await first(plan, '/ogp/commitments/');
  for (const path of [
    ...['/ka/services/administrative-complaint', '/ka/services/administrative-complaint/feedback'],
    ...[plan, `${plan}/report`, `${plan}/repository`, commitment, `${commitment}/contribute`],
    await first('/ka/ogp/roles', '/ogp/workflow/'),
  ])
    await look(path);
  await signInOfficial(page, 'officer', '/ka/case-queue');
  for (const path of ['/ka/case-queue', await first('/ka/case-queue', '/case-queue/'), '/ka/office/filing'])
    await look(path);
  await page.context().clearCookies();
  await signInOfficial(page, 'administrator', '/ka/office/services');
  for (const path of ['/ka/office/services', '/ka/office/services/administrative-complaint', '/ka/monitors'])
    await look(path);
  await page.context().clearCookies();
  await signInOfficial(page, 'working-group', '/ka/office/group/roles');
  for (const path of ['/ka/office/group/roles', '/ka/office/group/tasks', `${commitment}/office/progress`])
    await look(path);
});

test('speaks English when asked, keeps the path, and says that it is a demonstration', async ({ page }) => {
  await page.goto('/ka/petitions');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ka');
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page).toHaveURL(/\/en\/petitions$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByText(/demonstration/i).first()).toBeVisible();
});

test('finds petitions by any form of a word', async ({ page }) => {
  for (const word of ['ველობილიკი', 'ველობილიკების', 'ველობილიკზე']) {
    await page.goto(`/ka/petitions?q=${encodeURIComponent(word)}`);
    await expect(page.getByRole('link', { name: 'უსაფრთხო ველობილიკი ვაკიდან საბურთალომდე' })).toBeVisible();
  }
});

test('a form from another site changes nothing', async ({ page }) => {
  await signIn(page, 600 + page.viewportSize()!.width);
  const answer = await page.request.post('/ka/sign-out', {
    headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
  await page.goto('/ka/me');
  await expect(page).toHaveURL(/\/ka\/me$/);
});
