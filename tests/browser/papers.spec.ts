import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { person } from '../../src/demo/people.js';
import { TEXTS } from '../../src/demo/texts.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signInOfficial, test } from './people.js';

const { sheets, rooms, hall, lists } = say('ka');
/** Each project has people of its own who sign. */
const CROWD: Readonly<Record<string, number>> = { phone: 700, desktop: 720, nojs: 740 };
/** Somebody who has signed for the bicycle lane when the city was made. */
const SIGNED = 1_100;
/** In the register's form, and nobody's. */
const NOBODYS = '01099999999';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEElEQVR4nGP4////fwYGBgAU+QT8VQyV7QAAAABJRU5ErkJggg==',
  'base64',
);

const numbers = (page: Page, n: number) => page.locator(`[name=number-${n}]`);
const step = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a paper sheet is received, checked and entered', async ({ visitor }, info) => {
  const crowd = CROWD[info.project.name]!;
  const sheet = `BR-${crowd}`;
  const clerk = await visitor();
  await signInOfficial(clerk, 'register-clerk', '/ka/moderation');
  await clerk.getByRole('navigation', { name: rooms.label }).getByRole('link', { name: rooms.sheets }).click();
  await clerk.locator('input[name=q]').fill('ველობილიკების');
  await clerk.getByRole('button', { name: say('ka').shell.search }).click();
  await clerk.getByRole('link', { name: TEXTS.bicycle.title }).first().click();
  await isFit(clerk, info);

  await test.step('a file that is no scan is told before anything is kept', async () => {
    await clerk.locator('[name=sheet]').fill(sheet);
    await clerk
      .locator('[name=scan]')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
    await step(clerk, sheets.receive.send).click();
    await expect(clerk.getByRole('alert')).toContainText(sheets.errors['not-a-scan']);
    await isFit(clerk, info);
  });

  await clerk.locator('[name=sheet]').fill(sheet);
  await clerk.locator('[name=scan]').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: PNG });
  await step(clerk, sheets.receive.send).click();
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(sheets.name(sheet));
  await expect(clerk.locator('img.scan')).toBeVisible();

  await test.step('lines are typed and pasted, and checked against the register', async () => {
    await numbers(clerk, 1).fill(person(crowd).number);
    await clerk.locator('[name=initials-1]').check();
    await numbers(clerk, 2).fill(person(SIGNED).number);
    await numbers(clerk, 3).fill('?');
    await clerk.locator('summary', { hasText: sheets.lines.many }).click();
    await clerk.locator('[name=many]').fill(`${person(crowd + 1).number}\n${NOBODYS}`);
    await step(clerk, sheets.lines.check).click();
    await expect(clerk.getByText(sheets.lines.checked(3, 5))).toBeVisible();
    await expect(clerk.locator('[name=initials-1]')).toBeChecked();
    for (const [n, found] of ['known', 'known', 'malformed', 'known', 'unknown'].entries())
      await expect(clerk.locator(`#number-${n + 1}-note`)).toHaveText(
        sheets.lines.found[found as keyof typeof sheets.lines.found],
      );
    await isFit(clerk, info);
  });

  await test.step('it is entered, and each line is told what became of it', async () => {
    await step(clerk, sheets.lines.enter).click();
    await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(sheets.done.title);
    const { outcome } = sheets.done;
    const said = [outcome.accepted, outcome['already-signed'], outcome.unknown, outcome.accepted, outcome.unknown];
    for (const [i, words] of said.entries()) await expect(clerk.locator('tbody tr').nth(i)).toContainText(words);
    await isFit(clerk, info);
  });
  await clerk.getByRole('link', { name: sheets.done.next }).click();
  const kept = clerk.locator('li', { has: clerk.getByRole('link', { name: sheets.name(sheet), exact: true }) });
  await expect(kept).toContainText(sheets.accepted(2));
  await isFit(clerk, info);
});

test('somebody at a service hall signs with an officer’s help', async ({ visitor }, info) => {
  const { number, documentNumber, birthDate } = person(CROWD[info.project.name]! + 5);
  const officer = await visitor();
  await signInOfficial(officer, 'officer', '/ka/moderation');
  await officer.getByRole('navigation', { name: rooms.label }).getByRole('link', { name: rooms.hall }).click();
  await isFit(officer, info);
  await officer.getByRole('link', { name: TEXTS.bicycle.title }).first().click();
  await expect(officer.getByText(hall.consent)).toBeVisible();
  await isFit(officer, info);
  const form = officer.locator('form[action*="/hall/"]');
  await form.locator('[name=personalNumber]').fill(number);
  await form.locator('[name=documentNumber]').fill('DM0000000');
  const [year, month, day] = birthDate.split('-');
  for (const [part, typed] of Object.entries({ day, month, year }))
    await form.locator(`[name=birthDate-${part}]`).fill(typed!);
  await form.getByLabel(hall.confirmed).check();
  await form.getByLabel(hall.displays.none).check();
  await form.locator('button[type=submit]').click();
  await expect(officer.getByRole('alert')).toContainText(say('ka').refusals['identity.not-proved']);
  await form.locator('[name=documentNumber]').fill(documentNumber);
  await form.locator('button[type=submit]').click();
  await expect(officer.getByRole('heading', { level: 1 })).toHaveText(hall.done.title);
  await expect(officer.getByText(hall.done.text)).toBeVisible();
  await isFit(officer, info);
});

test('a list of signatories takes two people, and is opened once', async ({ visitor }, info) => {
  const purpose = `საკრებულოს აპარატისთვის გადასაცემად (${info.project.name})`;
  const officer = await visitor();
  const other = await visitor();
  const card = (page: Page) => page.locator('li.card', { hasText: purpose });
  await signInOfficial(officer, 'officer', '/ka/moderation');
  await officer.getByRole('navigation', { name: rooms.label }).getByRole('link', { name: rooms.lists }).click();
  await officer.getByRole('link', { name: TEXTS.noise.title }).last().click();
  await officer.locator('[name=purpose]').fill(purpose);
  await step(officer, lists.ask.send).click();
  await expect(officer.getByText(lists.notices.asked)).toBeVisible();
  await expect(card(officer)).toContainText(lists.own);
  await expect(card(officer).getByRole('button')).toHaveCount(0);
  await isFit(officer, info);
  const address = officer.url();

  await signInOfficial(other, 'administrator', '/ka/signatory-lists');
  await isFit(other, info);
  await card(other).getByRole('button', { name: lists.approve }).click();
  await expect(other.getByText(lists.notices.approved)).toBeVisible();

  await officer.goto(address);
  await isFit(officer, info);
  const [list] = await Promise.all([
    officer.waitForEvent('download'),
    card(officer).getByRole('button', { name: lists.open }).click(),
  ]);
  expect(list.suggestedFilename()).toMatch(/^signatories-.*\.csv$/);
  const lines = readFileSync(await list.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toContain('personal_number');
  expect(lines.length).toBeGreaterThan(600);
  await officer.goto('/ka/signatory-lists?state=opened');
  await expect(card(officer)).toContainText(lists.signatures(lines.length - 1));
  await expect(card(officer).getByRole('button')).toHaveCount(0);
  await isFit(officer, info);
});
