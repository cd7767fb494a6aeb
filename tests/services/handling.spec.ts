import { jest } from '@jest/globals';
import { Questions } from '../../src/read/questions.js';
import { TestHouse } from '../support/house.js';
import { ANSWERS, adoptService } from './made-up.js';

describe('handling cases over HTTP', () => {
  let town: TestHouse;
  let token: string;
  let officer: string;
  const application = { version: 1, answers: ANSWERS, declaration: true, language: 'ka' };
  const apply = async (by = token, service = 'tree-work') =>
    (await town.request('POST', `/api/v1/services/${service}/applications`, { token: by, body: application })).json;
  const step = (reference: string, name: string, by: string, body: object = {}) =>
    town.request('POST', `/api/v1/cases/${reference}/${name}`, { token: by, body });
  const read = async (reference: string, by: string) =>
    (await town.request('GET', `/api/v1/cases/${reference}`, { token: by })).json;
  const begin = async (service = 'tree-work') => {
    const { reference, id } = await apply(token, service);
    for (const name of ['accept', 'assign']) expect((await step(reference, name, officer)).status).toBe(201);
    return { reference, id } as { reference: string; id: string };
  };
  const REFUSAL = {
    outcome: 'refused',
    ground: 'healthy',
    text: 'ხე ჯანსაღი აღმოჩნდა.',
    appeal: 'საქალაქო სასამართლოში.',
  };

  beforeAll(async () => {
    town = await TestHouse.open();
    token = (await town.citizen(1)).token;
    officer = await town.staff('officer');
    await adoptService(town);
    await adoptService(town, { code: 'tree-aid', sensitive: true });
  });
  afterAll(() => town.close());

  it('a case goes from the application to the decision, and its applicant reads each step', async () => {
    const { reference } = await begin();
    const asking = await step(reference, 'request-information', officer, { text: 'გთხოვთ, ატვირთოთ გეგმა.' });
    expect(asking.status).toBe(201);
    expect(await read(reference, token)).toMatchObject({ status: 'waiting', supplyUntil: '2026-06-17T20:00:00.000Z' });
    const body = Buffer.from('%PDF-1.7 a made-up plan');
    const headers = { 'content-type': 'application/pdf' };
    const { file } = (await town.request('POST', '/api/v1/services/files', { token, body, headers })).json;
    expect((await step(reference, 'supply', token, { text: 'აი, გეგმა.', files: [file] })).status).toBe(201);
    expect((await town.request('GET', `/files/cases/${file}`, { token: officer })).status).toBe(200);
    expect((await step(reference, 'decide', officer, REFUSAL)).status).toBe(201);
    const told = await read(reference, token);
    expect(told).toMatchObject({
      ...{ status: 'decided', decision: { ...REFUSAL, files: [], appealUntil: '2026-07-10T20:00:00.000Z' } },
      files: [{ file, question: null, there: true }],
    });
    expect(told.timeline.map(({ type }: { type: string }) => type)).toEqual([
      ...['CaseSubmitted', 'CaseAccepted', 'CaseAssigned', 'CaseInformationRequested', 'CaseInformationSupplied'],
      'CaseDecided',
    ]);
    expect(told.timeline[3].text).toBe('გთხოვთ, ატვირთოთ გეგმა.');
  });

  it('what is returned is amended under the same reference, with its files, and goes on', async () => {
    const { reference, id } = await apply();
    expect((await step(reference, 'return', officer, { text: 'გთხოვთ, დაასახელოთ ხეების რაოდენობა.' })).status).toBe(
      201,
    );
    expect(await read(reference, token)).toMatchObject({ status: 'returned', supplyUntil: '2026-06-17T20:00:00.000Z' });
    const body = Buffer.from('%PDF-1.7 the consent of the owner');
    const headers = { 'content-type': 'application/pdf' };
    const { file } = (await town.request('POST', '/api/v1/services/files', { token, body, headers })).json;
    const answers = { ...ANSWERS, trees: 3, owner: false, consent: file };
    const stranger = (await town.citizen(2)).token;
    expect((await step(reference, 'amend', stranger, { answers, declaration: true })).status).toBe(404);
    expect((await step(reference, 'amend', token, { answers })).status).toBe(400);
    expect((await step(reference, 'amend', token, { answers, declaration: true })).status).toBe(201);
    const told = await read(reference, officer);
    expect(told).toMatchObject({
      id,
      status: 'submitted',
      answers,
      files: [{ file, question: 'consent', there: true }],
    });
    expect((await step(reference, 'amend', token, { answers, declaration: true })).json.type).toBe(
      'urn:ghia:case.not-returned',
    );
    expect((await step(reference, 'accept', officer)).status).toBe(201);
  });

  it('what is decided may give the applicant a document, which nobody else sees', async () => {
    const { reference, id } = await begin();
    const body = Buffer.from('%PDF-1.7 what was asked for');
    const headers = { 'content-type': 'application/pdf' };
    const { file } = (await town.request('POST', '/api/v1/services/files', { token: officer, body, headers })).json;
    const stray = await step(reference, 'decide', officer, {
      outcome: 'granted',
      text: 'აი.',
      files: ['f'.repeat(32)],
    });
    expect(stray.json.type).toBe('urn:ghia:case.file-not-yours');
    const granted = { outcome: 'granted', text: 'თან ახლავს.', files: [file] };
    expect((await step(reference, 'decide', officer, granted)).status).toBe(201);
    expect((await read(reference, token)).decision.files).toEqual([{ file, there: true }]);
    const statusFor = async (by: string) => (await town.request('GET', `/files/cases/${file}`, { token: by })).status;
    expect([await statusFor(token), await statusFor((await town.citizen(2)).token)]).toEqual([200, 404]);
    expect(JSON.stringify((await town.house.log.read(`case-${id}`)).at(-1)!.data)).not.toContain(file);
  });

  it('a case is handled where the read models do not know the version of its service yet', async () => {
    const { id } = await apply();
    const ask = jest.spyOn(Questions.prototype, 'ask').mockResolvedValueOnce(undefined); // by its id, no reference is asked for
    const reach = jest.spyOn(town.house.projecting, 'reach');
    expect((await step(id, 'accept', officer)).status).toBe(201);
    expect(reach).toHaveBeenCalledTimes(1);
    for (const spy of [ask, reach]) spy.mockRestore();
  });

  it('of two officials who decide at once one decides, the other reads that it is decided', async () => {
    const { reference } = await begin();
    const other = await town.staff('officer', 1);
    const both = await Promise.all([
      step(reference, 'decide', officer, REFUSAL),
      step(reference, 'decide', other, { outcome: 'granted', text: 'თანხმობა.' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)!.json.type).toBe('urn:ghia:case.decided-already');
    expect((await read(reference, token)).timeline).toHaveLength(4);
  });

  it('the same key decides it once', async () => {
    const { reference } = await begin();
    const deciding = () =>
      town.request('POST', `/api/v1/cases/${reference}/decide`, { token: officer, key: 'd1', body: REFUSAL });
    expect([(await deciding()).status, (await deciding()).status]).toEqual([201, 200]);
  });

  it('of a sensitive service the log tells neither outcome nor ground nor words', async () => {
    const { reference, id } = await begin('tree-aid');
    await step(reference, 'decide', officer, REFUSAL);
    const fact = (await town.house.log.read(`case-${id}`)).at(-1)!;
    expect(fact.data).toEqual({ case: id, outcome: null, ground: null, appealUntil: '2026-07-10T20:00:00.000Z' });
    expect((await read(reference, token)).decision).toMatchObject({ outcome: 'refused', ground: 'healthy' });
  });

  it('officials of its department decide, nobody else: not its applicant, not another department', async () => {
    const { reference } = await begin();
    expect((await step(reference, 'decide', token, REFUSAL)).status).toBe(403);
    const { resident } = await town.citizen(41);
    const issue = (roles: ('officer' | 'citizen')[]) =>
      town.house.tokens.issue({ person: resident.person, roles, level: 1 }, 600);
    await town.post('/identity/roles', await town.staff('administrator'), {
      ...{ personalNumber: resident.number, role: 'officer', department: 'roads' },
    });
    const { token: roads } = await issue(['officer', 'citizen']);
    for (const name of ['accept', 'assign', 'decide'])
      expect((await step(reference, name, roads, name === 'decide' ? REFUSAL : {})).json.type).toBe(
        'urn:ghia:case.not-found',
      );
    const own = await apply(roads);
    expect((await step(own.reference, 'accept', roads)).json.type).toBe('urn:ghia:case.own');
    expect((await step(reference, 'withdraw', roads)).status).toBe(404);
    expect((await read(reference, token)).status).toBe('in-work');
  });

  it('its applicant withdraws it; an official who goes on reads that it is over', async () => {
    const { reference } = await begin();
    expect((await step(reference, 'withdraw', (await town.citizen(2)).token)).status).toBe(404);
    expect((await step(reference, 'withdraw', token)).status).toBe(201);
    expect((await step(reference, 'decide', officer, REFUSAL)).json).toMatchObject({
      ...{ type: 'urn:ghia:case.over', because: { status: 'withdrawn' } },
    });
  });

  it('a file goes back to waiting when nothing could be supplied', async () => {
    const { reference } = await begin();
    const body = Buffer.from('%PDF-1.7 too early');
    const headers = { 'content-type': 'application/pdf' };
    const { file } = (await town.request('POST', '/api/v1/services/files', { token, body, headers })).json;
    const early = await step(reference, 'supply', token, { text: 'ა', files: [file] });
    expect(early.json.type).toBe('urn:ghia:case.not-waiting');
    expect(town.house.applications.files.of(file)?.caseId).toBeNull();
  });
});
