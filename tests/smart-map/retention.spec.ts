import { LAST_WORD_DAYS } from '../../events/smart-map.js';
import { reportSecrets } from '../../projections/smart-map/report-secrets.js';
import type { ReportSecretDoc } from '../../read-models/report-documents.js';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';
import { adopt, REPORT } from './made-up.js';

const report = 'r1';
const june = (day: number) => new Date(Date.UTC(2026, 5, day, 8)).toISOString();
/** The first instant after the term that begins on a day of June. */
const after = (day: number) => new Date(Date.UTC(2026, 5, day + LAST_WORD_DAYS, 20)).toISOString();
const facts = {
  acknowledged: { type: 'ReportAcknowledged', data: { report } },
  resolved: { type: 'ReportResolved', data: { report } },
  confirmed: { type: 'ReportConfirmedFixed', data: { report } },
  refused: { type: 'ReportRefused', data: { report } },
  reopened: { type: 'ReportReopened', data: { report } },
  merged: { type: 'ReportMerged', data: { report, into: 'r2' } },
  parted: { type: 'ReportUnmerged', data: { report, into: 'r2' } },
  putBack: { type: 'ReportPutBack', data: { report, batch: 'b1' } },
  hidden: { type: 'ReportHidden', data: { report } },
  shown: { type: 'ReportShown', data: { report } },
  appealed: { type: 'ReportHidingAppealed', data: { report } },
  upheld: { type: 'ReportHidingAppealDecided', data: { report, outcome: 'upheld' } },
  overturned: { type: 'ReportHidingAppealDecided', data: { report, outcome: 'overturned' } },
  destroyed: { type: 'ScopeSecretDestroyed', data: { scope: `report-${report}` } },
  elsewhere: { type: 'ScopeSecretDestroyed', data: { scope: `petition-${report}` } },
  forgotten: { type: 'InvolvedForgotten', data: { report } },
} as const;
type Day = readonly [day: number, fact: keyof typeof facts];

function fold(...days: readonly Day[]): ReportSecretDoc | undefined {
  let doc: ReportSecretDoc | undefined;
  for (const [i, [day, name]] of days.entries()) {
    const event = { ...facts[name], at: june(day), position: i + 1 } as never as Parameters<
      typeof reportSecrets.keys
    >[0];
    if (!(reportSecrets.handles as readonly string[]).includes(facts[name].type)) continue;
    for (const key of reportSecrets.keys(event)) doc = reportSecrets.fold(doc, event as never, key);
  }
  return doc;
}

it.each<[string, string | undefined, ...Day[]]>([
  ['being worked on', undefined, [1, 'acknowledged']],
  ['resolved', after(3), [1, 'acknowledged'], [3, 'resolved']],
  ['confirmed fixed', after(5), [3, 'resolved'], [5, 'confirmed']],
  ['refused', after(3), [3, 'refused']],
  ['opened again', undefined, [3, 'resolved'], [5, 'reopened']],
  ['opened again and resolved', after(7), [3, 'resolved'], [5, 'reopened'], [7, 'resolved']],
  ['joined with another', undefined, [3, 'merged']],
  ['parted from it and hidden', after(7), [3, 'merged'], [5, 'parted'], [7, 'hidden']],
  ['closed by a batch that was undone', undefined, [3, 'resolved'], [4, 'putBack']],
  ['hidden while it is open', after(3), [3, 'hidden']],
  ['shown again while it is open', undefined, [3, 'hidden'], [5, 'shown']],
  ['shown again after it was closed', after(2), [2, 'refused'], [3, 'hidden'], [5, 'shown']],
  ['under appeal', undefined, [2, 'refused'], [3, 'hidden'], [4, 'appealed']],
  ['hidden for good', after(3), [2, 'refused'], [3, 'hidden'], [4, 'appealed'], [6, 'upheld']],
  ['shown on appeal', after(2), [2, 'refused'], [3, 'hidden'], [4, 'appealed'], [6, 'overturned']],
])('%s', (_, due, ...days) => expect(fold(...days)?.due).toBe(due));

