import { jest } from '@jest/globals';
import type { ClockView } from '../../read-models/ogp-clocks.js';
import { ATTENDEES, IDFI, MSDA, type Signatories, session, signatories } from './group-made-up.js';
import { PLAN } from './made-up.js';
import { type MonitoredCity, monitoredCity } from './monitored-city.js';

jest.setTimeout(360_000);
let city: MonitoredCity;
let who: Signatories;
beforeAll(async () => {
  city = await monitoredCity();
  who = await signatories(city.town);
  for (const one of [MSDA, IDFI]) await city.post('/organisations', one, who.secretary.token);
});
afterAll(() => city.town.close());

const post = (path: string, body: object) => city.post(path, body, who.secretary.token);
const forum = async () => {
  await city.town.house.projecting.seen(await city.town.house.log.head(), 5_000);
  const { items } = (await city.town.get(`/ogp/clocks?plan=${PLAN}`)).json;
  const terms = items[0].terms.filter(({ kind }: ClockView) => kind === 'forum');
  return terms.map(({ due, met, state }: ClockView) => [due, met, state]);
};
/** A session of that day, held from its calling to its closing. */
const held = async (number: number, date: string, change: object) => {
  await post('/meetings', session(who, { number, date, ...change }));
  const at = `/meetings/2026-${number}`;
  await post(`${at}/attendance`, { attendees: ATTENDEES });
  await post(`${at}/open`, { start: '14:05' });
  return () => post(`${at}/close`, { end: '15:30' });
};

it('a session of the plan’s forum keeps its term, once it was held; sessions of none do not', async () => {
  expect(await forum()).toEqual([['2026-07-20', null, 'due']]);
  await (await held(1, '2026-05-01', {}))();
  expect(await forum()).toEqual([['2026-07-20', null, 'due']]);
  const close = await held(2, '2026-06-08', { plan: PLAN });
  expect(await forum()).toEqual([['2026-07-20', null, 'due']]);
  await close();
  expect(await forum()).toEqual([
    ['2026-07-20', '2026-06-08', 'met'],
    ['2026-12-08', null, 'due'],
  ]);
});

it('one that is entered with its end counts at once; and a term that passes without one is overdue', async () => {
  const whole = { number: 3, date: '2026-06-09', end: '15:00', attendees: ATTENDEES, plan: PLAN };
  await post('/meetings', session(who, whole));
  expect(await forum()).toEqual([
    ['2026-07-20', '2026-06-09', 'met'],
    ['2026-12-09', null, 'due'],
  ]);
  city.town.clock.days(200);
  expect(await forum()).toEqual([
    ['2026-07-20', '2026-06-09', 'met'],
    ['2026-12-09', null, 'overdue'],
  ]);
  city.town.clock.days(-200);
});

it('takes no plan and no earlier outcome that there is not; what takes one up is seen from both', async () => {
  const token = who.secretary.token;
  const refused = async (path: string, body: object) => {
    const { status, json } = await city.town.request('POST', `/api/v1/ogp${path}`, { token, body });
    return [status, json.type];
  };
  expect(await refused('/meetings', session(who, { number: 9, plan: 'nowhere' }))).toEqual([
    404,
    'urn:ghia:plan.not-found',
  ]);
  const said = { item: 1, kind: 'agreed', text: { ka: 'რუკა განახლდება' } };
  const strange = { meeting: '2026-1', outcome: '00000000-0000-4000-8000-000000000000' };
  expect((await refused('/meetings/2026-2/outcomes', { ...said, takesUp: strange }))[0]).toBe(404);
  const { id: first } = await post('/meetings/2026-1/outcomes', said).then(({ json }) => json);
  const takesUp = { meeting: '2026-1', outcome: first };
  const { id: second } = await post('/meetings/2026-2/outcomes', { ...said, takesUp }).then(({ json }) => json);
  await city.town.house.projecting.seen(await city.town.house.log.head(), 5_000);
  const [earlier, later] = await Promise.all(['2026-1', '2026-2'].map((id) => city.town.get(`/ogp/meetings/${id}`)));
  expect(earlier!.json.outcomes).toMatchObject([{ outcome: first, takenUp: [{ meeting: '2026-2', outcome: second }] }]);
  expect(later!.json.outcomes).toMatchObject([{ outcome: second, takesUp }]);
});
