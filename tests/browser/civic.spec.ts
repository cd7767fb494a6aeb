import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { MONITORING, person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { format } from '../../src/portal/i18n/format.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { civic, cases } = say('ka');
const { number } = format('ka');
const PORTS = { phone: 41, desktop: 42, nojs: 43 };
const base = Number(process.env.GHIA_TEST_PORT ?? 3123);
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');

test('standards, visits and monitors are read by anyone', async ({ page }, info) => {
  await page.goto('/ka/services');
  await page.getByRole('link', { name: civic.standards.link }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(civic.standards.title);
  await expect(page.getByRole('row').nth(1)).toContainText(civic.withheld);
  await isFit(page, info);
  await page.getByRole('link', { name: civic.standards.by.department }).click();
  await isFit(page, info);
  await page.getByRole('link', { name: civic.visits.title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(civic.visits.title);
  await isFit(page, info);
  await page.getByRole('link', { name: civic.monitors.title }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(civic.monitors.title);
  for (const n of MONITORING) await expect(page.getByText(Object.values(person(n).name).join(' '))).toBeVisible();
  await isFit(page, info);
});

test('a monitor reports a visit with evidence, the service answers, and everybody reads both', async ({
  page,
  visitor,
}, info) => {
  test.setTimeout(360_000);
  const mine = { phone: 0, desktop: 1, nojs: 1 }[info.project.name as keyof typeof PORTS];
  const about = '/ka/monitor-reports?service=street-trade';
  const seen = `ნებართვის ფასი არსად ეწერა (${info.project.name}).`;
  await signIn(page, MONITORING[mine]!, '/ka/monitor-reports');
  await page.goto(about);
  await page.getByRole('link', { name: civic.visits.form.start }).click();
  await isFit(page, info);
  const form = page.locator('form[enctype="multipart/form-data"]');
  const send = form.locator('button[type=submit]');
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await form.locator('input[name=day]').fill(day);
  await form.locator('select[name=district]').selectOption('mtatsminda');
  await form.locator('input[name=place]').fill('მთაწმინდის სერვისცენტრი');
  await form.locator('select[name=check-fee-told]').selectOption('not-met');
  await form.locator('select[name=check-courtesy]').selectOption('met');
  await form.locator('textarea[name=text]').fill(seen);
  await form.locator('input[name=file]').setInputFiles({ name: 'seen.pdf', mimeType: 'application/pdf', buffer: PDF });
  await send.click();
  // how it was checked is missing: it is said, and what was uploaded is not lost
  await expect(page.locator('[role=alert], .errors').first()).toContainText(civic.visits.form.wrong.channel);
  await isFit(page, info);
  await form.locator('input[name=channel][value=hall]').check();
  await send.click();
  await expect(page.getByText(civic.visits.form.done)).toBeVisible();
  await isFit(page, info);
  const path = new URL(page.url()).pathname;

  const answer = 'ფასი სარკმელთან გამოვაკარით.';
  const officer = await visitor();
  await signInOfficial(officer, 'officer', path);
  await officer.locator('textarea[name=ka]').fill(answer);
  await officer.locator('textarea[name=en]').fill('The fee is on display at the counter now.');
  await officer
    .locator('form', { has: officer.locator('input[name=step][value=answer]') })
    .locator('button[type=submit]')
    .click();
  await expect(officer.getByText(civic.visits.form.answered)).toBeVisible();
  await isFit(officer, info);

  const anyone = await visitor();
  await anyone.goto(path);
  for (const said of [seen, answer, civic.visits.findings['not-met'], civic.visits.standards['fee-told']])
    await expect(anyone.getByText(said).first()).toBeVisible();
  await isFit(anyone, info);
  const link = anyone.getByRole('link', { name: civic.visits.file(1) });
  const file = await anyone.request.get((await link.getAttribute('href'))!);
  expect([file.status(), (await file.body()).equals(PDF)]).toEqual([200, true]);
  await anyone.goto(about);
  await expect(anyone.locator('.list > li').first()).toContainText(civic.visits.answered);
});

test.describe('where nine people have rated', () => {
  let city: ChildProcess;
  let origin: string;
  let ready: { readonly service: string; readonly applicant: number };
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what to hand over
  test.beforeAll(async ({}, info) => {
    const port = base + PORTS[info.project.name as keyof typeof PORTS];
    origin = `http://127.0.0.1:${port}`;
    city = fork(fileURLToPath(new URL('./rated-city.mjs', import.meta.url)), {
      env: { ...process.env, GHIA_PORT: String(port), NODE_OPTIONS: '' },
    });
    const [told] = (await once(city, 'message')) as [{ ready: typeof ready }];
    ready = told.ready;
  });
  test.afterAll(async () => {
    const over = once(city, 'exit');
    city.kill('SIGTERM');
    await over;
  });

  test('the tenth rates a decided case; the score is withheld until the month is over', async ({ visitor }, info) => {
    test.setTimeout(360_000);
    const page = await visitor();
    const anyone = await visitor();
    const service = `${origin}/ka/services/${ready.service}`;
    await signIn(page, ready.applicant, '/ka/me/cases', origin);
    await page.locator('.list h2 a').first().click();
    await expect(page.getByRole('heading', { name: civic.rate.title })).toBeVisible();
    await isFit(page, info);
    const form = page.locator('form[action$="/rate"]');
    await form.locator('button[type=submit]').click();
    await expect(page.locator('[role=alert], .errors').first()).toContainText(civic.rate.missing);
    await isFit(page, info);
    await form.locator('input[name=score][value="4"]').check();
    await form.locator('textarea[name=text]').fill('ყველაფერი გასაგები იყო.');
    await form.locator('button[type=submit]').click();
    await expect(page.getByText(civic.rate.done)).toBeVisible();
    await expect(page.getByText('ყველაფერი გასაგები იყო.')).toBeVisible();
    await expect(page.locator('.timeline li b').first()).toHaveText(cases.steps.ServiceRated);
    await expect(form).toHaveCount(0); // once only
    await isFit(page, info);

    // ten there are, but the month is not over
    await anyone.goto(service);
    await expect(anyone.getByText(civic.score.none(10))).toBeVisible();
    await anyone.goto(`${origin}/ka/service-standards`);
    await expect(anyone.getByRole('row').nth(1)).toContainText(civic.withheld);
    await isFit(anyone, info);

    const turned = once(city, 'message');
    city.send('turn');
    await turned;
    await anyone.goto(`${service}/feedback`);
    await expect(anyone.getByText(civic.score.mean(5)).first()).toBeVisible(); // 4.9, to half a point
    await expect(anyone.getByText(civic.score.ratings(10)).first()).toBeVisible();
    await expect(anyone.getByText('ყველაფერი გასაგები იყო.')).toHaveCount(0);
    await isFit(anyone, info);
    await anyone.goto(`${origin}/ka/service-standards`);
    await expect(anyone.getByRole('row').nth(1)).toContainText(number(5));
  });
});
