import { expect, type Page } from '@playwright/test';
import { DISTRICTS } from '../../events/districts.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { surveys: t, surveyOffice: office, surveyRemovals: removals, refusals } = say('ka');
const PEOPLE = { phone: 900, desktop: 910, nojs: 920 } as const;
const FRAME = DISTRICTS.flatMap((district) =>
  ['female', 'male'].flatMap((sex) => ['18-39', '40-plus'].map((age) => `${district},${sex},${age},12000`)),
).join('\n');

/** A date in ten days, in three fields. */
async function fillDay(page: Page, name: string, days: number) {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  await page.locator(`input[name=${name}-day]`).fill(day[2]!);
  await page.locator(`input[name=${name}-month]`).fill(day[1]!);
  await page.locator(`input[name=${name}-year]`).fill(day[0]!);
}

/** Goes past the three questions that place somebody in the frame, to the last page of the questionnaire. */
async function placeOneself(page: Page) {
  await page.locator('input[name=a-district][value=vake]').check();
  await page.locator('input[name=a-sex][value=female]').check();
  await page.locator('input[name=a-age][value="40-plus"]').check();
}
const next = (page: Page) => page.getByRole('button', { name: t.answering.next, exact: true }).click();

test('a sample survey is drafted, opened, answered by code, closed and published', async ({ page, visitor }, info) => {
  test.setTimeout(240_000);
  const title = `როგორია თქვენი ეზო? (${info.project.name})`;
  await signInOfficial(page, 'officer', '/ka/office/surveys');
  await isFit(page, info);
  await page.getByRole('link', { name: office.fresh }).click();
  await page.getByRole('button', { name: office.draft.save }).click();
  await expect(page.locator('.errors')).toBeVisible();
  await isFit(page, info);

  await page.locator('input[name=kind][value=sample]').check();
  for (const [name, text] of Object.entries({ title, about: 'ეზოების მოვლა', population: 'თბილისელები' })) {
    await page.locator(`input[name=${name}-ka]`).fill(text);
    await page.locator(`input[name=${name}-en]`).fill(`${name} in English`);
  }
  const sample = page.locator('details', { has: page.locator('textarea[name=cells]') });
  if (!(await sample.evaluate((one) => (one as HTMLDetailsElement).open)))
    await sample.locator('summary').first().click();
  await page.locator('input[name=source-ka]').fill('გამოგონილი აღწერა');
  await page.locator('input[name=source-en]').fill('A made-up census');
  await page.locator('input[name=day-day]').fill('1');
  await page.locator('input[name=day-month]').fill('1');
  await page.locator('input[name=day-year]').fill('2026');
  await page.locator('textarea[name=cells]').fill(FRAME);
  await page.locator('input[name=n]').fill('100');
  const question = (n: number) => page.locator('fieldset.card').nth(n - 1);
  await page.locator('input[name=q1-label-ka]').fill('კმაყოფილი ხართ ეზოთი?');
  await page.locator('input[name=q1-label-en]').fill('Are you content with the yard?');
  await page.locator('textarea[name=q1-choices]').fill('დიახ | Yes\nარა | No');
  await question(1).locator('input[name=q1-required]').check();
  await page.locator('input[name=q2-label-ka]').fill('რა აკლია?');
  await page.locator('input[name=q2-label-en]').fill('What does it lack?');
  await page.locator('select[name=q2-kind]').selectOption('long');
  await question(2).locator('summary').click();
  await page.locator('input[name=q2-when]').fill('1=2');
  await page.getByRole('button', { name: office.draft.save }).click();
  await expect(page.getByText(office.desk.drafted)).toBeVisible();
  await isFit(page, info);

  await fillDay(page, 'lastDay', 10);
  await page.getByRole('button', { name: office.desk.open, exact: true }).click();
  await expect(page.getByText(office.desk.opened)).toBeVisible();
  await isFit(page, info);
  const desk = new URL(page.url()).pathname;
  const survey = desk.replace('/office', '');
  await page.locator('textarea[name=counts]').fill('vake,12');
  await page.getByRole('button', { name: office.desk.issue, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(office.desk.letters);
  await isFit(page, info);
  const codes = await page.locator('.code-words').allTextContents();
  expect(codes).toHaveLength(12);

  const invited = await visitor();
  await invited.goto(survey);
  await expect(invited.getByText(t.kindSaid.sample)).toBeVisible();
  await isFit(invited, info);
  await invited.getByRole('link', { name: t.haveCode }).click();
  await invited.locator('input[name=code]').fill('ABCD-EFGH-JKMN');
  await invited.getByRole('button', { name: t.code.start }).click();
  await expect(invited.locator('.errors')).toBeVisible();
  await isFit(invited, info);
  await invited.locator('input[name=code]').fill(codes[0]!.toLowerCase());
  await invited.getByRole('button', { name: t.code.start }).click();
  await expect(invited.locator('#progress')).toBeVisible();
  await isFit(invited, info);
  await next(invited);
  await expect(invited.locator('.errors')).toBeVisible(); // four questions need an answer
  await placeOneself(invited);
  await invited.locator('input[name=a-q1][value=c2]').check();
  await next(invited);
  await invited.locator('textarea[name=a-q2]').fill('<b>სკამები</b>');

  // saved, and gone on with by the link alone
  await invited.getByRole('button', { name: t.answering.save }).click();
  await expect(invited.getByRole('heading', { level: 1 })).toHaveText(t.saved.title);
  await isFit(invited, info);
  const link = await invited.locator('a[href*="/resume/"]').getAttribute('href');
  const elsewhere = await visitor();
  await elsewhere.goto(link!);
  await elsewhere.getByRole('button', { name: t.resume.start }).click();
  await expect(elsewhere.locator('textarea[name=a-q2]')).toHaveValue('<b>სკამები</b>');
  await next(elsewhere);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(t.answering.check);
  await expect(elsewhere.locator('dl.answers')).toContainText('<b>სკამები</b>');
  await isFit(elsewhere, info);
  await elsewhere.getByRole('button', { name: t.answering.send }).click();
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(t.thanks.title);
  await isFit(elsewhere, info);
  await elsewhere.goto(link!);
  await expect(elsewhere.getByText(t.resume.gone)).toBeVisible();

  for (const code of codes.slice(1)) {
    await invited.goto(`${survey}/answer`);
    await invited.locator('input[name=code]').fill(code);
    await invited.getByRole('button', { name: t.code.start }).click();
    await placeOneself(invited);
    await invited.locator('input[name=a-q1][value=c1]').check();
    await next(invited);
    await invited.getByRole('button', { name: t.answering.send }).click();
    await expect(invited.getByRole('heading', { level: 1 })).toHaveText(t.thanks.title);
  }

  await page.goto(desk);
  await page.getByRole('button', { name: office.desk.close, exact: true }).click();
  await expect(page.getByText(office.desk.closed)).toBeVisible();
  await page.getByRole('link', { name: office.desk.coding }).click();
  await page.getByRole('link', { name: 'რა აკლია?' }).click();
  await page.locator('textarea[name=book]').fill('სკამები | Seats');
  await page.getByRole('button', { name: office.codingPage.adopt }).click();
  await expect(page.getByText('<b>სკამები</b>')).toBeVisible();
  await page.locator('input[type=checkbox]').first().check();
  await page.getByRole('button', { name: office.codingPage.save }).click();
  await expect(page.getByText(office.codingPage.saved)).toBeVisible();
  await isFit(page, info);
  await page.goto(desk);
  await page.getByRole('button', { name: office.desk.publish, exact: true }).click();
  await expect(page.getByText(office.desk.published)).toBeVisible();

  await invited.goto(`${survey}/results`);
  await expect(invited.locator('dl.stats')).toContainText('12');
  await isFit(invited, info);
  await invited.goto(`${survey}/method`);
  await expect(invited.getByText('გამოგონილი აღწერა')).toBeVisible();
  await isFit(invited, info);
});

test('the open poll is answered signed in, once', async ({ page }, info) => {
  await page.goto('/ka/surveys?status=open');
  await isFit(page, info);
  const poll = await page.getByRole('link', { name: 'როგორი უნდა იყოს სანაპირო?' }).getAttribute('href');
  await signIn(page, PEOPLE[info.project.name as keyof typeof PEOPLE], `${poll}/answer`);
  await expect(page.locator('#progress')).toBeVisible();
  await page.locator('input[name=a-often][value=never]').check();
  await next(page);
  await page.locator('input[name=a-why]').fill('შორს არის');
  await page.locator('select[name="a-first--trees"]').selectOption('1');
  await page.locator('select[name="a-first--paths"]').selectOption('2');
  await page.locator('select[name="a-first--play"]').selectOption('2');
  await next(page);
  await expect(page.locator('.errors')).toBeVisible(); // two stand at one place
  await isFit(page, info);
  await page.locator('select[name="a-first--play"]').selectOption('3');
  await next(page);
  await next(page);
  await page.getByRole('button', { name: t.answering.send }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.thanks.title);
});

test('an interviewer keeps interviews on the telephone while there is no network, and sends them once', async ({
  page,
}, info) => {
  await page.goto('/ka/surveys?status=open');
  const survey = await page.getByRole('link', { name: 'განმეორებითი გამოკითხვა' }).getAttribute('href');
  await signInOfficial(page, 'interviewer', `${survey}/fieldwork`);
  await isFit(page, info);
  const interview = async (district = 'gldani') => {
    await page.locator('select[name=stratum]').selectOption('gldani');
    await page.locator(`input[name=a-district][value=${district}]`).check();
    await page.locator('input[name=a-sex][value=male]').check();
    await page.locator('input[name=a-age][value="30-44"]').check();
    await page.locator('input[name=a-mostly][value=foot]').check();
    for (const row of ['clean', 'light', 'green'])
      await page.locator(`input[name=a-content--${row}][value=good]`).check();
    await page.locator('input[name=a-mark][value="4"]').check();
    await page.getByRole('button', { name: office.fieldwork.keep }).click();
  };
  const came = page
    .getByRole('row', { name: /გლდანი/ })
    .locator('td')
    .nth(2);
  const before = Number(await came.textContent());
  if (info.project.name === 'nojs') {
    await interview();
    await expect(page.getByText(office.fieldwork.recorded)).toBeVisible();
    await expect(came).toHaveText(String(before + 1));
    await interview('vake'); // somebody who does not belong there
    await expect(page.locator('.errors')).toContainText(refusals['answer.outside-stratum']);
    return;
  }
  const status = page.locator('[data-fieldwork-status]');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: office.fieldwork.keep }).click();
  await expect(status).toContainText(office.fieldwork.incomplete);
  await interview();
  await interview();
  await expect(status).toContainText(office.fieldwork.waiting('2'));
  await page.getByRole('button', { name: office.fieldwork.send }).click();
  await expect(status).toContainText(office.fieldwork.noNetwork);
  await page.context().setOffline(false);
  await page.getByRole('button', { name: office.fieldwork.send }).click();
  await expect(status).toContainText(office.fieldwork.sent);
  await expect(status).toContainText(office.fieldwork.waiting('0'));
  await isFit(page, info);
  await page.reload();
  await expect(came).toHaveText(String(before + 2));

  await interview('vake');
  await page.getByRole('button', { name: office.fieldwork.send }).click();
  const refused = page.locator('[data-fieldwork-refused]');
  await expect(refused).toContainText(refusals['answer.outside-stratum']);
  await page.reload(); // it stays on the telephone, and so does the reason
  await expect(refused).toContainText(refusals['answer.outside-stratum']);
  await expect(status).toContainText(office.fieldwork.waiting('1'));
  await isFit(page, info);
  page.on('dialog', (dialog) => void dialog.accept());
  await refused.getByRole('button', { name: removals.drop }).click();
  await expect(refused).toBeHidden();
  await expect(status).toContainText(office.fieldwork.waiting('0'));
});
