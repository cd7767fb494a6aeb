import { expect, type Page } from '@playwright/test';
import { OFFICIALS, person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signInOfficial, test } from './people.js';

const { group: t, minutes: paper } = say('ka');
const { tasks } = say('ka').groupTasks;
const NUMBERS = { phone: 121, desktop: 122, nojs: 123 } as const;
const nameOf = (who: 'group-head' | 'working-group') => Object.values(person(OFFICIALS[who]).name).join(' ');

/** A day so many days from now, in three fields. */
async function fillDay(page: Page, name: string, days: number) {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  await page.locator(`input[name=${name}-day]`).fill(day!);
  await page.locator(`input[name=${name}-month]`).fill(month!);
  await page.locator(`input[name=${name}-year]`).fill(year!);
}
/** The form of one step at the desk, sent. */
async function step(
  page: Page,
  deed: string,
  fill: (form: ReturnType<Page['locator']>) => Promise<void> = async () => {},
) {
  const form = page.locator(`form[action$="/${deed}"]`).first();
  await fill(form);
  await form.locator('button[type=submit]').click();
  await page.waitForURL(/done=/);
}

test('a session is called, held and minuted; chair and secretary sign, and the minutes are printed', async ({
  page,
  visitor,
}, info) => {
  test.setTimeout(240_000);
  const number = NUMBERS[info.project.name as keyof typeof NUMBERS];
  await signInOfficial(page, 'working-group', '/ka/office/group');
  await isFit(page, info);
  await page.goto('/ka/office/group/members');
  await isFit(page, info);
  await step(page, 'admit', async (form) => {
    await form.locator('select[name=organisation]').selectOption('demo-services');
    await form.locator('[name="post-ka"]').fill('იურისტი');
    await form.locator('select[name=staff]').selectOption({ label: nameOf('group-head') });
    await fillDay(page, 'since', -1);
  });
  await page.goto('/ka/office/group/meetings/new');
  const plain = { number, start: '15:00', needed: 2, 'place-ka': 'დარბაზი', 'body-ka': 'სამუშაო ჯგუფი' };
  for (const [name, value] of Object.entries(plain)) await page.locator(`[name="${name}"]`).fill(String(value));
  await fillDay(page, 'date', 0);
  await page.locator('select[name=chair]').selectOption({ label: nameOf('group-head') });
  await page.locator('select[name=secretary]').selectOption({ label: nameOf('working-group') });
  await page.locator('[name="chair-post-ka"]').fill('ჯგუფის ხელმძღვანელი');
  await page.locator('[name="secretary-post-ka"]').fill('ჯგუფის მდივანი');
  await page.locator('[name="basis-ka"]').fill('უფლებამოსილია, თუ ორი წევრი ესწრება');
  await page.locator('select[name=plan]').selectOption('demo-plan');
  await page.locator('textarea[name=agenda]').fill('პირველი საკითხი | The first item\nმეორე საკითხი');
  await page.locator('form[action$="/meetings/new"] button[type=submit]').first().click();
  await page.waitForURL(new RegExp(`meetings/20\\d\\d-${number}`));
  const desk = new URL(page.url()).pathname;
  await isFit(page, info);

  // nobody is there yet: it does not open
  const opening = page.locator('form[action$="/open"]');
  await opening.locator('[name=start]').fill('15:05');
  await opening.locator('button[type=submit]').click();
  await expect(page.locator('.errors')).toBeVisible();
  await step(page, 'attendance', async (form) => {
    await form.locator('[name="a1-post-ka"]').fill('წევრები');
    await form.locator('[name="a1-count"]').fill('3');
  });
  await step(page, 'open', (form) => form.locator('[name=start]').fill('15:05'));
  await step(page, 'outcomes', async (form) => {
    await form.locator('select[name=kind]').selectOption('undertaking');
    await form.locator('[name="text-ka"]').fill('სააგენტო გამოაქვეყნებს ანგარიშს');
    await form.locator('select[name=organisation]').selectOption('demo-services');
    await fillDay(page, 'due', 20);
    await form.locator('select[name=takesUp]').selectOption({ index: 1 });
  });
  await step(page, 'outcomes', async (form) => {
    await form.locator('select[name=item]').selectOption('2');
    await form.locator('[name="text-ka"]').fill('წესი შეთანხმებულია');
  });
  await step(page, 'notes', (form) => form.locator('[name="text-ka"]').fill('სხდომა გახსნა ხელმძღვანელმა.'));
  await step(page, 'close', (form) => form.locator('[name=end]').fill('16:00'));
  await step(page, 'minutes');
  await isFit(page, info);
  await step(page, 'sign');

  const chair = await visitor();
  await signInOfficial(chair, 'group-head', desk);
  await step(chair, 'sign');

  await page.goto(desk.replace('/office/group/meetings', '/ogp/meetings'));
  await expect(page.getByText(t.approved, { exact: true }).first()).toBeVisible();
  await expect(page.getByText('სააგენტო გამოაქვეყნებს ანგარიშს')).toBeVisible();
  await expect(page.getByText(t.takesUp)).toHaveCount(1);
  await isFit(page, info);
  const id = desk.split('/').at(-1)!;
  await page.goto(`/api/v1/ogp/meetings/${id}/minutes.html`);
  const printed = await page.locator('body').textContent();
  for (const fact of [
    paper.title(number),
    'პირველი საკითხი',
    'მეორე საკითხი',
    'სააგენტო გამოაქვეყნებს ანგარიშს',
    'წესი შეთანხმებულია',
  ])
    expect(printed).toContain(fact);
  for (const name of [nameOf('group-head'), nameOf('working-group'), '15:05', '16:00', 'სერვისების სააგენტო'])
    expect(printed).toContain(name);
  expect(printed).not.toContain(paper.notSigned);
  // the undertaking has opened its task
  await expect(async () => {
    await page.goto(desk.replace('/office/group/meetings', '/ogp/meetings'));
    await page.getByRole('link', { name: tasks.task, exact: true }).click({ timeout: 2_000 });
  }).toPass();
  await expect(page.getByText(tasks.status.open, { exact: true }).first()).toBeVisible();
});

test('the minutes no. 7 of 2017 are printed in Georgian, and lead to what became of their outcomes', async ({
  page,
}, info) => {
  await page.goto('/ka/ogp/meetings/2017-7');
  await isFit(page, info);
  await expect(page.getByRole('link', { name: t.commitment('TBI0001') }).first()).toHaveAttribute(
    'href',
    '/ka/ogp/commitments/tbi0001',
  );
  await expect(page.getByText(t.takenUp)).toHaveCount(8);
  await page.goto('/api/v1/ogp/meetings/2017-7/minutes.html');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('ხატია ხვისტანი').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('minutes-7.png'), fullPage: true });
});
