import { expect } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const { forum: t, forumOffice } = say('ka');
const PEOPLE = { phone: 860, desktop: 870, nojs: 880 } as const;
const RUDE = 'ვინც ამას ვერ ხვდება, საერთოდ ნუ ლაპარაკობს.';
const REASON = 'პოსტი სხვა მონაწილეებს შეურაცხყოფს.';
const APPEAL = 'ეს მკვეთრი აზრია, მაგრამ არავის ვაყენებ შეურაცხყოფას.';

test('a topic is opened and talked about; a post is flagged, hidden with a reason, appealed and restored', async ({
  page,
  visitor,
}, info) => {
  test.setTimeout(360_000);
  const n = PEOPLE[info.project.name as keyof typeof PEOPLE];
  const title = `ველოსადგომები მეტროსთან (${info.project.name})`;
  await signIn(page, n, '/ka/forum/new');
  await isFit(page, info);
  const form = page.locator('form#write');
  await form.getByRole('button', { name: t.write.send }).click();
  await expect(page.locator('.errors')).toContainText(t.write.errors.title);
  await isFit(page, info);

  await form.locator('textarea[name=title]').fill(title);
  await form.locator('select[name=category]').selectOption({ index: 1 });
  await form
    .locator('textarea[name=body]')
    .fill('ველოსიპედის **დასატოვებელი ადგილი** არ არის. [აქ](javascript:alert(1)) თუ [იქ](https://example.ge)?');
  await form.locator('input[name=stances]').check();
  await form.getByRole('button', { name: t.write.preview }).click();
  await expect(page.locator('[data-previewed] strong')).toHaveText('დასატოვებელი ადგილი');
  await expect(form.locator('textarea[name=title]')).toHaveValue(title);
  await isFit(page, info);
  await form.locator('button[value=send]').click();
  const similar = page.getByRole('heading', { name: t.write.similar });
  await expect(similar.or(page.getByText(t.notices.opened)).first()).toBeVisible();
  if (await similar.isVisible()) await form.locator('button[value=send]').click();
  await expect(page.getByText(t.notices.opened)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  const links = await page.locator('.written a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links).toEqual(['https://example.ge/']);
  await isFit(page, info);
  const topic = new URL(page.url()).pathname;

  const neighbour = await visitor();
  await signIn(neighbour, n + 1, topic);
  const reply = neighbour.locator('#reply form');
  await reply.locator('input[name=stance][value=against]').check();
  await reply.locator('textarea[name=body]').fill(RUDE);
  await reply.locator('button[value=send]').click();
  await expect(neighbour.getByText(t.notices.written)).toBeVisible();
  await expect(neighbour.locator('.post', { hasText: RUDE })).toContainText(t.post.stance.against);
  await isFit(neighbour, info);

  // whoever writes again at once is told how long to wait, and keeps the words
  await reply.locator('textarea[name=body]').fill('და კიდევ ერთი რამ.');
  await reply.locator('button[value=send]').click();
  await expect(neighbour.locator('.errors')).toContainText(say('ka').refusals['forum.too-fast']);
  await expect(reply.locator('textarea[name=body]')).toHaveValue('და კიდევ ერთი რამ.');
  await isFit(neighbour, info);

  await page.goto(topic);
  const post = page.locator('.post', { hasText: RUDE });
  await post.getByRole('button', { name: t.post.useful }).click();
  await expect(post.getByRole('button', { name: t.post.useful })).toHaveAttribute('aria-pressed', 'true');
  await isFit(page, info);
  await post.getByRole('link', { name: t.post.flag }).click();
  await page.locator('#flag input[value=offensive]').check();
  await isFit(page, info);
  await page.getByRole('button', { name: t.alone.flagSend }).click();
  await expect(page.getByText(t.notices.flagged)).toBeVisible();

  const moderator = await visitor();
  await signInOfficial(moderator, 'moderator', '/ka/forum-queue');
  await isFit(moderator, info);
  await moderator.locator('li.card', { hasText: title }).getByRole('link', { name: forumOffice.decide }).click();
  await moderator.locator('#hide-ground').selectOption('offensive');
  await moderator.getByRole('button', { name: forumOffice.act.hide }).click();
  await expect(moderator.locator('.errors')).toContainText(t.write.errors.text);
  await isFit(moderator, info);
  await moderator.locator('#hide-text').fill(REASON);
  await moderator.getByRole('button', { name: forumOffice.act.hide }).click();
  await expect(moderator.getByText(t.notices.done)).toBeVisible();

  await page.goto(topic);
  await expect(page.getByText(RUDE)).toHaveCount(0);
  await expect(page.getByText(REASON)).toBeVisible();
  await page.locator('.hiding summary').first().click();
  await expect(page.getByText(t.post.ruleModerator)).toBeVisible();
  await isFit(page, info);

  await neighbour.goto(topic);
  await neighbour.getByRole('link', { name: t.alone.appeal }).click();
  await expect(neighbour.getByText(RUDE)).toBeVisible();
  await neighbour.locator('#appeal textarea').fill(APPEAL);
  await isFit(neighbour, info);
  await neighbour.getByRole('button', { name: t.alone.appealSend }).click();
  await expect(neighbour.getByText(t.notices.appealed)).toBeVisible();

  const second = await visitor();
  await signInOfficial(second, 'second-moderator', '/ka/forum-queue');
  await second.goto('/ka/forum-queue?kind=appeal');
  const asked = second.locator('li.card', { hasText: title });
  await expect(asked).toContainText(APPEAL);
  await asked.getByRole('link', { name: forumOffice.decide }).click();
  await second.locator('input[name=outcome][value=restored]').check();
  await second.locator('#decide-text').fill('კრიტიკა წესებს არ არღვევს.');
  await isFit(second, info);
  await second.getByRole('button', { name: forumOffice.act.send }).click();
  await expect(second.getByText(t.notices.done)).toBeVisible();

  await page.goto(topic);
  await expect(page.getByText(RUDE).first()).toBeVisible();
  await page.goto('/ka/me');
  await expect(page.locator(`a[href="${topic}"]`).first()).toBeVisible();
  await isFit(page, info);
});

test('the forum leads from its categories to topics, their posts and their beginning', async ({ page }, info) => {
  await page.goto('/ka/forum');
  await isFit(page, info);
  await page.locator('.rooms a').first().click();
  await expect(page).toHaveURL(/category=/);
  await isFit(page, info);
  const topic = page.locator('.topic-card h2 a').first();
  const title = await topic.textContent();
  await topic.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title!);
  await isFit(page, info);
});

test('what is not finished comes back while a title is written', async ({ page }, info) => {
  await signIn(page, PEOPLE[info.project.name as keyof typeof PEOPLE] + 2, '/ka/forum/new');
  await page.locator('textarea[name=title]').fill('ტრამვაი დიდუბიდან ორთაჭალამდე');
  await expect(page.locator('.similar a').first()).toBeVisible();
  await isFit(page, info);
  const body = page.locator('textarea[name=body]');
  await body.fill('ჯერ არ დამიმთავრებია');
  await expect(page.getByText(t.write.draft)).toBeVisible();
  await page.reload();
  await expect(body).toHaveValue('ჯერ არ დამიმთავრებია');
  await expect(page.getByText(t.write.draftBack)).toBeVisible();
});
