import { TERMS } from '../../commands/ogp/plan.js';
import { isWorkingDay, monthsAfter, workingDayFrom } from '../../events/calendar.js';
import { type ClockFacts, type ClockKind, clocksOf } from '../../events/ogp-clocks.js';
import { stateOf } from '../../read-models/ogp-clocks.js';
import { COMMITMENT, PLAN, WORDS } from './made-up.js';
import { type MonitoredCity, monitoredCity } from './monitored-city.js';

const facts = (change: Partial<ClockFacts> = {}): ClockFacts => ({
  ...{ to: '2026-12-31', submitted: '2026-01-09', months: TERMS.local },
  ...{ repository: [], meetings: [], commitments: [] },
  ...change,
});
const of = (kind: ClockKind, change: Partial<ClockFacts>, today: string) =>
  clocksOf(facts(change))
    .filter((term) => term.kind === kind)
    .map((term) => [term.due, term.met, stateOf(term, today)]);

describe('days of the calendar', () => {
  it('months end where the month does, and a term never ends on a day of rest', () => {
    expect(monthsAfter('2025-10-31', 4)).toBe('2026-02-28');
    expect(monthsAfter('2027-10-31', 4)).toBe('2028-02-29');
    expect(monthsAfter('2026-08-31', 6)).toBe('2027-02-28');
    // Good Friday to Easter Monday 2026, the 9th of April before it
    expect(workingDayFrom('2026-04-09')).toBe('2026-04-14');
    expect(workingDayFrom('2026-12-31')).toBe('2026-12-31');
    expect(workingDayFrom('2027-01-01')).toBe('2027-01-04');
  });

  it('whatever the day of submission within a year, everything is due on a working day', () => {
    for (let n = 0; n < 365; n++) {
      const submitted = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
      const terms = clocksOf(facts({ submitted, to: '2028-12-31', commitments: [{ id: 'a', to: submitted }] }));
      expect(terms.map(({ due }) => due).filter((due) => !isWorkingDay(due))).toEqual([]);
      expect(terms.every(({ from, due }) => from < due)).toBe(true);
    }
  });
});

describe('the repository', () => {
  it('of a local plan is owed something every four months: its last day belongs to the term', () => {
    // the 9th of May 2026 is Victory Day and a Saturday: Monday the 11th, and the 12th is a holiday again
    expect(of('repository', {}, '2026-05-11')).toEqual([['2026-05-11', null, 'due']]);
    expect(of('repository', {}, '2026-05-12')).toEqual([['2026-05-11', null, 'overdue']]);
  });

  it('runs anew from the last time that kept the term', () => {
    const repository = ['2026-02-01', '2026-05-11', '2026-03-03', '2026-10-01'];
    expect(of('repository', { repository }, '2026-11-01')).toEqual([
      ['2026-05-11', '2026-05-11', 'met'],
      ['2026-09-11', '2026-10-01', 'met-late'],
    ]);
  });

  it('of a national plan twice a year, for as long as it runs', () => {
    const national = { months: TERMS.national, to: '2027-12-31', submitted: '2026-01-15' };
    expect(of('repository', { ...national, repository: ['2026-07-01'] }, '2026-08-01')).toEqual([
      ['2026-07-15', '2026-07-01', 'met'],
      ['2027-01-04', null, 'due'],
    ]);
    expect(of('repository', { to: '2026-05-08' }, '2026-08-01')).toEqual([]);
  });
});

describe('the forum and the assessments', () => {
  it('the forum meets every six months', () => {
    expect(of('forum', { meetings: ['2026-06-30'] }, '2026-07-10')).toEqual([
      ['2026-07-09', '2026-06-30', 'met'],
      ['2026-12-30', null, 'due'],
    ]);
  });

  it('the inception assessment is there when every commitment that stands has one', () => {
    const commitments = [
      { id: 'a', to: '2026-12-31', inception: '2026-02-20' },
      { id: 'b', to: '2026-12-31', inception: '2026-03-12' },
    ];
    expect(of('inception', { commitments }, '2026-04-01')).toEqual([['2026-03-09', '2026-03-12', 'met-late']]);
    const one = [commitments[0]!, { id: 'b', to: '2026-12-31' }];
    expect(of('inception', { commitments: one }, '2026-03-09')).toEqual([['2026-03-09', null, 'due']]);
    expect(of('inception', {}, '2026-03-10')).toEqual([['2026-03-09', null, 'overdue']]);
  });

  it('both assessments of a commitment count from its end, each by itself', () => {
    const commitments = [{ id: 'a', to: '2026-12-01', self: '2027-01-04' }];
    expect(of('self-assessment', { commitments }, '2027-01-05')).toEqual([['2027-01-04', '2027-01-04', 'met']]);
    expect(of('end-assessment', { commitments }, '2027-01-05')).toEqual([['2027-01-04', null, 'overdue']]);
  });

  it('nothing runs before the plan was submitted', () => {
    const { submitted: _, ...before } = facts({ commitments: [{ id: 'a', to: '2026-02-01' }] });
    expect(clocksOf(before)).toEqual([]);
  });
});

describe('over the API', () => {
  let city: MonitoredCity;
  beforeAll(async () => {
    city = await monitoredCity();
  });
  afterAll(() => city.town.close());
  const clocks = async (asOf = '') => {
    const { items } = (await city.town.get(`/ogp/clocks?plan=${PLAN}${asOf}`)).json;
    return items[0].terms.map((term: { kind: string; state: string }) => `${term.kind} ${term.state}`);
  };

  it('anyone reads what is owed and how it stands, now and in the past', async () => {
    const before = await clocks();
    expect(before).toEqual([
      'repository overdue',
      'forum due',
      'inception overdue',
      'self-assessment due',
      'end-assessment due',
    ]);
    const { position } = (await city.town.get(`/ogp/clocks?plan=${PLAN}`)).json.asOf;
    const link = { title: WORDS, day: '2026-06-02', link: 'https://example.org/minutes.pdf' };
    await city.post(`/plans/${PLAN}/evidence`, { kind: 'minutes', ...link });
    const findings = { verifiable: true };
    const assessed = { stage: 'inception', assessor: { kind: 'irm', name: WORDS }, findings, day: '2026-03-20' };
    await city.post(`/commitments/${COMMITMENT}/assess`, { independent: { ...assessed, text: WORDS } }, city.assessor);
    expect(await clocks()).toEqual([
      ...['repository met-late', 'repository due', 'forum met', 'forum due', 'inception met'],
      ...['self-assessment due', 'end-assessment due'],
    ]);
    expect(await clocks(`&asOf=${position}`)).toEqual(before);
    const page = await city.town.request('GET', `/en/ogp/plans/${PLAN}`);
    expect(page.text).toContain('Met late');
  });

  it('a commitment that is withdrawn owes nothing more', async () => {
    await city.post(`/commitments/${COMMITMENT}/withdraw`, { reason: WORDS });
    expect((await clocks()).filter((one: string) => one.includes('assessment'))).toEqual([]);
  });
});
