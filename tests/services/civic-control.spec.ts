import { EvidenceFiles } from '../../src/content/evidence-files.js';
import { whenMonthOverThenPublishServiceScores } from '../../src/policies/when-month-over-then-publish-service-scores.js';
import { Feedback } from '../../src/services/feedback.js';
import { TestHouse } from '../support/house.js';
import { photo } from '../support/pictures.js';
import { adoptService } from './made-up.js';
import { decidedCase } from './rated.js';

const TYPE = 'application/pdf';
const PDF = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);
const PRAISE = 'გმადლობთ, ყველაფერი სწრაფად მოხდა.';
const ANSWER = { ka: 'გმადლობთ შეფასებისთვის.', en: 'Thank you for rating us.' };

let town: TestHouse;
let officer: string;
beforeAll(async () => {
  town = await TestHouse.open();
  officer = await town.staff('officer');
  await adoptService(town);
  await adoptService(town, { code: 'tree-aid', sensitive: true });
});
afterAll(() => town.close());

const asked = async (path: string) => (await town.get(path)).json;
const rate = (reference: string, token: string, body: object) =>
  town.request('POST', `/api/v1/cases/${reference}/rate`, { token, body });
/** What the turn of the month brings about. */
const monthTurns = async () => {
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  const of = (name: string) => town.house.projecting.collection(name);
  const due = await whenMonthOverThenPublishServiceScores.due(town.house.store, of, town.clock.now());
  for (const one of due) if ('job' in one) await town.server.app.get(Feedback).publish(one.job.payload as never);
  await town.house.projecting.seen(await town.house.log.head(), 5_000);
  return due.length;
};

describe('ratings', () => {
  it('are given once, by the applicant of a decided case, and lead to no case', async () => {
    const { id, reference, token } = await decidedCase(town, 1, officer);
    expect((await rate(reference, token, { score: 6 })).status).toBe(400);
    expect((await rate(reference, (await town.citizen(2)).token, { score: 5 })).status).toBe(404);
    expect((await rate(reference, officer, { score: 5 })).json.type).toBe('urn:ghia:case.not-found');
    const { status, json } = await rate(reference, token, { score: 5, text: PRAISE });
    expect(status).toBe(201);
    expect((await rate(reference, token, { score: 1 })).json.type).toBe('urn:ghia:case.rated-already');
    const [fact] = await town.house.log.read(json.stream);
    const told = JSON.stringify({ ...fact, sealed: { ...fact!.sealed, box: '' } });
    const of = await town.house.log.read(`case-${id}`);
    const tied = [
      id,
      reference,
      PRAISE,
      ...of.flatMap((one) => [one.id, one.meta.actor, String((one.data as { applicant?: string }).applicant ?? '')]),
    ];
    for (const word of tied.filter(Boolean)) expect(told).not.toContain(word);
    expect(fact!.data).toEqual({ rating: fact!.meta.actor, service: 'tree-work' });
    const one = async (by: string) => (await town.request('GET', `/api/v1/cases/${reference}`, { token: by })).json;
    const { rating, timeline } = await one(token);
    expect(rating).toEqual({ score: 5, text: PRAISE, erased: false, at: fact!.at });
    expect(timeline.map(({ type }: { type: string }) => type).slice(-2)).toEqual(['CaseDecided', 'ServiceRated']);
    expect(timeline.at(-1)).toMatchObject({ event: fact!.id, text: null });
    const desk = await one(officer);
    expect(desk.rating).toBeNull();
    expect(desk.timeline.at(-1).type).toBe('CaseDecided');
  });

  it('are told of at the end of a month, when there are ten of them, and then never one by one', async () => {
    for (let n = 11; n < 19; n++) {
      const { reference, token } = await decidedCase(town, n, officer);
      expect((await rate(reference, token, { score: 4 })).status).toBe(201);
    }
    town.clock.days(30);
    expect(await monthTurns()).toBe(0);
    expect(await asked('/services/tree-work/score')).toMatchObject({ ratings: 0, mean: null, scores: [] });
    const last = await decidedCase(town, 19, officer);
    await rate(last.reference, last.token, { score: 3, text: 'ცოტა დაგვიანდა.' });
    expect(await monthTurns()).toBe(0); // the tenth came in a month that is not over
    town.clock.days(31);
    expect(await monthTurns()).toBe(1);
    // 5 + 8 × 4 + 3 of ten: 4.0
    const told = await asked('/services/tree-work/score');
    expect(told).toMatchObject({ ratings: 10, mean: 4, scores: [{ number: 1, ratings: 10, erased: 0, mean: 4 }] });
    const late = await decidedCase(town, 20, officer);
    await rate(late.reference, late.token, { score: 1 });
    town.clock.days(31);
    expect(await monthTurns()).toBe(0);
    const { asOf: _, ...same } = await asked('/services/tree-work/score');
    expect(told).toMatchObject(same);
  });

  it('are read by the service without score and time, and answered in public', async () => {
    const words = (token: string, number = 1) =>
      town.request('GET', `/api/v1/services/tree-work/score/${number}/words`, { token });
    expect((await words((await town.citizen(1)).token)).status).toBe(403);
    expect((await words(officer, 2)).status).toBe(404);
    const { items } = (await words(officer)).json;
    expect([...items].sort()).toEqual([PRAISE, 'ცოტა დაგვიანდა.'].sort());
    await town.post('/services/tree-work/score/answer', officer, { number: 1, text: ANSWER });
    expect((await asked('/services/tree-work/score')).scores[0].answers).toMatchObject([{ version: 1, text: ANSWER }]);
  });

  it('of whoever is forgotten are not counted any more, and the score says so', async () => {
    for (let n = 31; n < 42; n++) {
      const { reference, token } = await decidedCase(town, n, officer, 'tree-aid');
      await rate(reference, token, { score: 5 });
    }
    const { token } = await town.citizen(41);
    expect((await town.request('POST', '/api/v1/me/erase', { token, body: {} })).status).toBe(200);
    town.clock.days(31);
    await monthTurns();
    const score = await asked('/services/tree-aid/score');
    expect(score).toMatchObject({ ratings: 10, mean: 5, scores: [{ ratings: 10, erased: 1 }] });
  });

  it('stand in the service standards with what became of the cases', async () => {
    const { items, total } = await asked('/service-standards');
    const trees = items.find(({ of }: { of: string }) => of === 'tree-work');
    expect(trees).toMatchObject({ decided: 11, inTermShare: 1, medianDays: 0, open: 0, ratings: 10, mean: 4 });
    expect(total).toMatchObject({ decided: 22, ratings: 20, mean: 4.5 });
    const departments = await asked('/service-standards?by=department');
    expect(departments.items).toMatchObject([{ of: 'greenery', decided: 22, ratings: 20 }]);
    await adoptService(town, { code: 'small' });
    await decidedCase(town, 43, officer, 'small');
    const small = (await asked('/service-standards')).items.find(({ of }: { of: string }) => of === 'small');
    expect(small).toMatchObject({ decided: 1, inTermShare: null, medianDays: null, ratings: 0, mean: null });
    const csv = (await town.get('/service-standards.csv')).text;
    expect(csv).toContain('small,greenery,1,,,0,0,0,0,,0,0');
  });
});

