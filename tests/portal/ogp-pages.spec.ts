import { say } from '../../src/portal/i18n/catalogue.js';
import { COMMITMENT, PLAN } from '../ogp/made-up.js';
import { type MonitoredCity, monitoredCity } from '../ogp/monitored-city.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { ogp: t, ogpForms: forms, ogpWords: words, errors, refusals } = say('en');
const at = `/en/ogp/commitments/${COMMITMENT}`;

let city: MonitoredCity;
let citizen: Visitor;
let group: Visitor;
let assessor: Visitor;
beforeAll(async () => {
  city = await monitoredCity();
  citizen = await Visitor.of(city.town, 5);
  group = await Visitor.of(city.town, 60, ['working-group']);
  assessor = await Visitor.of(city.town, 61, ['assessor']);
});
afterAll(() => city.town.close());
const page = async (path = at) => wordsOf((await city.town.request('GET', path)).text);
const TEXT = 'Please add an English version, too.';

it('leads from the plans to a plan and to its commitment, in both languages', async () => {
  const plans = await city.town.request('GET', '/ka/ogp');
  expect(plans.text).toContain(`href="/ka/ogp/plans/${PLAN}"`);
  const plan = await city.town.request('GET', `/ka/ogp/plans/${PLAN}`);
  expect(plan.text).toContain(`href="/ka/ogp/commitments/${COMMITMENT}"`);
  expect(wordsOf(plan.text)).toContain(say('ka').ogp.clock.state.overdue);
  expect((await city.town.request('GET', '/en/ogp/plans/nowhere')).status).toBe(404);
  expect((await city.town.request('GET', '/en/ogp/commitments/nowhere')).status).toBe(404);
});

it('a citizen writes to a commitment, and the working group answers with reasons', async () => {
  const wrong = await citizen.post(`${at}/contribute`, { text: 'Short' });
  expect([wrong.status, wordsOf(wrong.text)]).toEqual([422, expect.stringContaining(forms.errors.kind)]);
  expect(wordsOf(wrong.text)).toContain(forms.errors.text);
  expect(wrong.text).toContain('>Short</textarea>');
  const sent = { kind: 'proposal', text: TEXT, organisation: 'Union of Readers', display: 'none' };
  const done = await citizen.follow(`${at}/contribute`, sent);
  expect(wordsOf(done.text)).toContain(forms.notices.sent);
  expect(await page()).toContain(TEXT);
  expect((await city.town.request('GET', at)).text).not.toContain('/response"');

  const [, answer] = /href="([^"]+\/response)"/.exec((await group.get(at)).text)!;
  expect(wordsOf((await group.post(answer!, { decision: 'accepted', by: 'services' })).text)).toContain(
    forms.errors.said,
  );
  const said = 'It is being translated.';
  await group.follow(answer!, { decision: 'accepted', by: 'services', 'text-en': said });
  expect(await page()).toContain(said);
  expect((await citizen.post(answer!, { decision: 'noted', by: 'services', 'text-en': said })).status).toBe(403);
});

it('somebody writes to a plan as a whole; whoever is not signed in is led to the door', async () => {
  const path = `/en/ogp/plans/${PLAN}/contribute`;
  expect((await city.town.request('GET', path)).status).toBe(303);
  await citizen.follow(path, { kind: 'question', text: 'When does the plan end, and why?', display: 'register' });
  expect(await page(`/en/ogp/plans/${PLAN}`)).toContain('When does the plan end');
  expect(await page()).not.toContain('When does the plan end');
});

it('the office reports progress, with evidence', async () => {
  const report = { completion: 'substantial', by: 'legal', day: '2026-05-20', 'text-en': 'The draft is ready.' };
  const wrong = await group.post(`${at}/office/progress`, report);
  expect([wrong.status, wordsOf(wrong.text)]).toEqual([422, expect.stringContaining(forms.errors.milestone)]);
  const ahead = await group.post(`${at}/office/progress`, { ...report, milestone: 'm1', day: '2031-01-01' });
  expect(wordsOf(ahead.text)).toContain(wordsOf(refusals['plan.day-ahead']));
  const done = await group.follow(`${at}/office/progress`, { ...report, milestone: 'm1' });
  expect(wordsOf(done.text)).toContain(forms.notices.progress);
  const paper = { kind: 'evidence', day: '2026-05-20', 'title-en': 'The draft', milestone: 'm1' };
  const linkless = await group.post(`${at}/office/evidence`, paper);
  expect(wordsOf(linkless.text)).toContain(forms.errors.link);
  await group.follow(`${at}/office/evidence`, { ...paper, link: 'https://example.org/draft.pdf' });
  const { text } = await city.town.request('GET', at);
  expect(text).toContain('href="https://example.org/draft.pdf"');
  expect(wordsOf(text)).toContain('The draft is ready.');
});

it('either side assesses for itself alone', async () => {
  const own = {
    stage: 'midterm',
    completion: 'complete',
    by: 'services',
    day: '2026-06-01',
    'text-en': 'All is done.',
  };
  expect((await assessor.post(`${at}/office/self`, own)).status).toBe(403);
  await group.follow(`${at}/office/self`, own);
  const found = {
    stage: 'midterm',
    assessor: 'irm',
    'name-en': 'A researcher',
    day: '2026-06-02',
    'text-en': 'Not all.',
  };
  const nothing = await assessor.post(`${at}/office/independent`, found);
  expect(wordsOf(nothing.text)).toContain(wordsOf(refusals['assessment.nothing-found']));
  const withFindings = { ...found, 'found-completion': 'limited', 'found-verifiable': 'no' };
  const unsourced = await group.post(`${at}/office/independent`, withFindings);
  expect(wordsOf(unsourced.text)).toContain(wordsOf(refusals['assessment.not-assessor']));
  await assessor.follow(`${at}/office/independent`, withFindings);
  const shown = await page();
  for (const one of ['All is done.', 'Not all.', words.completion.limited, words.found.no, 'A researcher'])
    expect(shown).toContain(one);
  const plan = await page(`/en/ogp/plans/${PLAN}`);
  expect(plan).toContain(t.scoreboard);
  expect((await group.get(`${at}/office/nothing`)).status).toBe(404);
  expect(wordsOf((await citizen.get(`${at}/office/self`)).text)).toContain(errors[403].title);
});
