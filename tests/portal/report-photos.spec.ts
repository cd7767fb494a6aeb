import { jest } from '@jest/globals';
import sharp from 'sharp';
import { say } from '../../src/portal/i18n/catalogue.js';
import { refusals } from '../../src/portal/i18n/ka/refusals.js';
import { adopt } from '../smart-map/made-up.js';
import { TestHouse } from '../support/house.js';
import { photo } from '../support/pictures.js';
import { Visitor, wordsOf } from '../support/visitor.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const { photos: t, reports } = say('ka');
let town: TestHouse;
let moderator: Visitor;
let picture: Buffer;
beforeAll(async () => {
  town = await TestHouse.open();
  await adopt(town);
  await town.crowd(1, 20);
  moderator = await Visitor.of(town, 60, ['moderator']);
  picture = await photo();
});
afterAll(() => town.close());

const FORM = '/ka/reports/new?category=holes';
const WHOLE = {
  ...{ district: 'vake', address: 'ჭავჭავაძის 37', description: 'ღრმა ორმო გზის შუაში.', 'answer-where': 'lane' },
  ...{ anyway: 'yes', display: 'none' },
};
const keptIn = (html: string) => [...html.matchAll(/name="photo" value="([^"]+)" checked/g)].map(([, name]) => name!);
const shownIn = (html: string) => [...html.matchAll(/<a href="(\/files\/photos\/[^"]+)"/g)].map(([, url]) => url!);
const names = (pages: string) => pages.split('/').at(-1)!;
const fileBy = async (who: Visitor, photos: readonly Buffer[]) => (await who.follow(FORM, { ...WHOLE, photos })).text;
const idIn = (html: string) => /\/ka\/reports\/([0-9a-f-]{36})/.exec(html)![1]!;

it('photos come along with a form, and are shown on the page and in the list', async () => {
  const visitor = await Visitor.of(town, 1);
  const empty = await visitor.get(FORM);
  expect(empty.text).toContain('enctype="multipart/form-data"');
  expect(wordsOf(empty.text)).toContain(t.label);
  const page = await fileBy(visitor, [picture, picture]);
  expect(wordsOf(page)).toContain(reports.notices.filed);
  const urls = shownIn(page);
  expect(urls).toHaveLength(2);
  expect(page).toContain(`alt="${t.one(1, 2)}"`);
  expect(page).toMatch(/<img [^>]*width="640" height="400" loading="lazy"/);
  expect(page).not.toContain(t.edit(1));
  const list = await town.request('GET', '/ka/reports');
  expect(list.text).toContain(`src="${urls[0]}/thumbnail"`);
});

it('what was uploaded stays with a form that comes back, and can be left out again', async () => {
  const visitor = await Visitor.of(town, 2);
  const back = await visitor.post(FORM, { ...WHOLE, address: '', photos: [picture, picture] });
  expect(back.status).toBe(422);
  const kept = keptIn(back.text);
  expect(kept).toHaveLength(2);
  for (const name of kept) expect((await visitor.get(`/files/photos/${name}/thumbnail`)).status).toBe(200);
  const similar = await visitor.post(FORM, { ...WHOLE, anyway: '', photo: kept });
  expect([similar.status, keptIn(similar.text)]).toEqual([200, kept]);
  const page = (await visitor.follow(FORM, { ...WHOLE, photo: [kept[1]!] })).text;
  expect(shownIn(page).map(names)).toEqual([kept[1]]);
});

it('says what is wrong with a photo beside the field, and keeps the others', async () => {
  const visitor = await Visitor.of(town, 3);
  const large = Buffer.concat([picture, Buffer.alloc(9 * 1024 * 1024)]);
  const back = await visitor.post(FORM, { ...WHOLE, photos: [picture, large, Buffer.from('<svg/>')] });
  expect([back.status, keptIn(back.text).length]).toEqual([422, 1]);
  for (const why of ['photo.too-large', 'photo.not-a-photo'] as const)
    expect(wordsOf(back.text)).toContain(refusals[why]);
  expect(back.text).toContain(WHOLE.description);
  const many = await visitor.post(FORM, { ...WHOLE, photos: [picture, picture, picture, picture] });
  expect([many.status, keptIn(many.text).length]).toEqual([422, 3]);
  expect(wordsOf(many.text)).toContain(t.tooMany(3));
  const [other] = keptIn(many.text);
  const stranger = await Visitor.of(town, 4);
  expect(shownIn((await stranger.follow(FORM, { ...WHOLE, photo: [other!] })).text)).toEqual([]);
  const whole = await visitor.post(FORM, { ...WHOLE, photos: [large, large, large] });
  expect([whole.status, wordsOf(whole.text)]).toEqual([413, expect.stringContaining(t.tooMuch)]);
});