describe('civic monitors', () => {
  const organisation = { ka: 'მოქალაქეთა მეგობრები', en: 'Friends of Citizens' };
  let group: string;
  let monitor: string;
  let id: string;
  const report = (token: string, change: object = {}) =>
    town.request('POST', '/api/v1/services/tree-work/monitor-reports', {
      token,
      body: {
        ...{ day: town.clock.now().slice(0, 10), channel: 'hall', district: 'vake', place: 'ვაკის დარბაზი' },
        ...{ checks: { waiting: 'not-met', courtesy: 'met' }, text: 'ველოდე ორ საათს, რიგი არ მოძრაობდა.' },
        ...{ language: 'ka', ...change },
      },
    });

  const accredited = async (n: number) => {
    const { resident } = await town.citizen(n);
    const expires = new Date(Date.parse(town.clock.now()) + 300 * 86_400_000).toISOString();
    await town.post('/monitors', group, { personalNumber: resident.number, organisation, expires });
    const roles = ['monitor', 'citizen'] as const;
    return (await town.house.tokens.issue({ person: resident.person, roles, level: 1 }, 6_000)).token;
  };

  beforeAll(async () => {
    group = await town.staff('working-group');
    const { resident } = await town.citizen(700);
    const { token } = await town.house.tokens.issue(
      { person: resident.person, roles: ['monitor', 'citizen'], level: 1 },
      6_000,
    );
    monitor = token;
  });

  it('report only while they are accredited, by the working group, in public and with a term', async () => {
    expect((await report((await town.citizen(1)).token)).status).toBe(403);
    expect((await report(monitor)).json.type).toBe('urn:ghia:monitor.not-accredited');
    const { resident } = await town.citizen(700);
    const expires = new Date(Date.parse(town.clock.now()) + 300 * 86_400_000).toISOString();
    const body = { personalNumber: resident.number, organisation, expires };
    expect((await town.request('POST', '/api/v1/monitors', { token: officer, body })).status).toBe(403);
    const unknown = { ...body, personalNumber: '99999999999' };
    expect((await town.request('POST', '/api/v1/monitors', { token: group, body: unknown })).status).toBe(404);
    const { json } = await town.post('/monitors', group, body);
    const { items } = await asked('/monitors');
    expect(items).toMatchObject([{ monitor: json.id, organisation, expires, revoked: null }]);
    expect(items[0].name.name).toContain(resident.name.last);
    expect(await town.house.offices.held(resident.person)).toContain('monitor');
    const filed = await report(monitor);
    expect(filed.status).toBe(201);
    id = filed.json.id;
    expect(await asked(`/monitor-reports/${id}`)).toMatchObject({
      ...{
        service: 'tree-work',
        department: 'greenery',
        monitor: json.id,
        organisation,
        answers: [],
        withdrawn: null,
        hidden: null,
      },
      versions: [{ version: 1, checks: { waiting: 'not-met', courtesy: 'met' }, text: { place: 'ვაკის დარბაზი' } }],
    });
  });

  it('show what they saw: of a photo nothing is kept but the picture', async () => {
    const upload = (body: Buffer, type: string) =>
      town.request('POST', '/api/v1/monitor-reports/files', {
        token: monitor,
        body,
        headers: { 'content-type': type },
      });
    expect((await upload(Buffer.from('PK\x03\x04 a sheet'), 'text/csv')).status).toBe(415);
    const sent = await upload(await photo(), 'image/jpeg');
    expect([sent.status, sent.json.type]).toEqual([201, 'image/jpeg']);
    const { sha256 } = sent.json;
    const version = { day: town.clock.now().slice(0, 10), channel: 'hall', place: 'ვაკის დარბაზი' };
    const correction = { ...version, checks: { waiting: 'partly' }, text: 'ველოდე ერთ საათს.', files: [sha256] };
    const correct = (token: string) =>
      town.request('POST', `/api/v1/monitor-reports/${id}/correct`, { token, body: correction });
    expect((await correct(await town.staff('monitor', 3))).status).toBe(404);
    expect((await correct(monitor)).status).toBe(201);
    const now = await asked(`/monitor-reports/${id}`);
    expect(now.versions).toHaveLength(2);
    expect(now.versions[1]).toMatchObject({ checks: { waiting: 'partly' }, files: [{ sha256 }] });
    const file = await town.get(`/monitor-reports/${id}/files/${sha256}`);
    expect([file.status, file.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await town.get(`/monitor-reports/${id}/files/${'0'.repeat(64)}`)).status).toBe(404);
  });

  it('are answered by the department of the service alone, and the dashboard counts it', async () => {
    const { resident } = await town.citizen(41_000);
    await town.post('/identity/roles', await town.staff('administrator'), {
      ...{ personalNumber: resident.number, role: 'officer', department: 'roads' },
    });
    const { token: roads } = await town.house.tokens.issue(
      { person: resident.person, roles: ['officer', 'citizen'], level: 1 },
      6_000,
    );
    const answering = (token: string) =>
      town.request('POST', `/api/v1/monitor-reports/${id}/answer`, { token, body: { text: ANSWER } });
    expect((await answering(roads)).json.type).toBe('urn:ghia:visit.not-yours-to-answer');
    expect((await answering(monitor)).status).toBe(403);
    expect((await answering(officer)).status).toBe(201);
    expect((await asked(`/monitor-reports/${id}`)).answers).toMatchObject([{ department: 'greenery', text: ANSWER }]);
    const { items } = await asked('/service-standards');
    expect(items.find(({ of }: { of: string }) => of === 'tree-work')).toMatchObject({ visits: 1, visitsAnswered: 1 });
  });

  it('are hidden by moderators who do not answer for the service: words and files alone, the findings count', async () => {
    const text = 'ტექსტი თანამშრომლის სახელს შეიცავს.';
    const step = (name: 'hide' | 'show', token: string, body: object = {}) =>
      town.request('POST', `/api/v1/monitor-reports/${id}/${name}`, { token, body: { text, ...body } });
    const ground = 'personal-data';
    const moderator = await town.staff('moderator');
    const { resident } = await town.citizen(41_001);
    const roles = ['moderator', 'officer', 'citizen'] as const;
    const { token: both } = await town.house.tokens.issue({ person: resident.person, roles, level: 1 }, 6_000);
    expect((await step('hide', officer, { ground })).status).toBe(403);
    expect((await step('hide', both, { ground })).json.type).toBe('urn:ghia:visit.not-yours-to-moderate');
    expect((await step('hide', moderator, { ground: 'too-sharp' })).status).toBe(400);
    const before = await asked('/service-standards');
    const { files } = (await asked(`/monitor-reports/${id}`)).versions[1];
    const file = () => town.get(`/monitor-reports/${id}/files/${files[0].sha256}`);
    expect((await file()).status).toBe(200);
    expect((await step('hide', moderator, { ground })).status).toBe(201);
    const gone = await asked(`/monitor-reports/${id}`);
    expect(gone).toMatchObject({ withdrawn: null, hidden: { ground, text: { text } }, answers: [{ text: ANSWER }] });
    expect(gone.versions.map((one: { text: object }) => one.text)).toEqual([{ sealed: true }, { sealed: true }]);
    expect(gone.versions[1].checks).toEqual({ waiting: 'partly' });
    expect((await file()).status).toBe(404);
    expect((await asked('/service-standards')).total).toEqual(before.total);
    expect((await step('show', both)).json.type).toBe('urn:ghia:visit.not-yours-to-moderate');
    expect((await step('show', moderator)).status).toBe(201);
    const back = await asked(`/monitor-reports/${id}`);
    expect([back.hidden, back.versions[1].text.text]).toEqual([null, 'ველოდე ერთ საათს.']);
    expect((await file()).status).toBe(200);
  });

  it('withdraw a report: its words and files are not shown, and it does not count', async () => {
    const { json } = await report(monitor, { text: 'ეს ანგარიში შეცდომით გაიგზავნა.' });
    await town.post(`/monitor-reports/${json.id}/withdraw`, monitor, { text: 'სხვა დარბაზი იყო.' });
    const gone = await asked(`/monitor-reports/${json.id}`);
    expect(gone).toMatchObject({
      withdrawn: { text: { text: 'სხვა დარბაზი იყო.' } },
      versions: [{ text: { sealed: true } }],
    });
    expect((await asked('/service-standards')).total).toMatchObject({ visits: 1 });
    const { items } = await asked('/services/tree-work/monitor-reports');
    expect(items).toHaveLength(2);
  });

  it('report no more once it is revoked; what they saw stays', async () => {
    const { items } = await asked('/monitors');
    const reason = { ka: 'თავად ითხოვა.', en: 'At their own wish.' };
    await town.post(`/monitors/${items[0].monitor}/revoke`, group, { reason });
    expect([401, 403]).toContain((await report(monitor)).status);
    expect((await asked('/monitors')).items).toMatchObject([{ revoked: { reason } }]);
    expect((await asked(`/monitor-reports/${id}`)).versions[1].text.text).toBe('ველოდე ერთ საათს.');
  });

  it('take their words with them when they are forgotten; what was found stays', async () => {
    const { resident } = await town.citizen(700);
    const { token } = await town.house.tokens.issue({ person: resident.person, roles: ['citizen'], level: 1 }, 600);
    const [{ sha256 }] = (await asked(`/monitor-reports/${id}`)).versions[1].files;
    const files = new EvidenceFiles(town.house.fileStore);
    const [alone, shared] = [await files.take(PDF('alone'), TYPE), await files.take(PDF('shared'), TYPE)];
    const again = await accredited(700);
    const { id: own } = (await report(again, { files: [alone.sha256, shared.sha256] })).json;
    const other = await accredited(702);
    const { id: theirs } = (await report(other, { files: [shared.sha256] })).json;
    expect((await town.request('POST', '/api/v1/me/erase', { token, body: {} })).status).toBe(200);
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const left = await asked(`/monitor-reports/${id}`);
    expect(left.versions.map(({ text }: { text: object }) => text)).toEqual([{ erased: true }, { erased: true }]);
    expect(left.versions[1].checks).toEqual({ waiting: 'partly' });
    expect((await town.get(`/monitor-reports/${id}/files/${sha256}`)).status).toBe(404);
    const states = () => Promise.all([sha256, alone.sha256, shared.sha256].map((one) => files.state(one)));
    expect(await states()).toEqual(['gone', 'gone', 'there']);
    expect((await town.get(`/monitor-reports/${theirs}/files/${shared.sha256}`)).status).toBe(200);
    expect((await town.get(`/monitor-reports/${own}/files/${shared.sha256}`)).status).toBe(404);
    expect((await town.request('POST', '/api/v1/me/erase', { token: other, body: {} })).status).toBe(200);
    expect(await states()).toEqual(['gone', 'gone', 'gone']); // nobody shows it any more
  });
});

it('of services those that take applications on the portal are counted as on line', async () => {
  const live = async () => (await asked('/ogp/live/services-online')).value;
  const { count, of } = await live();
  expect(count).toBe(of);
  await adoptService(town, { code: 'hall-only', online: false });
  expect(await live()).toEqual({ count, of: of + 1 });
  const { token } = await town.citizen(50);
  const draft = await town.request('POST', '/api/v1/services/hall-only/draft', {
    token,
    body: { version: 1, answers: {} },
  });
  expect(draft.json.type).toBe('urn:ghia:service.hall-only');
});
