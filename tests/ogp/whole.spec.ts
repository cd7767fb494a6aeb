import { COMMITMENT, commitmentContent, DRAFT, PLAN, planContent, WORDS } from './made-up.js';
import { type MonitoredCity, monitoredCity } from './monitored-city.js';

let city: MonitoredCity;
beforeAll(async () => {
  city = await monitoredCity();
});
afterAll(() => city.town.close());

const said = { ka: 'ბრძანების პროექტი განიხილეს.', en: 'The draft order was discussed.' };
const get = async (path: string) => (await city.town.get(`/ogp${path}`)).json;

describe('a plan', () => {
  it('is read with its scoreboard and its commitments by anyone', async () => {
    const { items } = await get('/plans');
    expect(items).toMatchObject([{ id: PLAN, status: 'submitted', title: planContent().title }]);
    const plan = await get(`/plans/${PLAN}`);
    expect(plan).toMatchObject({
      ...{ id: PLAN, level: 'local', status: 'submitted', version: 1, scales: 'irm-2020' },
      ...{ adopted: { day: '2026-01-10' }, submitted: { day: '2026-01-20' }, terms: { repositoryMonths: 4 } },
      scoreboard: { commitments: 1, milestones: { all: 2, 'not-started': 2, overdue: 1 }, self: { none: 1 } },
      commitments: [{ id: COMMITMENT, lead: ['services'], self: null, independent: null, starred: false }],
    });
    expect((await city.town.request('GET', '/api/v1/ogp/plans/nowhere')).json.type).toBe('urn:ghia:plan.not-found');
  });

  it('keeps every version, and says what each has changed and why', async () => {
    const content = commitmentContent({ ogpId: 'MAD0001', support: ['legal', 'watch'] });
    await city.post(`/commitments/${COMMITMENT}/revise`, { version: 2, content, reason: WORDS });
    const commitment = await get(`/commitments/${COMMITMENT}`);
    expect(commitment).toMatchObject({
      version: 2,
      content: { ogpId: 'MAD0001' },
      changes: [{ version: 2, reason: WORDS, fields: ['ogpId', 'support'] }],
    });
    const first = await get(`/commitments/${COMMITMENT}/versions/1`);
    expect(first).toMatchObject({ version: 1, content: commitmentContent() });
    expect(first.content.ogpId).toBeUndefined();
    const then = await city.town.request('GET', `/api/v1/ogp/commitments/${COMMITMENT}?asOf=${first.asOf.position}`);
    expect(then.json).toMatchObject({ version: 1, changes: [] });
  });

  it('in one language only is told what is missing when it is adopted, in its commitments too', async () => {
    const { town, group, post } = city;
    const code = 'georgian-only';
    await post('/plans', { ...DRAFT, code, content: planContent() });
    const promise = { ka: 'მხოლოდ ქართულად' };
    await post(`/plans/${code}/commitments`, { code: 'geo0001', content: commitmentContent({ promise }) });
    const adopt = { token: group, body: { day: '2026-01-10', act: WORDS } };
    const refused = await town.request('POST', `/api/v1/ogp/plans/${code}/adopt`, adopt);
    expect([refused.status, refused.json]).toMatchObject([
      422,
      { type: 'urn:ghia:plan.one-language', because: { where: 'geo0001.promise', language: 'en' } },
    ]);
    const both = commitmentContent({ promise: { ...promise, en: 'In both' } });
    await post('/commitments/geo0001/revise', { version: 2, content: both, reason: { ka: 'თარგმანი' } });
    expect((await town.request('POST', `/api/v1/ogp/plans/${code}/adopt`, adopt)).status).toBe(201);
    const none = { ...DRAFT, code: 'no-words', content: planContent({ title: {} }) };
    const wordless = await town.request('POST', '/api/v1/ogp/plans', { token: group, body: none });
    expect([wordless.status, wordless.json.errors[0].path]).toEqual([400, 'content.title.ka']);
  });
});