it('a form that is sent twice makes one report, with the photos of the first', async () => {
  const visitor = await Visitor.of(town, 5);
  const form = { ...WHOLE, key: 'pressed twice', photos: [picture] };
  const [first, again] = [await visitor.post(FORM, form), await visitor.post(FORM, form)];
  expect([again.status, again.headers.location]).toEqual([303, first.headers.location]);
  expect(shownIn((await visitor.get(first.headers.location!)).text)).toHaveLength(1);
});

it('a form from elsewhere brings no photos', async () => {
  const visitor = await Visitor.of(town, 6);
  const before = town.house.photos.ofPerson(visitor.person).length;
  const foreign = await visitor.post(FORM, { ...WHOLE, csrf: 'wrong', photos: [picture] });
  expect([foreign.status, town.house.photos.ofPerson(visitor.person).length]).toEqual([403, before]);
});

it('a moderator blackens part of a photo without a script, or takes it away', async () => {
  const visitor = await Visitor.of(town, 7);
  const id = idIn(`${(await visitor.follow(FORM, { ...WHOLE, photos: [picture, picture] })).text}/ka/reports/`);
  const page = await moderator.get(`/ka/reports/${id}`);
  expect(page.text).toContain(`href="/ka/reports/${id}/photos/1"`);
  const at = `/ka/reports/${id}/photos/1`;
  expect((await visitor.get(at)).status).toBe(403);
  expect((await moderator.get(`/ka/reports/${id}/photos/3`)).status).toBe(404);
  const form = await moderator.get(at);
  expect([form.status, wordsOf(form.text)]).toEqual([200, expect.stringContaining(t.office.redact)]);

  const text = 'ჩანდა მანქანის ნომერი.';
  for (const wrong of [
    { text },
    { text, left: '10' },
    { text, left: '10', top: 'x', width: '5', height: '5' },
    { text, area: '1,2' },
  ]) {
    const back = await moderator.post(`${at}/redact`, wrong);
    expect([wrong, back.status, wordsOf(back.text)]).toEqual([
      wrong,
      422,
      expect.stringContaining(t.office.errors.areas),
    ]);
  }
  const short = await moderator.post(`${at}/redact`, { preset: 'left', text: 'ასე' });
  expect([short.status, wordsOf(short.text)]).toEqual([422, expect.stringContaining(t.office.errors.text)]);

  const wish = { preset: 'none', left: '0', top: '0', width: '25', height: '100', area: '80,0,20,50', text };
  const done = await moderator.follow(`${at}/redact`, wish);
  expect(wordsOf(done.text)).toContain(text);
  expect(wordsOf(done.text)).toContain(t.update('1'));
  const [now, other] = shownIn(done.text);
  const bytes = (await town.server.app.inject({ url: now! })).rawPayload;
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const dark = (x: number, y: number) => {
    const from = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return data.subarray(from, from + 3).every((part) => part < 30);
  };
  expect([dark(0.1, 0.9), dark(0.9, 0.1), dark(0.9, 0.9), dark(0.4, 0.5)]).toEqual([true, true, false, false]);

  const gone = await moderator.follow(`${at}/remove`, { text: 'ჩანდა მეზობლის ფანჯარა.' });
  expect(shownIn(gone.text)).toEqual([other]);
});

it('a page leaves out a photo whose owner was erased', async () => {
  const visitor = await Visitor.of(town, 8);
  const page = await fileBy(visitor, [picture]);
  const [url] = shownIn(page);
  const id = idIn(page);
  await town.house.photos.forget(visitor.person);
  expect((await town.request('GET', url!)).status).toBe(410);
  expect(shownIn((await town.request('GET', `/ka/reports/${id}`)).text)).toEqual([]);
});
