import { join } from 'node:path';
import type { Decision } from '../../read-models/decisions.js';
import { Account } from '../../src/activitypub/account.js';
import { readConfig } from '../../src/config.js';
import type { Followers } from '../../src/identity/followers.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { createOf } from '../../src/portal/sharing/account-posts.js';
import { InlineQueue } from '../../src/work/inline.queue.js';
import { acceptFollower, deliverPost } from '../../src/work/tell-followers.js';
import { TestHouse } from '../support/house.js';
import { keptBytes } from '../support/kept-files.js';
import { until } from '../support/until.js';
import { OtherServer } from './other-server.js';

const ORIGIN = 'http://127.0.0.1:1';
const ME = `${ORIGIN}/ap/actor`;
const INBOX = new URL(`${ORIGIN}/ap/inbox`);

let other: OtherServer;
let town: TestHouse;
let petition: string;
let followers: Followers;
beforeAll(async () => {
  other = await OtherServer.open();
  town = await TestHouse.open({ works: true, env: { GHIA_PUBLIC_URL: ORIGIN, GHIA_ACTIVITYPUB: 'on' } });
  followers = town.house.followers;
  await town.adopt();
  petition = await town.openPetition(1);
});
afterAll(async () => {
  await town.close();
  await other.close();
});

const get = async (path: string) => {
  const answer = await town.request('GET', path);
  const isJson = /^application\/(activity|jrd)\+json/.test(String(answer.headers['content-type']));
  return { ...answer, doc: isJson ? JSON.parse(answer.text) : undefined };
};
/** Of what has come to them; a decision of before may come meanwhile. */
const delivered = (type: 'Accept' | 'Create') => other.delivered.filter(({ body }) => JSON.parse(body).type === type);
let n = 0;
const follow = (name: string) => ({
  id: other.id(`${name}/follows/${++n}`),
  type: 'Follow',
  actor: other.id(name),
  object: ME,
});
type Change = Parameters<OtherServer['signed']>[4] & { at?: string; body?: string; by?: string };
/** Hands an activity of somebody to our inbox, signed unless something of it is changed. */
function send(
  activity: { actor: string; object: unknown },
  { at = town.clock.now(), body, by, ...change }: Change = {},
) {
  const text = JSON.stringify(activity);
  const name = by ?? activity.actor.split('/').at(-1)!;
  const headers = other.signed(name, INBOX, text, at, change);
  return town.request('POST', '/ap/inbox', { headers, body: body ?? text });
}
const undo = (name: string) => ({
  id: other.id(`${name}/undos/${++n}`),
  type: 'Undo',
  actor: other.id(name),
  object: { ...follow(name) },
});

describe('what the account says of itself', () => {
  it('is found by its name', async () => {
    const { status, headers, doc } = await get('/.well-known/webfinger?resource=acct:ghia@127.0.0.1:1');
    expect([status, headers['content-type'], headers['access-control-allow-origin']]).toEqual([
      ...[200, 'application/jrd+json; charset=utf-8', '*'],
    ]);
    expect(doc.links.find(({ rel }: { rel: string }) => rel === 'self')).toEqual({
      ...{ rel: 'self', type: 'application/activity+json', href: ME },
    });
    expect((await get(`/.well-known/webfinger?resource=${encodeURIComponent(ME)}`)).status).toBe(200);
    expect((await get('/.well-known/webfinger?resource=acct:other@127.0.0.1:1')).status).toBe(404);
    expect((await get('/.well-known/webfinger')).status).toBe(400);
  });

  it('is an actor with a key and boxes, marked as the demonstration it is', async () => {
    const { status, headers, doc } = await get('/ap/actor');
    expect([status, headers['content-type']]).toEqual([200, 'application/activity+json; charset=utf-8']);
    expect(doc).toMatchObject({
      ...{ id: ME, type: 'Service', preferredUsername: 'ghia', inbox: `${ORIGIN}/ap/inbox`, discoverable: false },
      publicKey: { id: `${ME}#main-key`, owner: ME, publicKeyPem: expect.stringMatching(/^-----BEGIN PUBLIC KEY/) },
    });
    expect(doc.name).toContain(say('ka').shell.demo);
    expect((await get('/ap/actor')).doc.publicKey).toEqual(doc.publicKey);
  });

  it('posts decisions, page by page, each under an address of its own', async () => {
    const { doc } = await get('/ap/outbox');
    expect(doc).toMatchObject({ type: 'OrderedCollection', totalItems: 2, first: `${ORIGIN}/ap/outbox?page=first` });
    const page = (await get('/ap/outbox?page=first')).doc;
    expect(page.orderedItems.map(({ type }: { type: string }) => type)).toEqual(['Create', 'Create']);
    const [{ object }] = page.orderedItems;
    expect(object.content).toContain(`href="${ORIGIN}/ka/petitions/${petition}"`);
    expect(object.contentMap.en).toContain(say('en').facts.PetitionAdmitted);
    const own = (await get(object.id.slice(ORIGIN.length))).doc;
    expect(own).toMatchObject({ ...object, '@context': 'https://www.w3.org/ns/activitystreams' });
    expect((await get('/ap/notes/none')).status).toBe(404);
    expect((await get('/ap/outbox?page=none')).status).toBe(400);
  });
});

