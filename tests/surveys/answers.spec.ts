import { randomUUID } from 'node:crypto';
import { AnswerBox } from '../../src/surveys/answer-box.js';
import { Surveying } from '../../src/write/surveying.js';
import { TestHouse } from '../support/house.js';
import { ANSWERS, answerBy, codesFor, openSurvey } from './made-up.js';

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
});
afterAll(() => town.close());

const record = () => town.server.app.get(Surveying).record();
const head = async () => {
  town.position = await town.house.log.head();
};
const facts = async (id: string) => {
  const found: { stream: string; data: object; meta: { actor: string } }[] = [];
  for await (const { events } of town.house.log.pages(0, ['SurveyAnswered']))
    found.push(...events.filter(({ data }) => (data as { survey: string }).survey === id));
  return found;
};

it('a code answers once, and the answer is recorded by nobody', async () => {
  const id = await openSurvey(town, 'sample');
  const [code] = await codesFor(town, id, 1);
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  const first = await answerBy(town, id, code!.toLowerCase().replaceAll('-', ' '));
  expect([first.status, first.json]).toEqual([202, { survey: id, promised: true }]);
  const second = await answerBy(town, id, code!);
  expect([second.status, second.json.type]).toEqual([409, 'urn:ghia:answer.code-used']);
  await record();
  const [fact, ...more] = await facts(id);
  expect(more).toEqual([]);
  expect(fact!.data).toEqual({ survey: id, version: 1, mode: 'web' });
  expect(fact!.meta.actor).toBe('respondent');
  await head();
  const { json } = await town.get(`/surveys/${id}`);
  expect([json.answers, json.byMode, json.invited]).toEqual([1, { web: 1 }, { paper: 1 }]);
});

it('of many who come with one code at once, one is heard', async () => {
  const id = await openSurvey(town, 'sample');
  const [code] = await codesFor(town, id, 1);
  const all = await Promise.all(Array.from({ length: 40 }, () => answerBy(town, id, code!)));
  expect(all.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(all.filter(({ status }) => status === 409)).toHaveLength(39);
  await Promise.all([record(), record(), record()]);
  expect(await facts(id)).toHaveLength(1);
});

it('who heard no answer may send again under the same name, and is heard once', async () => {
  const id = await openSurvey(town, 'sample');
  const [code] = await codesFor(town, id, 1);
  const client = randomUUID();
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await answerBy(town, id, code!, ANSWERS, { client })).status);
  expect(statuses).toEqual([202, 202, 202]);
  expect((await answerBy(town, id, code!, ANSWERS, { client: randomUUID() })).status).toBe(409);
  await record();
  expect(await facts(id)).toHaveLength(1);
});

it('a code comes with neither cookie nor token, and a wrong answer does not burn it', async () => {
  const id = await openSurvey(town, 'sample');
  const [code] = await codesFor(town, id, 1);
  const { token } = await town.citizen(1);
  const body = { version: 1, answers: ANSWERS, code };
  const path = `/api/v1/surveys/${id}/answers`;
  for (const headers of [{ cookie: 'a=b' }, { authorization: `Bearer ${token}` }]) {
    const { status, json } = await town.request('POST', path, { body, headers });
    expect([status, json.type]).toEqual([400, 'urn:ghia:request.not-anonymous']);
  }
  expect((await answerBy(town, id, code!, { ...ANSWERS, bus: 'maybe' })).json.type).toBe('urn:ghia:answer.not-fitting');
  expect((await answerBy(town, id, code!, ANSWERS, { version: 9 })).json.type).toBe('urn:ghia:answer.wrong-version');
  expect((await answerBy(town, id, 'ZZZZ-ZZZZ-ZZZZ')).json.type).toBe('urn:ghia:answer.code-unknown');
  expect((await answerBy(town, id, '<script>alert</script>')).json.type).toBe('urn:ghia:answer.code-unknown');
  expect((await town.request('POST', path, { body: { ...body, odd: 1 } })).status).toBe(400);
  expect((await town.request('POST', path, { body: { version: 1, answers: ANSWERS } })).json.type).toBe(
    'urn:ghia:answer.code-needed',
  );
  expect((await answerBy(town, id, code!)).status).toBe(202);
});

it('a code of one survey opens no other', async () => {
  const [id, other] = [await openSurvey(town, 'sample'), await openSurvey(town, 'sample')];
  const [code] = await codesFor(town, other, 1);
  expect((await answerBy(town, id, code!)).json.type).toBe('urn:ghia:answer.code-unknown');
});

it('letters are printed once: the same batch again has no codes', async () => {
  const id = await openSurvey(town, 'sample');
  const body = { batch: randomUUID(), channel: 'paper', language: 'en', counts: [{ stratum: 'isani', count: 2 }] };
  const officer = await town.staff('officer');
  const first = await town.request('POST', `/api/v1/surveys/${id}/invitations`, { token: officer, body });
  expect([first.status, first.json.letters.length, first.headers['cache-control']]).toEqual([201, 2, 'no-store']);
  const again = await town.request('POST', `/api/v1/surveys/${id}/invitations`, { token: officer, body });
  expect([again.status, again.json.type]).toEqual([409, 'urn:ghia:survey.codes-exist']);
  const odd = { ...body, batch: randomUUID(), counts: [{ stratum: 'mars', count: 2 }] };
  expect((await town.request('POST', `/api/v1/surveys/${id}/invitations`, { token: officer, body: odd })).status).toBe(
    422,
  );
});

