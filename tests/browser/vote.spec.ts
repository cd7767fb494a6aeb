import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, type Request, test } from '@playwright/test';
import { person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn } from './people.js';

const { vote: t, counter: c, hall, results } = say('ka');
const ROOT = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

type Ready = {
  readonly data: string;
  readonly keys: string;
  readonly rounds: Readonly<Record<'allocation' | 'approval' | 'knapsack' | 'ranking', string>>;
  readonly officer: { readonly name: string; readonly value: string };
};
/** A city of its own for each project: what one votes for changes no result of another. */
const PORTS = { phone: 21, desktop: 22, nojs: 23 } as const;
const base = Number(process.env.GHIA_TEST_PORT ?? 3123);

let city: ChildProcess;
let ready: Ready;
let origin: string;

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what is asked for
test.beforeAll(async ({}, info) => {
  const port = base + PORTS[info.project.name as keyof typeof PORTS];
  origin = `http://127.0.0.1:${port}`;
  city = fork(join(ROOT, 'tests', 'browser', 'polling-city.mjs'), {
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

const vote = (round: string) => `${origin}/ka/budget/${round}/vote`;
const field = (page: Page, name: string) => page.locator(`#ballot input[name="${name}"]`);
const project = (page: Page, title: string) => page.locator('.project', { hasText: title }).locator('input');

/** The ballot, ready to be filled in: sealed here where scripts run, else by the server. */
async function atBallot(page: Page, round: string, scripts: boolean, code?: string): Promise<void> {
  await page.goto(vote(round));
  if (scripts) return expect(page.locator('#ballot fieldset')).toBeEnabled();
  if (code) {
    await page.locator('details summary', { hasText: t.other.title }).click();
    await page.locator('input#code').fill(code);
    await page.getByRole('button', { name: t.other.use }).click();
  } else await page.getByRole('button', { name: t.assisted.button }).click();
  await expect(page.getByText(t.draft).first()).toBeVisible();
}

/** Checks and casts. Resolves to the digest, and the code to keep. */
async function cast(page: Page): Promise<{ readonly digest: string; readonly code: string }> {
  await page.locator('#ballot button[value=check]').click();
  await expect(page.getByRole('heading', { name: t.review.title })).toBeVisible();
  const code = (await page.locator('.code:visible').first().textContent())!.trim();
  await page.locator('input[name=kept]:visible').check();
  await page.getByRole('button', { name: t.review.cast }).click();
  await expect(page.getByRole('heading', { name: t.done.title, exact: true })).toBeVisible();
  const digest = (await page.locator('.answers code:visible').first().textContent())!.trim();
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  return { digest, code };
}

/** Everything that a browser sends from now on: its address, what it carries, and whether a session goes along. */
function listening(page: Page) {
  const sent: Request[] = [];
  page.context().on('request', (request) => sent.push(request));
  return () =>
    Promise.all(
      sent.map(async (request) => {
        // what the browser fetched ahead and never needed has no answer, and so never all its headers
        const headers = await Promise.race([
          request.allHeaders().catch(() => request.headers()),
          new Promise<Record<string, string>>((later) => setTimeout(() => later(request.headers()), 3_000)),
        ]);
        const { cookie = '', referer = '' } = headers;
        const said = [request.url(), request.postData() ?? '', referer].join(' ');
        return { at: `${request.method()} ${new URL(request.url()).pathname}`, said, signed: /\bsid=/.test(cookie) };
      }),
    );
}

/** The page on which a ballot is looked up, by its digest in the body of a form. */
async function lookUp(page: Page, round: string, digest: string): Promise<void> {
  await page.goto(`${origin}/ka/budget/${round}/ballots`);
  await page.locator('input#digest').fill(digest);
  await page.getByRole('button', { name: t.receipt.button }).click();
}

// first: the votes of the other one are counted, and the city's clock with them
test('somebody without a device is given a number at a counter, and votes with it once', async ({ page }, info) => {
  test.setTimeout(360_000);
  const { approval } = ready.rounds;
  const { name, value } = ready.officer;
  await page
    .context()
    .addCookies([{ name, value, domain: '127.0.0.1', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }]);
  const sent = listening(page);
  await page.goto(`${origin}/ka/office/counter`);
  await isFit(page, info);
  await page.getByRole('link', { name: 'მონაწილეობითი ბიუჯეტი 2027' }).click();
  const { number: personalNumber, documentNumber, birthDate } = person(71);
  const [year, month, day] = birthDate.split('-');
  await page.getByLabel(hall.personalNumber).fill(personalNumber);
  await page.getByLabel(hall.documentNumber).fill(documentNumber);
  for (const [part, text] of Object.entries({ day, month, year }))
    await page.locator(`input[name="birthDate-${part}"]`).fill(text!);
  await page.getByLabel(c.channels.kiosk).check();
  await page.getByLabel(c.confirmed).check();
  await isFit(page, info);
  await page.getByRole('button', { name: c.give }).click();
  await expect(page.getByRole('heading', { name: c.given.title })).toBeVisible();
  await isFit(page, info);
  const number = (await page.locator('[data-number]').textContent())!.trim();

  const open = async () => {
    await page.goto(`${origin}/ka/budget/${approval}/kiosk`);
    await page.getByLabel(c.kiosk.number).fill(number);
    await page.getByRole('button', { name: c.kiosk.go }).click();
  };
  await open();
  await isFit(page, info);
  await project(page, 'ველობილიკი').check();
  await page.locator('#ballot button[value=check]').click();
  await expect(page.getByText(c.kiosk.nothing)).toBeVisible();
  await isFit(page, info);
  await page.getByRole('button', { name: t.review.cast }).click();
  await expect(page.getByText(c.kiosk.done.text)).toBeVisible();
  await isFit(page, info);
  await page.getByRole('button', { name: t.done.look }).click();
  await expect(page.getByText(new RegExp(`${t.receipt.waits}|${t.receipt.inLog}`)).first()).toBeVisible();
  await open();
  await expect(page.getByText(c.kiosk.wrong).first()).toBeVisible();
  await isFit(page, info);

  const all = await sent();
  const numbered = all.filter(({ at, said }) => at.startsWith('POST') && /number=\d/.test(said));
  expect(numbered.length).toBe(4);
  expect(numbered.filter(({ signed }) => signed).map(({ at }) => at)).toEqual([]);
});

test('votes are cast and changed, opened by two trustees, and counted again by whoever looks', async ({
  page,
}, info) => {
  test.setTimeout(360_000);
  const scripts = info.project.name !== 'nojs';
  const { allocation, approval, knapsack, ranking } = ready.rounds;

  await page.goto(vote(approval));
  await expect(page.getByText(t.signInText)).toBeVisible();
  await isFit(page, info);
  await signIn(page, 60, '/ka/me', origin);
  const sent = listening(page);

  // 100 lari: ninety are told to be too few
  await atBallot(page, allocation, scripts);
  await isFit(page, info);
  await field(page, 'n-transport').fill('60');
  await field(page, 'n-culture').fill('30');
  if (scripts) await expect(page.locator('[data-standing]')).toHaveText(t.left(10));
  await page.locator('#ballot button[value=check]').click();
  await expect(page.getByText(t.sum(90, 100)).first()).toBeVisible();
  await isFit(page, info);
  await field(page, 'n-buses').fill('10');
  const lari = await cast(page);
  await isFit(page, info);

  // projects, and a change of mind
  await atBallot(page, approval, scripts);
  await project(page, 'ქვეითთა ხიდის').check();
  await project(page, 'სასმელი წყლის').check();
  if (scripts) {
    await expect(project(page, 'ველობილიკი')).toBeDisabled();
    await expect(page.getByText(t.noMore).first()).toBeVisible();
  }
  await isFit(page, info);
  const first = await cast(page);
  await atBallot(page, approval, scripts, first.code);
  if (scripts) await expect(page.getByText(t.other.known)).toBeVisible();
  await project(page, 'ველობილიკი').check();
  const second = await cast(page);
  expect([second.code, second.digest === first.digest]).toEqual([first.code, false]);

  // the other instruments are shown, and lead along
  for (const round of [knapsack, ranking]) {
    await atBallot(page, round, scripts);
    await isFit(page, info);
  }
  if (scripts) {
    await page.locator('[data-deed=add]').nth(0).click();
    await page.locator('[data-deed=add]:visible').nth(0).click();
    const names = page.locator('.ranked li > span');
    const before = await names.allTextContents();
    await page.locator('.ranked [data-deed=down]').first().press('Enter');
    expect(await names.allTextContents()).toEqual(before.toReversed());
    await isFit(page, info);
  }

  await expect(async () => {
    await lookUp(page, allocation, lari.digest); // until a signed checkpoint holds it
    await expect(page.getByRole('heading', { name: t.receipt.inLog })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByText(t.receipt.sealed)).toBeVisible();
  await isFit(page, info);
  await page.goto(`${origin}/ka/budget/${approval}/results`);
  await expect(page.getByText(results.waitsText.voting)).toBeVisible();
  await isFit(page, info);

  for (const [name, round] of [
    ['allocation', allocation],
    ['approval', approval],
  ] as const) {
    city.send({ close: round });
    await once(city, 'message');
    const shares = ['one', 'three'].flatMap((who) => ['--share', join(ready.keys, name, `share-${who}.json`)]);
    const env = { ...process.env, GHIA_DATA: ready.data, GHIA_MODE: 'demo', NODE_OPTIONS: '' };
    await run(process.execPath, ['dist/src/cli.js', 'budget', 'open-ballots', round, ...shares], { cwd: ROOT, env });
  }
  await expect(async () => {
    await page.goto(`${origin}/ka/budget/${approval}/results`);
    await expect(page.getByRole('heading', { name: results.files.title })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole('row', { name: /ველობილიკი/ })).toBeVisible();
  if (scripts) {
    await page.getByRole('button', { name: results.recount.button }).click();
    await expect(page.getByText(results.recount.good)).toBeVisible();
    await expect(page.locator('[data-recount] .checks .good')).toHaveCount(4);
  } else await expect(page.getByText(results.recount.noScript)).toBeVisible();
  await isFit(page, info);

  await page.goto(`${origin}/ka/budget/${allocation}/results`);
  await expect(page.getByRole('row', { name: /ტრანსპორტი/ })).toContainText('70,0000');
  await isFit(page, info);
  await lookUp(page, allocation, lari.digest);
  await expect(page.getByRole('heading', { name: t.receipt.opened })).toBeVisible();
  await expect(page.getByText('კულტურა')).toBeVisible();
  await lookUp(page, approval, first.digest);
  await expect(page.getByText(t.receipt.replaced)).toBeVisible();
  await isFit(page, info);

  const all = await sent();
  expect(all.some(({ signed }) => signed)).toBe(true);
  for (const { digest } of [lari, first, second]) {
    const carrying = all.filter(({ said }) => said.includes(digest.slice(0, 32)));
    if (digest !== second.digest) expect(carrying.length).toBeGreaterThan(0);
    expect(carrying.filter(({ signed }) => signed).map(({ at }) => at)).toEqual([]);
  }
  // nor does a choice: by a script it goes sealed, without one in a form
  const choices = all.filter(({ at }) => /^POST .*\/(ballot|ballots)$/.test(at));
  expect(choices.length).toBeGreaterThan(2);
  expect(choices.filter(({ signed }) => signed).map(({ at }) => at)).toEqual([]);
});
