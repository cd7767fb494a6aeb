import { randomUUID } from 'node:crypto';
import { AnswerSurvey } from '../../commands/surveys/answer-commands.js';
import { surveySubject } from '../../src/surveys/answer-box.js';
import { Desk } from '../../src/write/desk.js';
import { Surveying } from '../../src/write/surveying.js';
import { TestHouse } from '../support/house.js';
import { assign, draftOf, interviewed, interviewer, sync, takeOut } from './fieldwork.js';
import { ANSWERS, openSurvey } from './made-up.js';

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
});
afterAll(() => town.close());

const caughtUp = async () => {
  await town.server.app.get(Surveying).record();
  town.position = await town.house.log.head();
};
const said = (items: readonly { readonly synced: boolean; readonly refused?: string }[]) =>
  items.map(({ synced, refused }) => (synced ? 'in' : refused));
const answersIn = async (id: string) => {
  await caughtUp();
  return (await town.get(`/surveys/${id}`)).json.answers as number;
};

it('an interview counts only in a stratum that is assigned, and of somebody who belongs there', async () => {
  const id = await openSurvey(town, 'sample');
  const { staff, token } = await interviewer(town);
  await assign(town, id, staff, [{ stratum: 'vake', count: 5 }]);
  const items = await sync(town, id, token, [
    draftOf(),
    draftOf({ ...ANSWERS, district: 'gldani' }, 'gldani'),
    draftOf({ ...ANSWERS, district: 'gldani' }, 'vake'),
    draftOf(ANSWERS, 'mars'),
  ]);
  expect(said(items)).toEqual([
    'in',
    'answer.stratum-not-assigned',
    'answer.outside-stratum',
    'survey.stratum-unknown',
  ]);
  expect(await answersIn(id)).toBe(1);
});

it('takes as many as the quota has, a repeat beside; what was refused comes in when the quota grows', async () => {
  const id = await openSurvey(town, 'sample');
  const { staff, token } = await interviewer(town);
  await assign(town, id, staff, [{ stratum: 'vake', count: 2 }]);
  const drafts = [draftOf(), draftOf(), draftOf()];
  expect(said(await sync(town, id, token, drafts))).toEqual(['in', 'in', 'answer.quota-full']);
  expect(said(await sync(town, id, token, drafts))).toEqual(['in', 'in', 'answer.quota-full']);
  await assign(town, id, staff, [{ stratum: 'vake', count: 3 }]);
  expect(said(await sync(town, id, token, drafts))).toEqual(['in', 'in', 'in']);
  expect(await answersIn(id)).toBe(3);
});

it('of two interviewers who send at once, no more come in than the stratum wants', async () => {
  const id = await openSurvey(town, 'sample');
  const wanted = (await town.get(`/surveys/${id}`)).json.strata.find(({ code }: { code: string }) => code === 'vake')
    .n as number;
  const both = await Promise.all([5, 6].map((n) => interviewer(town, n)));
  for (const { staff } of both) await assign(town, id, staff, [{ stratum: 'vake', count: wanted }]);
  const items = await Promise.all(
    both.flatMap(({ token }) =>
      [1, 2].map(() =>
        sync(
          town,
          id,
          token,
          Array.from({ length: wanted }, () => draftOf()),
        ),
      ),
    ),
  );
  const told = said(items.flat());
  expect(told.filter((one) => one === 'in')).toHaveLength(wanted);
  expect(told.filter((one) => one === 'answer.quota-full')).toHaveLength(3 * wanted);
  expect(await answersIn(id)).toBe(wanted);
});

