import { expect, type Page } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { ADMINISTRATIVE_COMPLAINT } from '../../src/services/built-in/administrative-complaint.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { applying: t, cases } = say('ka');
const PEOPLE = { phone: 1_340, desktop: 1_350, nojs: 1_360 } as const;
const COMPLAINT = '/ka/services/administrative-complaint';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: PDF });

const next = (page: Page) => page.locator('button[name=step][value=next]').click();
const heading = (page: Page, text: string) => expect(page.getByRole('heading', { level: 1 })).toContainText(text);

test('somebody applies for a service, is asked for more, and follows it to the decision', async ({
  page,
  visitor,
}, info) => {
  test.setTimeout(360_000);
  const project = info.project.name as keyof typeof PEOPLE;
  await signIn(page, PEOPLE[project], COMPLAINT);
  await isFit(page, info);
  await page.locator('a[href$="/apply"]').click();

  // for whom, then a question a page; what is not answered is said, and nothing is lost on the way
  await heading(page, t.forWhom.title);
  await isFit(page, info);
  await next(page);
  await heading(page, 'რას ასაჩივრებთ?');
  await next(page);
  await expect(page.locator('[role=alert], .errors').first()).toContainText(t.wrong.required);
  await page.locator('input[name=a][value=decision]').check();
  await next(page);
  await page.locator('input[name=a]').fill('15-123');
  await next(page);
  await heading(page, 'გადაწყვეტილების ასლი');
  await page.locator('input[name=scan]').setInputFiles(file('decision.pdf'));
  await isFit(page, info);
  await next(page);
  await heading(page, 'ვინ მიიღო');
  await page.locator('input[name=a]').fill('გამწვანების სამსახური');
  await page.locator('button[name=step][value=save]').click();
  await expect(page.getByText(t.file.there).or(page.locator('.banner')).first()).toBeVisible();

  // they come back another time, from their own page
  await page.goto('/ka/me/cases');
  await page.getByRole('link', { name: cases.goOn }).first().click();
  await heading(page, 'როდის შეიტყვეთ');
  for (const [part, value] of [
    ['day', '1'],
    ['month', '6'],
    ['year', '2026'],
  ] as const)
    await page.locator(`input[name=a-${part}]`).fill(value);
  await next(page);
  await page.locator('textarea[name=a]').fill('ხის მოჭრის ნებართვა უკანონოდ გაიცა.');
  await next(page);
  await page.locator('textarea[name=a]').fill('ნებართვა ბათილად გამოცხადდეს.');
  await next(page);
  await heading(page, 'მტკიცებულება');
  await next(page);
  await page.locator('input[name=a][value=no]').check();
  await next(page);

  await heading(page, t.check.title);
  await isFit(page, info);
  await expect(page.getByText('გამწვანების სამსახური')).toBeVisible();
  const send = page.locator('form[action$="/apply/check"] button[type=submit]');
  if (project === 'nojs') {
    await send.click();
    await expect(page.locator('[role=alert], .errors').first()).toContainText(t.check.declare);
  }
  await page.locator('input[name=declaration]').check();
  await send.click();
  await expect(page.getByText(cases.sent)).toBeVisible();
  await isFit(page, info);
  const mine = new URL(page.url()).pathname;
  const reference = mine.split('/').at(-1)!;
  expect(reference).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);

  // an official accepts it, takes it on and asks for something
  const officer = await visitor();
  await signInOfficial(officer, 'officer', `/ka/case-queue/${reference}`);
  await isFit(officer, info);
  const step = (name: string) => officer.locator(`form[action$="/${name}"]`);
  await step('accept').locator('button[type=submit]').click();
  await step('assign').first().locator('button[type=submit]').click();
  await officer.locator('summary', { hasText: cases.act.request }).click();
  await step('request-information').locator('textarea').fill('გთხოვთ, ატვირთოთ ადგილის ფოტო ან გეგმა.');
  await isFit(officer, info);
  await step('request-information').locator('button[type=submit]').click();
  await expect(officer.getByText(cases.stands)).toBeVisible();

  // the applicant reads what is needed, and sends it with a file
  await page.goto(mine);
  await expect(page.getByRole('heading', { name: cases.supply.title })).toBeVisible();
  await expect(page.getByText('გთხოვთ, ატვირთოთ ადგილის ფოტო ან გეგმა.').first()).toBeVisible();
  await isFit(page, info);
  const supply = page.locator('form[action$="/supply"]');
  await supply.locator('textarea').fill('გეგმა თან ახლავს.');
  await supply.locator('input[name=scan]').setInputFiles(file('plan.pdf'));
  await supply.locator('button[type=submit]').click();
  await expect(page.getByText(cases.done.supplied)).toBeVisible();

  // refused: without a ground or the way to appeal it is not taken; nothing that was written is lost
  await officer.reload();
  await expect(officer.getByText('გეგმა თან ახლავს.')).toBeVisible();
  await officer.locator('summary', { hasText: cases.act.decide }).click();
  const decide = step('decide');
  await decide.locator('input[name=outcome][value=refused]').check();
  await decide.locator('textarea[name=text]').fill('ნებართვა კანონის შესაბამისად გაიცა.');
  await decide.locator('button[type=submit]').click();
  await expect(officer.locator('[role=alert], .errors').first()).toContainText(
    say('ka').refusals['case.ground-unknown'],
  );
  await isFit(officer, info);
  await decide.locator('select[name=ground]').selectOption('unfounded');
  await decide.locator('textarea[name=appeal]').fill('ერთი თვის ვადაში, თბილისის საქალაქო სასამართლოში.');
  await decide.locator('button[type=submit]').click();
  await expect(officer.getByText(cases.done.step)).toBeVisible();

  // and the applicant reads the decision, its ground, how to appeal, and every step before it
  await page.goto(mine);
  const { grounds } = ADMINISTRATIVE_COMPLAINT;
  for (const said of [
    ...[cases.outcome.refused, grounds!.find(({ code }) => code === 'unfounded')!.label.ka],
    ...['ნებართვა კანონის შესაბამისად გაიცა.', 'ერთი თვის ვადაში, თბილისის საქალაქო სასამართლოში.'],
  ])
    await expect(page.getByText(said).first()).toBeVisible();
  const { steps } = cases;
  await expect(page.locator('.timeline li b')).toHaveText([
    ...[steps.CaseDecided, steps.CaseInformationSupplied, steps.CaseInformationRequested, steps.CaseAssigned],
    ...[steps.CaseAccepted, steps.CaseSubmitted],
  ]);
  await isFit(page, info);
});

