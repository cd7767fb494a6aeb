import { jest } from '@jest/globals';
import type { CaseDoc } from '../../read-models/case-documents.js';
import { openTables } from '../../src/open-data/all-tables.js';
import { serviceTables, told } from '../../src/open-data/tables/services.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { COMMITMENT, PLAN, WORDS } from '../ogp/made-up.js';
import { type MonitoredCity, monitoredCity } from '../ogp/monitored-city.js';
import { rowsOf } from './rows-of.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

describe('applications by month', () => {
  const cases = serviceTables.find(({ name }) => name === 'cases-by-month')!;
  const months = async (docs: readonly Partial<CaseDoc>[]) => {
    const store = new MemoryStore();
    await store.prepare('cases', { indexes: [] });
    const whole = docs.map((doc, i): [string, never] => [
      `c${i}`,
      {
        ...{ _id: `c${i}`, service: 'trees', status: 'submitted', open: true, outcome: null, overdueSince: null },
        ...{ submittedAt: '2026-05-10T08:00:00.000Z', applicant: 'secret', position: i + 1, ...doc },
      } as never,
    ]);
    await store.save([{ collection: 'cases', docs: new Map(whole), position: docs.length }]);
    return rowsOf(cases, { store, of: (name) => name });
  };
  const times = (n: number, doc: Partial<CaseDoc>) => Array.from({ length: n }, () => doc);
  const granted = { status: 'decided', open: false, outcome: 'granted' } as const;
  const refused = { status: 'closed', open: false, outcome: 'refused' } as const;

  it('are counted by service and by the month in Tbilisi, and how they ended where enough people stand in each part', async () => {
    const late = { submittedAt: '2026-05-31T20:30:00.000Z' }; // June there
    expect(await months([...times(6, granted), ...times(5, refused), ...times(7, late)])).toEqual([
      ['2026-05', 'trees', 11, 0, 6, 5, 0, 0, 0],
      ['2026-06', 'trees', 7, 7, 0, 0, 0, 0, 0],
    ]);
  });

  it('say nothing of a handful: no small count, and no part that the others would give away', async () => {
    expect(await months([...times(9, granted), refused])).toEqual([
      ['2026-05', 'trees', 10, null, null, null, null, null, 0],
    ]);
    expect(await months(times(4, granted))).toEqual([]);
    const rare = [...times(3, { ...granted, service: 'a' }), ...times(3, { ...refused, service: 'b' })];
    expect(await months(rare)).toEqual([['2026-05', null, 6, null, null, null, null, null, 0]]);
    expect((await months([...times(6, {}), { overdueSince: '2026-05-20T00:00:00.000Z' }]))[0]!.at(-1)).toBeNull();
  });

  it('never say how cases of a sensitive service ended, however many there are', async () => {
    const unsaid = { status: 'decided', open: false, outcome: null } as const;
    expect(await months(times(50, unsaid))).toEqual([['2026-05', 'trees', 50, null, null, null, null, null, 0]]);
    expect(told('2026-05', 'trees', { ...blank(), filed: 60, granted: 50, unsaid: 10 })[4]).toBeNull();
  });

  const blank = () => ({ filed: 0, open: 0, granted: 0, refused: 0, returned: 0, withdrawn: 0, overdue: 0, unsaid: 0 });
});

it('no table of services and open government has a column for who it was', () => {
  const columns = openTables.flatMap(({ name, columns: of }) => of.map((one) => `${name}.${one.name}`));
  expect(columns.filter((one) => /applicant|author|reference|officer|staff|actor|holder/.test(one))).toEqual([]);
});

describe('a plan and its working group', () => {
  let city: MonitoredCity;
  beforeAll(async () => {
    city = await monitoredCity();
    const { town, post } = city;
    await post(`/commitments/${COMMITMENT}/milestones/m1/progress`, {
      ...{ completion: 'limited', by: 'legal', day: '2026-05-20', text: WORDS },
    }).catch(() => undefined);
    await post(`/commitments/${COMMITMENT}/evidence`, {
      ...{ kind: 'evidence', title: WORDS, day: '2026-06-01', link: 'https://example.org/order' },
    });
    await post('/organisations', { organisation: 'watchers', name: WORDS, kind: 'civil-society' });
    await post('/members', { organisation: 'watchers', role: 'member', post: WORDS, since: '2026-01-15' });
    await town.house.projecting.seen(await town.house.log.head(), 20_000);
  });
  afterAll(() => city.town.close());
  const rows = async (table: string) => (await city.town.get(`/open-data/${table}.json`)).json;

  it('stand in their tables', async () => {
    expect(await rows('plans')).toMatchObject([{ plan: PLAN, status: 'submitted', adopted_on: '2026-01-10' }]);
    expect(await rows('commitments')).toMatchObject([
      { commitment: COMMITMENT, plan: PLAN, lead: 'services', evidence: 1 },
    ]);
    expect(await rows('milestones')).toMatchObject([{ milestone: 'm1' }, { milestone: 'm2' }]);
    expect(await rows('evidence')).toMatchObject([
      { source: 'link', link: 'https://example.org/order', missing_since: null },
    ]);
    for (const table of [
      'assessments',
      'contributions',
      'responses',
      'group-sessions',
      'group-outcomes',
      'minutes',
      'group-tasks',
    ])
      expect([table, Array.isArray(await rows(table))]).toEqual([table, true]);
  });

  it('the group is a dataset of its own, in the terms of Popolo; as of a day its own room tells', async () => {
    const { json, headers } = await city.town.get('/open-data/popolo.json');
    expect(json.organizations.map(({ id }: { id: string }) => id)).toEqual(['working-group', 'watchers']);
    expect(json.memberships).toMatchObject([{ on_behalf_of_id: 'watchers', start_date: '2026-01-15' }]);
    expect(headers.etag).toMatch(/^"[0-9a-f]{64}"$/);
    const past = await city.town.request('GET', '/api/v1/open-data/popolo.json?asOf=1');
    expect([past.status, past.headers.location]).toEqual([303, '/api/v1/ogp/popolo?asOf=1']);
    expect((await city.town.request('GET', '/api/v1/open-data/popolo.csv')).status).toBe(404);
  });
});
