import { say } from '../../src/portal/i18n/catalogue.js';
import { format } from '../../src/portal/i18n/format.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { errors, office, shell } = say('ka');

let town: TestHouse;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await town.crowd(1, 40);
  id = await town.openPetition(1);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
});
afterAll(() => town.close());

describe('an address that says nothing sensible', () => {
  it.each([
    '/ka/petitions/xyz',
    '/ka/petitions/xyz/sign',
    '/ka/petitions?cursor=xyz',
    '/ka/petitions/{id}?asOf=yesterday',
  ])('%s leads nowhere, and nobody is asked to mend a form', async (path) => {
    const { status, text } = await (await Visitor.of(town, 30)).get(path.replace('{id}', id));
    expect([status, wordsOf(text)]).toEqual([404, expect.stringContaining(errors[404].title)]);
  });

  it('is still a mistake in a form', async () => {
    const citizen = await Visitor.of(town, 30);
    const { status, text } = await citizen.post('/ka/petitions/xyz/sign', {});
    expect([status, wordsOf(text)]).toEqual([400, expect.stringContaining(errors[422].title)]);
  });
});

describe('a room that is closed to whoever is signed in', () => {
  const { names } = office.staff;

  it('says whom it is for, and leads to the room of their own', async () => {
    const { status, text } = await (await Visitor.of(town, 31, ['auditor'])).get('/ka/hall');
    expect([status, wordsOf(text)]).toEqual([403, expect.stringContaining(errors.staffOnly([names.officer]))]);
    expect(text).toContain(`<a href="/ka/report-queue">${shell.nav.office}</a></p>`);
    expect(wordsOf(text)).not.toContain(errors.signIn);
  });

  it('leads a citizen to their own page', async () => {
    const { text } = await (await Visitor.of(town, 32)).get('/ka/signatory-lists');
    const roles = format('ka').list([names.officer, names.administrator, names.auditor]);
    expect(wordsOf(text)).toContain(roles);
    expect(text).toContain(`<a href="/ka/me">${shell.me}</a></p>`);
  });
});
