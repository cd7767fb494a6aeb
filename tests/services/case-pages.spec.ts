import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { ANSWERS, adoptService } from './made-up.js';

describe.each(['ka', 'en'] as const)('pages of a case in %s', (lang) => {
  const { cases: t, refusals } = say(lang);
  let town: TestHouse;
  let officer: Visitor;
  let citizen: Visitor;
  beforeAll(async () => {
    town = await TestHouse.open();
    await adoptService(town);
    officer = await Visitor.of(town, 901, ['officer']);
    citizen = await Visitor.of(town, 1);
  });
  afterAll(() => town.close());

  const apply = async () => {
    const { token } = await town.citizen(1);
    const body = { version: 1, answers: ANSWERS, declaration: true, language: lang };
    const { json } = await town.request('POST', '/api/v1/services/tree-work/applications', { token, body });
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    return json as { id: string; reference: string };
  };
  const at = (id: string, step = '') => `/${lang}/case-queue/${id}${step && `/${step}`}`;
  const mine = (id: string, step = '') => `/${lang}/me/cases/${id}${step && `/${step}`}`;
  const words = async (who: Visitor, path: string) => wordsOf((await who.get(path)).text);

  it('from the queue to the decision by forms alone; what is wrong is said at its field and nothing is lost', async () => {
    const { id, reference } = await apply();
    expect(await words(officer, `/${lang}/case-queue`)).toContain(reference);
    expect((await officer.post(at(id, 'dance'), {})).status).toBe(404);
    await officer.follow(at(id, 'accept'), {});
    expect(wordsOf((await officer.follow(at(id, 'assign'), {})).text)).toContain(t.done.step);
    const short = await officer.post(at(id, 'request-information'), { text: 'x' });
    expect([short.status, wordsOf(short.text).includes(t.act.errors.text)]).toEqual([422, true]);
    expect(short.text).toContain('>x</textarea>');
    await officer.follow(at(id, 'request-information'), { text: 'A plan, please.' });

    const page = await words(citizen, mine(reference));
    for (const said of [t.supply.title, 'A plan, please.', t.stands, t.status.waiting]) expect(page).toContain(said);
    expect((await citizen.post(mine(id, 'supply'), { text: ' ' })).status).toBe(422);
    expect(wordsOf((await citizen.follow(mine(id, 'supply'), { text: 'Here it is.' })).text)).toContain(
      t.done.supplied,
    );
    expect(await words(officer, at(id))).toContain('Here it is.');

    const none = await officer.post(at(id, 'decide'), { text: 'It is healthy.' });
    expect(wordsOf(none.text)).toContain(t.act.errors.outcome);
    const refusal = { outcome: 'refused', text: 'It is healthy.', ground: 'healthy' };
    const how = await officer.post(at(id, 'decide'), refusal);
    expect([how.status, wordsOf(how.text).includes(refusals['case.appeal-missing'])]).toEqual([422, true]);
    await officer.follow(at(id, 'decide'), { ...refusal, appeal: 'The city court.' });
    const decided = await words(citizen, mine(reference));
    for (const said of [t.outcome.refused, 'It is healthy.', 'The city court.']) expect(decided).toContain(said);
    expect(decided).not.toContain(t.withdraw.deed);
    const again = await officer.post(at(id, 'decide'), { ...refusal, appeal: 'The city court.' });
    expect([again.status, wordsOf(again.text).includes(refusals['case.decided-already'])]).toEqual([422, true]);
    expect(await words(officer, `/${lang}/case-queue`)).not.toContain(reference);
  });

  it('an applicant withdraws; nobody else comes in', async () => {
    const { id, reference } = await apply();
    const stranger = await Visitor.of(town, 2);
    expect((await stranger.post(mine(id, 'withdraw'), {})).status).toBe(404);
    expect((await stranger.get(mine(reference))).status).toBe(404);
    expect((await citizen.get(`/${lang}/case-queue`)).status).toBe(403);
    const gone = await citizen.follow(mine(id, 'withdraw'), {});
    expect(wordsOf(gone.text)).toContain(t.done.withdrawn);
    expect(await words(officer, at(id))).toContain(t.status.withdrawn);
  });
});