test('a request for public information is returned, amended, and granted', async ({ page, visitor }, info) => {
  test.setTimeout(240_000);
  const project = info.project.name as keyof typeof PEOPLE;
  await signIn(page, PEOPLE[project] + 1, '/ka/services/public-information/apply');
  await next(page);
  await page.locator('textarea[name=a]').fill('რამდენი ხე დაირგო ვაკეში?');
  await next(page);
  await page.locator('input[name=a][value=portal]').check();
  await next(page);
  await next(page);
  await page.locator('input[name=declaration]').check();
  await page.locator('form[action$="/apply/check"] button[type=submit]').click();
  await expect(page.getByText(cases.sent)).toBeVisible();
  const mine = new URL(page.url()).pathname;

  const officer = await visitor();
  await signInOfficial(officer, 'officer', mine.replace('/me/cases/', '/case-queue/'));
  const step = (name: string) => officer.locator(`form[action$="/${name}"]`);
  await officer.locator('summary', { hasText: cases.act.return }).click();
  await step('return').locator('textarea').fill('დააზუსტეთ, რომელ წელს გულისხმობთ.');
  await step('return').locator('button[type=submit]').click();

  await page.goto(mine);
  await expect(page.getByText('დააზუსტეთ, რომელ წელს გულისხმობთ.').first()).toBeVisible();
  await isFit(page, info);
  await page.getByRole('link', { name: cases.amend.deed }).click();
  await isFit(page, info);
  await page.locator('a[href$="q=what"]').click();
  await page.locator('textarea[name=a]').fill('რამდენი ხე დაირგო ვაკეში 2025 წელს?');
  await next(page);
  await page.goto(`${mine}/amend/check`);
  await page.locator('input[name=declaration]').check();
  await page.locator('form[action$="/amend/check"] button[type=submit]').click();
  await expect(page.getByText(cases.done.amended)).toBeVisible();

  await officer.reload();
  await step('accept').locator('button[type=submit]').click();
  await step('assign').first().locator('button[type=submit]').click();
  await officer.locator('summary', { hasText: cases.act.decide }).click();
  await step('decide').locator('input[name=outcome][value=granted]').check();
  await step('decide').locator('textarea[name=text]').fill('2025 წელს ვაკეში 1 240 ხე დაირგო.');
  await step('decide').locator('button[type=submit]').click();
  await page.goto(mine);
  await expect(page.getByText(cases.outcome.granted)).toBeVisible();
  await expect(page.getByText('2025 წელს ვაკეში 1 240 ხე დაირგო.')).toBeVisible();
  await isFit(page, info);
});
