import { workingDaysAfter } from '../../events/calendar.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { PDF } from '../support/scans.js';
import { Visitor, wordsOf } from '../support/visitor.js';

let town: TestHouse;
let id: string;
let auditor: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  await town.crowd(1, 30);
  id = await town.openPetition(1);
  auditor = await town.staff('auditor');
});
afterAll(() => town.close());

const read = async (path: string, token = auditor) => (await town.request('GET', `/api/v1${path}`, { token })).json;
const seen = async () => town.house.projecting.seen(await town.house.log.head(), 5_000);
const TEXT = 'Which petitions hold my name, and who has seen it?';

describe('a request of somebody about their own data', () => {
  it('is answered once, within ten working days, and read by nobody but its asker and who answers', async () => {
    const { token } = await town.citizen(11);
    const made = await town.post('/me/requests', token, { kind: 'access', text: TEXT }, { key: 'once' });
    expect((await town.post('/me/requests', token, { kind: 'access', text: TEXT }, { key: 'once' })).json.id).toBe(
      made.json.id,
    );
    await seen();
    const due = workingDaysAfter(town.clock.now(), 10);
    const [mine] = (await read('/me/requests', token)).items;
    expect(mine).toEqual({
      ...{ request: made.json.id, kind: 'access', state: 'waiting', due, made: town.clock.now() },
      ...{ text: { text: TEXT }, answer: null },
    });
    expect((await read('/me/requests', (await town.citizen(12)).token)).items).toEqual([]);
    expect((await town.request('GET', '/api/v1/privacy/requests', { token })).status).toBe(403);
    expect((await read('/privacy/requests')).items.map(({ text }: { text: object }) => text)).toEqual([{ text: TEXT }]);

    const answer = { outcome: 'granted', text: 'Two petitions; nobody has opened either list.' };
    const path = `/privacy/requests/${made.json.id}/answer`;
    await town.post(path, auditor, answer);
    expect((await town.request('POST', `/api/v1${path}`, { token: auditor, body: answer })).json.type).toBe(
      'urn:ghia:request.already-answered',
    );
    await seen();
    expect((await read('/me/requests', token)).items[0]).toMatchObject({ state: 'answered', answer });
    expect((await read('/me/data', token)).facts).toContainEqual(
      expect.objectContaining({
        facts: [
          expect.objectContaining({ type: 'DataRequestMade', private: { text: TEXT } }),
          expect.objectContaining({ type: 'DataRequestAnswered', private: { text: answer.text } }),
        ],
      }),
    );
    expect((await town.request('GET', '/api/v1/audit/events?limit=1000')).text).not.toContain('hold my name');
  });

  it('goes with its asker', async () => {
    const { token } = await town.citizen(13);
    const { json } = await town.post('/me/requests', token, { kind: 'objection', text: TEXT });
    await town.post('/me/erase', token);
    await seen();
    const left = (await read('/privacy/requests')).items.map(({ request }: { request: string }) => request);
    expect(left).not.toContain(json.id);
    const body = { outcome: 'granted', text: 'Nobody could read this.' };
    const late = await town.request('POST', `/api/v1/privacy/requests/${json.id}/answer`, { token: auditor, body });
    expect(late.status).toBe(409);
  });

  it('is not answered by who made it', async () => {
    const official = await town.staff('auditor', 7);
    const { json } = await town.post('/me/requests', official, { kind: 'access', text: TEXT });
    const own = await town.request('POST', `/api/v1/privacy/requests/${json.id}/answer`, {
      token: official,
      body: { outcome: 'granted', text: 'Of course, dear me.' },
    });
    expect([own.status, own.json.type]).toEqual([403, 'urn:ghia:request.own']);
    const strange = { token: (await town.citizen(16)).token };
    expect((await town.request('DELETE', `/api/v1/me/requests/${json.id}`, strange)).status).toBe(404);
    expect((await town.request('DELETE', `/api/v1/me/requests/${json.id}`, { token: official })).status).toBe(201);
    await seen();
    expect((await read('/me/requests', official)).items).toEqual([]);
  });

  it('is one of few that wait at the same time', async () => {
    const { token } = await town.citizen(17);
    for (let n = 0; n < 5; n++) {
      await town.post('/me/requests', token, { kind: 'access', text: `${TEXT} ${n}` });
      await seen();
    }
    const sixth = await town.request('POST', '/api/v1/me/requests', { token, body: { kind: 'access', text: TEXT } });
    expect([sixth.status, sixth.json.type]).toEqual([429, 'urn:ghia:request.too-many']);
    for (const { request } of (await read('/me/requests', token)).items)
      await town.request('DELETE', `/api/v1/me/requests/${request}`, { token });
    await seen();
  });

  it('is made and answered in the portal, also where a field was forgotten', async () => {
    const t = say('ka').requests;
    const citizen = await Visitor.of(town, 14);
    const wrong = await citizen.post('/ka/me/requests', { kind: '', text: 'მოკლე' });
    expect([wrong.status, wordsOf(wrong.text)]).toEqual([422, expect.stringContaining(t.errors.kind)]);
    expect(wordsOf(wrong.text)).toContain(t.errors.text);
    expect(wrong.text).toContain('>მოკლე</textarea>');
    const page = await citizen.follow('/ka/me/requests', {
      kind: 'portability',
      text: 'მინდა ჩემი მონაცემები ფაილად.',
    });
    expect(wordsOf(page.text)).toContain(t.sent);
    expect(wordsOf(page.text)).toContain(t.kinds.portability);

    const officer = await Visitor.of(town, 15, ['auditor']);
    const desk = await officer.get('/ka/data-requests');
    expect(wordsOf(desk.text)).toContain('მინდა ჩემი მონაცემები ფაილად.');
    const [, action] = /action="(\/ka\/data-requests\/[^"]+\/answer)"/.exec(desk.text)!;
    const refused = await officer.post(action!, { outcome: '', text: 'აი ფაილი, რომელიც გთხოვეთ.' });
    expect([refused.status, wordsOf(refused.text)]).toEqual([422, expect.stringContaining(t.errors.outcome)]);
    const done = await officer.follow(action!, { outcome: 'granted', text: 'აი ფაილი, რომელიც გთხოვეთ.' });
    expect(wordsOf(done.text)).toContain(t.office.done);
    expect((await citizen.get('/ka/data-requests')).status).toBe(403);
  });
});

