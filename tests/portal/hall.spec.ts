import { person } from '../../src/demo/people.js';
import { STAFF } from '../../src/identity/scopes.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { hall: t, errors, petitions, refusals, sheets, shell } = say('ka');
const { faults } = shell.date;

let town: TestHouse;
let officer: Visitor;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  id = await town.openPetition(1);
  await town.crowd(100, 10);
  await town.house.residents.register([{ ...person(105), birthDate: '2012-05-01' } as never]);
  officer = await Visitor.of(town, 60, ['officer']);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
});
afterAll(() => town.close());

/** A date as the three fields of a form. */
const born = (date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year };
};
const shown = (n: number) => {
  const { number, documentNumber, birthDate } = person(n);
  return { personalNumber: number, documentNumber, ...born(birthDate), consent: 'yes', display: 'none' };
};
const send = (fields: Record<string, string>, who = officer) => who.post(`/ka/hall/${id}`, fields);

it('lets the officer pick an open petition, and gives the words of the consent', async () => {
  const room = await officer.get('/ka/hall');
  expect(room.text).toContain(`href="/ka/hall/${id}"`);
  const form = await officer.get(`/ka/hall/${id}`);
  expect(wordsOf(form.text)).toContain(t.consent);
  expect(form.text).not.toMatch(/type="(checkbox|radio)"[^>]* checked/); // nobody agrees for somebody else
});

it('goes on through the petitions where there are more than fit a page, and says how many there are', async () => {
  const all = [id];
  for (let n = 0; n < 9; n++) all.push(await town.openPetition(200 + 3 * n));
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const seen: string[] = [];
  for (let path: string | undefined = '/ka/hall'; path; ) {
    const { text } = await officer.get(path);
    expect(wordsOf(text)).toContain(petitions.found(10));
    seen.push(...[...text.matchAll(/href="\/ka\/hall\/([^"?]+)"/g)].map(([, found]) => found!));
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
  }
  expect(seen.sort()).toEqual(all.sort());
});

it('records that the signature was assisted, and by whom, and gives a receipt', async () => {
  const done = await officer.follow(`/ka/hall/${id}`, { ...shown(101), display: 'initials' });
  expect(wordsOf(done.text)).toContain(t.done.text);
  const [, eventId] = /<code>([0-9a-f]{32})<\/code>/.exec(done.text)!;
  expect(wordsOf(done.text)).not.toContain(person(101).number);
  const { vault, log } = town.house;
  const signer = vault.pseudonym((await town.citizen(101)).resident.person, `petition-${id}`);
  const [fact] = await log.read(`signature-${id}_${signer}`);
  expect(fact).toMatchObject({
    id: eventId,
    data: { channel: 'hall', initials: true },
    meta: { actor: signer, correlationId: vault.pseudonym(officer.person, STAFF) },
  });
  const again = await officer.follow(`/ka/hall/${id}`, shown(101));
  expect(wordsOf(again.text)).toContain(t.done.again);
  expect(again.text).toContain(eventId);
});

it.each([
  ['the number', { personalNumber: '123' }, t.errors.personalNumber],
  ['the document', { documentNumber: ' ' }, t.errors.documentNumber],
  ['the day', { 'birthDate-day': '' }, `${t.birthDate}: ${faults.missing}`],
  ['a year in full', { 'birthDate-year': '90' }, faults.year],
  ['a day that there is', { 'birthDate-day': '31', 'birthDate-month': '2' }, faults.unreal],
  ['a month that is a number', { 'birthDate-month': 'xx' }, faults.unreal],
  ['the consent', { consent: '' }, t.errors.consent],
  ['the choice of initials', { display: '' }, t.errors.display],
])('asks again for %s, and keeps what was typed', async (_, change, words) => {
  const { status, text } = await send({ ...shown(102), ...change });
  expect([status, wordsOf(text)]).toEqual([422, expect.stringContaining(words)]);
  if (!('documentNumber' in change)) expect(text).toContain(`value="${person(102).documentNumber}"`);
  const signer = town.house.vault.pseudonym((await town.citizen(102)).resident.person, `petition-${id}`);
  expect(await town.house.log.read(`signature-${id}_${signer}`)).toEqual([]);
});

it('says why somebody cannot sign, in words for the officer', async () => {
  const wrong = await send({ ...shown(103), documentNumber: 'DM0000000' });
  expect([wrong.status, wordsOf(wrong.text)]).toEqual([422, expect.stringContaining(refusals['identity.not-proved'])]);
  const nobody = await send({ ...shown(103), personalNumber: '01099999999' });
  expect(wordsOf(nobody.text)).toContain(refusals['identity.not-proved']);
  const young = await send({ ...shown(105), ...born('2012-05-01') });
  expect(wordsOf(young.text)).toContain(`${t.refused['signature.not-eligible']} ${t.because(sheets.done.why.age)}`);
});

it('offers nothing for a petition that takes no signatures', async () => {
  const closed = await town.openPetition(30);
  await town.post(`/petitions/${closed}/withdraw`, (await town.citizen(30)).token);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  expect(wordsOf((await officer.get(`/ka/hall/${closed}`)).text)).toContain(t.notSignable);
  const sent = await officer.post(`/ka/hall/${closed}`, shown(104));
  expect([sent.status, wordsOf(sent.text)]).toEqual([422, expect.stringContaining(t.notSignable)]);
});

it('is for officers, from our own pages, and shows no receipt of another petition', async () => {
  const clerk = await Visitor.of(town, 61, ['register-clerk']);
  expect((await clerk.get('/ka/moderation')).text).not.toContain('/ka/hall');
  const closed = await clerk.get('/ka/hall');
  expect([closed.status, wordsOf(closed.text)]).toEqual([403, expect.stringContaining(errors[403].title)]);
  expect((await send(shown(104), clerk)).status).toBe(403);
  expect((await officer.post(`/ka/hall/${id}`, { ...shown(104), csrf: 'x' })).status).toBe(403);
  expect((await officer.post(`/ka/hall/${id}`, shown(104), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  for (const entry of ['1', 'x', '999999999']) {
    const other = await officer.get(`/ka/hall/${id}/done?entry=${entry}`);
    expect([entry, other.status]).toEqual([entry, 404]);
  }
});
