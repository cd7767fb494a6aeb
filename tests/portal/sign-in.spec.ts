import { person } from '../../src/demo/people.js';
import { TEXTS } from '../../src/demo/texts.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { wordsOf } from '../support/visitor.js';

const { account, office, shell } = say('ka');

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.crowd(1, 2);
});
afterAll(() => town.close());

const send = (fields: Record<string, string>) =>
  town.request('POST', '/ka/sign-in', {
    body: new URLSearchParams({ personalNumber: person(1).number, ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });

it('asks for a date of birth in three plain fields that the browser may fill in', async () => {
  const { text } = await town.request('GET', '/en/sign-in');
  for (const part of ['day', 'month', 'year'])
    expect(text).toMatch(
      new RegExp(`name="birthDate-${part}"[^>]*inputmode="numeric"[^>]*autocomplete="bday-${part}"`),
    );
  expect(text).not.toContain('type="date"');
});

it.each([
  [{ 'birthDate-day': '31', 'birthDate-month': '2', 'birthDate-year': '1990' }, shell.date.faults.unreal],
  [{ 'birthDate-day': '', 'birthDate-month': '2', 'birthDate-year': '1990' }, shell.date.faults.missing],
  [{ 'birthDate-day': '3', 'birthDate-month': '2', 'birthDate-year': '90' }, shell.date.faults.year],
])('says what is wrong with %o, and keeps it', async (date, words) => {
  const { status, text } = await send(date);
  expect([status, wordsOf(text)]).toEqual([422, expect.stringContaining(`${account.signIn.birthDate}: ${words}`)]);
  expect(text).toContain('href="#birthDate"');
  expect(text).toMatch(/<details class="fold" open/);
  expect(text).toContain(`value="${date['birthDate-year']}"`);
});

it('marks none of them as optional: whoever goes this way needs all three', async () => {
  expect((await town.request('GET', '/ka/sign-in')).text).not.toContain(shell.optional);
});

it('sends the code to a new contact when the three fields match the register', async () => {
  const { birthDate, documentNumber } = person(1);
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const date = { 'birthDate-day': String(Number(day)), 'birthDate-month': month, 'birthDate-year': year };
  const { status, text } = await send({ ...date, documentNumber, contact: 'saxeli@example.ge' });
  expect([status, wordsOf(text)]).toEqual([200, expect.stringContaining(account.code.sent)]);
});

describe('what the demonstration would have sent', () => {
  const outbox = (path: string) => town.request('GET', path);

  it('is shown at an address of each language, and leads to the other', async () => {
    for (const [lang, other] of [
      ['ka', 'en'],
      ['en', 'ka'],
    ] as const) {
      const { status, text } = await outbox(`/${lang}/dev/outbox`);
      expect([lang, status, text.includes(`<html lang="${lang}">`)]).toEqual([lang, 200, true]);
      expect(text).toContain(`class="language" href="/${other}/dev/outbox"`);
    }
    expect((await outbox('/dev/outbox')).status).toBe(200);
  });

  it('shows codes alone to whoever comes for one', async () => {
    const news = { kind: 'petition-answered', language: 'ka', subject: TEXTS.bicycle.title, text: 'N 123456' } as const;
    await town.house.messages.send({ ...news, to: { email: 'saxeli@example.ge' } });
    const page = (await send({})).text;
    expect(page).toContain('href="/ka/dev/outbox?codes=yes"');
    const codes = (await outbox('/ka/dev/outbox?codes=yes')).text;
    expect(codes).toMatch(/<p class="code">\d{6}</);
    expect(codes).not.toContain(TEXTS.bicycle.title);
    expect((await outbox('/ka/dev/outbox')).text).toContain(TEXTS.bicycle.title);
    expect(codes).toContain(office.outbox.all);
  });
});