it('an open poll is answered once by each person, as somebody else than in any other', async () => {
  const [id, other] = [await openSurvey(town, 'open'), await openSurvey(town, 'open')];
  const { token } = await town.citizen(2);
  const answers = { bus: 'other', mark: 2, wish: '<img src=x onerror=alert(1)>' };
  const body = { version: 1, answers, others: { bus: 'ველოსიპედით' } };
  const first = await town.post(`/surveys/${id}/answers`, token, body);
  const again = await town.request('POST', `/api/v1/surveys/${id}/answers`, {
    token,
    body: { ...body, answers: { ...answers, mark: 5 } },
  });
  expect([first.status, again.status, again.json.eventId]).toEqual([201, 200, first.json.eventId]);
  const elsewhere = await town.post(`/surveys/${other}/answers`, token, body);
  const pseudonym = (stream: string) => stream.split('_')[1];
  expect(pseudonym(first.json.stream)).not.toBe(pseudonym(elsewhere.json.stream));
  const nobody = await town.request('POST', `/api/v1/surveys/${id}/answers`, { body });
  expect([nobody.status, nobody.json.type]).toEqual([401, 'urn:ghia:answer.sign-in']);
  const withCode = await answerBy(town, id, 'ABCD-EFGH-JKMN', answers);
  expect([withCode.status, withCode.json.type]).toEqual([409, 'urn:ghia:survey.no-sample']);
});

it('an interviewer’s drafts come in once, however often they are sent, and only from whom was sent out', async () => {
  const id = await openSurvey(town, 'sample');
  const interviewer = await town.staff('interviewer', 5);
  const drafts = [1, 2, 3].map(() => ({ draft: randomUUID(), stratum: 'vake', version: 1, answers: ANSWERS }));
  const path = `/surveys/${id}/fieldwork`;
  const early = await town.request('POST', `/api/v1${path}`, { token: interviewer, body: { drafts } });
  expect([early.status, early.json.type]).toEqual([403, 'urn:ghia:survey.not-assigned']);
  const { person } = (await town.house.residents.byNumber(
    (await import('../../src/demo/people.js')).person(900_005).number,
  ))!;
  const body = { interviewer: town.house.vault.pseudonym(person, 'staff'), quotas: [{ stratum: 'vake', count: 3 }] };
  await town.post(`/surveys/${id}/assignments`, await town.staff('officer'), body);
  const odd = { draft: randomUUID(), stratum: 'vake', version: 1, answers: { ...ANSWERS, mark: 99 } };
  const first = await town.request('POST', `/api/v1${path}`, {
    token: interviewer,
    body: { drafts: [...drafts, odd] },
  });
  expect(first.json.items.map(({ synced }: { synced: boolean }) => synced)).toEqual([true, true, true, false]);
  const [again, twice] = await Promise.all(
    [1, 2].map(() => town.request('POST', `/api/v1${path}`, { token: interviewer, body: { drafts } })),
  );
  expect([...again!.json.items, ...twice!.json.items].every(({ synced }) => synced)).toBe(true);
  await record();
  expect(await facts(id)).toHaveLength(3);
  await head();
  const mine = await town.request('GET', `/api/v1${path}`, { token: interviewer });
  expect(mine.json.quotas).toEqual([{ stratum: 'vake', count: 3, brought: 3, answers: 3, wanted: expect.any(Number) }]);
});

it('what is promised while a survey closes is in; what comes later is refused', async () => {
  const id = await openSurvey(town, 'sample');
  const codes = await codesFor(town, id, 60);
  const officer = await town.staff('officer');
  const coming = codes.slice(0, 50).map(async (code, i) => {
    await new Promise((later) => setTimeout(later, i * 3));
    return answerBy(town, id, code);
  });
  const closing = new Promise((later) => setTimeout(later, 60)).then(() =>
    town.request('POST', `/api/v1/surveys/${id}/close`, { token: officer, body: {} }),
  );
  const [closed, ...answers] = await Promise.all([closing, ...coming]);
  expect(closed.status).toBe(201);
  const promised = answers.filter(({ status }) => status === 202).length;
  expect(answers.every(({ status }) => status === 202 || status === 409)).toBe(true);
  expect((await answerBy(town, id, codes[55]!)).json.type).toBe('urn:ghia:survey.not-open');
  await record();
  expect(await facts(id)).toHaveLength(promised);
  expect(town.server.app.get(AnswerBox).waiting(id)).toEqual([]);
  await head();
  expect((await town.get(`/surveys/${id}`)).json).toMatchObject({ status: 'closed', answers: promised });
});

it('takes nothing after its last day, though nobody has closed it', async () => {
  const id = await openSurvey(town, 'sample');
  const [code] = await codesFor(town, id, 1);
  const before = town.clock.at;
  town.clock.at = '2026-06-20T20:00:00.000Z';
  expect((await answerBy(town, id, code!)).json.type).toBe('urn:ghia:survey.not-open');
  town.clock.at = before;
});
