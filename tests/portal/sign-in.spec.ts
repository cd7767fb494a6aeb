import { person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { wordsOf } from '../support/visitor.js';

const { account, shell } = say('ka');

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

it('sends the code to a new contact when the three fields match the register', async () => {
  const { birthDate, documentNumber } = person(1);
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const date = { 'birthDate-day': String(Number(day)), 'birthDate-month': month, 'birthDate-year': year };
  const { status, text } = await send({ ...date, documentNumber, contact: 'saxeli@example.ge' });
  expect([status, wordsOf(text)]).toEqual([200, expect.stringContaining(account.code.sent)]);
});