it('says since when the terms are over once the secret is gone, and is gone with the data', () => {
  const over = fold([3, 'resolved'], [4, 'elsewhere'], [20, 'destroyed']);
  expect([over?.due, over?.over]).toEqual([undefined, after(3)]);
  expect(fold([3, 'resolved'], [20, 'destroyed'], [21, 'reopened'])?.over).toBe(after(3));
  expect(fold([3, 'resolved'], [20, 'destroyed'], [21, 'forgotten'])).toBeUndefined();
  expect(fold([3, 'resolved'], [20, 'destroyed'], [21, 'forgotten'], [22, 'reopened'])).toBeUndefined();
});

describe('those involved in a report', () => {
  let town: TestHouse;
  let officer: string;
  beforeAll(async () => {
    town = await TestHouse.open({ works: true });
    await town.adopt();
    await adopt(town);
    await town.crowd(1, 10);
    officer = await town.staff('officer');
  });
  afterAll(() => town.close());
  const tokenOf = async (n: number) => (await town.citizen(n)).token;
  const file = async (n: number) =>
    (await town.post('/reports', await tokenOf(n), { ...REPORT, display: 'name' })).json.id as string;
  const scopesOf = async (n: number) =>
    town.house.vault.scopesOf((await town.citizen(n)).resident.person).map(({ scope }) => scope);
  const destroyed = async (id: string) => (await town.house.log.read(`scope-report-${id}`)).length;
  const forgotten = async (id: string) => (await town.house.log.read(`retention-${id}`)).map(({ data }) => data);

  it('are known while it can be opened again, and for the months of the schedule; then its text is all that is left', async () => {
    const { vault } = town.house;
    const [kept, joined, open] = [await file(1), await file(2), await file(3)];
    await town.post(`/reports/${kept}/support`, await tokenOf(4));
    await town.post(`/reports/${joined}/merge`, officer, { into: kept });
    await until(async () => (await town.get(`/reports/${kept}`)).json.supporters === 2);
    await town.post(`/reports/${kept}/resolve`, officer, { text: 'Filled on Monday.' });
    town.clock.days(LAST_WORD_DAYS - 1);
    await town.post(`/reports/${kept}/confirm-fixed`, await tokenOf(4));
    town.clock.days(LAST_WORD_DAYS - 1);
    expect([await destroyed(kept), await destroyed(joined)]).toEqual([0, 0]);
    town.clock.days(2);
    await until(async () => (await destroyed(kept)) + (await destroyed(joined)) === 2);
    expect(await destroyed(open)).toBe(0);
    const stranger = (await town.citizen(9)).resident.person;
    expect(() => vault.pseudonym(stranger, `report-${kept}`)).toThrow(/destroyed/);
    const again = { token: await tokenOf(1), body: { text: 'It is there once more.' } };
    const late = await town.request('POST', `/api/v1/reports/${kept}/reopen`, again);
    expect([late.status, late.json.type]).toEqual([409, 'urn:ghia:report.over']);
    const support = await town.request('POST', `/api/v1/reports/${kept}/support`, {
      token: await tokenOf(9),
      body: {},
    });
    expect([support.status, support.json.type]).toEqual([409, 'urn:ghia:report.over']);
    expect((await town.get(`/reports/${kept}`)).json.reporter).toEqual({ name: expect.any(String) });
    expect(await scopesOf(4)).toEqual([`report-${kept}`]);

    town.clock.days(190);
    await until(async () => (await forgotten(kept)).length + (await forgotten(joined)).length === 2);
    // the joined one’s reporter came along with it
    expect(await forgotten(kept)).toEqual([{ report: kept, keys: 3, schedule: 0 }]);
    expect([await scopesOf(1), await scopesOf(2), await scopesOf(4)]).toEqual([[], [], []]);
    expect(await scopesOf(3)).toEqual([`report-${open}`]);
    const { reporter, text } = (await town.get(`/reports/${kept}`)).json;
    expect([reporter, text.description]).toEqual([{ erased: true }, REPORT.description]);
  });
});
