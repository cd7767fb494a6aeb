import { STEPS } from '../../src/portal/draft.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { shell, writing: t } = say('ka');
const DRAFT = {
  title: 'განახლდეს საბავშვო მოედანი ჩუღურეთში',
  demand: 'მოვითხოვთ, მოედანი განახლდეს.',
  details: 'საფარი დაზიანებულია.',
  language: 'ka',
  addressee: 'mayor',
  districts: 'vake',
  place: '41.711, 44.752',
};

let town: TestHouse;
let author: Visitor;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  author = await Visitor.of(town, 1);
});
afterAll(() => town.close());

const post = (fields: Record<string, string>) => author.post('/ka/petitions/new', { ...DRAFT, ...fields });
const buttons = (html: string) =>
  [...html.matchAll(/<button type="submit" class="button[^"]*"( name="go" value="(\w+)")?/g)].map(([, , to]) => to);
/** What the form would send again: in its fields, or unseen. */
const kept = (html: string, value: string) =>
  html.includes(`value="${value}"`) || html.includes(`>${value}</textarea>`);

it.each(STEPS.slice(1).map((step, i) => [step, STEPS[i]!]))(
  'from %s there is a way back to %s',
  async (step, before) => {
    const page = await post({ step: before });
    expect([page.status, page.text.includes(`name="step" value="${step}"`)]).toEqual([200, true]);
    expect(buttons(page.text)).toEqual([undefined, before]); // the enter key goes on, as it is first

    const back = await post({ step, go: before });
    expect([back.status, back.text.includes(`name="step" value="${before}"`)]).toEqual([200, true]);
    for (const [name, value] of Object.entries(DRAFT)) expect([name, kept(back.text, value)]).toEqual([name, true]);
  },
);

it('goes back with what is not right yet, and keeps it', async () => {
  const { status, text } = await post({ step: 'text', go: 'similar', demand: 'მოკლე' });
  expect([status, kept(text, 'მოკლე')]).toEqual([200, true]);
});

it('begins where there is nothing to go back to, and says at the last button that the text is final', async () => {
  expect(buttons((await author.get('/ka/petitions/new')).text)).toEqual([undefined]);
  const check = await post({ step: 'where' });
  expect(wordsOf(check.text)).toContain(`${t.createHint} ${t.create} ${shell.back}`);
});