describe('progress', () => {
  it('is reported with words that anyone reads, each report by itself', async () => {
    const report = (completion: string, day: string) =>
      city.post(`/commitments/${COMMITMENT}/progress`, { milestone: 'm1', completion, by: 'legal', day, text: said });
    await report('limited', '2026-03-01');
    await report('complete', '2026-05-20');
    const { milestones, asOf } = await get(`/commitments/${COMMITMENT}`);
    expect(milestones[0]).toMatchObject({
      ...{ code: 'm1', state: 'complete', overdue: false },
      progress: { report: 2, day: '2026-05-20', text: said },
    });
    const { items } = await get(`/commitments/${COMMITMENT}/history?kind=progress`);
    expect(items.map(({ said: { report, completion } }: never) => [report, completion])).toEqual([
      [2, 'complete'],
      [1, 'limited'],
    ]);
    const facts = await city.town.request('GET', `/api/v1/audit/events?type=MilestoneProgressReported`);
    expect(facts.text).not.toContain(said.en);
    expect(asOf.position).toBeGreaterThan(0);
  });
});

describe('both assessments', () => {
  const findings = { verifiable: true, lens: true, potential: 'modest' };
  const outside = {
    stage: 'inception',
    assessor: { kind: 'irm', name: WORDS },
    findings,
    day: '2026-04-01',
    text: said,
  };
  const own = {
    stage: 'midterm',
    completion: 'substantial',
    milestones: [],
    by: 'services',
    day: '2026-06-01',
    text: said,
  };

  it('stand side by side, each from its own people', async () => {
    const { post, assessor, town } = city;
    await post(`/commitments/${COMMITMENT}/assess`, { self: own });
    await post(`/commitments/${COMMITMENT}/assess`, { independent: outside }, assessor);
    const { self, independent } = await get(`/commitments/${COMMITMENT}`);
    expect(self).toMatchObject([{ stage: 'midterm', completion: 'substantial', text: said }]);
    expect(independent).toMatchObject([{ stage: 'inception', findings, assessor: { kind: 'irm' } }]);
    const streams = ['selfassessment', 'independent'].map((name) => `${name}-${COMMITMENT}`);
    for (const stream of [`${streams[0]}_midterm`, `${streams[1]}_inception`])
      expect((await town.house.log.read(stream)).length).toBe(1);
  });

  it('the city does not assess itself in the assessor’s name, nor the assessor in the city’s', async () => {
    const { town, group, assessor } = city;
    const assess = (token: string, body: object) =>
      town.request('POST', `/api/v1/ogp/commitments/${COMMITMENT}/assess`, { token, body });
    expect((await assess(group, { independent: outside })).json.type).toBe('urn:ghia:assessment.not-assessor');
    expect((await assess(assessor, { self: own })).status).toBe(403);
    expect((await assess(group, { self: own, independent: outside })).status).toBe(400);
    const source = { title: WORDS, link: 'https://example.org/irm-2026.pdf' };
    const completion = { ...outside, stage: 'midterm', findings: { completion: 'limited' }, source };
    expect((await assess(group, { independent: completion })).status).toBe(201);
    const { commitments, scoreboard } = await get(`/plans/${PLAN}`);
    expect(commitments[0]).toMatchObject({ self: 'substantial', independent: 'limited' });
    expect(scoreboard).toMatchObject({ self: { substantial: 1 }, independent: { limited: 1 } });
  });

  it('a later version follows the first and does not replace it', async () => {
    await city.post(`/commitments/${COMMITMENT}/assess`, { self: { ...own, completion: 'limited', version: 2 } });
    const { items } = await get(`/commitments/${COMMITMENT}/history?kind=self`);
    expect(items.map((one: { said: object }) => one.said)).toMatchObject([
      { version: 2, completion: 'limited' },
      { version: 1, completion: 'substantial' },
    ]);
  });
});

