import { jest } from '@jest/globals';
import type { Recorded } from '../../events/envelope.js';
import { person } from '../../src/demo/people.js';
import { whenGroupMovesThenTellItsMembers as tells } from '../../src/policies/when-group-moves-then-tell-its-members.js';
import { whenSessionNearsThenRemindItsMembers as nears } from '../../src/policies/when-session-nears-then-remind-its-members.js';
import { TestHouse } from '../support/house.js';
import { Post, workingFor } from '../support/post.js';
import { scratch } from '../support/scratch.js';
import { ATTENDEES, IDFI, MSDA, type Signatories, session, signatories } from './group-made-up.js';

jest.setTimeout(360_000);
const file = scratch();
const AT = '/ogp/meetings/2026-3';
let town: TestHouse;
let who: Signatories;
let desk: string;
let post: Post;
let work: Awaited<ReturnType<typeof workingFor>>;
const [CHAIR, SECRETARY] = [900_001, 900_002].map((n) => person(n).contact.phone);

beforeAll(async () => {
  town = await TestHouse.open();
  who = await signatories(town);
  desk = who.secretary.token;
  for (const one of [MSDA, IDFI]) await town.post('/ogp/organisations', desk, one);
  for (const role of ['head', 'secretary'] as const) {
    const staff = role === 'head' ? who.chair.staff : who.secretary.staff;
    const seat = { organisation: 'msda', role, post: { ka: 'წევრი' }, since: '2026-01-10', staff };
    await town.post('/ogp/members', desk, seat);
  }
  post = new Post();
  work = await workingFor(town, file('queue.db'), post);
});
afterAll(async () => {
  await work.queue.close();
  await town.close();
});

const seen = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);
/** Who hears of the facts of some types, and in which kind of message. */
async function told(stream: string, ...types: string[]) {
  await seen();
  post.sent.length = 0;
  for (const fact of await town.house.log.read(stream))
    if (types.includes(fact.type))
      for (const wish of await tells.react(fact as Recorded)) if ('job' in wish) await work.queue.add(wish.job);
  await work.idle();
  return post.sent.map(({ kind, to }) => [kind, to.phone]).sort();
}

it('the group hears of a session that is called, and of the documents for it, each of them once', async () => {
  await town.post('/ogp/meetings', desk, session(who));
  await town.post(`${AT}/documents`, desk, { title: { ka: 'ანგარიში' }, link: 'https://example.ge/a.pdf' });
  expect(await told('meeting-2026-3', 'MeetingConvened')).toEqual([
    ['group-meeting-convened', CHAIR],
    ['group-meeting-convened', SECRETARY],
  ]);
  expect(post.sent[0]!.text).toContain('სხდომა N3: 2026-06-12, 14:00');
  expect(await told('meeting-2026-3', 'MeetingDocumentSent')).toHaveLength(2);
});

it('is reminded within the day before, in the time of Tbilisi, and not of one that is called off', async () => {
  const of = (name: string) => town.house.projecting.collection(name);
  const due = (now: string) => nears.due(town.house.store, of, now);
  await seen();
  expect(await due('2026-06-11T09:59:00.000Z')).toEqual([]);
  const [wish] = await due('2026-06-11T10:00:00.000Z');
  expect(wish).toMatchObject({ job: { kind: 'tell-group', payload: { news: 'session-near', meeting: '2026-3' } } });
  expect(await due('2026-06-12T10:01:00.000Z')).toEqual([]);
  post.sent.length = 0;
  await work.queue.add((wish as { job: never }).job);
  await work.idle();
  expect(post.sent.map(({ kind }) => kind)).toEqual(['group-session-near', 'group-session-near']);
});

it('minutes that are drafted call for two signatures; a switch that is off is heeded', async () => {
  town.clock.days(2); // to the day of the session
  await town.post(`${AT}/attendance`, desk, { attendees: ATTENDEES });
  await town.post(`${AT}/open`, desk, { start: '14:05' });
  await town.post(`${AT}/close`, desk, { end: '15:30' });
  await town.post(`${AT}/minutes`, desk, {});
  expect(await told('meeting-2026-3', 'MinutesDrafted')).toHaveLength(2);
  await town.request('POST', '/api/v1/me/notifications', {
    ...{ token: who.chair.token, body: { topic: 'group', on: false } },
  });
  post.sent.length = 0;
  const again = { kind: 'tell-group', id: 'again', payload: { news: 'MinutesDrafted', meeting: '2026-3' } };
  await work.queue.add(again);
  await work.idle();
  expect(post.sent.map(({ to }) => to.phone)).toEqual([SECRETARY]);
});

it('nobody is told of what was entered from an old paper', () => {
  const fact = { id: 'x', type: 'MeetingConvened', data: { meeting: '2017-7', source: { document: { ka: 'ოქმი' } } } };
  expect(tells.react(fact as never)).toEqual([]);
});
