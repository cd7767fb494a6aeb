import { LAST_WORD_DAYS } from '../../events/smart-map.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { adopt, REPORT } from './made-up.js';

const { refusals } = say('en');

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await adopt(town);
  await town.crowd(1, 10);
});
afterAll(() => town.close());

const seen = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);
const pageOf = async (visitor: Visitor, id: string) => {
  await seen();
  return (await visitor.get(`/en/reports/${id}`)).text;
};
const offers = (page: string, id: string, deed: string) => page.includes(`action="/en/reports/${id}/${deed}"`);
const file = async (n: number) =>
  (await town.post('/reports', (await town.citizen(n)).token, REPORT)).json.id as string;

/** What a page offers the rules would grant. */
describe('a report’s page', () => {
  it('offers an official no step in what they have reported or found themselves, and says why', async () => {
    const id = await file(1);
    const official = await Visitor.of(town, 2, ['officer', 'moderator']);
    expect(offers(await pageOf(official, id), id, 'resolve')).toBe(true);
    await town.post(`/reports/${id}/support`, (await town.citizen(2)).token);
    const page = await pageOf(official, id);
    expect(['resolve', 'hide', 'notes'].map((deed) => offers(page, id, deed))).toEqual([false, false, false]);
    expect(wordsOf(page)).toContain(refusals['report.found-by-you']);
    const own = await pageOf(official, await file(2));
    expect(wordsOf(own)).toContain(refusals['report.own']);
  });

  it('offers to part only what is joined', async () => {
    const [one, other] = [await file(4), await file(5)];
    const officer = await Visitor.of(town, 6, ['officer']);
    await seen();
    const parting = `/en/reports/${one}/unmerge`;
    expect((await officer.get(parting)).status).toBe(303);
    await town.post(`/reports/${one}/merge`, await town.staff('officer'), { into: other });
    await seen();
    expect((await officer.get(parting)).status).toBe(200);
  });

  it('offers the last word as long as it counts', async () => {
    const [closed, hidden] = [await file(3), await file(3)];
    await town.post(`/reports/${closed}/resolve`, await town.staff('officer'), { text: 'Filled on Monday.' });
    const why = { ground: 'offensive', text: 'It calls a neighbour names.' };
    await town.post(`/reports/${hidden}/hide`, await town.staff('moderator'), why);
    const reporter = await Visitor.of(town, 3, []);
    const open = async () => [
      offers(await pageOf(reporter, closed), closed, 'reopen'),
      offers(await pageOf(reporter, hidden), hidden, 'appeal'),
    ];
    expect(await open()).toEqual([true, true]);
    town.clock.days(LAST_WORD_DAYS + 1);
    const later = await Visitor.of(town, 3, []);
    const page = await pageOf(later, closed);
    expect(offers(page, closed, 'reopen') || offers(await pageOf(later, hidden), hidden, 'appeal')).toBe(false);
    expect(wordsOf(page)).toContain(refusals['report.over']);
  });
});