describe('contributions', () => {
  const body = {
    kind: 'comment',
    text: 'კარგი იქნებოდა ინგლისური ვერსიაც.',
    language: 'ka',
    organisation: 'მკითხველთა კავშირი',
  };

  it('of anyone who is signed in are answered in the register, with reasons', async () => {
    const { town, post } = city;
    const { token, resident } = await town.citizen(5);
    const { json } = await town.post(`/ogp/commitments/${COMMITMENT}/comments`, token, {
      ...body,
      display: 'register',
    });
    const waiting = await get(`/contributions?plan=${PLAN}&answered=false`);
    const name = `${resident.name.first} ${resident.name.last}`;
    expect(waiting.items).toMatchObject([
      { id: json.id, commitment: COMMITMENT, text: { text: body.text, organisation: body.organisation, name } },
    ]);
    expect(waiting.items[0].due).toBe('2026-07-10T20:00:00.000Z');
    await post(`/contributions/${json.id}/response`, { decision: 'accepted', by: 'services', text: said });
    expect(await get(`/contributions/${json.id}`)).toMatchObject({
      answered: true,
      answers: [{ decision: 'accepted', by: 'services', text: said }],
    });
    expect((await get(`/commitments/${COMMITMENT}`)).contributions).toBe(1);
    const [made] = await town.house.log.read(`contribution-${json.id}`);
    expect(JSON.stringify(made!.data)).not.toContain(body.text);
    expect(JSON.stringify(made!.data)).not.toContain(name);
  });

  it('that are hidden are closed today and in the past, with the reason in their place', async () => {
    const { town } = city;
    const { token } = await town.citizen(6);
    const { json } = await town.post('/ogp/contributions', token, { ...body, plan: PLAN });
    const shown = await get(`/contributions/${json.id}`);
    expect(shown.text).toEqual({ text: body.text, organisation: body.organisation, name: '' });
    const moderator = await town.staff('moderator', 3);
    const why = { ground: 'personal-data', text: 'სხვისი ტელეფონის ნომერი წერია.' };
    await town.post(`/ogp/contributions/${json.id}/hide`, moderator, why);
    const hidden = await get(`/contributions/${json.id}`);
    expect([hidden.text, hidden.hidden]).toMatchObject([
      { sealed: true },
      { ground: 'personal-data', text: { text: why.text } },
    ]);
    const past = await town.request('GET', `/api/v1/ogp/contributions/${json.id}?asOf=${shown.asOf.position}`);
    expect(past.json.text).toEqual({ sealed: true });
    await town.post(`/ogp/contributions/${json.id}/show`, moderator, { text: 'ნომერი ორგანიზაციისაა.' });
    expect((await get(`/contributions/${json.id}`)).text).toMatchObject({ text: body.text });
  });

  it('go with whoever wrote them, and the answer stays', async () => {
    const { town, post } = city;
    const { token } = await town.citizen(7);
    const { json } = await town.post('/ogp/contributions', token, { ...body, plan: PLAN });
    await post(`/contributions/${json.id}/response`, { decision: 'noted', by: 'services', text: said });
    await town.post('/me/erase', token);
    const left = await get(`/contributions/${json.id}`);
    expect([left.text, left.answers[0].text]).toEqual([{ erased: true }, said]);
  });

  it('from a meeting are entered by the working group; nobody floods the register', async () => {
    const { town, post } = city;
    const received = { ...body, plan: PLAN, commitment: COMMITMENT, channel: 'meeting' };
    const { json } = await post('/contributions/received', received);
    expect(await get(`/contributions/${json.id}`)).toMatchObject({ channel: 'meeting', commitment: COMMITMENT });
    const { token } = await town.citizen(8);
    const send = () => town.request('POST', '/api/v1/ogp/contributions', { token, body: { ...body, plan: PLAN } });
    for (let n = 0; n < 20; n++) expect((await send()).status).toBe(201);
    expect((await send()).json.type).toBe('urn:ghia:contribution.too-many-today');
  });
});
