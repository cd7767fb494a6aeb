import { hash } from 'node:crypto';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { listen, lockInstance } from '../../src/instance.js';
import { operationsOf } from '../../src/operations.js';
import { ghiaBeside } from '../support/ghia.js';
import { COMMITMENT, commitmentContent, DRAFT, PLAN, planContent, WORDS } from './made-up.js';
import { type MonitoredCity, monitoredCity } from './monitored-city.js';

let city: MonitoredCity;
/** An instant after the first report on progress, and before all that comes later. */
let then = '';
let control: Server;
let lock: ReturnType<typeof lockInstance>;
beforeAll(async () => {
  city = await monitoredCity();
  const { town, post, assessor } = city;
  lock = lockInstance(town.folder); // so that the command line asks this instance
  control = await listen(town.folder, operationsOf(town.house, town.server));
  const said = { by: 'services', day: '2026-06-10', text: { ka: 'დაიწყო.', en: 'It has begun.' } };
  await post(`/commitments/${COMMITMENT}/progress`, { milestone: 'm1', completion: 'limited', ...said });
  await post(`/commitments/${COMMITMENT}/evidence`, {
    ...{ kind: 'evidence', title: WORDS, day: '2026-06-01', milestone: 'm1', link: 'https://example.org/order' },
  });
  then = town.clock.now();
  town.clock.days(3);
  const done = { ...said, day: '2026-06-13', completion: 'complete' };
  await post(`/commitments/${COMMITMENT}/progress`, { milestone: 'm1', ...done });
  await post(`/commitments/${COMMITMENT}/assess`, { self: { stage: 'midterm', milestones: [], ...done } });
  const assessor_ = { kind: 'monitoring-body', name: WORDS };
  const independent = { stage: 'midterm', assessor: assessor_, findings: { completion: 'limited', lens: true } };
  await post(
    `/commitments/${COMMITMENT}/assess`,
    { independent: { ...independent, day: '2026-06-13', text: said.text } },
    assessor,
  );
});
afterAll(async () => {
  control.close();
  lock?.release();
  await city.town.close();
});

const ask = (query: string) => city.town.request('GET', `/api/v1/ogp/report?plan=${PLAN}${query}`);
const publish = (body: object, token = city.group) =>
  city.town.request('POST', `/api/v1/ogp/plans/${PLAN}/reports`, { token, body });
const ghia = (...args: string[]) => ghiaBeside({ ...process.env, GHIA_DATA: city.town.folder }, ...args);
const sha = (text: string) => hash('sha256', text);

/** The command line starts a process of its own: on a busy machine that takes its time. */
jest.setTimeout(360_000);

