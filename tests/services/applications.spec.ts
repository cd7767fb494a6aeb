import { assigneeState } from '../../commands/services/assignee.js';
import { serviceCase } from '../../commands/services/case.js';
import { SubmitApplication } from '../../commands/services/case-commands.js';
import { AdoptService } from '../../commands/services/commands.js';
import { type Service, service, serviceState } from '../../commands/services/service.js';
import { termEnds } from '../../events/calendar.js';
import type { CaseEvent } from '../../events/cases.js';
import type { ServiceEvent } from '../../events/services.js';
import { referenceFrom, referenceIn } from '../../src/services/reference.js';
import { spec, stateOf, wish } from '../support/given.js';
import { TestHouse } from '../support/house.js';
import { ANSWERS, adopting, adoptService } from './made-up.js';

const CASE = '00000000-0000-4000-8000-0000000000c1';
const now = { at: '2026-06-10T08:00:00.000Z', actor: 'clerk' };
const [adopted] = service.decide(wish(AdoptService, adopting()), service.initial, now, { department: true }) as [
  ServiceEvent,
];
const at = (day: string) => ({ at: `${day}T08:00:00.000Z` });
const known = (...past: Parameters<typeof stateOf<Service, ServiceEvent>>[1][]) => ({
  service: stateOf(serviceState, ...past),
  assignee: assigneeState.initial,
});
const sending = (change: object = {}) =>
  wish(SubmitApplication, {
    ...{ case: CASE, service: 'tree-work', applicant: 'a'.repeat(32), channel: 'portal', reference: 'K7M2Q-X9D4T' },
    ...{ birthDate: '1980-02-03', version: 1, answers: { ...ANSWERS }, declaration: true, language: 'ka', ...change },
  } as never);

describe('a term', () => {
  it.each<[string, Parameters<typeof termEnds>, string]>([
    // in Tbilisi a day ends at 20:00 UTC
    ['working days skip the weekend', ['2026-06-10T08:00:00.000Z', { length: 10, unit: 'working-days' }], '2026-06-24'],
    ['and Orthodox Easter', ['2026-04-09T08:00:00.000Z', { length: 1, unit: 'working-days' }], '2026-04-14'],
    [
      'what comes after midnight in Tbilisi came the next day',
      ['2026-06-10T20:30:00.000Z', { length: 1, unit: 'working-days' }],
      '2026-06-12',
    ],
    [
      'calendar days that end on a Sunday end on Monday',
      ['2026-06-11T08:00:00.000Z', { length: 10, unit: 'calendar-days' }],
      '2026-06-22',
    ],
    [
      'a month ends on the day of the same number',
      ['2026-06-10T08:00:00.000Z', { length: 1, unit: 'months' }],
      '2026-07-10',
    ],
    [
      'in a month that is too short on its last day',
      ['2026-01-30T08:00:00.000Z', { length: 1, unit: 'months' }],
      '2026-03-02',
    ],
    [
      'over the turn of the year, past its holidays',
      ['2025-12-01T08:00:00.000Z', { length: 1, unit: 'months' }],
      '2026-01-05',
    ],
  ])('%s', (_, given, day) => {
    const end = `${new Date(Date.parse(`${day}T20:00:00.000Z`)).toISOString()}`;
    expect(termEnds(...given)).toBe(end);
  });
});

describe('a reference', () => {
  it('has ten signs, of which the last one tells when another is wrong, or two have changed places', () => {
    const reference = referenceFrom('0123456789abcdef0123456789abcdef');
    expect(reference).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
    expect(referenceIn(` ${reference.toLowerCase().replace('-', ' ')} `)).toBe(reference);
    const signs = reference.replace('-', '');
    for (let i = 0; i < signs.length; i++) {
      for (const other of '23456789ABCDEFGHJKMNPQRSTUVWXYZ')
        if (other !== signs[i]) expect(referenceIn(signs.slice(0, i) + other + signs.slice(i + 1))).toBeUndefined();
      if (i > 0 && signs[i] !== signs[i - 1] && i < signs.length - 1)
        expect(referenceIn(signs.slice(0, i - 1) + signs[i] + signs[i - 1] + signs.slice(i + 1))).toBeUndefined();
    }
  });
});

