import {
  AppealReportHiding,
  DecideReportHidingAppeal,
  HideReport,
  ShowReport,
} from '../../commands/smart-map/commands.js';
import { report } from '../../commands/smart-map/report.js';
import { LAST_WORD_DAYS, type ReportEvent } from '../../events/smart-map.js';
import { by, NOW, spec, wish } from '../support/given.js';
import { TestHouse } from '../support/house.js';
import { adopt, REPORT } from './made-up.js';

const id = 'r1';
const filed = {
  type: 'ReportFiled',
  data: { report: id, category: 'holes', department: 'roads', promised: NOW.at, reporter: 'citizen' },
} as unknown as ReportEvent;
const hidden: ReportEvent = { type: 'ReportHidden', data: { report: id, ground: 'offensive' } };
const shown: ReportEvent = { type: 'ReportShown', data: { report: id } };
const appealed: ReportEvent = { type: 'ReportHidingAppealed', data: { report: id } };
const decided = (outcome: 'upheld' | 'overturned'): ReportEvent => ({
  type: 'ReportHidingAppealDecided',
  data: { report: id, outcome },
});
const text = 'It names nobody and is about a hole.';
const sealed = <E extends object>(fact: E, subject: string) => ({ ...fact, private: { subject, content: { text } } });
const days = (n: number) => new Date(Date.parse(NOW.at) + n * 86_400_000).toISOString();

describe('an appeal against hiding', () => {
  const { given } = spec(report, { category: { is: 'unknown' }, into: { status: 'unknown' } } as never);
  const appeal = (standing: AppealReportHiding['standing'] = 'reporter') =>
    wish(AppealReportHiding, { report: id, standing, text });
  const decide = (outcome: 'upheld' | 'overturned') => wish(DecideReportHidingAppeal, { report: id, outcome, text });

  it('is for who reported it, sealed under them alone', () => {
    given(filed, by('mod', hidden))
      .when(appeal(), { actor: 'citizen' })
      .then(sealed(appealed, 'citizen') as ReportEvent);
    given(filed, by('mod', hidden)).when(appeal('supporter')).refused('report.not-the-reporter');
    given(filed, by('mod', hidden)).when(appeal('stranger')).refused('report.not-the-reporter');
  });

  it('is against a hiding: once for each, and in time', () => {
    given(filed).when(appeal()).refused('report.not-hidden');
    given(filed, hidden, shown).when(appeal()).refused('report.not-hidden');
    given(filed, hidden, appealed).when(appeal()).refused('report.appealed-already');
    given(filed, hidden, appealed, decided('upheld')).when(appeal()).refused('report.appealed-already');
    given(filed, hidden, appealed, shown, hidden)
      .when(appeal())
      .then(sealed(appealed, 'citizen') as ReportEvent);
    given(filed, hidden)
      .when(appeal(), { at: days(LAST_WORD_DAYS + 1) })
      .refused('report.over');
  });

  it('is decided by another moderator than who hid it, once', () => {
    const waiting = [filed, by('mod', hidden), by('citizen', appealed)] as const;
    given(...waiting)
      .when(decide('upheld'), { actor: 'mod' })
      .refused('report.same-person');
    given(...waiting)
      .when(decide('upheld'), { actor: 'other' })
      .then(sealed(decided('upheld'), `report-${id}`) as ReportEvent);
    given(filed, hidden).when(decide('upheld')).refused('report.not-appealed');
    given(filed, hidden, appealed, shown).when(decide('upheld')).refused('report.not-appealed');
    given(filed, hidden, appealed, decided('upheld')).when(decide('upheld')).refused('report.not-appealed');
  });

  it('upheld leaves it hidden, overturned shows it', () => {
    const show = wish(ShowReport, { report: id, text });
    given(filed, hidden, appealed, decided('upheld'))
      .when(show)
      .then(sealed(shown, `report-${id}`) as ReportEvent);
    given(filed, hidden, appealed, decided('overturned')).when(show).thenNothing();
    const again = wish(HideReport, { report: id, ground: 'offensive', text });
    given(filed, hidden, appealed, decided('overturned'))
      .when(again)
      .then(sealed(hidden, `report-${id}`) as ReportEvent);
  });
});

describe('who reported a hidden report', () => {
  let town: TestHouse;
  let id: string;
  let reporter: string;
  let moderator: string;
  let other: string;
  beforeAll(async () => {
    town = await TestHouse.open();
    await town.adopt();
    await adopt(town);
    await town.crowd(1, 5);
    reporter = (await town.citizen(1)).token;
    [moderator, other] = [await town.staff('moderator'), await town.staff('moderator', 1)];
    id = (await town.post('/reports', reporter, REPORT)).json.id;
    await town.post(`/reports/${id}/hide`, moderator, { ground: 'offensive', text: 'It offends somebody.' });
  });
  afterAll(() => town.close());
  const refusal = async (path: string, token: string, body: object) => {
    const { status, json } = await town.request('POST', `/api/v1/reports/${id}/${path}`, { token, body });
    return [status, json.type.replace('urn:ghia:', '')];
  };
  const queue = async (token: string) => {
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    return town.request('GET', '/api/v1/map/appeals', { token });
  };

  it('appeals, and nobody but moderators and auditors reads what they say', async () => {
    expect(await refusal('appeal', (await town.citizen(2)).token, { text })).toEqual([403, 'report.not-the-reporter']);
    expect((await town.request('POST', `/api/v1/reports/${id}/appeal`, { token: reporter, body: {} })).status).toBe(
      400,
    );
    await town.post(`/reports/${id}/appeal`, reporter, { text });
    expect(await refusal('appeal', reporter, { text })).toEqual([409, 'report.appealed-already']);
    const shown = (await town.get(`/reports/${id}`)).json;
    expect(shown.updates.at(-1)).toMatchObject({ type: 'ReportHidingAppealed', text: { sealed: true } });
    expect(JSON.stringify(shown)).not.toContain(text);
    expect((await queue(reporter)).status).toBe(403);
    expect((await queue(moderator)).json).toMatchObject({ total: 1, items: [{ id, hidden: true }] });
    expect((await queue(await town.staff('auditor'))).json.items[0].updates.at(-1).text).toEqual({ text });
  });

  it('is answered by another moderator; overturned, everybody sees it again', async () => {
    const body = { outcome: 'overturned', text: 'It is rude to a hole only.' };
    expect(await refusal('appeal/decide', moderator, body)).toEqual([409, 'report.same-person']);
    expect((await town.request('POST', `/api/v1/reports/${id}/appeal/decide`, { token: reporter, body })).status).toBe(
      403,
    );
    await town.post(`/reports/${id}/appeal/decide`, other, body);
    const shown = (await town.get(`/reports/${id}`)).json;
    expect(shown).toMatchObject({ hidden: false, text: { description: REPORT.description } });
    expect(JSON.stringify(shown)).not.toContain(text);
    expect(shown.updates.at(-1)).toMatchObject({ details: { outcome: 'overturned' }, text: { text: body.text } });
    expect((await queue(moderator)).json.total).toBe(0);
  });

  it('loses what they said with their data, and the report stays', async () => {
    await town.post(`/reports/${id}/hide`, moderator, { ground: 'advertisement', text: 'It praises a company.' });
    await town.post(`/reports/${id}/appeal`, reporter, { text });
    await town.post('/me/erase', reporter);
    const { items } = (await queue(moderator)).json;
    expect([items[0].text.description, items[0].updates.at(-1).text]).toEqual([REPORT.description, { erased: true }]);
  });
});