describe('the registers', () => {
  it('tell everybody who opened what is sealed, once a day for each official', async () => {
    const officer = await town.staff('officer', 3);
    const { scan } = (
      await town.request('POST', `/api/v1/petitions/${id}/scans`, {
        token: officer,
        body: PDF,
        headers: { 'content-type': 'application/pdf' },
      })
    ).json;
    const path = `/api/v1/petitions/${id}/scans/${scan}`;
    for (const token of [officer, officer, auditor])
      expect((await town.request('GET', path, { token })).status).toBe(200);
    expect((await town.request('GET', path.replace(scan, 'ab'.repeat(32)), { token: officer })).status).toBe(404);
    town.clock.days(1);
    await town.request('GET', path, { token: officer });
    await seen();
    const { items } = (await town.request('GET', '/api/v1/privacy/openings')).json;
    expect(items).toHaveLength(3);
    expect(items[0]).toMatchObject({ petitionId: id, what: 'scan', people: null, official: null });
    expect(wordsOf((await town.request('GET', '/ka/privacy/registers')).text)).toContain(
      say('ka').registers.openings.scan,
    );
  });

  it('tell a list of signatories with its purpose and number only when it was opened', async () => {
    const laws = await town.staff('administrator');
    const { REGULATIONS } = await import('../support/story.js');
    await town.post('/petitions/regulations', laws, structuredClone(REGULATIONS.sakrebulo));
    const before = (await read('/privacy/openings')).total;
    const of = await town.draft(21, { addressee: 'sakrebulo' });
    const [asks, agrees] = [await town.staff('officer', 11), await town.staff('administrator', 12)];
    const { json } = await town.post(`/petitions/${of}/unsealings`, asks, { purpose: 'Letter of the Sakrebulo' });
    await seen();
    expect((await read('/privacy/openings')).total).toBe(before);
    await town.post(`/petitions/${of}/unsealings/${json.id}/approve`, agrees);
    await town.request('POST', `/api/v1/petitions/${of}/unsealings/${json.id}/open`, { token: asks, body: {} });
    await seen();
    const [opened] = (await read('/privacy/openings')).items;
    expect(opened).toMatchObject({
      petitionId: of,
      what: 'list',
      purpose: 'Letter of the Sakrebulo',
      people: 0,
      petition: null,
    });
  });

  it('hold a breach from its discovery to what was done, its details for officials alone', async () => {
    const discoveredAt = town.clock.now();
    const breach = {
      discoveredAt,
      data: ['names', 'contacts'],
      people: 12,
      risk: 'high',
      description: 'A letter went astray.',
    };
    const future = { ...breach, discoveredAt: '2030-01-01T00:00:00.000Z' };
    expect((await town.request('POST', '/api/v1/privacy/breaches', { token: auditor, body: future })).status).toBe(422);
    const { json } = await town.post('/privacy/breaches', auditor, breach);
    await town.post(`/privacy/breaches/${json.id}/notices`, auditor, { whom: 'authority' });
    await town.post(`/privacy/breaches/${json.id}/notices`, auditor, { whom: 'people' });
    await town.post(`/privacy/breaches/${json.id}/close`, auditor, { measures: 'Letters go out sealed now.' });
    const nobody = await town.request('POST', '/api/v1/privacy/breaches/7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11/close', {
      token: auditor,
      body: { measures: 'Letters go out sealed now.' },
    });
    expect(nobody.status).toBe(404);
    await seen();
    const [told] = (await town.request('GET', '/api/v1/privacy/breaches')).json.items;
    const notifyBy = new Date(Date.parse(discoveredAt) + 72 * 3_600_000).toISOString();
    expect(told).toMatchObject({ people: 12, data: ['contacts', 'names'], notifyBy, description: null });
    expect([told.authorityTold, told.closed.measures]).toEqual([discoveredAt, 'Letters go out sealed now.']);
    const [described] = (await read('/privacy/breaches/described')).items;
    expect(described.description).toEqual({ description: 'A letter went astray.' });
  });

  it('describe what is processed, each version whole, in both languages', async () => {
    const both = (en: string) => ({ ka: 'ქართულად', en });
    const entry = {
      ...{ activity: 'petitions', version: 1, title: both('Petitions'), purpose: both('To count signatures') },
      ...{
        legalBasis: both('Organic law'),
        data: both('Names'),
        recipients: both('City Hall'),
        retention: both('Six months'),
      },
    };
    await town.post('/privacy/processing', auditor, entry);
    expect((await town.request('POST', '/api/v1/privacy/processing', { token: auditor, body: entry })).status).toBe(
      200,
    );
    const late = { ...entry, version: 3 };
    expect((await town.request('POST', '/api/v1/privacy/processing', { token: auditor, body: late })).status).toBe(409);
    await town.post('/privacy/processing', auditor, { ...entry, version: 2, data: both('Names and districts') });
    await seen();
    expect((await read('/privacy/processing')).items).toEqual([
      { ...entry, version: 2, data: both('Names and districts'), event: expect.any(String) },
    ]);
    const { text } = await town.request('GET', '/en/privacy/registers');
    expect(wordsOf(text)).toContain('Names and districts');
  });
});