describe('an application', () => {
  const rules = (world = known(adopted)) => spec(serviceCase, world as never);

  it('is sent with all its answers sealed under the applicant, its term and its version pinned', () => {
    const facts = serviceCase.decide(sending(), serviceCase.initial, now, known(adopted)) as readonly CaseEvent[];
    expect(facts.map(({ type }) => type)).toEqual(['CaseSubmitted', 'CaseReferenceGiven']);
    expect(facts[0]).toMatchObject({
      data: { service: 'tree-work', version: 1, department: 'greenery', due: '2026-06-24T20:00:00.000Z', files: 0 },
      private: { subject: 'a'.repeat(32), content: { answers: ANSWERS, basis: '' } },
    });
    expect(JSON.stringify(facts.map(({ data }) => data))).not.toMatch(/K7M2Q|ნინო|prune/);
  });

  it('is sent once', () => {
    const past = serviceCase.decide(sending(), serviceCase.initial, now, known(adopted)) as readonly CaseEvent[];
    rules()
      .given(...past)
      .when(sending())
      .refused('case.sent-already');
  });

  it('needs a service that takes applications, and an applicant who is old enough', () => {
    rules(known()).given().when(sending()).refused('service.not-found');
    const retired: ServiceEvent = { type: 'ServiceRetired', data: { service: 'tree-work' } };
    rules(known(adopted, retired)).given().when(sending()).refused('service.retired');
    const adult = { ...adopted, data: { ...adopted.data, minAge: 18 } } as ServiceEvent;
    rules(known(adult))
      .given()
      .when(sending({ birthDate: '2008-06-11' }))
      .refused('case.too-young', { minAge: 18 });
    expect(
      serviceCase.decide(sending({ birthDate: '2008-06-10' }), serviceCase.initial, now, known(adult)),
    ).toHaveLength(2);
  });

  it('says which answer is wrong, and keeps none that is not asked', () => {
    const because = { question: 'trees', why: 'too-large', bound: 50 };
    rules()
      .given()
      .when(sending({ answers: { ...ANSWERS, trees: 51 } }))
      .refused('case.answer', because);
  });

  it('goes by the version that it was begun with, for seven days after another one came', () => {
    const second = { ...adopted, data: { ...adopted.data, version: 2, fee: 0 } } as ServiceEvent;
    const world = known({ fact: adopted, ...at('2026-01-10') }, { fact: second, ...at('2026-06-01') });
    const sent = (change: object, day: string) =>
      serviceCase.decide(sending(change), serviceCase.initial, { ...now, ...at(day) }, world) as readonly CaseEvent[];
    expect(sent({ version: 1 }, '2026-06-07')[0]).toMatchObject({ data: { version: 1 } });
    expect(sent({ version: undefined }, '2026-06-07')[0]).toMatchObject({ data: { version: 2 } });
    expect(sent({ version: 1 }, '2026-06-09')).toMatchObject({ refused: 'case.version-over', because: { newest: 2 } });
    expect(sent({ version: 3 }, '2026-06-07')).toMatchObject({ refused: 'case.version-over' });
  });
});