describe('following', () => {
  it('is granted to whoever proves to be who follows, and said to them, signed', async () => {
    const wish = follow('ana');
    expect((await send(wish)).status).toBe(202);
    await until(() => delivered('Accept').length > 0);
    const [delivery] = delivered('Accept');
    other.delivered.splice(0);
    expect(delivery!.path).toBe('/users/ana/inbox');
    expect(JSON.parse(delivery!.body)).toMatchObject({ type: 'Accept', actor: ME, object: { ...wish } });
    const { publicKeyPem } = (await get('/ap/actor')).doc.publicKey;
    expect(other.verifies(delivery!, publicKeyPem)).toBe(true);
    expect(other.verifies({ ...delivery!, body: `${delivery!.body} ` }, publicKeyPem)).toBe(false);
    expect((await get('/ap/followers')).doc).toMatchObject({ type: 'OrderedCollection', totalItems: 1 });
    expect((await get('/ap/followers')).text).not.toContain('/users/ana');
  });

  it('brings each decision to every server once, however many of it follow', async () => {
    for (const name of ['beso', 'eka']) expect((await send(follow(name))).status).toBe(202);
    await until(() => delivered('Accept').length === 2);
    for (const i of [11, 12, 13]) await town.sign(petition, i);
    await until(async () => (await town.get(`/petitions/${petition}`)).json.status === 'goal-reached');
    const text = 'პასუხი & <b>სიტყვა</b> '.repeat(8);
    await town.post(`/petitions/${petition}/answer`, await town.staff('mayor-office'), { decision: 'declined', text });
    const answers = () => delivered('Create').filter(({ body }) => body.includes('სიტყვა'));
    await until(() => answers().length > 0);
    const [delivery, ...more] = answers();
    expect([delivery!.path, more.length]).toEqual(['/inbox', 0]);
    const create = JSON.parse(delivery!.body);
    expect(create).toMatchObject({ type: 'Create', actor: ME, object: { type: 'Note', attributedTo: ME } });
    expect(create.object.content).toContain('&amp; &lt;b&gt;');
    expect(other.verifies(delivery!, (await get('/ap/actor')).doc.publicKey.publicKeyPem)).toBe(true);
  });

  it('ends when they say so, and leaves nothing of them', async () => {
    expect((await send(undo('eka'))).status).toBe(202);
    expect((await send(undo('eka'))).status).toBe(202); // twice is once
    expect(followers.count).toBe(2);
    const bytes = keptBytes(town.folder);
    for (const name of ['eka', 'ana']) expect([name, bytes.includes(`/users/${name}`)]).toEqual([name, false]);
    const log = await town.request('GET', '/api/v1/audit/events?limit=1000');
    expect(log.text).not.toContain('/users/');
  });

  it('shares the inbox of one’s own server only: nobody stands for the followers of another', async () => {
    const sharedInbox = 'https://elsewhere.example/inbox';
    other.instead.set('zaza', () => ({ ...other.actor('zaza'), endpoints: { sharedInbox } }));
    expect((await send(follow('zaza'))).status).toBe(202);
    const { inbox, shared } = followers.of(followers.knownAs(other.id('zaza')))!;
    expect([inbox, shared]).toEqual([`${other.id('zaza')}/inbox`, undefined]);
    expect((await send(undo('zaza'))).status).toBe(202);
  });

  it('outlives a change of the vault’s keys', async () => {
    const before = await followers.actorKey();
    await town.house.vault.rewrap(Buffer.alloc(32, 7));
    expect(await followers.actorKey()).toEqual(before);
    expect(followers.of(followers.knownAs(other.id('ana')))).toMatchObject({ actor: other.id('ana') });
  });
});