describe('the report of a plan', () => {
  it('is as the log says: of an earlier instant it holds nothing that came later', async () => {
    const [past, now] = [(await ask(`&asOf=${then}`)).json, (await ask('')).json];
    expect(past).toMatchObject({
      ...{ kind: 'ogp-monitoring-report', plan: { id: PLAN, scales: 'irm-2020' }, lead: ['services'], since: null },
      asOf: { at: then, day: '2026-06-10' },
      scoreboard: {
        commitments: 1,
        self: { none: 1 },
        independent: { none: 1 },
        milestones: { limited: 1, overdue: 1 },
      },
    });
    expect(past.commitments[0].milestones[0]).toMatchObject({ state: 'limited', overdue: true });
    expect(past.commitments[0].milestones[0].evidence).toHaveLength(1);
    expect(past.commitments[0].use).toMatchObject([
      { query: 'petitions-answered-in-time', value: { count: 0, of: 0 } },
    ]);
    expect(now.commitments[0]).toMatchObject({
      self: [{ completion: 'complete' }],
      independent: [{ stage: 'midterm' }],
    });
    expect(now.scoreboard).toMatchObject({ self: { complete: 1 }, independent: { limited: 1 } });
    expect(now.commitments[0].milestones[0]).toMatchObject({ state: 'complete', overdue: false });
    expect(now.terms.map(({ state }: { state: string }) => state)).toContain('overdue');
  });

  it('is the same bytes for the same instant, by API and command line, from read models and from a replay', async () => {
    const [one, other] = [await ask(`&asOf=${then}`), await ask(`&asOf=${then}`)];
    expect(other.text).toBe(one.text);
    expect(one.headers.digest).toBe(`sha-256=${Buffer.from(sha(one.text), 'hex').toString('base64')}`);
    expect(one.json.asOf).toMatchObject({ leaves: expect.any(Number), checkpoint: { root: expect.any(String) } });
    const live = await ask('');
    expect((await ask(`&asOf=${live.json.asOf.at}`)).text).toBe(live.text);
    const told = await ghia('report', 'ogp', '--plan', PLAN, '--as-of', then);
    expect([told.status, told.out]).toEqual([0, one.text]);
    expect(told.err).toContain(sha(one.text));
  });

  it('comes as a page that needs nothing else, and as a table, in both languages, with the words that were said', async () => {
    const page = await ask(`&asOf=${then}&format=html&lang=en`);
    expect(page.headers['content-type']).toContain('text/html');
    for (const word of ['Made-up City', 'It has begun.', 'Electronic petition', sha((await ask(`&asOf=${then}`)).text)])
      expect(page.text).toContain(word);
    expect(page.text).not.toMatch(/<link|<script|src=/);
    const table = await ask(`&asOf=${then}&format=csv&lang=ka`);
    const lines = table.text.split('\r\n');
    expect(lines[0]).toMatch(/^section,commitment,item,title/);
    expect(lines.find((line) => line.startsWith('milestone,mad0001,m1'))).toMatch(/limited.*,1,.*დაიწყო/);
  });

  it('is refused in words for a day to come, before the plan was, and for a plan that is not there', async () => {
    expect((await ask('&asOf=2030-01-01')).json.type).toBe('urn:ghia:plan.report-ahead');
    expect([(await ask('&asOf=2020-01-01')).status, (await ask('&asOf=2020-01-01')).json.type]).toEqual([
      404,
      'urn:ghia:plan.not-yet',
    ]);
    expect((await city.town.request('GET', '/api/v1/ogp/report?plan=nowhere')).json.type).toBe(
      'urn:ghia:plan.not-found',
    );
    expect((await ask('&asOf=yesterday')).status).toBe(400);
    expect((await ask('&format=doc')).status).toBe(400);
    const told = await ghia('report', 'ogp', '--plan', 'nowhere');
    expect([told.status, told.err]).toEqual([1, expect.stringContaining('We could not find this action plan')]);
    expect((await ghia('report', 'ogp')).status).toBe(2);
  });
});

