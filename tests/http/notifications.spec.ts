import Database from 'better-sqlite3';
import { person } from '../../src/demo/people.js';
import { NOTICE_TOPICS } from '../../src/identity/notifications.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const NOWHERE = '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11';
const t = say('ka').notifications;

let town: TestHouse;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  id = await town.openPetition(1);
  await town.sign(id, 11);
  await town.post(`/petitions/${id}/follow`, (await town.citizen(12)).token);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
});
afterAll(() => town.close());

const of = async (n: number, path = 'me/notifications') =>
  town.request('GET', `/api/v1/${path}`, { token: (await town.citizen(n)).token });
const choose = async (n: number, body: object) =>
  town.request('POST', '/api/v1/me/notifications', { token: (await town.citizen(n)).token, body });
const item = (json: { items: { petition: string }[] }) => json.items.find(({ petition }) => petition === id);
const kept = async (n: number) => {
  const { resident } = await town.citizen(n);
  const db = new Database(town.house.vaultFile.db.name, { readonly: true });
  const rows = db
    .prepare('select about, wanted from notices where person = ?')
    .all(Buffer.from(resident.person, 'hex'));
  db.close();
  return rows;
};

it('names every petition somebody wrote, follows or signed, and the way to them', async () => {
  const [author, signer, follower] = await Promise.all([of(1), of(11), of(12)]);
  expect(author.headers['cache-control']).toBe('private, no-store');
  expect(author.json).toMatchObject({
    all: true,
    channel: { kind: 'sms', to: `…${person(1).contact.phone.slice(-4)}` },
    items: [{ petition: id, status: 'open', as: ['author'], on: true }],
  });
  expect(author.text).not.toContain(person(1).contact.phone);
  expect(item(signer.json)).toMatchObject({ as: ['signer'], on: false });
  expect(item(follower.json)).toMatchObject({ as: ['follower'], on: true });
  expect((await of(11, 'identity/me/notifications')).json).toEqual(signer.json);
  expect((await town.request('GET', '/api/v1/me/notifications')).status).toBe(401);
});

it('says that there is no way to somebody of whom the register holds none, and hides most of a mailbox', async () => {
  const { contact: _, ...silent } = person(13);
  await town.house.residents.register([silent as never]);
  expect((await of(13)).json).toMatchObject({ channel: null });
  await town.house.residents.register([{ ...silent, contact: { email: 'reader@example.ge' } } as never]);
  expect((await of(13)).json.channel).toEqual({ kind: 'email', to: 'r…@example.ge' });
});

it('turns one petition or all of them off and on, and keeps it out of the log', async () => {
  const head = await town.house.log.head();
  const off = await choose(1, { petition: id, on: false });
  expect([off.status, item(off.json)]).toEqual([200, expect.objectContaining({ on: false })]);
  expect((await choose(11, { petition: id, on: true })).json).toMatchObject({ items: [{ on: true }] });
  expect((await choose(11, { on: false })).json).toMatchObject({ all: false, items: [{ on: true }] });
  expect((await choose(11, { on: true })).json).toMatchObject({ all: true });
  expect(await town.house.log.head()).toBe(head);
  const data = await of(11, 'me/data');
  expect(data.json.notifications).toEqual({ all: true, topics: [...NOTICE_TOPICS], petitions: { [id]: true } });
});

it('turns each topic off and on for itself, and is on until somebody says otherwise', async () => {
  const { resident } = await town.citizen(1);
  const [who, told] = [resident.person, town.house.notifications];
  expect((await of(1)).json.topics).toEqual(NOTICE_TOPICS.map((topic) => ({ topic, on: true })));
  const off = await choose(1, { topic: 'reports', on: false });
  expect(off.json).toMatchObject({
    all: true,
    topics: [{ on: true }, { topic: 'reports', on: false }, { on: true }, { on: true }, { on: true }],
  });
  expect([told.hears(who, 'reports'), told.wants(who, NOWHERE, true)]).toEqual([false, true]);
  await choose(1, { topic: 'petitions', on: false });
  expect(told.wants(who, NOWHERE, true)).toBe(false);
  for (const topic of NOTICE_TOPICS) await choose(1, { topic, on: true });
  await choose(1, { on: false });
  expect([told.hears(who, 'reports'), told.wants(who, NOWHERE, true)]).toEqual([false, false]);
  await choose(1, { on: true });
  expect((await choose(1, { topic: 'forum-of-old', on: true })).status).toBe(400);
});