describe('what proves nothing is refused', () => {
  const refused = async (sent: ReturnType<typeof send>, words: string | RegExp) => {
    const { status, json } = await sent;
    expect([status, json.detail]).toEqual([401, expect.stringMatching(words)]);
  };

  it('no signature, one of little, of another body, or another host', async () => {
    const headers = { 'content-type': 'application/activity+json', host: INBOX.host };
    const bare = town.request('POST', '/ap/inbox', { headers, body: JSON.stringify(follow('gia')) });
    await refused(bare, /no Signature/);
    for (const covers of ['(request-target) host date', 'host date digest', '(request-target) date digest'])
      await refused(send(follow('gia'), { covers }), /does not cover/);
    const tampered = follow('gia');
    await refused(send(tampered, { body: JSON.stringify({ ...tampered, id: 'x' }) }), /Digest/);
    const text = JSON.stringify(follow('gia'));
    const elsewhere = other.signed('gia', new URL('https://elsewhere.example/ap/inbox'), text, town.clock.now());
    await refused(town.request('POST', '/ap/inbox', { headers: elsewhere, body: text }), /is meant for/);
  });

  it('an old date, one to come, and a request that was sent before', async () => {
    const now = Date.parse(town.clock.now());
    for (const hours of [-2, 2]) {
      const at = new Date(now + hours * 3_600_000).toISOString();
      await refused(send(follow('gia'), { at }), /Date/);
    }
    const text = JSON.stringify(follow('dato'));
    const headers = other.signed('dato', INBOX, text, town.clock.now());
    const once = () => town.request('POST', '/ap/inbox', { headers, body: text });
    expect((await once()).status).toBe(202);
    await refused(once(), /sent before/);
  });

  it('somebody else’s key, a key of another server, and none at all', async () => {
    const wish = follow('gia');
    await refused(send(wish, { by: 'mallory' }), /of another actor/);
    await refused(send(wish, { by: 'mallory', keyId: `${other.id('gia')}#main-key` }), /does not hold/);
    await refused(send(wish, { keyId: 'https://elsewhere.example/users/gia#main-key' }), /of another server/);
    await refused(send(wish, { keyId: `${other.origin}/nothing#main-key` }), /cannot be fetched/);
    await refused(send(wish, { keyId: `${other.origin}/moved#main-key` }), /cannot be fetched/); // no redirect is followed
    other.instead.set('odd', () => 'no json');
    await refused(send(follow('odd')), /cannot be fetched/);
    other.instead.set('large', () => JSON.stringify({ pad: 'x'.repeat(70_000) }));
    await refused(send(follow('large')), /cannot be fetched/);
    other.instead.set('bare', () => ({ ...other.actor('bare'), inbox: undefined }));
    await refused(send(follow('bare')), /no inbox/);
  });

  it('a key that its owner does not name, wherever else on their server it lies', async () => {
    const key = `${other.id('upload')}#main-key`;
    const owner = other.id('gia');
    const publicKey = { ...(other.actor('upload') as { publicKey: object }).publicKey, id: key, owner };
    const wish = () => send(follow('gia'), { by: 'upload' });
    other.instead.set('upload', () => ({ id: key, publicKey }));
    await refused(wish(), /does not name this key/);
    other.instead.set('upload', (origin) => ({ id: owner, inbox: `${origin}/users/upload/inbox`, publicKey }));
    await refused(wish(), /does not name this key/);
    expect(followers.of(followers.knownAs(owner))).toBeUndefined();
  });

  it('a key in a file that is no activity, such as one that somebody has uploaded', async () => {
    other.media = 'application/json';
    await refused(send(follow('lado')), /cannot be fetched/);
    other.media = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
    expect((await send(follow('lado'))).status).toBe(202);
    other.media = 'application/activity+json';
  });

  it('takes the new key of whoever has changed theirs', async () => {
    expect((await send(follow('nika'))).status).toBe(202);
    other.keys.delete('nika');
    expect((await send(follow('nika'))).status).toBe(202);
  });

  it('answers 405 to everything but Follow and its Undo, before it asks anybody anything', async () => {
    const before = other.asked;
    const actor = other.id('ana');
    for (const type of ['Create', 'Like', 'Announce', 'Delete', 'Accept', 'Undo', 'constructor'])
      expect([
        type,
        (await send({ id: 'x', type, actor, object: { type: 'Like', object: ME } } as never)).status,
      ]).toEqual([type, 405]);
    expect(other.asked).toBe(before);
  });

  it('answers 400 to what is none of its business, and 415 to another kind of body', async () => {
    expect((await send({ ...follow('ana'), object: `${ORIGIN}/ap/other` })).status).toBe(400);
    expect((await send({ ...follow('ana'), id: 7 } as never)).status).toBe(400);
    const headers = { 'content-type': 'application/activity+json' };
    expect((await town.request('POST', '/ap/inbox', { headers, body: '[' })).status).toBe(400);
    expect((await town.request('POST', '/ap/inbox', { body: follow('ana') })).status).toBe(415);
    const elsewhere = await town.request('POST', '/api/v1/petitions', { headers, body: '{}' });
    expect(elsewhere.status).toBe(415);
  });
});

