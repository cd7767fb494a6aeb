import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { ghiaBeside } from '../support/ghia.js';
import { ROOT } from '../support/root.js';
import { isFit } from './look.js';
import { test } from './people.js';

const { ogpReport: t, ogpWords: words } = say('ka');
const PORTS = { phone: 31, desktop: 32, nojs: 33 };
const base = Number(process.env.GHIA_TEST_PORT ?? 3123);
type Ready = { readonly data: string; readonly plan: string; readonly earlier: string };

let city: ChildProcess;
let ready: Ready;
let origin: string;
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to know what to hand over
test.beforeAll(async ({}, info) => {
  const port = base + PORTS[info.project.name as keyof typeof PORTS];
  origin = `http://127.0.0.1:${port}`;
  city = fork(join(ROOT, 'tests', 'browser', 'monitored-city.mjs'), {
    env: { ...process.env, GHIA_PORT: String(port), NODE_OPTIONS: '' },
  });
  const [told] = (await once(city, 'message')) as [{ ready: Ready }];
  ready = told.ready;
});
test.afterAll(async () => {
  const over = once(city, 'exit');
  city.kill('SIGTERM');
  await over;
});

test('a watchdog reads the report as of an earlier date and downloads the data', async ({ visitor }, info) => {
  const page = await visitor();
  await page.goto(`${origin}/ka/ogp/plans/${ready.plan}`);
  await page.getByRole('link', { name: t.open, exact: true }).click();
  const milestone = page.locator('.report-commitment .list > li').first();
  await expect(milestone).toContainText(words.completion.complete);
  await isFit(page, info);

  await page.getByLabel(t.form.label).fill(ready.earlier);
  await page.getByRole('button', { name: t.form.show }).click();
  await expect(milestone).toContainText(words.completion.limited);
  await expect(milestone).not.toContainText(words.completion.complete);
  await isFit(page, info);
  await page.screenshot({ path: info.outputPath('report.png'), fullPage: true });

  const shown = await page.locator('#cover ~ .answers .report-digest').textContent();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'JSON', exact: true }).first().click(),
  ]);
  const file = readFileSync(await download.path());
  expect(createHash('sha256').update(file).digest('hex')).toBe(shown);
  const { asOf } = JSON.parse(file.toString('utf8'));
  expect(asOf.day).toBe(ready.earlier);

  const env = { ...process.env, GHIA_DATA: ready.data, GHIA_MODE: 'demo' };
  const told = await ghiaBeside(env, 'report', 'ogp', '--plan', ready.plan, '--as-of', asOf.at);
  expect(told.out).toBe(file.toString('utf8'));

  await page.goto(`${origin}/ka/ogp/plans/${ready.plan}/repository`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.repository.titleOf('ღია ქალაქის გეგმა'));
  await isFit(page, info);
});