it('takes no petition that is none of the caller’s, and nothing that is no switch', async () => {
  const other = await choose(11, { petition: NOWHERE, on: true });
  expect([other.status, other.json.type]).toEqual([404, 'urn:ghia:petition.not-found']);
  expect((await choose(14, { petition: id, on: true })).status).toBe(404);
  for (const body of [{}, { on: 'yes' }, { on: true, petition: 'x' }, { on: true, person: 'x' }])
    expect([body, (await choose(11, body)).status]).toEqual([body, 400]);
  expect(await kept(14)).toEqual([]);
});

it('lists what somebody asked for even when they have withdrawn their signature, so that they can turn it off', async () => {
  const { token } = await town.citizen(11);
  await town.request('DELETE', `/api/v1/petitions/${id}/signatures/mine`, { token });
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  expect(item((await of(11)).json)).toMatchObject({ as: [], on: true });
  await choose(11, { petition: id, on: false });
  expect(item((await of(11)).json)).toBeUndefined();
});

it('following anew, and no longer following, say more than the switch', async () => {
  const { token } = await town.citizen(12);
  await choose(12, { petition: id, on: false });
  await town.post(`/petitions/${id}/follow`, token);
  expect(item((await of(12)).json)).toMatchObject({ on: true });
  await choose(12, { petition: id, on: true });
  await town.request('DELETE', `/api/v1/petitions/${id}/follow`, { token });
  expect(await kept(12)).toEqual([]);
});

it('is a form on one’s own page, which keeps only what was changed', async () => {
  await town.sign(id, 15);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const reader = await Visitor.of(town, 15);
  const page = await reader.get('/ka/me');
  expect(wordsOf(page.text)).toContain(t.channel.sms(`…${person(15).contact.phone.slice(-4)}`));
  expect(page.text).toMatch(new RegExp(`name="on" value="${id}"(?! checked)`));
  const saved = await reader.follow('/ka/me/notifications', { all: 'yes', listed: id, on: id });
  expect(wordsOf(saved.text)).toContain(t.saved);
  expect(saved.text).toMatch(new RegExp(`name="on" value="${id}" checked`));
  expect(await kept(15)).toEqual([{ about: id, wanted: 1 }]);
  await reader.follow('/ka/me/notifications', { all: 'yes', listed: id, on: id, asked: 'reports' });
  expect((await of(15)).json.topics).toEqual([
    { topic: 'petitions', on: true },
    { topic: 'reports', on: false },
    { topic: 'forum', on: true },
    { topic: 'budget', on: true },
    { topic: 'group', on: true },
  ]);
  await reader.follow('/ka/me/notifications', { listed: id, on: id }); // the box for all of them was cleared
  expect((await of(15)).json).toMatchObject({ all: false, items: [{ on: true }] });
  const strange = await reader.follow('/ka/me/notifications', { all: 'yes', listed: NOWHERE, on: NOWHERE });
  expect(strange.status).toBe(200);
  expect((await of(15)).json).toMatchObject({ all: true, items: [{ on: true }] });
  expect((await reader.post('/ka/me/notifications', { csrf: 'x' })).status).toBe(403);
  expect((await reader.post('/ka/me/notifications', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await of(15)).json.all).toBe(true);
});

it('goes with an erasure', async () => {
  expect(await kept(15)).not.toEqual([]);
  const { token, resident } = await town.citizen(15);
  expect((await town.request('POST', '/api/v1/me/erase', { token, body: {} })).status).toBe(200);
  expect(await kept(15)).toEqual([]);
  expect(town.house.notifications.askingFor(id)).toEqual([]);
  expect(town.house.notifications.of(resident.person)).toEqual({
    all: true,
    topics: NOTICE_TOPICS,
    petitions: new Map(),
  });
});