it('what an interviewer brought is taken out by two officials, and its quota is open again', async () => {
  const id = await openSurvey(town, 'sample');
  const staff = await interviewed(town, id, 3);
  const { token } = await interviewer(town);
  await interviewed(town, id, 2, 6);
  const [one, other] = [await town.staff('officer'), await town.staff('officer', 1)];
  const batch = randomUUID();
  const path = `/api/v1/surveys/${id}/removals`;
  const body = { batch, interviewer: staff, ground: 'altered', why: 'სხვა პასუხი დაასახელეს' };
  const nobody = await town.request('POST', path, { token: one, body: { ...body, interviewer: 'f'.repeat(32) } });
  expect([nobody.status, nobody.json.type]).toEqual([422, 'urn:ghia:survey.removal-nobody']);
  const early = await town.request('POST', `${path}/${batch}/confirm`, { token: other, body: {} });
  expect([early.status, early.json.type]).toEqual([404, 'urn:ghia:survey.removal-not-found']);
  expect((await town.request('POST', path, { token: one, body })).status).toBe(201);
  const alone = await town.request('POST', `${path}/${batch}/confirm`, { token: one, body: {} });
  expect([alone.status, alone.json.type]).toEqual([409, 'urn:ghia:survey.removal-same-official']);
  await caughtUp();
  expect((await town.get(`/surveys/${id}`)).json.removals).toEqual([]); // nothing is said of anybody on suspicion
  expect(said(await sync(town, id, token, [draftOf()]))).toEqual(['answer.quota-full']);
  expect((await town.request('POST', `${path}/${batch}/confirm`, { token: other, body: {} })).status).toBe(201);
  expect((await town.request('POST', `${path}/${batch}/confirm`, { token: other, body: {} })).status).toBe(200);
  await caughtUp();
  expect((await town.get(`/surveys/${id}`)).json.removals).toEqual([
    { batch, ground: 'altered', count: 3, at: expect.any(String) },
  ]);
  const facts = await town.house.log.read(`survey-${id}`);
  const data = facts.filter(({ type }) => /Removal|Removed/.test(type)).map((fact) => JSON.stringify(fact.data));
  expect(data).toHaveLength(2);
  expect(data.filter((text) => text.includes(staff) || text.includes('დაასახელეს'))).toEqual([]);
  const again = await town.request('GET', `/api/v1/surveys/${id}/fieldwork`, { token });
  expect(again.json.quotas).toEqual([expect.objectContaining({ count: 3, brought: 0, answers: 2 })]);
  expect(said(await sync(town, id, token, [draftOf()]))).toEqual(['in']);
  await town.post(`/surveys/${id}/close`, one);
  await town.post(`/surveys/${id}/publish`, one);
  await caughtUp();
  const { file } = (await town.get(`/surveys/${id}`)).json;
  expect(file).toMatchObject({ answers: 6, rows: 0 }); // three are too few to hide among
  expect(file.removed).toEqual([
    { reason: 'interviews-removed', count: 3 },
    { reason: 'too-few', count: 3 },
  ]);
  const late = { ...body, batch: randomUUID() };
  expect((await town.request('POST', path, { token: one, body: late })).json.type).toBe('urn:ghia:survey.results-out');
});

it('behind the close the office sees what is recorded, by stratum and way', async () => {
  const id = await openSurvey(town, 'sample');
  const desk = town.server.app.get(Desk);
  for (const [answer, mode] of [
    ['a'.repeat(32), 'web'],
    ['b'.repeat(32), 'web'],
    ['c'.repeat(32), 'interviewer'],
  ] as const) {
    const said = { version: 1, answers: ANSWERS };
    const supplied = { survey: id, answer, subject: surveySubject(id), mode, stratum: 'vake' };
    await desk.send(Object.assign(new AnswerSurvey(), said), supplied, 'respondent');
  }
  const officer = await town.staff('officer');
  await town.post(`/surveys/${id}/close`, officer);
  await caughtUp();
  const { json } = await town.request('GET', `/api/v1/surveys/${id}/office`, { token: officer });
  expect(json.answersBy).toEqual([
    { stratum: 'vake', mode: 'interviewer', n: 1 },
    { stratum: 'vake', mode: 'web', n: 2 },
  ]);
});

it('a second batch of the same interviewer holds only what came after the first', async () => {
  const id = await openSurvey(town, 'sample');
  const staff = await interviewed(town, id, 2);
  const { token } = await interviewer(town);
  await takeOut(town, id, staff);
  expect(said(await sync(town, id, token, [draftOf()]))).toEqual(['in']);
  await takeOut(town, id, staff);
  await caughtUp();
  const { removals } = (await town.get(`/surveys/${id}`)).json as { removals: { count: number }[] };
  expect(removals.map(({ count }) => count).sort()).toEqual([1, 2]);
});
