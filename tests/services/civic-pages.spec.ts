import { say } from '../../src/portal/i18n/catalogue.js';
import { TestHouse } from '../support/house.js';
import { photo } from '../support/pictures.js';
import { Visitor, wordsOf } from '../support/visitor.js';
import { adoptService } from './made-up.js';
import { decidedCase } from './rated.js';

describe.each(['ka', 'en'] as const)('pages of civic control in %s', (lang) => {
  const { civic: t, cases, refusals } = say(lang);
  let town: TestHouse;
  let officer: Visitor;
  let monitor: Visitor;
  let group: Visitor;
  let moderator: Visitor;
  beforeAll(async () => {
    town = await TestHouse.open();
    await adoptService(town);
    officer = await Visitor.of(town, 901, ['officer']);
    group = await Visitor.of(town, 903, ['working-group']);
    moderator = await Visitor.of(town, 904, ['moderator']);
  });
  afterAll(() => town.close());

  const words = async (who: Visitor, path: string) => wordsOf((await who.get(`/${lang}${path}`)).text);

  it('an applicant rates a decided case by a form alone, once; a score is withheld until there are many', async () => {
    const { reference, id } = await decidedCase(town, 1, await town.staff('officer'));
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const citizen = await Visitor.of(town, 1);
    const at = `/${lang}/me/cases/${id}/rate`;
    expect(await words(citizen, `/me/cases/${reference}`)).toContain(t.rate.title);
    const none = await citizen.post(at, { text: 'Fine.' });
    expect([none.status, wordsOf(none.text).includes(t.rate.missing)]).toEqual([422, true]);
    expect(none.text).toContain('>Fine.</textarea>');
    const rated = wordsOf((await citizen.follow(at, { score: '4', text: 'Fine.' })).text);
    for (const said of [t.rate.done, t.rate.yours, t.rate.scores[4], 'Fine.', cases.steps.ServiceRated])
      expect(rated).toContain(said);
    const again = await citizen.post(at, { score: '1' });
    expect([again.status, wordsOf(again.text).includes(refusals['case.rated-already'])]).toEqual([422, true]);
    const desk = await words(officer, `/case-queue/${id}`);
    for (const said of ['Fine.', cases.steps.ServiceRated]) expect(desk).not.toContain(said);
    expect(await words(citizen, '/services/tree-work')).toContain(t.score.none(10));
    expect(await words(citizen, '/services/tree-work/feedback')).toContain(t.score.none(10));
    expect(await words(citizen, '/service-standards')).toContain(t.withheld);
  });

  it('the working group accredits a monitor; what is wrong is said at its field', async () => {
    const at = `/${lang}/monitors`;
    const { resident } = await town.citizen(902);
    const organisation = { 'organisation-ka': 'მოქალაქეთა მეგობრები', 'organisation-en': 'Friends of Citizens' };
    const form = { step: 'accredit', personalNumber: resident.number, ...organisation, expires: '2027-01-31' };
    const wrong = await group.post(at, { ...form, expires: '', 'organisation-en': '' });
    expect(wrong.status).toBe(422);
    for (const id of ['expires', 'organisation-en']) expect(wrong.text).toContain(`href="#${id}"`);
    const done = wordsOf((await group.follow(at, form)).text);
    for (const said of [t.monitors.done, t.monitors.inForce, resident.name.last]) expect(done).toContain(said);
    expect((await officer.post(at, form)).status).toBe(403);
    monitor = await Visitor.of(town, 902, ['monitor']);
  });

  it('a monitor reports a visit with a photo, corrects it, and is answered; everybody reads it', async () => {
    const at = `/${lang}/services/tree-work/visit`;
    expect((await officer.get(at)).status).toBe(403);
    const form = {
      ...{ day: town.clock.now().slice(0, 10), channel: 'hall', district: 'vake', place: 'Vake hall' },
      ...{ 'check-waiting': 'not-met', 'check-courtesy': 'met', text: 'I waited for two hours.' },
    };
    const wrong = await monitor.post(at, { ...form, channel: '', file: await photo() });
    expect([wrong.status, wordsOf(wrong.text).includes(t.visits.form.wrong.channel)]).toEqual([422, true]);
    const files = /name="files" value="([0-9a-f]{64})"/.exec(wrong.text)?.[1];
    expect(files).toBeDefined();
    const sent = await monitor.follow(at, { ...form, files: files!, file: Buffer.alloc(0) });
    for (const said of [t.visits.form.done, t.visits.findings['not-met'], 'I waited for two hours.', t.visits.waits])
      expect(wordsOf(sent.text)).toContain(said);
    const id = /monitor-reports\/([0-9a-f-]{36})\/correct/.exec(sent.text)![1]!;
    expect((await monitor.get(`/api/v1/monitor-reports/${id}/files/${files}`)).status).toBe(200);
    const kept = (await monitor.get(`/${lang}/monitor-reports/${id}/correct`)).text;
    expect(kept).toContain('>I waited for two hours.</textarea>');
    const correction = { ...form, text: 'I waited for one hour.', files: files!, file: Buffer.alloc(0) };
    const corrected = await monitor.follow(`/${lang}/monitor-reports/${id}/correct`, correction);
    expect(wordsOf(corrected.text)).toContain(t.visits.versions);

    const here = `/${lang}/monitor-reports/${id}`;
    const short = await officer.post(here, { step: 'answer', ka: 'გავასწორებთ.', en: '' });
    expect([short.status, wordsOf(short.text).includes(t.score.short)]).toEqual([422, true]);
    const answered = await officer.follow(here, { step: 'answer', ka: 'გავასწორებთ.', en: 'We will mend it.' });
    expect(wordsOf(answered.text)).toContain(lang === 'ka' ? 'გავასწორებთ.' : 'We will mend it.');
    expect((await officer.post(here, { step: 'dance' })).status).toBe(404);
    expect(await words(group, '/monitor-reports?service=tree-work')).toContain(t.visits.answered);
    const { moderation, grounds } = t.visits;
    expect(wordsOf((await officer.get(here)).text)).not.toContain(moderation.hide);
    expect((await officer.post(here, { step: 'hide', ground: 'insult', text: 'It insults somebody.' })).status).toBe(
      422,
    );
    expect(wordsOf((await moderator.get(here)).text)).toContain(moderation.note);
    const unfounded = await moderator.post(here, { step: 'hide', text: 'It is too sharp.' });
    expect([unfounded.status, wordsOf(unfounded.text).includes(moderation.wrong)]).toEqual([422, true]);
    const hidden = wordsOf(
      (await moderator.follow(here, { step: 'hide', ground: 'insult', text: 'It insults somebody.' })).text,
    );
    for (const said of [moderation.hidden, grounds.insult, 'It insults somebody.', t.visits.findings['not-met']])
      expect(hidden).toContain(said);
    expect(hidden).not.toContain('I waited');
    const shown = wordsOf((await moderator.follow(here, { step: 'show', text: 'It was no insult.' })).text);
    for (const said of [moderation.shown, 'I waited for one hour.']) expect(shown).toContain(said);
    const gone = await monitor.follow(here, { step: 'withdraw', text: 'Another hall.' });
    expect(wordsOf(gone.text)).toContain(t.visits.form.gone);
    expect(wordsOf(gone.text)).not.toContain('I waited');
  });

  it('the working group revokes, and says why', async () => {
    const page = (await group.get(`/${lang}/monitors`)).text;
    const id = /name="monitor" value="([0-9a-f]{32})"/.exec(page)![1]!;
    const at = `/${lang}/monitors`;
    expect((await group.post(at, { step: 'revoke', monitor: id, ka: 'თავად ითხოვა.', en: '' })).status).toBe(422);
    const form = { step: 'revoke', monitor: id, ka: 'თავად ითხოვა.', en: 'At their own wish.' };
    const done = wordsOf((await group.follow(at, form)).text);
    expect(done).toContain(lang === 'ka' ? 'თავად ითხოვა.' : 'At their own wish.');
  });
});
