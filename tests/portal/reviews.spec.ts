import type { OutboxMessages } from '../../src/identity/outbox.messages.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { reviews: t } = say('ka').office;
const REASON = 'ორ წუთში ერთი მისამართიდან';

let town: TestHouse;
let id: string;
let moderator: Visitor;
beforeAll(async () => {
  town = await TestHouse.open({ works: true });
  await town.adopt();
  await town.crowd(1, 40);
  id = await town.openPetition(1);
  for (let n = 11; n <= 16; n++) await town.sign(id, n);
  moderator = await Visitor.of(town, 39, ['moderator']);
});
afterAll(() => town.close());

const at = () => `/ka/moderation/${id}/reviews`;
const moment = (name: string, day: string, hour: string, minute: string) => ({
  [`${name}-day`]: day,
  [`${name}-month`]: '6',
  [`${name}-year`]: '2026',
  [`${name}-hour`]: hour,
  [`${name}-minute`]: minute,
});
/** What is typed where a time range is doubted; they signed at noon of the tenth, in Tbilisi. */
const range = (from: readonly [string, string, string], to: readonly [string, string, string]) => ({
  criterion: 'window',
  reason: REASON,
  ...moment('from', ...from),
  ...moment('to', ...to),
});
const WINDOW = range(['1', '0', '00'], ['30', '23', '59']);
const count = async () => (await town.get(`/petitions/${id}/count`)).json.count;
const reviews = async () =>
  (await town.request('GET', `/api/v1/petitions/${id}/reviews`, { token: await town.staff('moderator') })).json.items;

it('a doubt is counted first, then recorded, and stands on the page at once', async () => {
  const counted = await moderator.post(at(), { ...WINDOW, step: 'count' });
  expect(wordsOf(counted.text)).toContain(t.found(6));
  expect(counted.text).toContain(t.invalidate(6));
  const flagged = await moderator.follow(at(), { ...WINDOW, step: 'flag' });
  const words = wordsOf(flagged.text);
  for (const said of [t.notices.flagged, t.state.flagged, REASON]) expect(words).toContain(said);
  expect(words).not.toContain(t.none);
  expect(await count()).toBe(6);
});

it('a time range is asked for to the minute, on Tbilisi’s clock, both ends included', async () => {
  const found = async (from: readonly [string, string, string], to: readonly [string, string, string]) =>
    wordsOf((await moderator.post(at(), { ...range(from, to), step: 'count' })).text);
  expect(await found(['10', '12', '0'], ['10', '12', '0'])).toContain(t.found(6));
  for (const [from, to] of [
    [
      ['10', '11', '00'],
      ['10', '11', '59'],
    ],
    [
      ['10', '12', '01'],
      ['10', '13', '00'],
    ],
  ] as const)
    expect(await found(from, to)).toContain(t.foundFew(5));
});

it('says which end of a time range is wrong, and keeps what was typed', async () => {
  const { faults } = say('ka').shell.date;
  const wrong = async (fields: Record<string, string>) => {
    const { status, text } = await moderator.post(at(), { ...WINDOW, ...fields, step: 'count' });
    expect(status).toBe(422);
    return [...text.matchAll(/<li><a href="#(\w+)">([^<]+)<\/a><\/li>/g)].map(([, field, said]) => [field, said]);
  };
  expect(await wrong({ 'from-hour': '24' })).toEqual([['from', `${t.from}: ${faults.time}`]]);
  expect(await wrong({ 'to-day': '31' })).toEqual([['to', `${t.to}: ${faults.unreal}`]]);
  expect(await wrong(range(['10', '12', '1'], ['10', '12', '0']))).toEqual([['to', t.errors.order]]);
  expect(await wrong({ criterion: 'person', value: '123' })).toEqual([['value', t.errors.values.person]]);
  expect(await wrong({ criterion: '' })).toEqual([['criterion', t.errors.criterion]]);
  const { text } = await moderator.post(at(), { ...WINDOW, 'from-minute': '77', step: 'count' });
  expect(text).toMatch(/name="from-minute"[^>]* value="77"/);
});

it('an open review wants a reason, and may end with the signatures standing', async () => {
  const [{ batch }] = await reviews();
  const short = await moderator.post(at(), { review: batch, reason: 'არა', step: 'dismiss' });
  expect([short.status, wordsOf(short.text)]).toEqual([422, expect.stringContaining(t.errors.decide)]);
  const done = await moderator.follow(at(), { review: batch, reason: 'ეს ერთი სკოლის კლასი იყო', step: 'dismiss' });
  for (const said of [t.notices.dismissed, t.state.dismissed]) expect(wordsOf(done.text)).toContain(said);
  expect(await reviews()).toMatchObject([{ batch, state: 'dismissed', standing: 0 }]);
  expect(await count()).toBe(6);
});

it('or with the signatures off the count, in the same batch, and that can be undone', async () => {
  await moderator.follow(at(), { ...WINDOW, step: 'flag' });
  const [{ batch }] = await reviews();
  const done = await moderator.follow(at(), { review: batch, reason: REASON, step: 'invalidate' });
  expect(wordsOf(done.text)).toContain(t.notices.invalidated);
  await until(async () => (await count()) === 0);

  // each of them is told, on the page and by message
  const signer = await Visitor.of(town, 11);
  const page = wordsOf((await signer.get(`/ka/petitions/${id}`)).text);
  expect(page).toContain(say('ka').petition.invalidated);
  expect(page).toContain(`${say('ka').timeline.reason} ${REASON}`);
  expect((await signer.get(`/ka/petitions/${id}`)).text).not.toContain(`action="/ka/petitions/${id}/sign"`);
  const told = async (kind: string) =>
    (await (town.house.messages as OutboxMessages).list(100)).filter((message) => message.kind === kind).length;
  await until(async () => (await told('signature-invalidated')) === 6);
  expect(await reviews()).toContainEqual(
    expect.objectContaining({ batch, state: 'invalidated', standing: 6, count: 6 }),
  );
  const nothing = await moderator.post(at(), { ...WINDOW, step: 'flag' });
  expect(nothing.status).toBe(422);
  await moderator.follow(`/ka/moderation/${id}/restore`, { batch, reason: 'მისამართი სკოლის იყო' });
  await until(async () => (await count()) === 6);
  await until(async () => (await told('signature-restored')) === 6);
  expect(wordsOf((await signer.get(`/ka/petitions/${id}`)).text)).not.toContain(say('ka').petition.invalidated);
});

it('a review that there is not is not found', async () => {
  const wrong = await moderator.post(at(), { review: 'nothing', reason: REASON, step: 'invalidate' });
  expect([wrong.status, wordsOf(wrong.text)]).toEqual([
    422,
    expect.stringContaining(say('ka').refusals['review.not-found']),
  ]);
});
