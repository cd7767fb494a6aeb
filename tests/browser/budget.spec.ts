import { createECDH } from 'node:crypto';
import { expect } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { form, notices, status } = say('ka').proposals;
const { acts } = say('ka').budgetOffice;
const { state } = say('ka').budget;
const PEOPLE = { phone: 1_260, desktop: 1_270, nojs: 1_280 } as const;

test('an idea is proposed, reviewed twice, and stands on the ballot when voting is opened', async ({
  page,
  visitor,
}, info) => {
  test.setTimeout(240_000);
  const project = info.project.name as keyof typeof PEOPLE;
  const title = `შადრევანი ბაღში: ${project}`;

  // a round of its own, so that nobody else's voting closes it
  const administrator = await visitor();
  await signInOfficial(administrator, 'administrator', '/ka/office/budget/new');
  const fill = (name: string, value: string) => administrator.locator(`input[name="${name}"]`).fill(value);
  await fill('title-ka', `რაუნდი ${project}`);
  await fill('title-en', `Round ${project}`);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const now = new Date().getUTCFullYear();
  await fill('year', String(now));
  await fill('total', '100000');
  await fill('minAge', '16');
  await fill('proposals-from', day(-3));
  await fill('proposals-until', day(5));
  await fill('voting-from', day(10));
  await fill('voting-until', day(12));
  await administrator.locator('select[name=who]').selectOption('resident');
  await administrator.locator('select[name=ballot]').selectOption('approval');
  await administrator.locator('select[name=rule]').selectOption('weighted-mean');
  await administrator.locator('button[name=step][value=check]').click();
  await expect(administrator.locator('.errors, [role=alert]').first()).toContainText(
    say('ka').budgetOffice.form.errors.inconsistent.rule,
  );
  await administrator.locator('select[name=rule]').selectOption('greedy');
  await administrator.locator('button[name=step][value=check]').click();
  await isFit(administrator, info);
  await administrator.locator('button[name=step][value=open]').click();
  await administrator.waitForURL(/\/ka\/budget\/[0-9a-f-]{36}\?done=opened$/);
  await expect(administrator.getByText(state.announced)).toBeVisible();
  await isFit(administrator, info);
  const round = new URL(administrator.url()).pathname;

  await signIn(page, PEOPLE[project], `${round}/propose`);
  const send = page.locator('form[action$="/propose"] button[type=submit]');
  await send.click();
  await expect(page.locator('.errors, [role=alert]').first()).toContainText(form.errors.title);
  await expect(page.locator('.errors, [role=alert]').first()).toContainText(form.errors.pot);
  await isFit(page, info);
  await page.locator('input[name=title]').fill(title);
  await page
    .locator('textarea[name=description]')
    .fill('დავდგათ სასმელი წყლის შადრევანი, ზაფხულში ბავშვებს სჭირდებათ.');
  await page.locator('select[name=pot]').selectOption('city');
  await page.locator('input[name=estimate]').fill('12 000');
  await send.click();
  await expect(page.getByText(notices.sent)).toBeVisible();
  await isFit(page, info);
  const proposal = new URL(page.url()).pathname;

  // whoever is about to propose the same is shown this one first
  await page.goto(`${round}/propose`);
  await page.locator('input[name=title]').fill('სასმელი წყლის შადრევანი ბაღში');
  await page.locator('textarea[name=description]').fill('შადრევანი ბაღში ბავშვებს ზაფხულში ძალიან გამოადგებათ.');
  await page.locator('select[name=pot]').selectOption('city');
  await send.click();
  await expect(page.getByRole('heading', { name: form.similar })).toBeVisible();
  await expect(page.locator(`a[href="${proposal}"]`)).toBeVisible();

  const officer = await visitor();
  await signInOfficial(officer, 'officer', proposal);
  const open = async (stage: 'formal' | 'substantive') => {
    await officer.goto(proposal);
    await officer.locator('summary', { hasText: acts.assess[stage] }).click();
  };
  const assess = officer.locator('#act-assess');
  await open('formal');
  await assess.locator('select[name=outcome]').selectOption('passed');
  await assess.locator('button[value=check]').click();
  await expect(assess.getByRole('heading', { name: acts.preview })).toBeVisible();
  await isFit(officer, info);
  await assess.locator('button[value=confirm]').click();
  await expect(officer.getByText(notices.assess)).toBeVisible();
  await open('substantive');
  await assess.locator('select[name=outcome]').selectOption('passed');
  await assess.locator('input[name=title-en]').fill('A drinking fountain');
  await assess.locator('button[value=check]').click();
  await expect(officer.locator('.errors, [role=alert]').first()).toContainText(acts.errors.cost);
  await assess.locator('input[name=cost]').fill('11500');
  await assess.locator('button[value=check]').click();
  await assess.locator('button[value=confirm]').click();
  await expect(officer.getByText(status.feasible).first()).toBeVisible();
  await isFit(officer, info);

  await administrator.goto(round.replace('/ka/', '/ka/office/'));
  const openVoting = administrator.locator('form[action$="/open-voting"] button[type=submit]');
  await fill('roundKey', Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url'));
  for (const [i, name] of ['თამარ ერისთავი', 'გიორგი აბრამიშვილი'].entries()) await fill(`trustee-${i + 1}`, name);
  await openVoting.click();
  // what lies on no curve opens nothing
  await expect(administrator.locator('[role=alert]').first()).toContainText(say('ka').refusals['round.wrong-keys']);
  await fill('roundKey', createECDH('prime256v1').generateKeys().toString('base64url'));
  await openVoting.click();
  await expect(administrator.getByText(state.voting)).toBeVisible();
  await expect(administrator.getByText(say('ka').budget.ballot.projects(1))).toBeVisible();
  await isFit(administrator, info);
});
