import { expect } from '@playwright/test';
import { say } from '../../src/portal/i18n/catalogue.js';
import { isFit } from './look.js';
import { signIn, signInOfficial, test } from './people.js';

const ka = say('ka');
/** Each project has people of its own: a citizen signs a petition once. */
const CROWD: Readonly<Record<string, number>> = { phone: 100, desktop: 200, nojs: 300 };

test('a petition goes from the draft to the answer', async ({ visitor }, info) => {
  const crowd = CROWD[info.project.name]!;
  const title = `განახლდეს სათამაშო მოედანი ეზოში №${crowd}`;
  const author = await visitor();

  await test.step('the author writes it, a question a page', async () => {
    await signIn(author, crowd, '/ka/petitions/new');
    await author.locator('[name=title]').fill(' '.repeat(12)); // enough for the browser, nothing for us
    await author.getByRole('button', { name: ka.shell.next }).click();
    await expect(author.getByText(ka.writing.errors.title).first()).toBeVisible();
    await author.locator('[name=title]').fill(title);
    await author.getByRole('button', { name: ka.shell.next }).click();
    await expect(author.getByRole('heading', { level: 1 })).toHaveText(ka.writing.similarTitle);
    await author.getByRole('button', { name: new RegExp(`${ka.writing.similarGoOn}|${ka.shell.next}`) }).click();
    await author.locator('[name=demand]').fill('მოვითხოვთ, დამონტაჟდეს რბილი საფარი და ახალი საქანელები.');
    await author.locator('[name=details]').fill('საფარი დაზიანებულია, საქანელების ნაწილი კი გატეხილია.');
    await author.getByRole('button', { name: ka.shell.next }).click();
    await author.getByLabel(ka.writing.addressees.mayor).check();
    await author.getByRole('button', { name: ka.shell.next }).click();
    await expect(author.getByText(title).first()).toBeVisible();
    await author.getByRole('button', { name: ka.writing.create }).click();
    await expect(author.getByRole('heading', { level: 1 })).toHaveText(ka.writing.createdTitle);
    await author.getByRole('link', { name: ka.writing.createdNext }).click();
  });
  const path = new URL(author.url()).pathname;
  const id = path.split('/').at(-1)!;

  await test.step('somebody supports it, and the author hands it in', async () => {
    const supporter = await visitor();
    await signIn(supporter, crowd + 1, path);
    await expect(supporter.getByRole('heading', { level: 1 })).toHaveText(ka.shell.byLinkTitle);
    await expect(supporter.getByText(title)).toHaveCount(0);
    await isFit(supporter, info);
    const link = new URL((await author.locator('.receipt code').textContent())!);
    await supporter.goto(link.pathname + link.search);
    await expect(supporter.getByRole('heading', { level: 1 })).toHaveText(title);
    await isFit(supporter, info);
    await supporter.getByRole('button', { name: ka.petition.gathering.support }).click();
    await expect(supporter.getByText(ka.petition.notices.supported)).toBeVisible();
    await author.goto(path);
    await author.locator(`form[action$="/${id}/submit"] button`).click();
    await expect(author.getByText(ka.petition.notices.submitted)).toBeVisible();
  });

  await test.step('a moderator admits it', async () => {
    const moderator = await visitor();
    await signInOfficial(moderator, 'moderator', '/ka/moderation');
    await moderator.getByRole('link', { name: title }).first().click();
    await moderator.locator(`form[action$="/${id}/admit"] button`).click();
    await expect(moderator.getByText(ka.office.item.notices.admitted)).toBeVisible();
  });

  await test.step('two people sign, one of them twice', async () => {
    for (const n of [crowd + 2, crowd + 3]) {
      const citizen = await visitor();
      await signIn(citizen, n, path);
      await citizen
        .locator(`#sign form[action$="/${id}/sign"] button, form[action$="/${id}/sign"] button`)
        .first()
        .click();
      await expect(
        citizen.getByText(ka.signing.doneTitle).or(citizen.getByText(ka.petition.signedAlready)).first(),
      ).toBeVisible();
      await citizen.goto(`${path}/sign`); // who has signed is shown the receipt, not the question
      await expect(citizen.getByText(ka.signing.receipt).first()).toBeVisible();
    }
    await expect
      .poll(async () => (await (await author.request.get(`/api/v1/petitions/${id}/count`)).json()).count)
      .toBe(2);
  });

  await test.step('the goal is recorded, and the Mayor’s office answers', async () => {
    const office = await visitor();
    await signInOfficial(office, 'mayor-office', '/ka/moderation');
    await expect
      .poll(async () => (await (await office.request.get(`/api/v1/petitions/${id}`)).json()).status)
      .toBe('goal-reached');
    await office.goto(`/ka/moderation/${id}`);
    const form = office.locator(`form[action$="/${id}/answer"]`);
    await form.locator('[name=decision][value=accepted], [name=decision]').first().check();
    await form.locator('[name=text]').fill('მოედანი განახლდება მომავალი წლის გაზაფხულზე.');
    await form.locator('button[type=submit]').click();
    await expect(office.getByText(ka.office.item.notices.answered)).toBeVisible();
  });

  await test.step('everyone reads the answer, and an auditor counts the same from the log', async () => {
    const anyone = await visitor();
    await anyone.goto(path);
    await expect(anyone.getByText('მოედანი განახლდება მომავალი წლის გაზაფხულზე.').first()).toBeVisible();
    const { asOf } = await (await anyone.request.get(`/api/v1/petitions/${id}`)).json();
    const after = asOf.position - 900; // the demonstration signs nothing meanwhile: all that is ours is behind it
    const events = await (
      await anyone.request.get(`/api/v1/audit/events?type=PetitionSigned&limit=1000&after=${after}`)
    ).json();
    const signed = events.items.filter((e: { pub: { petitionId: string } }) => e.pub.petitionId === id);
    expect(signed).toHaveLength(2);
  });
});