describe('over HTTP', () => {
  let town: TestHouse;
  let token: string;
  const PDF = Buffer.from('%PDF-1.7 a made-up document');
  const body = (change: object = {}) => ({
    version: 1,
    answers: ANSWERS,
    declaration: true,
    language: 'ka',
    ...change,
  });
  const apply = (change: object = {}, more: object = {}) =>
    town.request('POST', '/api/v1/services/tree-work/applications', { token, body: body(change), ...more });
  const upload = (content: Buffer, type: string, by = token) =>
    town.request('POST', '/api/v1/services/files', { token: by, body: content, headers: { 'content-type': type } });

  beforeAll(async () => {
    town = await TestHouse.open();
    token = (await town.citizen(1)).token;
    await adoptService(town);
  });
  afterAll(() => town.close());

  it('somebody applies, and finds their case by its reference, however it is typed', async () => {
    const sent = await apply();
    expect(sent.status).toBe(201);
    const { reference, id } = sent.json;
    const { json, headers } = await town.request('GET', `/api/v1/cases/${reference.toLowerCase().replace('-', '')}`, {
      token,
    });
    expect(headers['cache-control']).toBe('private, no-store');
    expect(json).toMatchObject({
      ...{ id, reference, as: 'applicant', service: 'tree-work', version: 1, status: 'submitted', channel: 'portal' },
      ...{ answers: ANSWERS, due: '2026-06-24T20:00:00.000Z', timeline: [{ type: 'CaseSubmitted' }] },
    });
    expect((await town.request('GET', `/api/v1/cases/${id}`, { token })).json.reference).toBe(reference);
  });

  it('the same key sends it once, and a repeat is told the same reference', async () => {
    const [first, again] = [await apply({}, { key: 'k1' }), await apply({}, { key: 'k1' })];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json).toMatchObject({
      id: first.json.id,
      reference: first.json.reference,
      eventId: first.json.eventId,
    });
    expect((await apply({ language: 'en' }, { key: 'k1' })).json.type).toBe('urn:ghia:command.key-reused');
  });

  it('nobody else learns that there is a case, but for officials', async () => {
    const { reference, id } = (await apply()).json;
    const { token: stranger } = await town.citizen(2);
    for (const name of [reference, id, 'K7M2Q-X9D4T', 'x', '00000000-0000-4000-8000-000000000000']) {
      const { status, json } = await town.request('GET', `/api/v1/cases/${name}`, { token: stranger });
      expect([status, json.type]).toEqual([404, 'urn:ghia:case.not-found']);
    }
    const officer = await town.request('GET', `/api/v1/cases/${reference}`, { token: await town.staff('officer') });
    expect(officer.json).toMatchObject({ as: 'officer', answers: ANSWERS });
    expect((await town.request('GET', `/api/v1/cases/${reference}`)).status).toBe(401);
  });

  it('an official of another department does not see it either', async () => {
    const { reference } = (await apply()).json;
    const { resident } = await town.citizen(40);
    const administrator = await town.staff('administrator');
    const { token: officer } = await town.house.tokens.issue(
      { person: resident.person, roles: ['officer'], level: 1 },
      600,
    );
    const as = async (department: string) => {
      await town.post('/identity/roles', administrator, {
        personalNumber: resident.number,
        role: 'officer',
        department,
      });
      return (await town.request('GET', `/api/v1/cases/${reference}`, { token: officer })).status;
    };
    expect([await as('roads'), await as('greenery')]).toEqual([404, 200]);
  });

  it('an answer that is wrong, a word that is missing and a field that is unknown are each said', async () => {
    expect((await apply({ answers: { ...ANSWERS, trees: 0 } })).json).toMatchObject({
      ...{ type: 'urn:ghia:case.answer', because: { question: 'trees', why: 'too-small', bound: 1 } },
    });
    for (const wrong of [{ declaration: false }, { declaration: undefined }, { more: 1 }, { answers: 'x' }])
      expect((await apply(wrong)).status).toBe(400);
  });

  it('somebody applies for whom they may speak; both see it, and it says who filed it', async () => {
    const child = await town.citizen(3);
    const { number, birthDate } = child.resident;
    const onBehalf = { personalNumber: number, birthDate, basis: 'parent' };
    const { reference, id } = (await apply({ onBehalf })).json;
    const read = async (by: string) => (await town.request('GET', `/api/v1/cases/${reference}`, { token: by })).json;
    expect(await read(token)).toMatchObject({ as: 'filer', channel: 'proxy' });
    expect(await read(child.token)).toMatchObject({ as: 'applicant', channel: 'proxy' });
    const [fact] = await town.house.log.read(`case-${id}`);
    const { applicant, filedBy } = fact!.data as { applicant: string; filedBy: string };
    expect([applicant === filedBy, fact!.meta.actor]).toEqual([false, filedBy]);
    expect(fact!.sealed!.subject).toBe(applicant);
  });

  it('whose birthday is wrong is answered in the same words as who is in no register', async () => {
    const { number } = (await town.citizen(3)).resident;
    for (const personalNumber of [number, '09999999999']) {
      const onBehalf = { personalNumber, birthDate: '1901-01-01', basis: 'parent' };
      expect((await apply({ onBehalf })).json.type).toBe('urn:ghia:case.person-not-proved');
    }
  });

  describe('files', () => {
    const withFile = (consent: string) => ({ answers: { ...ANSWERS, owner: false, consent } });

    it('are told by their first bytes, and go with the case; those whom it concerns see them, nobody else', async () => {
      const { status, json } = await upload(PDF, 'application/pdf');
      expect([status, json.type, json.bytes]).toEqual([201, 'application/pdf', PDF.length]);
      const { reference } = (await apply(withFile(json.file))).json;
      const { files } = (await town.request('GET', `/api/v1/cases/${reference}`, { token })).json;
      expect(files).toEqual([{ file: json.file, question: 'consent', there: true }]);
      const fetched = async (by: string) => town.request('GET', `/files/cases/${json.file}`, { token: by });
      const mine = await fetched(token);
      expect([mine.status, mine.text, mine.headers['content-disposition']]).toEqual([
        ...[200, PDF.toString(), `attachment; filename="${json.file.slice(0, 8)}.pdf"`],
      ]);
      expect((await fetched(await town.staff('officer'))).status).toBe(200);
      expect((await fetched((await town.citizen(2)).token)).status).toBe(404);
    });

    it.each([
      ['a program that says it is a PDF', 'application/pdf', Buffer.from('MZ\u0090')],
      ['a page', 'text/html', Buffer.from('<html>')],
    ])('%s is not taken', async (_, type, content) => {
      expect((await upload(content, type)).status).toBe(415);
    });

    it('larger than 8 MB are not taken', async () => {
      expect((await upload(Buffer.concat([PDF, Buffer.alloc(8 * 1024 * 1024)]), 'application/pdf')).status).toBe(413);
    });

    it('go with one case only, and only whose they are', async () => {
      const { file } = (await upload(PDF, 'application/pdf')).json;
      const stranger = (await town.citizen(2)).token;
      expect((await apply(withFile(file), { token: stranger })).json.type).toBe('urn:ghia:case.file-not-yours');
      expect((await apply(withFile('f'.repeat(32)))).json.type).toBe('urn:ghia:case.file-not-yours');
      expect((await apply({ ...withFile(file), answers: { ...withFile(file).answers, trees: 0 } })).status).toBe(422);
      expect((await apply(withFile(file))).status).toBe(201); // what came to nothing has let it go
      expect((await apply(withFile(file))).json.type).toBe('urn:ghia:case.file-not-yours');
    });

    it('one that has vanished is said to be gone, and the rest of the case is read', async () => {
      const { file } = (await upload(PDF, 'application/pdf')).json;
      const { reference } = (await apply(withFile(file))).json;
      await town.house.fileStore.remove(`case-${file}`);
      const { status, json } = await town.request('GET', `/files/cases/${file}`, { token });
      expect([status, json.type]).toEqual([410, 'urn:ghia:case.file-gone']);
      expect((await town.request('GET', `/api/v1/cases/${reference}`, { token })).status).toBe(200);
    });
  });

  describe('drafts', () => {
    const DRAFT = '/api/v1/services/tree-work/draft';
    const draft = async (by = token) => (await town.request('GET', DRAFT, { token: by })).json;

    it('are kept for seven days, for nobody else, and are gone once they are sent', async () => {
      await town.request('POST', DRAFT, { token, body: { version: 1, answers: { name: 'ნინო' } } });
      expect(await draft()).toEqual({ version: 1, answers: { name: 'ნინო' }, until: '2026-06-17T08:00:00.000Z' });
      expect(await draft((await town.citizen(2)).token)).toEqual({});
      await apply();
      expect(await draft()).toEqual({});
    });

    it('go when their time is over, and the files that were uploaded for them', async () => {
      const { token: slow, resident } = await town.citizen(5);
      await town.request('POST', DRAFT, { token: slow, body: { version: 1, answers: {} } });
      const { file } = (await upload(PDF, 'application/pdf', slow)).json;
      town.clock.days(32);
      expect(town.house.applications.drafts.of(resident.person, 'tree-work')).toBeUndefined();
      await town.house.applications.sweep();
      town.clock.days(-32);
      expect(town.house.applications.drafts.ofPerson(resident.person)).toEqual([]);
      expect(town.house.applications.files.of(file)).toBeUndefined();
      expect(await town.house.fileStore.has(`case-${file}`)).toBe(false);
    });
  });

  it('who asks for their data finds their cases whole; who is erased takes them along', async () => {
    const { token: leaving, resident } = await town.citizen(6);
    const { file } = (await upload(PDF, 'application/pdf', leaving)).json;
    const answers = { ...ANSWERS, name: 'წამსვლელი', owner: false, consent: file };
    const { reference, id } = (await apply({ answers }, { token: leaving })).json;
    await town.request('POST', '/api/v1/services/tree-work/draft', {
      token: leaving,
      body: { version: 1, answers: { name: 'x' } },
    });
    town.position = await town.house.log.head();
    await town.get('/services');
    const data = (await town.request('GET', '/api/v1/me/data', { token: leaving })).json;
    expect(data.cases).toMatchObject([{ id, reference, status: 'submitted' }]);
    expect(data.applications).toMatchObject([{ service: 'tree-work', answers: { name: 'x' } }]);
    expect(JSON.stringify(data.facts)).toContain('წამსვლელი');
    expect((await town.request('POST', '/api/v1/me/erase', { token: leaving, body: {} })).status).toBe(200);
    expect(await town.house.fileStore.has(`case-${file}`)).toBe(false);
    expect(town.house.applications.drafts.ofPerson(resident.person)).toEqual([]);
    const left = await town.request('GET', `/api/v1/cases/${id}`, { token: await town.staff('officer') });
    expect(left.json).toMatchObject({ reference: null, answers: null, files: [] });
  });
});