describe('a delivery', () => {
  const reading = () => ({ store: town.house.store, of: (name: string) => town.house.projecting.collection(name) });

  it('that fails is tried again, and given up in the end', async () => {
    const to = followers.knownAs(other.id('ana'));
    const account = town.server.app.get(Account);
    const queue = await InlineQueue.open(join(town.folder, 'brief.db'), { tries: 3, baseWait: 5 });
    other.delivered.splice(0);
    const hers = () => other.delivered.filter(({ path }) => path === '/users/ana/inbox').length;
    other.answers = 500;
    queue.work('accept-follower', acceptFollower(account));
    await queue.add({ kind: 'accept-follower', id: 'one', payload: { to } });
    await until(async () => (await queue.dead()).length === 1);
    const [dead] = await queue.dead();
    expect([dead!.tries, dead!.why, hers()]).toEqual([3, expect.stringMatching(/answered 500$/), 3]);
    other.answers = 202;
    await queue.revive();
    await until(() => hers() === 4);
    await queue.close();
  });

  it('to an inbox that is gone forgets who was there', async () => {
    const to = followers.knownAs(other.id('ana'));
    const account = town.server.app.get(Account);
    const { items } = JSON.parse((await town.request('GET', '/feeds/decisions.json')).text);
    const event = items[0].id.split(':').at(-1);
    other.answers = 410;
    const posted = (decision: Decision) => createOf(decision, { origin: ORIGIN, demo: true });
    await deliverPost(account, reading(), posted)({ event, to }, { id: 'x', attempt: 1 });
    other.answers = 202;
    expect(followers.of(to)).toBeUndefined();
  });
});

describe('the setting', () => {
  it('is off unless it is on, and says what to write', () => {
    expect(readConfig({}).activitypub).toBe(false);
    expect(readConfig({ GHIA_ACTIVITYPUB: 'on' }).activitypub).toBe(true);
    expect(() => readConfig({ GHIA_ACTIVITYPUB: 'yes' })).toThrow(/GHIA_ACTIVITYPUB is "yes"; write one of: on, off/);
  });

  it('leaves no account where it is off', async () => {
    const off = await TestHouse.open();
    for (const path of ['/.well-known/webfinger?resource=x', '/ap/actor', '/ap/outbox', '/ap/followers', '/ap/notes/x'])
      expect([path, (await off.request('GET', path)).status]).toEqual([path, 404]);
    const headers = { 'content-type': 'application/activity+json' };
    expect((await off.request('POST', '/ap/inbox', { headers, body: '{}' })).status).toBe(404);
    await off.close();
  });
});