describe('a published report', () => {
  it('is an official figure that names its bytes; the next report says what has changed since', async () => {
    const { town, post, group } = city;
    expect((await publish({}, (await town.citizen(5)).token)).status).toBe(403);
    for (const asOf of ['2026-02-31', '2026-13-45'])
      expect((await publish({ asOf })).json.type).toBe('urn:ghia:request.bad-as-of');
    // two who publish it at once publish it once
    const two = await Promise.all([publish({ asOf: then }), publish({ asOf: then })]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 201]);
    const first = two.find(({ status }) => status === 201)!;
    expect((await publish({ asOf: then })).status).toBe(200);
    town.position = first.json.position;
    const { items } = (await town.get(`/ogp/plans/${PLAN}/reports`)).json;
    expect(items).toMatchObject([{ figure: 'ogp-report', of: PLAN, value: { at: then, commitments: 1 } }]);
    const { digest } = items[0].value.report;
    const kept = await town.request('GET', `/log/content/${digest}`);
    expect([sha(kept.text), kept.text]).toEqual([digest, (await ask(`&asOf=${then}`)).text]);
    await post(
      '/contributions',
      { plan: PLAN, kind: 'comment', language: 'ka', text: 'გამოგონილი კომენტარი აქ', display: 'none' },
      (await town.citizen(6)).token,
    );
    town.clock.days(1);
    const { since } = (await ask('')).json;
    expect(since).toMatchObject({ digest, at: then });
    expect(since.changes).toEqual(
      expect.arrayContaining([
        { what: 'self', commitment: COMMITMENT, from: null, to: 'complete' },
        { what: 'independent', commitment: COMMITMENT, from: null, to: 'limited' },
        { what: 'milestone', commitment: COMMITMENT, item: 'm1', from: 'limited', to: 'complete' },
        { what: 'milestone-overdue', commitment: COMMITMENT, item: 'm1', from: 1, to: 0 },
        { what: 'contributions', commitment: null, from: 0, to: 1 },
      ]),
    );
    const second = await publish({}, group);
    expect(second.status).toBe(201);
    town.position = second.json.position;
    expect((await publish({ asOf: then })).json.type).toBe('urn:ghia:plan.report-not-newer');
    const third = (await ask('')).json;
    expect(third.since.changes).toEqual([]);
  });

  it('is made again by verify, from the leaves that it names', async () => {
    const { status, out } = await ghia('verify');
    expect(out.split('\n').find((line) => line.includes(' reports '))).toMatch(
      /^ok .*2 monitoring reports, each made again/,
    );
    expect(status).toBe(0);
  });

  it('is made again by anybody from the public export alone', async () => {
    const folder = join(city.town.folder, 'export');
    await ghia('export', '--out', folder);
    const { status, out } = await ghia('recount', 'ogp', PLAN, '--from', folder);
    expect(out.split('\n').filter((line) => /^ok +report/.test(line))).toHaveLength(2);
    expect(status).toBe(0);
  });
});

describe('a plan', () => {
  it('of the older scales is reported by its own vocabulary', async () => {
    const { post, assessor, town } = city;
    const code = 'madeup-2017';
    const content = planContent({ from: '2017-01-01', to: '2017-12-31' });
    await post('/plans', { ...DRAFT, code, scales: 'irm-2014', content, source: { title: WORDS } });
    const own = commitmentContent({ from: '2017-01-01', to: '2017-12-31', figures: [] });
    await post(`/plans/${code}/commitments`, { code: 'old0001', content: own });
    const findings = {
      completion: 'substantial',
      specificity: 'high',
      relevance: ['civic-participation'],
      impact: 'transformative',
    };
    const about = { stage: 'end', assessor: { kind: 'irm', name: WORDS }, day: '2018-04-01', text: WORDS };
    await post(
      '/commitments/old0001/assess',
      { independent: { ...about, findings, source: { title: WORDS } } },
      assessor,
    );
    const report = (await town.get(`/ogp/report?plan=${code}`)).json;
    expect(report).toMatchObject({
      ...{ plan: { scales: 'irm-2014' }, scoreboard: { starred: 1, independent: { substantial: 1 } } },
      commitments: [{ starred: true, independent: [{ findings }] }],
    });
    const page = await town.request('GET', `/api/v1/ogp/report?plan=${code}&format=html&lang=en`);
    for (const word of ['Transformative', 'Specificity', 'Scales of the IRM up to 2019'])
      expect(page.text).toContain(word);
  });

  it('in one language only says so, and stands in that language', async () => {
    const { post, town, group } = city;
    const code = 'one-language';
    const one = planContent({ title: { ka: 'მხოლოდ ქართულად' }, summary: { ka: 'მხოლოდ ქართულად.' } });
    await post('/plans', { ...DRAFT, code, content: one });
    const report = (await town.get(`/ogp/report?plan=${code}`)).json;
    expect(report.untranslated).toEqual({ ka: 0, en: 2 });
    const page = await town.request('GET', `/api/v1/ogp/report?plan=${code}&format=html&lang=en`);
    expect(page.text).toContain('2 texts are not there in English: they stand in Georgian.');
    expect(page.text).toContain('<h1 lang="ka">მხოლოდ ქართულად</h1>');
    const draft = await town.request('POST', `/api/v1/ogp/plans/${code}/reports`, { token: group, body: {} });
    expect(draft.json.type).toBe('urn:ghia:plan.not-adopted');
  });
});
